/** What plans sent that is in no list: as questions, and as counts of the kinds that people know. */
import { claimTypes } from './model/claims/claim.ts';
import { type NotShown, notShownReasons, type Undecided } from './model/people/whose.ts';

/** Claims, insurance cards, and everything else. */
export const countedKinds = ['claims', 'cards', 'others'] as const;
export type CountedKind = (typeof countedKinds)[number];
export type KindCounts = Readonly<Record<CountedKind, number>>;

/** `resourceType`: FHIR; `null` where it could not be read. */
export function kindOfType(resourceType: string | null): CountedKind {
  return claimTypes.has(resourceType ?? '') ? 'claims' : resourceType === 'Coverage' ? 'cards' : 'others';
}

export function countKinds(records: readonly Pick<NotShown, 'resourceType' | 'count'>[]): KindCounts {
  const counts = { claims: 0, cards: 0, others: 0 };
  for (const { resourceType, count } of records) counts[kindOfType(resourceType)] += count;
  return counts;
}

export function sumKinds({ claims, cards, others }: KindCounts): number {
  return claims + cards + others;
}

/** True for what waits for the person's answer. Records of somebody who is here are told, not asked about. */
export function isOpenQuestion({ answer, why }: Pick<Undecided, 'answer' | 'why'>): boolean {
  return why === 'adult' || (answer === null && why !== 'taken');
}

type Reason = NotShown['reason'];

/** By reason, in the order of the list; a reason without records is none. */
export function groupByReason(notShown: readonly NotShown[]): { reason: Reason; records: NotShown[] }[] {
  return notShownReasons
    .map((reason) => ({ reason, records: notShown.filter((one) => one.reason === reason) }))
    .filter(({ records }) => records.length > 0);
}
