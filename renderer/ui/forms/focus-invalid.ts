/**
 * Moves focus to the first invalid field once it is rendered as such, so that its error is read with it. Opens the
 * `details` around it.
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
