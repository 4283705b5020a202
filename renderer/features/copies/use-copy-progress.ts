import { useEffect, useState } from 'react';
import type { CopyProgress } from '#shared/model/files/handoff';
import { send } from '../../api/bridge.ts';
import { useBridgeEvent } from '../../api/use-event.ts';

/** How far a copy is, while one is written or opened. Leaving the screen stops it. */
export function useCopyProgress(): CopyProgress | null {
  const [progress, setProgress] = useState<CopyProgress | null>(null);
  useBridgeEvent('handoff.progress', setProgress);
  useEffect(() => () => void send('handoff.cancel', {}).catch(() => undefined), []);
  return progress;
}
