import { useEffect, useRef } from 'react';

/** Sends focus to the screen's heading when `step` changes without a navigation; `null` is a step that takes it itself. */
export function useFocusHeading(step: string | null): void {
  const last = useRef(step);
  useEffect(() => {
    if (last.current === step) return;
    last.current = step;
    if (step === null) return;
    document.querySelector<HTMLElement>('main h1')?.focus();
  }, [step]);
}
