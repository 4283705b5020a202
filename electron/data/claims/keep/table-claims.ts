/**
 * Claims of a portal's table, or of paper, that a plan or another file may have brought already: of the same day, with the same
 * number, billed amount or share. These name neither server nor patient, so the person is asked, and until they
 * answer only the other claim counts. One of the same number and amounts needs no question.
 */
import type { NotCountedReason } from '#shared/model/claims/claim';
import type { ClaimRow } from '#shared/model/claims/claim-row';
import { splitWords } from '#shared/split-words';
import type { Connection } from '../../people/connections.ts';
import { haveSameAmounts } from './same-amounts.ts';
import type { StoredRow } from './stored-claims.ts';
import { namePair } from './visit-answers.ts';

/** A claim that a connection before the table's brought. */
export type BroughtBefore = Pick<StoredRow, 'key' | 'row'> & { by: Connection };

/** `because`: why the table's claim does not count; `null`: it counts, and the two are one visit of two plans. */
export type TablePair = { before: BroughtBefore; because: NotCountedReason | null };

/** Claims of one day and table that are looked at one by one. */
const mostOfOneDay = 200;

/**
 * The claims of a table, by key, each with the one that it may be: none is that of two. `answers`: of pairs of keys, what
 * the person said.
 */
export function pairTableClaims(
  own: readonly StoredRow[],
  table: Connection,
  facts: { before: readonly BroughtBefore[]; answers: ReadonlyMap<string, boolean | null> },
): Map<number, TablePair> {
  const byDay = Map.groupBy(
    facts.before.filter(({ row }) => mayStandFor(row)),
    ({ row }) => nameDay(row),
  );
  const pairs = new Map<number, TablePair>();
  const asked = own.filter(({ row }) => isOpenOrCounted(row) || isWithheld(row));
  for (const [day, rows] of Map.groupBy(asked, ({ row }) => nameDay(row))) {
    const before = day === null ? [] : (byDay.get(day) ?? []).slice(0, mostOfOneDay);
    const likely = rows
      .slice(0, mostOfOneDay)
      .flatMap((claim) => before.flatMap((one) => rank(claim, one, table, facts.answers)))
      .toSorted((a, b) => b.weight - a.weight || a.claim.key - b.claim.key);
    const taken = new Set<number>();
    for (const { claim, one, answer } of likely) {
      if (pairs.has(claim.key) || taken.has(one.key)) continue;
      taken.add(one.key);
      pairs.set(claim.key, { before: one, because: decide(claim.row, one, table, answer) });
    }
  }
  return pairs;
}

/** By these a claim is known that states neither what was billed nor a share, as fills of a pharmacy's table do. */
const otherAmounts = ['planPaid', 'allowed', 'alreadyPaid'] as const;

function statesMain({ billed, yourShare }: ClaimRow): boolean {
  return (billed?.cents ?? 0) > 0 || (yourShare?.cents ?? 0) > 0;
}

type Likely = { claim: StoredRow; one: BroughtBefore; weight: number; answer: boolean | null };

/** How much two claims of one day have in common; nothing where they share no number and no amount, or the answer was no. */
function rank(
  claim: StoredRow,
  one: BroughtBefore,
  table: Connection,
  answers: ReadonlyMap<string, boolean | null>,
): Likely[] {
  const answer = answers.get(namePair(claim.key, one.key)) ?? null;
  const hasNumber = nameNumber(claim.row) !== null && nameNumber(claim.row) === nameNumber(one.row);
  const billed = isSameAmount(claim.row.billed, one.row.billed);
  const share = isSameAmount(claim.row.yourShare, one.row.yourShare);
  const other =
    !statesMain(claim.row) && otherAmounts.some((name) => isSameAmount(claim.row[name], one.row[name]));
  if (answer === false || !(hasNumber || billed || share || other)) return [];
  // What no longer counts there is the same claim only where nothing differs.
  if (!isOpenOrCounted(one.row) && !hasNumber && !(billed && share)) return [];
  const weights = [
    answer === true && 64,
    hasNumber && 32,
    billed && share && 16,
    hasSameProvider(claim.row, one.row) && 8,
    isSamePlan(table, one.by) && 4,
    billed && 2,
    isOpenOrCounted(one.row) && 1,
  ];
  const weight = weights.reduce<number>((sum, each) => sum + Number(each), 0);
  return [{ claim, one, weight, answer }];
}

function decide(
  row: ClaimRow,
  one: BroughtBefore,
  table: Connection,
  answer: boolean | null,
): NotCountedReason | null {
  const isAlike = haveSameAmounts(row, one.row);
  const hasNumber = nameNumber(row) !== null && nameNumber(row) === nameNumber(one.row);
  if (answer === true) return isAlike || isSamePlan(table, one.by) ? 'from-file' : null;
  if ((hasNumber && isAlike) || !isOpenOrCounted(one.row)) return 'from-file';
  return 'maybe-in-plan';
}

/** False for what the plan no longer has, and for what another claim stands for: that one is compared. */
function mayStandFor({ notCountedBecause: because }: ClaimRow): boolean {
  return (
    because !== 'removed-by-plan' &&
    because !== 'from-file' &&
    because !== 'in-other-plan' &&
    because !== 'maybe-in-plan' &&
    because !== 'duplicate'
  );
}

function isOpenOrCounted({ counted, notCountedBecause }: ClaimRow): boolean {
  return counted || notCountedBecause === 'being-decided';
}

/** True for a claim of a table that does not count because another one is here. */
function isWithheld({ notCountedBecause: because }: ClaimRow): boolean {
  return because === 'maybe-in-plan' || because === 'from-file';
}

function nameDay({ serviceStart, currency }: ClaimRow): string | null {
  return serviceStart?.length === 10 ? `${serviceStart}|${currency}` : null;
}

function nameNumber({ claimNumber }: ClaimRow): string | null {
  const plain = (claimNumber ?? '')
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s-]+/g, '');
  return plain.length < 3 ? null : plain;
}

/** An amount of nothing is no sign that two claims are one. */
function isSameAmount(one: ClaimRow['billed'], other: ClaimRow['billed']): boolean {
  return one !== null && other !== null && one.cents > 0 && one.cents === other.cents;
}

function hasSameProvider(one: ClaimRow, other: ClaimRow): boolean {
  const [name, otherName] = [one, other].map(({ providerName }) => splitWords(providerName ?? '').join(''));
  return name !== undefined && name !== '' && name === otherName;
}

function isSamePlan(one: Connection, other: Connection): boolean {
  const [name, otherName] = [one, other].map(({ planName }) => splitWords(planName).join(''));
  return name !== undefined && name !== '' && name === otherName;
}
