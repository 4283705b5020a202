import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useRef } from 'react';
import { useBridgeEvent } from '../api/use-event.ts';
import { useRequest } from '../api/use-request.ts';
import { whenThere } from '../ui/when-there.ts';
import { focusHeading } from './focus.ts';
import { LockScreen } from './LockScreen.tsx';

/**
 * Shows the page, or the lock in its place. Opened again, the screen's heading has the focus: nothing of the page, so not
 * its place either, is remembered while it is locked.
 */
export function LockGate({ children }: { children: ReactNode }) {
  const client = useQueryClient();
  const { data, isPending } = useRequest('lock.state', {});
  useBridgeEvent('lock.changed', () => void client.invalidateQueries());
  useFocusOnceOpen(data?.isLocked);
  if (isPending) return null;
  return data?.isLocked ? <LockScreen /> : children;
}

function useFocusOnceOpen(isLocked: boolean | undefined): void {
  const wasLocked = useRef(false);
  useEffect(() => {
    const isOpened = wasLocked.current && isLocked === false;
    if (isLocked !== undefined) wasLocked.current = isLocked;
    if (!isOpened) return;
    return whenThere('main h1', () => {
      if (document.activeElement === document.body) focusHeading();
    });
  }, [isLocked]);
}
