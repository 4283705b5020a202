import { useEffect } from 'react';
import { useCommand } from '../api/use-command.ts';
import { listenForInput } from './listen-for-input.ts';

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
    const stopListening = listenForInput(note);
    document.addEventListener('visibilitychange', note);
    return () => {
      stopListening();
      document.removeEventListener('visibilitychange', note);
    };
  }, [checkDue]);
}
