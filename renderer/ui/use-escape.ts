import { useEffect, useEffectEvent } from 'react';

/** What lies over the screen and is closed by Escape itself: dialogs, small sheets, menus, lists of choices. */
const overlays = '[role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"]:not([hidden])';
const textFields =
  'input:not([type="radio"], [type="checkbox"], [type="button"]), textarea, [contenteditable="true"]';

/** What one step back is now, the outermost first. */
const steps: (() => void)[] = [];

/**
 * Escape takes one step back: the one that was asked for last. It is not heard while something lies over the screen,
 * nor from a text field while there is text in its form, which would be lost.
 *
 * @param isOn False while there is nothing to go back from.
 */
export function useEscape(goBack: () => void, isOn = true): void {
  const step = useEffectEvent(goBack);
  useEffect(() => {
    if (!isOn) return;
    const own = () => step();
    if (steps.length === 0) document.addEventListener('keydown', onKey);
    steps.push(own);
    return () => {
      steps.splice(steps.indexOf(own), 1);
      if (steps.length === 0) document.removeEventListener('keydown', onKey);
    };
  }, [isOn]);
}

function onKey(event: KeyboardEvent): void {
  if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing) return;
  if (isCovered() || holdsText(event.target)) return;
  event.preventDefault();
  steps.at(-1)?.();
}

/** True while something lies over the screen. */
export function isCovered(): boolean {
  return document.querySelector(overlays) !== null;
}

/** True in a text field, where arrows move the caret. */
export function holdsCaret(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches(textFields);
}

/** True in a text field with text, or with text beside it in the same form. */
function holdsText(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.matches('select')) return true;
  if (!target.matches(textFields)) return false;
  const fields = target.closest('form')?.querySelectorAll(textFields) ?? [];
  return [target, ...fields].some((field) => ('value' in field ? field.value : field.textContent) !== '');
}
