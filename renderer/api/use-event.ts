import { useEffect, useRef } from 'react';
import type { EventChannel } from '#shared/ipc/channels';
import type { EventPayload } from '#shared/ipc/contract';
import { bridge } from './bridge.ts';

/** Calls the latest `listener` on each event while the component is on screen. */
export function useBridgeEvent<E extends EventChannel>(
  channel: E,
  listener: (payload: EventPayload<E>) => void,
): void {
  const latest = useRef(listener);
  useEffect(() => {
    latest.current = listener;
  });
  useEffect(() => bridge().on[channel]((payload) => latest.current(payload)), [channel]);
}
