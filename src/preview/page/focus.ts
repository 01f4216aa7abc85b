/** Focuses an element once it is drawn. */
export function focusOn(selector: string): void {
  requestAnimationFrame(() => {
    document.querySelector<HTMLElement>(selector)?.focus();
  });
}
