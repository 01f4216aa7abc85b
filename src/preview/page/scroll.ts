/** The end is not always a whole pixel. */
const NEAR = 2;

/** Other messages take some frames until they stand, in milliseconds. */
const SETTLING = 300;

/** Keeps the newest message in view, unless somebody reads further up. */
export interface Follower {
  /** Looks after what was drawn. */
  follow(): void;
  /** Goes to the newest message. */
  jump(): void;
  /** Goes to the newest of other messages, which are about to be drawn. */
  restart(): void;
}

/** @param find The element that scrolls; its first child grows. */
export function createFollower(find: () => HTMLElement | null): Follower {
  let isFollowing = true;
  let top = 0;
  let height = 0;
  let settled = 0;
  let followed: HTMLElement | null = null;
  const stay = () => {
    if (followed !== null && isFollowing) followed.scrollTop = followed.scrollHeight;
  };
  const growth = new ResizeObserver(stay);
  return {
    follow: () => {
      const scroller = find();
      if (scroller !== null && scroller !== followed) {
        followed = scroller;
        scroller.addEventListener('scroll', () => {
          const { scrollTop, scrollHeight, clientHeight } = scroller;
          // Where the content itself became longer or shorter, nobody has scrolled.
          const isUp = scrollTop < top && scrollHeight === height;
          const isAtEnd = scrollHeight - scrollTop - clientHeight < NEAR;
          isFollowing = isAtEnd || (isFollowing && (!isUp || performance.now() < settled));
          top = scrollTop;
          height = scrollHeight;
          stay();
        });
        growth.observe(scroller);
        if (scroller.firstElementChild) growth.observe(scroller.firstElementChild);
      }
      stay();
    },
    jump: () => {
      isFollowing = true;
      stay();
    },
    restart: () => {
      isFollowing = true;
      settled = performance.now() + SETTLING;
    },
  };
}
