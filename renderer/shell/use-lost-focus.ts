import { useEffect } from 'react';

/**
 * Sends focus to the screen's heading when the element that had it was taken out of the page: a link to another list,
 * "Stop", a heading that gave way to the loaded one. Without it, those who listen would be nowhere.
 */
export function useLostFocus(): void {
  useEffect(() => {
    let last: Element | null = null;
    let frame = 0;
    const isLost = () => last !== null && !last.isConnected && document.activeElement === document.body;
    const remember = ({ target }: Event) => {
      last = target instanceof Element ? target : null;
    };
    // A press beside everything takes focus away on purpose.
    const forget = ({ target }: Event) => {
      if (!(target instanceof Node && last?.contains(target))) last = null;
    };
    const later = (then: () => void) => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(then);
    };
    const observer = new MutationObserver(() => {
      // Whoever knows a better place, such as a dialog that closes, comes first.
      if (isLost()) later(() => later(() => isLost() && focusHeading()));
    });
    document.addEventListener('focusin', remember);
    document.addEventListener('pointerdown', forget);
    observer.observe(document.body, { childList: true, subtree: true });
    return () => {
      cancelAnimationFrame(frame);
      observer.disconnect();
      document.removeEventListener('focusin', remember);
      document.removeEventListener('pointerdown', forget);
    };
  }, []);
}

function focusHeading(): void {
  document.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: true });
}
