/** Goes to a heading of the screen. The address of the page is the screen's, so no link can do it. */
export function showPlace(id: string): void {
  const heading = document.getElementById(id);
  heading?.scrollIntoView?.({ block: 'start' });
  heading?.focus({ preventScroll: true });
}
