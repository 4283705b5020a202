import { useEffect, useEffectEvent, useState } from 'react';
import type { Failure } from '#shared/ipc/result';
import type { HeldScan } from '#shared/model/bills/scan';
import { holdDroppedScan, send } from '../../../api/bridge.ts';
import { failureFrom } from '../../../api/request-error.ts';
import { useOpenedFiles } from '../../../shell/opened-files.tsx';

export type HeldScanChoice = {
  held: HeldScan | null;
  isReading: boolean;
  failure: Failure | null;
  choose(): void;
  letGo(): void;
};

/** A scan that the person chooses, or drops on the window, while the screen is shown. `onHeld`: called with each. */
export function useHeldScan(onHeld?: (scan: HeldScan) => void): HeldScanChoice {
  const { takeDrops } = useOpenedFiles();
  const [held, setHeld] = useState<HeldScan | null>(null);
  const [isReading, setReading] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const hold = async (ask: () => Promise<HeldScan | null>) => {
    setReading(true);
    setFailure(null);
    try {
      const scan = await ask();
      if (scan === null) return;
      setHeld(scan);
      onHeld?.(scan);
    } catch (error) {
      // What was held before was let go of for this one.
      setHeld(null);
      setFailure(failureFrom(error));
    } finally {
      setReading(false);
    }
  };
  const letGo = () => {
    setHeld(null);
    void send('scans.drop', {}).catch(() => undefined);
  };
  const takeDrop = useEffectEvent(([file]: readonly File[]) => {
    if (file && !isReading) void hold(() => holdDroppedScan(file));
  });
  useEffect(() => takeDrops((files) => takeDrop(files)), [takeDrops]);
  useEffect(
    () => () => {
      void send('scans.drop', {}).catch(() => undefined);
    },
    [],
  );
  return { held, isReading, failure, choose: () => void hold(() => send('scans.choose', {})), letGo };
}
