import { useEffect, useRef } from 'react';

/** Sends focus to the screen's heading when `step` changes without a navigation. */
export function useFocusHeading(step: string): void {
  const last = useRef(step);
  useEffect(() => {
    if (last.current === step) return;
    last.current = step;
    document.querySelector<HTMLElement>('main h1')?.focus();
  }, [step]);
}
