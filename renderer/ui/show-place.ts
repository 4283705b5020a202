/** Goes to a place of the screen, and opens what it is folded in. The address of the page is the screen's, so no link can do it. */
export function showPlace(id: string): void {
  const place = document.getElementById(id);
  const fold = place?.closest('details');
  if (fold) fold.open = true;
  place?.scrollIntoView?.({ block: 'start' });
  place?.focus({ preventScroll: true });
}
