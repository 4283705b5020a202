import { useEffect, useRef } from 'react';
import { useCommand } from '../../api/use-command.ts';

/** Ends what is still asked when the screen is left; the function ends it before. */
export function useCancelOnLeave(isAsking: boolean): () => void {
  const { mutate } = useCommand('lookup.cancel');
  const leave = useRef<() => void>(() => undefined);
  useEffect(() => {
    leave.current = () => {
      if (isAsking) mutate({});
    };
  });
  useEffect(() => () => leave.current(), []);
  return () => mutate({});
}
