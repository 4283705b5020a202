import type { CoverageClass } from '#shared/model/coverage';
import { classValue } from '#shared/words/coverage';
import { HiddenNumber } from '../../ui/records/HiddenNumber.tsx';
import { useCoverageWords } from '../../ui/records/use-coverage-words.ts';

/** A number of a card with its name. One that is hidden is whole only while it is shown, and said so that it can be heard. */
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
