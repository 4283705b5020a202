import { useEffect } from 'react';
import { focusHeading } from './focus.ts';

/** What takes the focus of a button that goes: says what was done, with the way back (`Announcement`). */
const announcement = '[role="status"][tabindex="-1"]';

/**
 * Moves focus when the focused element leaves the page or can have no focus any more: a button whose work is done, a link to
 * another list, "Stop", a heading that the loaded one replaces. It goes to what was said since the last press or key, with
 * the way back, else, from what is gone, to the screen's heading; from what is disabled, to a button beside it or, once it
 * can be, back. Without it, screen reader users lose their place.
 */
export function useLostFocus(): void {
  useEffect(() => {
    let last: Element | null = null;
    let said: HTMLElement | null = null;
    /** What lost the focus and may have it again. */
    let lost: HTMLElement | null = null;
    let frame = 0;
    const isLost = () => last !== null && !canHaveFocus(last) && document.activeElement === document.body;
    const remember = ({ target }: Event) => {
      last = target instanceof Element ? target : null;
    };
    const begin = () => {
      said = null;
    };
    // Clicking on empty space removes focus on purpose.
    const forget = ({ target }: Event) => {
      begin();
      if (!(target instanceof Node && last?.contains(target))) last = null;
    };
    const onNextFrame = (then: () => void) => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(then);
    };
    const focusPlace = () => {
      if (said?.isConnected && said.textContent !== '') said.focus();
      else if (!last?.isConnected) focusHeading();
      // "Next" on the last page: "Previous" beside it. Else it waits for what can have no focus for a while.
      else last.parentElement?.querySelector<HTMLElement>('button:not(:disabled)')?.focus();
    };
    const observer = new MutationObserver((changes) => {
      for (const { target } of changes) {
        const place = target instanceof Element ? target.closest<HTMLElement>(announcement) : null;
        if (place && place.textContent !== '') said = place;
      }
      if (lost !== null && lost === last && canHaveFocus(lost) && document.activeElement === document.body)
        lost.focus();
      if (last === null || canHaveFocus(last)) return;
      lost = last instanceof HTMLElement ? last : null;
      // Code that knows a better place, such as a closing dialog, goes first, and a browser takes the focus from what is
      // disabled only with its next frame.
      onNextFrame(() => onNextFrame(() => isLost() && focusPlace()));
    });
    document.addEventListener('focusin', remember);
    document.addEventListener('pointerdown', forget, true);
    document.addEventListener('keydown', begin, true);
    observer.observe(document.body, {
      childList: true,
      subtree: true,
      attributes: true,
      attributeFilter: ['disabled', 'hidden', 'inert'],
    });
    return () => {
      cancelAnimationFrame(frame);
      observer.disconnect();
      document.removeEventListener('focusin', remember);
      document.removeEventListener('pointerdown', forget, true);
      document.removeEventListener('keydown', begin, true);
    };
  }, []);
}

/** False for what is gone, disabled or hidden: the browser takes the focus from it without a word. */
function canHaveFocus(element: Element): boolean {
  return (
    element.isConnected && !element.matches(':disabled') && element.closest('[hidden], [inert]') === null
  );
}
