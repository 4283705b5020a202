import { useEffect, useEffectEvent, useState } from 'react';
import type { Failure } from '#shared/ipc/result';
import type { HeldPaper } from '#shared/model/bills/paper';
import { holdDroppedPaper, send } from '../../../api/bridge.ts';
import { failureFrom } from '../../../api/request-error.ts';
import { useOpenedFiles } from '../../../shell/opened-files.tsx';

export type HeldPaperChoice = {
  held: HeldPaper | null;
  isReading: boolean;
  failure: Failure | null;
  choose(): void;
  letGo(): void;
};

/** A paper that the person chooses, or drops on the window, while the screen is shown. `onHeld`: called with each. */
export function useHeldPaper(onHeld?: (paper: HeldPaper) => void): HeldPaperChoice {
  const { takeDrops } = useOpenedFiles();
  const [held, setHeld] = useState<HeldPaper | null>(null);
  const [isReading, setReading] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const hold = async (ask: () => Promise<HeldPaper | null>) => {
    setReading(true);
    setFailure(null);
    try {
      const paper = await ask();
      if (paper === null) return;
      setHeld(paper);
      onHeld?.(paper);
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
    void send('papers.drop', {}).catch(() => undefined);
  };
  const takeDrop = useEffectEvent(([file]: readonly File[]) => {
    if (file && !isReading) void hold(() => holdDroppedPaper(file));
  });
  useEffect(() => takeDrops((files) => takeDrop(files)), [takeDrops]);
  useEffect(
    () => () => {
      void send('papers.drop', {}).catch(() => undefined);
    },
    [],
  );
  return { held, isReading, failure, choose: () => void hold(() => send('papers.choose', {})), letGo };
}
