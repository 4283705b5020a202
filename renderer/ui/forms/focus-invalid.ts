/**
 * Moves focus to the first field on the screen that is marked as wrong, once it is drawn so: its words are then read
 * with it. Opens what it is folded into.
 */
export function focusInvalid(): void {
  requestAnimationFrame(() => {
    const wrong = document.querySelector<HTMLElement>('main [aria-invalid="true"]');
    if (!wrong) return;
    for (let fold = wrong.closest('details'); fold; fold = fold.parentElement?.closest('details') ?? null)
      fold.open = true;
    const field = wrong.matches('input, textarea') ? wrong : wrong.querySelector<HTMLElement>('input');
    field?.focus();
  });
}
