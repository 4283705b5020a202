/** The claims of a year in one table: two lines a claim, a foot for each month, the year's totals at the end. */
import { monthOf } from '../dates.ts';
import type { ClaimRow } from '../model/claims/claim-row.ts';
import { findPharmacyShare } from '../model/claims/pharmacy-share.ts';
import { areSumsPerPlan, type Sum, type Totals } from '../model/claims/totals.ts';
import type { PrintSize, YearStatement } from '../model/papers/statement.ts';
import { describeVisit, nameVisitState } from '../words/visit-story.ts';
import { layOutAmount } from './amount-cell.ts';
import { type Cell, type Column, isLargePrint, type LedgerBlock, type LedgerGroup } from './document.ts';
import { nameMonth } from './month-blocks.ts';
import type { NumberedNotes } from './note-blocks.ts';
import { createVisitWords } from './visit-story.ts';
import { nameSource, sayOpened, type Words } from './words.ts';

type Month = YearStatement['months'][number];

export function layOutLedger(statement: YearStatement, notes: NumberedNotes, words: Words): LedgerBlock {
  return {
    kind: 'ledger',
    columns: listClaimColumns(statement.options.hideBilled, words),
    groups: statement.months.map((month) => layOutMonth(month, statement, notes, words)),
    totals: layOutTotals(statement, words),
  };
}

/** The columns of claims; a day comes first. */
export function listClaimColumns(hideBilled: boolean, { t }: Words): Column[] {
  return [
    { title: t('column.date'), kind: 'date' },
    { title: t('column.what'), under: t('column.whatMore'), kind: 'text' },
    ...(hideBilled ? [] : [{ title: t('column.billed'), kind: 'amount' as const }]),
    { title: t('column.planPaid'), kind: 'amount' },
    { title: t('column.mayOwe'), sumTitle: t('column.yourShare'), kind: 'amount' },
  ];
}

/** A claim in {@link listClaimColumns}, without its day. `notes`: the numbers of its notes. */
export function layOutClaimCells(
  row: ClaimRow,
  notes: readonly number[],
  hideBilled: boolean,
  words: Words,
): Cell[] {
  return [
    layOutService(row, notes, words),
    ...(hideBilled ? [] : [layOutAmount(row.billed, row, words)]),
    layOutAmount(row.planPaid, row, words),
    layOutMayOwe(row, words),
  ];
}

function layOutMonth(
  month: Month,
  statement: YearStatement,
  notes: NumberedNotes,
  words: Words,
): LedgerGroup {
  const { hideBilled } = statement.options;
  const title = nameMonth(month, statement.year, words);
  const missing = month.rows.filter(({ row }) => row.kind !== 'pharmacy' && row.yourShare === null).length;
  const sums = {
    billed: month.billed,
    planPaid: month.planPaid,
    yourShare: month.yourShare,
    atPharmacy: month.atPharmacy,
    currency: statement.totals[0]?.currency ?? 'USD',
  };
  return {
    title,
    rows: month.rows.map(({ row, noteNumbers }) => [
      [{ text: sayDay(row, statement.options.size, words), small: true }],
      ...layOutClaimCells(row, notes.numbersOf(pickNotes(statement, noteNumbers)), hideBilled, words),
    ]),
    foot: layOutSums(
      {
        name: title,
        claims: month.rows.length,
        notCounted: countNotCounted(month, statement),
        missing,
        hideBilled,
      },
      sums,
      words,
    ),
  };
}

/** Claims of the month that the screen lists and the sums leave out; told of the month as a whole alone. */
function countNotCounted({ month, planName }: Month, { notCounted }: YearStatement): number {
  const isOfMonth = ({ serviceStart }: ClaimRow) =>
    (serviceStart === null ? null : monthOf(serviceStart)) === month;
  return planName === null ? notCounted.filter(isOfMonth).length : 0;
}

/** The reasons of a claim among those of the year. */
function pickNotes({ notes }: YearStatement, noteNumbers: readonly number[]) {
  return notes.filter(({ number }) => noteNumbers.includes(number)).map(({ reason }) => reason);
}

/**
 * The day within its month; the whole span where it goes on in another month, and the month where no day is known. In
 * large print with its month: there the name of the month may stand on another sheet.
 */
export function sayDay({ serviceStart, serviceEnd }: ClaimRow, size: PrintSize, words: Words): string {
  if (serviceStart === null) return words.t('row.noDay');
  if (isLargePrint(size) || serviceStart.length < 10)
    return words.span(serviceStart, serviceEnd, 'short') ?? '';
  const day = String(Number(serviceStart.slice(8)));
  if (serviceEnd === null || serviceEnd === serviceStart) return day;
  const isSameMonth = serviceEnd.length === 10 && serviceEnd.slice(0, 7) === serviceStart.slice(0, 7);
  return isSameMonth
    ? `${day}–${Number(serviceEnd.slice(8))}`
    : (words.span(serviceStart, serviceEnd, 'short') ?? day);
}

/** One line for each currency, or for each plan while no sum may span two. */
function layOutTotals(statement: YearStatement, words: Words): Cell[][] {
  const { year, totals, byPlan, options } = statement;
  const line = (name: string, sums: Totals) =>
    layOutSums(
      {
        name,
        claims: sums.counted,
        notCounted: sums.claims - sums.counted,
        missing: sums.shareMissing.notPaidNoShare + sums.shareMissing.notStated,
        hideBilled: options.hideBilled,
      },
      sums,
      words,
    );
  const counted = (sums: Totals) => sums.counted > 0;
  if (!areSumsPerPlan(statement)) return totals.filter(counted).map((sums) => line(String(year), sums));
  return byPlan.flatMap(({ planName, openedAt, way, totals: ofPlan }) =>
    ofPlan.filter(counted).map((sums) =>
      line(
        words.t('month.ofPlan', {
          month: String(year),
          plan: nameSource({ name: planName, openedAt, way }, words),
        }),
        sums,
      ),
    ),
  );
}

type Sums = Pick<Totals, 'billed' | 'planPaid' | 'yourShare' | 'atPharmacy' | 'currency'>;
type SumsName = { name: string; claims: number; notCounted: number; missing: number; hideBilled: boolean };

/** How many claims, what is missing of them, what was paid at the pharmacy, and the sums. */
function layOutSums(
  { name, claims, notCounted, missing, hideBilled }: SumsName,
  sums: Sums,
  words: Words,
): Cell[] {
  const { t, figureSum } = words;
  const { currency, atPharmacy, yourShare } = sums;
  const cell = (sum: Sum): Cell => [{ text: figureSum(sum, currency), strong: true }];
  const label = [
    t('month.foot', { month: name, count: claims }),
    notCounted === 0 ? null : t('month.notCounted', { count: notCounted }),
    missing === 0 ? null : t('month.missing', { count: missing }),
    atPharmacy.statedBy === 0 ? null : t('month.pharmacy', { amount: figureSum(atPharmacy, currency) }),
  ].filter((part) => part !== null);
  return [
    [],
    [{ text: label.join(', '), strong: true }],
    ...(hideBilled ? [] : [cell(sums.billed)]),
    cell(sums.planPaid),
    yourShare.statedBy + yourShare.notStatedBy === 0 ? [] : cell(yourShare),
  ];
}

/**
 * Two lines: who and what the plan did; what for, the claim's number and the day of the decision. A third one says which
 * plans looked at one visit.
 */
export function layOutService(row: ClaimRow, notes: readonly number[], words: Words): Cell {
  const { t, date } = words;
  const visitWords = createVisitWords(words);
  const plans = describeVisit(row, visitWords);
  const what = row.what ?? t(`kind.${row.kind}`);
  const said = row.daysSupply === null ? what : t('row.days', { what, count: row.daysSupply });
  const note =
    notes.length === 0 ? '' : ` (${t('row.notes', { count: notes.length, numbers: notes.join(', ') })})`;
  const facts = [
    nameClaimNumbers(row, words),
    date(row.decidedOn, 'short')?.replaceAll(' ', '\u00a0'),
    sayOpened(row, words),
  ];
  return [
    {
      text: row.providerName ?? t('row.providerNotNamed'),
      strong: true,
      isName: true,
      more: ` · ${nameVisitState(row, visitWords)?.words ?? t(`state.${row.state}`)}${note}`,
    },
    {
      text: said,
      small: true,
      isName: true,
      more: facts.flatMap((fact) => (fact == null ? [] : ` · ${fact}`)).join(''),
    },
    ...(plans === null ? [] : [{ text: plans, small: true as const }]),
  ];
}

/** Of a visit, the numbers of all of its claims. One that begins with a minus is called a number: it is no amount. */
function nameClaimNumbers({ claimNumber, visit }: ClaimRow, { t }: Words): string | null {
  const ofVisit = visit?.parts.flatMap((part) => part.claimNumber ?? []) ?? [];
  const numbers = ofVisit.length > 0 || claimNumber === null ? ofVisit : [claimNumber];
  const names = numbers.map((number) =>
    number.startsWith('-') ? t('row.number', { number }).replace(' ', '\u00a0') : number,
  );
  return names.length === 0 ? null : [...new Set(names)].join(' + ');
}

/** What may be owed on this claim, or why there is no number. */
function layOutMayOwe(row: ClaimRow, words: Words): Cell {
  const { t, figure } = words;
  if (row.state === 'taken-back') return [{ text: t('row.takenBack') }];
  if (row.kind === 'pharmacy') {
    const share = findPharmacyShare(row);
    if (share !== null)
      return [{ text: figure(share.cents, row.currency) }, { text: t('row.atPharmacy'), small: true }];
  }
  if (row.mayOwe === null && row.state === 'plan-is-deciding') return [{ text: t('row.notDecided') }];
  const [first, ...more] = layOutAmount(row.mayOwe, row, words);
  return row.mayOwe === null || !first
    ? layOutAmount(row.mayOwe, row, words)
    : [{ ...first, strong: true }, ...more];
}
