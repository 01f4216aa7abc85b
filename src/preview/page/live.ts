import { type Act, type News, newsSchema } from '../messages.ts';

/** How long until the connection is tried again, in milliseconds. */
const PAUSE = 1_000;

/** What the page says to the preview. */
export interface Live {
  /** Whether there is a connection that takes it. */
  act(act: Act): boolean;
}

/**
 * Connects with the preview, and again whenever the connection is lost.
 *
 * @param onOpen Called whenever there is a connection.
 */
export function connect(
  onOpen: () => void,
  onNews: (news: News) => void,
  onLost: () => void,
): Live {
  let socket = open();
  return {
    act: (act) => {
      if (socket.readyState !== WebSocket.OPEN) return false;
      socket.send(JSON.stringify(act));
      return true;
    },
  };

  function open(): WebSocket {
    const opened = new WebSocket(`ws://${location.host}/live`);
    opened.addEventListener('open', onOpen);
    opened.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      onNews(newsSchema.parse(JSON.parse(String(data))));
    });
    opened.addEventListener('close', () => {
      onLost();
      setTimeout(() => {
        socket = open();
      }, PAUSE);
    });
    return opened;
  }
}
