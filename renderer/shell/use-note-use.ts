import { useEffect } from 'react';
import { useCommand } from '../api/use-command.ts';

/** What a person does at a window. */
export const inputs = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const;
/** A plan is due once a day: saying so more often tells nothing new. */
const quietMs = 10 * 60_000;

/** Says that the app is used, at most every ten minutes, so that plans that are due are checked. */
export function useNoteUse(): void {
  const { mutate: checkDue } = useCommand('sync.checkDue');
  useEffect(() => {
    // The start of the app and its unlocking check by themselves.
    let notedAt = performance.now();
    const note = () => {
      if (document.hidden || performance.now() - notedAt < quietMs) return;
      notedAt = performance.now();
      checkDue({});
    };
    for (const input of inputs) addEventListener(input, note, { capture: true, passive: true });
    document.addEventListener('visibilitychange', note);
    return () => {
      for (const input of inputs) removeEventListener(input, note, { capture: true });
      document.removeEventListener('visibilitychange', note);
    };
  }, [checkDue]);
}
