/**
 * Claims of a portal's table, or of paper, that a plan or another file may have brought already: with the same number,
 * whatever their days, or of the same day with the same billed amount or share, one by one or several together, as where
 * a portal gives each service a row. These name neither server nor patient, so the person is asked, and until they
 * answer only the other claim counts. One of the same number, day, provider and amounts needs no question.
 */
import type { NotCountedReason } from '#shared/model/claims/claim';
import type { ClaimRow } from '#shared/model/claims/claim-row';
import { sortWords, splitWords } from '#shared/split-words';
import type { Connection } from '../../people/connections.ts';
import { addRows, findRowsTogether } from './rows-together.ts';
import { haveSameAmounts } from './same-amounts.ts';
import type { StoredRow } from './stored-claims.ts';
import { namePair } from './visit-answers.ts';

/** A claim that a connection before the table's brought. */
export type BroughtBefore = Pick<StoredRow, 'key' | 'row'> & { by: Connection };

/** `because`: why the table's claim does not count; `null`: it counts, and the two are one visit of two plans. */
export type TablePair = { before: BroughtBefore; because: NotCountedReason | null };

type PairFacts = {
  before: readonly BroughtBefore[];
  /** Of pairs of keys, what the person said. */
  answers: ReadonlyMap<string, boolean | null>;
};

/** Claims of one day, or one number, that are looked at one by one. */
const mostOfOneName = 200;

/**
 * The claims of a table, by key, each with the one that it may be. None is that of two, but for claims that have its
 * number, and those that have its amounts only together.
 */
export function pairTableClaims(
  own: readonly StoredRow[],
  table: Connection,
  facts: PairFacts,
): Map<number, TablePair> {
  const before = facts.before.filter(({ row }) => mayStandFor(row));
  const asked = own.filter(({ row }) => isOpenOrCounted(row) || isWithheld(row));
  const likely = listLikely(asked, before, table, facts.answers);
  const pairs = new Map<number, TablePair>();
  const taken = new Set<number>();
  const pair = ({ claim, one, answer }: Likely) => {
    taken.add(one.key);
    pairs.set(claim.key, { before: one, because: decide(claim.row, one, table, answer) });
  };
  const pairEach = (some: readonly Likely[]) => {
    for (const each of some) if (!pairs.has(each.claim.key) && !taken.has(each.one.key)) pair(each);
  };
  pairEach(likely.filter(({ isPart }) => !isPart));
  pairTogether(
    asked.filter(({ key }) => !pairs.has(key)),
    before.filter(({ key, row }) => !taken.has(key) && isOpenOrCounted(row)),
    { table, answers: facts.answers, pairs, taken },
  );
  pairEach(likely);
  // What has the number of a claim is that claim again, or a part of it.
  for (const each of likely) if (each.hasNumber && !pairs.has(each.claim.key)) pair(each);
  return pairs;
}

type Likely = {
  claim: StoredRow;
  one: BroughtBefore;
  weight: number;
  answer: boolean | null;
  hasNumber: boolean;
  /** Both state what was billed, and it differs: of several rows of one claim it may be one. */
  isPart: boolean;
};

/** All pairs of one day or one number that have something in common, the likeliest first. */
function listLikely(
  claims: readonly StoredRow[],
  before: readonly BroughtBefore[],
  table: Connection,
  answers: PairFacts['answers'],
): Likely[] {
  const found = new Map<string, Likely>();
  for (const nameOf of [nameDay, nameNumber]) {
    const byName = Map.groupBy(before, ({ row }) => nameOf(row));
    for (const [name, rows] of Map.groupBy(claims, ({ row }) => nameOf(row))) {
      if (name === null) continue;
      const others = (byName.get(name) ?? []).slice(0, mostOfOneName);
      for (const claim of rows.slice(0, mostOfOneName))
        for (const one of others) {
          const likely = rank(claim, one, table, answers);
          if (likely) found.set(namePair(claim.key, one.key), likely);
        }
    }
  }
  return [...found.values()].toSorted((a, b) => b.weight - a.weight || a.claim.key - b.claim.key);
}

type Pairing = {
  table: Connection;
  answers: PairFacts['answers'];
  pairs: Map<number, TablePair>;
  taken: Set<number>;
};

/** Pairs claims of one day and provider with the claim that they are together. */
function pairTogether(
  claims: readonly StoredRow[],
  before: readonly BroughtBefore[],
  { table, answers, pairs, taken }: Pairing,
): void {
  const byDay = Map.groupBy(before, ({ row }) => nameDay(row));
  const byVisit = Map.groupBy(claims, ({ row }) => {
    const day = nameDay(row);
    return day === null ? null : `${day}|${sortWords(row.providerName ?? '')}`;
  });
  for (const [visit, rows] of byVisit) {
    const [first] = rows;
    if (visit === null || !first || rows.length < 2) continue;
    for (const one of (byDay.get(nameDay(first.row)) ?? []).slice(0, mostOfOneName)) {
      const open = rows.filter(({ key }) => !pairs.has(key) && answers.get(namePair(key, one.key)) !== false);
      const together = findRowsTogether(
        open,
        one.row,
        (some) => isSamePlan(table, one.by) || haveSameAmounts(addRows(some), one.row),
      );
      if (together === null) continue;
      taken.add(one.key);
      for (const { key } of together) {
        const isSaid = answers.get(namePair(key, one.key)) === true;
        pairs.set(key, { before: one, because: isSaid ? 'from-file' : 'maybe-in-plan' });
      }
    }
  }
}

/** By these a claim is known that states neither what was billed nor a share, as fills of a pharmacy's table do. */
const otherAmounts = ['planPaid', 'allowed', 'alreadyPaid'] as const;

function statesMain({ billed, yourShare }: ClaimRow): boolean {
  return (billed?.cents ?? 0) > 0 || (yourShare?.cents ?? 0) > 0;
}

/**
 * How much two claims have in common; `null` where they share no number and, of one day, no amount, or the answer was
 * no.
 */
function rank(
  claim: StoredRow,
  one: BroughtBefore,
  table: Connection,
  answers: PairFacts['answers'],
): Likely | null {
  const answer = answers.get(namePair(claim.key, one.key)) ?? null;
  const hasNumber = haveSameNumber(claim.row, one.row);
  const isSameDay = haveSameDay(claim.row, one.row);
  const billed = isSameAmount(claim.row.billed, one.row.billed);
  const share = isSameAmount(claim.row.yourShare, one.row.yourShare);
  const other =
    !statesMain(claim.row) && otherAmounts.some((name) => isSameAmount(claim.row[name], one.row[name]));
  if (answer === false || !(hasNumber || (isSameDay && (billed || share || other)))) return null;
  // What no longer counts there is the same claim only where nothing differs.
  if (!isOpenOrCounted(one.row) && !hasNumber && !(billed && share)) return null;
  const weights = [
    answer === true && 128,
    hasNumber && 64,
    billed && share && 32,
    isSameDay && 16,
    hasSameProvider(claim.row, one.row) && 8,
    isSamePlan(table, one.by) && 4,
    billed && 2,
    isOpenOrCounted(one.row) && 1,
  ];
  const weight = weights.reduce<number>((sum, each) => sum + Number(each), 0);
  const isPart = !hasNumber && !billed && claim.row.billed !== null && one.row.billed !== null;
  return { claim, one, weight, answer, hasNumber, isPart };
}

/** Nothing is settled without a question where days or providers differ. */
function decide(
  row: ClaimRow,
  one: BroughtBefore,
  table: Connection,
  answer: boolean | null,
): NotCountedReason | null {
  const isAlike = haveSameAmounts(row, one.row);
  const isOver = !isOpenOrCounted(one.row);
  if (answer === true) return isAlike || isOver || isSamePlan(table, one.by) ? 'from-file' : null;
  const isOneVisit = haveSameDay(row, one.row) && !hasOtherProvider(row, one.row);
  if (isOneVisit && (isOver || (haveSameNumber(row, one.row) && isAlike))) return 'from-file';
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

function nameNumber({ claimNumber, currency }: ClaimRow): string | null {
  const plain = (claimNumber ?? '')
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s-]+/g, '');
  return plain.length < 3 ? null : `${plain}|${currency}`;
}

/** An amount of nothing is no sign that two claims are one. */
function isSameAmount(one: ClaimRow['billed'], other: ClaimRow['billed']): boolean {
  return one !== null && other !== null && one.cents > 0 && one.cents === other.cents;
}

function haveSameNumber(one: ClaimRow, other: ClaimRow): boolean {
  const number = nameNumber(one);
  return number !== null && number === nameNumber(other);
}

function haveSameDay(one: ClaimRow, other: ClaimRow): boolean {
  const day = nameDay(one);
  return day !== null && day === nameDay(other);
}

function hasSameProvider(one: ClaimRow, other: ClaimRow): boolean {
  const name = sortWords(one.providerName ?? '');
  return name !== '' && name === sortWords(other.providerName ?? '');
}

/** So many words of a name make a longer one that has them the same: "Hill Clinic" and "HILL CLINIC LLC". */
const leastWordsOfName = 2;

/** True where both name a provider, and neither name may stand for the other. */
function hasOtherProvider(one: ClaimRow, other: ClaimRow): boolean {
  const [words, otherWords] = [one, other].map(({ providerName }) => new Set(splitWords(providerName ?? '')));
  if (!words || !otherWords || words.size === 0 || otherWords.size === 0 || hasSameProvider(one, other))
    return false;
  const [fewer, more] = words.size < otherWords.size ? [words, otherWords] : [otherWords, words];
  return fewer.size < leastWordsOfName || ![...fewer].every((word) => more.has(word));
}

function isSamePlan(one: Connection, other: Connection): boolean {
  const [name, otherName] = [one, other].map(({ planName }) => splitWords(planName).join(''));
  return name !== undefined && name !== '' && name === otherName;
}
