import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { Failure } from '#shared/ipc/result';
import type { HeldScan, ScanPlace } from '#shared/model/bills/scan';
import { holdDroppedScan, send } from '../../api/bridge.ts';
import { failureFrom } from '../../api/request-error.ts';
import { useOpenedFiles } from '../opened-files.tsx';

export type HeldScanChoice = {
  held: HeldScan | null;
  isReading: boolean;
  failure: Failure | null;
  choose(): void;
  letGo(): void;
  /** Leaves what is held to the form that is opened next. */
  leave(): void;
};

/** The scan that one screen leaves to the next: main holds one at a time. */
let left: HeldScan | null = null;

/** Leaves a scan that is held to the form that is opened next, which takes it once. */
export function leaveScan(scan: HeldScan): void {
  left = scan;
}

/** The scan that was left to this screen; `null` on most visits. */
export function takeLeftScan(): HeldScan | null {
  const scan = left;
  left = null;
  return scan;
}

/** Files that may be scans of bills; others that are dropped are files of a plan. */
function mayBeScan({ type }: File): boolean {
  return type === 'application/pdf' || type.startsWith('image/');
}

type HeldScanOptions = {
  /** The scan that is held to begin with. */
  first?: HeldScan | null;
  /** Where a scan is kept that is held to begin with. */
  kept?: ScanPlace | null;
  /** Called with each scan; after `true`, the scan is left to another screen. */
  onHeld?(scan: HeldScan): boolean | undefined;
  /** Leaves files that are no scans to the screen that opens files of a plan. */
  isPicky?: boolean;
};

/** A scan that the person chooses, or drops on the window, while the screen is shown. */
export function useHeldScan({
  first = null,
  kept = null,
  onHeld,
  isPicky = false,
}: HeldScanOptions = {}): HeldScanChoice {
  const { takeDrops } = useOpenedFiles();
  const [held, setHeld] = useState<HeldScan | null>(first);
  const isLeft = useRef(false);
  const isShown = useRef(true);
  const [isReading, setReading] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const hold = async (ask: () => Promise<HeldScan | null>) => {
    setReading(true);
    setFailure(null);
    try {
      const scan = await ask();
      if (scan === null) return;
      // Who went on to something else is not called back.
      if (!isShown.current) return void send('scans.drop', {}).catch(() => undefined);
      setHeld(scan);
      isLeft.current = onHeld?.(scan) === true;
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
  const leave = () => {
    if (held === null) return;
    leaveScan(held);
    isLeft.current = true;
  };
  const holdKept = useEffectEvent(() => {
    if (kept !== null) void hold(() => send('scans.holdKept', { place: kept }));
  });
  const takeDrop = useEffectEvent(([file]: readonly File[]) => {
    if (file && isPicky && !mayBeScan(file)) return false;
    if (file && !isReading) void hold(() => holdDroppedScan(file));
    return true;
  });
  useEffect(() => takeDrops((files) => takeDrop(files)), [takeDrops]);
  useEffect(() => {
    isShown.current = true;
    holdKept();
    return () => {
      isShown.current = false;
      if (!isLeft.current) void send('scans.drop', {}).catch(() => undefined);
    };
  }, []);
  return { held, isReading, failure, choose: () => void hold(() => send('scans.choose', {})), letGo, leave };
}
