/** Focuses an element once it is drawn. */
export function focusOn(selector: string): void {
  requestAnimationFrame(() => {
    document.querySelector<HTMLElement>(selector)?.focus();
  });
}

/**
 * Draws, and keeps the focus where it was: on the same control of a message that was drawn anew, and
 * on the message box where what had it is gone.
 */
export function keepFocus(draw: () => void): void {
  const before = document.activeElement;
  const again = before instanceof HTMLElement ? finderOf(before) : () => null;
  draw();
  if (before === null || before === document.body || before.isConnected) return;
  (again() ?? document.querySelector<HTMLElement>('#message-box'))?.focus();
}

/** Finds the control that stands where this one does, counted from the end of its message. */
function finderOf(element: HTMLElement): () => HTMLElement | null {
  const message = element.closest<HTMLElement>('discord-message')?.dataset['id'];
  if (message === undefined) return () => null;
  const controls = () =>
    Array.from(document.querySelectorAll<HTMLElement>(`[data-id="${message}"] ${element.tagName}`));
  const fromEnd = controls().toReversed().indexOf(element);
  return () => controls().at(-1 - fromEnd) ?? null;
}
