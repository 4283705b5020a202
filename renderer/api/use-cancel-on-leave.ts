import { useEffect, useRef } from 'react';
import { useCommand } from './use-command.ts';

/** Ends a look-up that is still asked when the screen is left; the function ends it before. */
export function useCancelOnLeave(isAsking: boolean): () => void {
  const { mutate } = useCommand('lookup.cancel');
  const stop = useRef<() => void>(() => undefined);
  useEffect(() => {
    stop.current = () => {
      if (isAsking) mutate({});
    };
  });
  useEffect(() => () => stop.current(), []);
  return () => stop.current();
}
