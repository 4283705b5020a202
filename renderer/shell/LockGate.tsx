import { useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useBridgeEvent } from '../api/use-event.ts';
import { useRequest } from '../api/use-request.ts';
import { LockScreen } from './LockScreen.tsx';

/** Shows the page, or the lock in its place. */
export function LockGate({ children }: { children: ReactNode }) {
  const client = useQueryClient();
  const { data, isPending } = useRequest('lock.state', {});
  useBridgeEvent('lock.changed', () => void client.invalidateQueries());
  if (isPending) return null;
  return data?.isLocked ? <LockScreen /> : children;
}
