/** What is told of claims after something happened to them; pure. */
import type { ClaimState, NotCountedReason } from '#shared/model/claims/claim';
import type { ClaimRow } from '#shared/model/claims/claim-row';
import { type AmountChange, type ClaimNews, newsAmounts, newsKinds } from '#shared/model/news/news';
import type { UnseenChange } from '../../claims/keep/claim-history.ts';

export type ClaimLookup = {
  /** A claim as it stands; `null` for one that is not here. */
  row(claimId: string): ClaimRow | null;
  /** The newest claim that stands in the place of a replaced one. */
  successorId(claimId: string): string | null;
  /** The claims in whose place this one stands. */
  predecessors(claimId: string): readonly ClaimRow[];
};

/** Claims that count nowhere have nothing to tell, whatever happened to them. */
const untold: readonly (NotCountedReason | null)[] = [
  'entered-in-error',
  'draft',
  'processing-error',
  'duplicate',
  'in-other-plan',
  'from-file',
  'maybe-in-plan',
  'status-unknown',
  'unknown-modifier',
  'reversal',
];

/**
 * One entry a claim, the weightiest first. What came and went again is not told, nor a claim that only has another
 * date of decision, nor one that came and was replaced since: its newest version is. A claim that is there twice, or that
 * the plan sends under another id now, is no new one, and is told where it says something else.
 */
export function tellClaims(changes: readonly UnseenChange[], claims: ClaimLookup): ClaimNews[] {
  const byClaim = Map.groupBy(changes, ({ claimId }) => claimId);
  const hasArrived = (id: string) => byClaim.get(id)?.some(({ what }) => what === 'arrived') ?? false;
  const told = [...byClaim].flatMap(([claimId, own]) => {
    const row = claims.row(claimId);
    if (row === null || untold.includes(row.notCountedBecause)) return [];
    if (!hasArrived(claimId)) return tellChanged(row, own, claims) ?? [];
    const known = claims.predecessors(claimId).find((one) => isSameClaim(one) && !hasArrived(one.id));
    return (known ? tellRenamed(known, row) : tellArrived(row)) ?? [];
  });
  return keepOneEach(told).toSorted(
    (a, b) =>
      newsKinds.indexOf(a.kind) - newsKinds.indexOf(b.kind) ||
      (b.row.serviceStart ?? '').localeCompare(a.row.serviceStart ?? ''),
  );
}

function tellArrived(row: ClaimRow): ClaimNews | null {
  if (!row.counted && row.state !== 'plan-is-deciding') return null;
  return { kind: row.state === 'plan-did-not-pay' ? 'refused' : 'new', row, stateBefore: null, amounts: [] };
}

/** True for a claim that left the sums because it is there once more, or is not sent any more. */
function isSameClaim({ notCountedBecause }: ClaimRow): boolean {
  return (
    notCountedBecause === 'duplicate' ||
    notCountedBecause === 'in-other-plan' ||
    notCountedBecause === 'removed-by-plan'
  );
}

/** @param known the claim as it was known until now */
function tellRenamed(known: ClaimRow, row: ClaimRow): ClaimNews | null {
  const amounts = compareAmounts(new Map(), known, row);
  if (known.state === row.state && amounts.length === 0) return null;
  const stateBefore = known.state === row.state ? null : known.state;
  return { kind: nameKind(known.state, row.state), row, stateBefore, amounts };
}

function tellChanged(row: ClaimRow, own: readonly UnseenChange[], claims: ClaimLookup): ClaimNews | null {
  if (row.notCountedBecause === 'removed-by-plan') {
    const isNews = claims.successorId(row.id) === null && own.some(({ what }) => what === 'removed-by-plan');
    return isNews ? { kind: 'withdrawn', row, stateBefore: null, amounts: [] } : null;
  }
  const before = findBefore(own);
  const stateBefore = (before.get('state') ?? row.state) as ClaimState;
  const isReplaced = row.state === 'replaced' && stateBefore !== 'replaced';
  const successorId = isReplaced ? claims.successorId(row.id) : null;
  const now = (successorId === null ? null : claims.row(successorId)) ?? row;
  const amounts = compareAmounts(before, row, now);
  const hasOtherState = now.state !== stateBefore;
  if (!isReplaced && !hasOtherState && amounts.length === 0) return null;
  const kind = isReplaced && now.state !== 'plan-did-not-pay' ? 'replaced' : nameKind(stateBefore, now.state);
  return { kind, row: now, stateBefore: hasOtherState ? stateBefore : null, amounts };
}

function nameKind(before: ClaimState, after: ClaimState): ClaimNews['kind'] {
  if (before === after) return 'changed';
  if (after === 'plan-did-not-pay') return 'refused';
  if (after === 'canceled' || after === 'taken-back') return 'canceled';
  return before === 'plan-is-deciding' ? 'decided' : 'changed';
}

/** What each fact was before the first of the changes. */
function findBefore(own: readonly UnseenChange[]): Map<string, string | null> {
  const before = new Map<string, string | null>();
  for (const { changes } of own)
    for (const change of changes) if (!before.has(change.field)) before.set(change.field, change.before);
  return before;
}

/** @param row the claim that changed @param now the claim that stands in its place, else the same */
function compareAmounts(
  before: ReadonlyMap<string, string | null>,
  row: ClaimRow,
  now: ClaimRow,
): AmountChange[] {
  return newsAmounts.flatMap((name) => {
    const text = before.get(name);
    const earlier = text === undefined ? (row[name]?.cents ?? null) : text === null ? null : Number(text);
    const after = now[name]?.cents ?? null;
    return earlier === after ? [] : [{ name, before: earlier, after }];
  });
}

/** A claim that stands in another's place is told with what it replaced, and not once more as new. */
function keepOneEach(told: readonly ClaimNews[]): ClaimNews[] {
  return [...Map.groupBy(told, ({ row }) => row.id).values()].map(
    (all) =>
      all.find(({ stateBefore, amounts }) => stateBefore !== null || amounts.length > 0) ??
      (all[0] as ClaimNews),
  );
}
