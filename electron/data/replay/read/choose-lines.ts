/** Which of a person's claims can be put through other rules, and why each other one cannot. */

import { addDays } from '#shared/dates';
import type { ClaimRow } from '#shared/model/claims/claim-row';
import type { LeftOutReason } from '#shared/model/replay/next-year';
import type { ServiceClass } from '#shared/model/replay/plan-rules';
import type { ReplayLine } from '../count/replay-line.ts';
import type { ReplayFacts, ReplayService } from './read-replay-facts.ts';

export type ReplayClaim = {
  row: Pick<
    ClaimRow,
    | 'id'
    | 'personId'
    | 'connectionId'
    | 'claimNumber'
    | 'decidedOn'
    | 'state'
    | 'currency'
    | 'otherInsurerPaid'
    | 'visit'
    | 'attention'
    | 'yourShare'
  >;
  facts: ReplayFacts | null;
  /** Kinds that the person chose for its services, by their number from 1. */
  chosen?: ReadonlyMap<number, ServiceClass> | undefined;
};

export type ChosenLines = {
  lines: readonly ReplayLine[];
  left: readonly { claimId: string; why: LeftOutReason; allowedCents: number | null }[];
};

/** `claims`: those that count, in dollars or not. */
export function chooseLines(claims: readonly ReplayClaim[]): ChosenLines {
  const stays = Map.groupBy(
    claims.flatMap(({ row, facts }) =>
      facts?.stay ? [{ person: row.personId, day: facts.stay.start }] : [],
    ),
    ({ person }) => person,
  );
  const lines: ReplayLine[] = [];
  const left: ChosenLines['left'][number][] = [];
  for (const claim of claims) {
    const { row, facts } = claim;
    const why = findReason(claim);
    const made =
      facts === null || why !== null
        ? []
        : makeLines(claim, facts, stays.get(row.personId)?.map(({ day }) => day) ?? []);
    if (made.length > 0) lines.push(...made);
    else left.push({ claimId: row.id, why: why ?? 'no-price', allowedCents: facts?.allowedCents ?? null });
  }
  return { lines, left };
}

/** One reason a claim, the first that holds. */
function findReason({ row, facts }: ReplayClaim): LeftOutReason | null {
  if (row.currency !== 'USD') return 'other-currency';
  if (facts === null) return 'no-price';
  if (isOfOtherCover(facts)) return 'other-cover';
  if (hasSecondPayer(row)) return 'second-payer';
  if (row.state === 'plan-did-not-pay') return 'denied';
  const isPriced = facts.services.every(({ allowedCents }) => allowedCents !== null && allowedCents >= 0);
  if (!isPriced) return 'no-price';
  return facts.services.every(({ day }) => day !== null) ? null : 'no-date';
}

/** Care of teeth and eyes has plans of its own. */
export function isOfOtherCover({ kind }: Pick<ReplayFacts, 'kind'>): boolean {
  return kind === 'oral' || kind === 'vision';
}

/** Also where another plan's claim seems to be of the same visit, and the person has not said so yet. */
function hasSecondPayer({ otherInsurerPaid, visit, attention }: ReplayClaim['row']): boolean {
  return (otherInsurerPaid?.cents ?? 0) > 0 || (visit?.parts.length ?? 0) > 1 || attention === 'same-visit';
}

const visits: ReadonlySet<string> = new Set(['primary-visit', 'specialist-visit']);

function makeLines({ row, chosen }: ReplayClaim, facts: ReplayFacts, stays: readonly string[]): ReplayLine[] {
  const isFree = facts.services.every(({ allowedCents }) => allowedCents === 0);
  return facts.services.flatMap((service, index): ReplayLine[] => {
    const { classes, day, allowedCents, provider, network, basis } = service;
    const own = chosen?.get(index + 1);
    const { statedCents, statedDeductibleCents } = service;
    if (day === null || allowedCents === null) return [];
    return [
      {
        claimId: row.id,
        claimNumber: row.claimNumber,
        line: index + 1,
        person: row.personId,
        day,
        decidedOn: row.decidedOn,
        classes: own === undefined ? classes : [own],
        network,
        allowedCents,
        provider,
        days: facts.stay?.days ?? null,
        isAdmitted: stays.includes(day) || stays.includes(addDays(day, 1)),
        drug: facts.drug,
        isPaidByMonth: isFree && isVisit(service),
        statedCents,
        statedDeductibleCents,
        isNamed: own !== undefined || basis.length > 0,
        plan: row.connectionId,
      },
    ];
  });
}

function isVisit({ classes }: ReplayService): boolean {
  return classes.every((one) => visits.has(one));
}
