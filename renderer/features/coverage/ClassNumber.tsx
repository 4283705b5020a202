import type { CoverageClass } from '#shared/model/plans/coverage';
import { classValue } from '#shared/words/coverage';
import { HiddenNumber } from '../../ui/records/HiddenNumber.tsx';
import { useCoverageWords } from '../../ui/records/use-coverage-words.ts';

/** A named number of a card. A hidden one shows only its end, worded for screen readers, until it is revealed. */
export function ClassNumber({ one, whole }: { one: CoverageClass; whole: string | null }) {
  const { t } = useCoverageWords();
  if (!one.hidden || one.value === null || whole !== null) return classValue(one, t, whole);
  return (
    <>
      <HiddenNumber ending={one.value} whole={null} />
      {one.name && `, ${one.name}`}
    </>
  );
}
