import { useEffect } from 'react';
import { focusHeading } from './focus.ts';

/**
 * Moves focus to the screen's heading when the focused element leaves the page: a link to another list, "Stop", a
 * heading that the loaded one replaces. Without it, screen reader users lose their place.
 */
export function useLostFocus(): void {
  useEffect(() => {
    let last: Element | null = null;
    let frame = 0;
    const isLost = () => last !== null && !last.isConnected && document.activeElement === document.body;
    const remember = ({ target }: Event) => {
      last = target instanceof Element ? target : null;
    };
    // Clicking on empty space removes focus on purpose.
    const forget = ({ target }: Event) => {
      if (!(target instanceof Node && last?.contains(target))) last = null;
    };
    const onNextFrame = (then: () => void) => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(then);
    };
    const observer = new MutationObserver(() => {
      // Code that knows a better place, such as a closing dialog, goes first.
      if (isLost()) onNextFrame(() => onNextFrame(() => isLost() && focusHeading()));
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
