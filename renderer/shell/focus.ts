/** Moves focus to the screen's search box; false when the screen has none. */
export function focusSearch(): boolean {
  const input = document.querySelector<HTMLInputElement>('main input[data-search]');
  input?.focus();
  return input !== null;
}

/** Moves focus to the screen's heading without scrolling. */
export function focusHeading(): void {
  document.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: true });
}
