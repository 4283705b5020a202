import { useTranslation } from 'react-i18next';
import type { NotShown } from '#shared/model/people/whose';
import { countedKinds, countKinds, groupByReason, sumKinds } from '#shared/not-shown';
import { useKindWords } from './use-kind-words.ts';

export type NotShownReasonsProps = {
  /** Of one plan or file. */
  records: readonly NotShown[];
  /** Who else has the plan here; `null` where that is nobody, or several. */
  other: string | null;
};

/** Why records that a plan sent are in no list, with how many they are; what is asked about is told by `KeptAside`. */
export function NotShownReasons({ records, other }: NotShownReasonsProps) {
  const { t } = useTranslation('whose');
  const nameKinds = useKindWords();
  const lines = groupByReason(records).flatMap(({ reason, records: some }) => {
    const counts = countKinds(some);
    const values = { what: nameKinds(counts), count: sumKinds(counts) };
    if (reason === 'too-large' || reason === 'refused') {
      const lists = some.filter(({ resourceType }) => resourceType !== 'Patient');
      const ofLists = countKinds(lists);
      return [
        ...(lists.length < some.length ? [t(`reason.${reason}Name`)] : []),
        ...countedKinds
          .filter((kind) => ofLists[kind] > 0)
          .map((kind) => t(`reason.${reason}`, { kind: t(`kind.${kind}`), count: ofLists[kind] })),
      ];
    }
    if (reason === 'taken' && other !== null) return [t('reason.takenBy', { ...values, name: other })];
    return reason === 'asked' ? [] : [t(`reason.${reason}`, values)];
  });
  return lines.map((line) => <li key={line}>{line}</li>);
}
