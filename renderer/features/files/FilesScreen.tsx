import { useEffect, useEffectEvent } from 'react';
import { useOpenedFiles } from '../../shell/opened-files.tsx';
import { useFocusHeading } from '../../ui/layout/use-focus-heading.ts';
import { EndStep } from './EndStep.tsx';
import { OfferStep } from './OfferStep.tsx';
import { ProgressStep } from './ProgressStep.tsx';
import { StartStep } from './StartStep.tsx';
import { TableStep } from './table/TableStep.tsx';
import { WrittenEndStep } from './WrittenEndStep.tsx';
import { WrittenOfferStep } from './WrittenOfferStep.tsx';

/** Opens files in steps: choose or drop, say whose they are, progress, result. Coming back starts over, but as `EndStep` says. */
export function FilesScreen() {
  const { step, again } = useOpenedFiles();
  useFocusHeading(step.name);
  const onLeave = useEffectEvent(() => {
    if (step.name === 'written-end') again();
  });
  useEffect(() => () => onLeave(), []);
  if (step.name === 'start') return <StartStep failure={step.failure} />;
  if (step.name === 'offer' && step.offer.written !== null) {
    const { importId, written } = step.offer;
    return <WrittenOfferStep key={importId} importId={importId} offer={written} />;
  }
  if (step.name === 'offer' && step.offer.table !== null) {
    const { importId, table } = step.offer;
    return <TableStep key={importId} importId={importId} offer={table} />;
  }
  if (step.name === 'offer') return <OfferStep key={step.offer.importId} offer={step.offer} />;
  if (step.name === 'end') return <EndStep end={step.end} />;
  if (step.name === 'written-end') return <WrittenEndStep end={step.end} />;
  return <ProgressStep stage={step.name} />;
}
