/** What plans sent that is in no list, in words: on screen and on paper. */
import type { NotShown } from '../model/people/whose.ts';
import { countedKinds, countKinds, groupByReason, type KindCounts, sumKinds } from '../not-shown.ts';

type Lookup = (key: string, values?: Record<string, string | number>) => string;

/** "13 claims, 7 insurance cards, and 176 other records"; records of which nothing else is known are just records. */
export function nameKinds({ claims, cards, others }: KindCounts, t: Lookup, locale: string): string {
  const words = [
    ...(claims > 0 ? [t('whose:kinds.claims', { count: claims })] : []),
    ...(cards > 0 ? [t('whose:kinds.cards', { count: cards })] : []),
    ...(others > 0 ? [t(`whose:kinds.${claims + cards > 0 ? 'others' : 'records'}`, { count: others })] : []),
  ];
  return new Intl.ListFormat(locale, { type: 'conjunction' }).format(words);
}

/**
 * Why records of one plan or file are in no list, a line for each reason, with how many they are; none for what is asked
 * about. `other`: who else has the plan here; `null` where that is nobody, or several.
 */
export function sayReasons(
  records: readonly NotShown[],
  other: string | null,
  t: Lookup,
  locale: string,
): string[] {
  return groupByReason(records).flatMap(({ reason, records: some }) => {
    const counts = countKinds(some);
    const values = { what: nameKinds(counts, t, locale), count: sumKinds(counts) };
    if (reason === 'too-large' || reason === 'refused') {
      const lists = some.filter(({ resourceType }) => resourceType !== 'Patient');
      const ofLists = countKinds(lists);
      return [
        ...(lists.length < some.length ? [t(`whose:reason.${reason}Name`)] : []),
        ...countedKinds
          .filter((kind) => ofLists[kind] > 0)
          .map((kind) =>
            t(`whose:reason.${reason}`, { kind: t(`whose:kind.${kind}`), count: ofLists[kind] }),
          ),
      ];
    }
    if (reason === 'taken' && other !== null) return [t('whose:reason.takenBy', { ...values, name: other })];
    return reason === 'asked' ? [] : [t(`whose:reason.${reason}`, values)];
  });
}
