import { useEffect } from 'react';
import { useCommand } from './use-command.ts';

/** The made-up plans: they run from now on, if they did not yet. */
export function useSamplePlan() {
  const { mutate, data, error } = useCommand('samplePlan.start');
  const start = () => mutate({});
  useEffect(() => mutate({}), [mutate]);
  return { data, error, start };
}
