/** The year month by month: a chart, and its numbers in a table. */
import type { YearStatement } from '../model/statement.ts';
import type { Sum } from '../model/totals.ts';
import type { Block, Cell, Column } from './document.ts';
import { nameSource, type Words } from './words.ts';

type Month = YearStatement['months'][number];

/** "March", "March, Evergreen Health" or "Date not given", as a heading. */
export function nameMonth({ month, planName, openedAt }: Month, year: number, words: Words): string {
  const name = month === null ? words.t('month.undated') : formatMonth(month, year, words, 'long');
  return planName === null
    ? name
    : words.t('month.ofPlan', { month: name, plan: nameSource({ name: planName, openedAt }, words) });
}

function formatMonth(month: number, year: number, { locale }: Words, style: 'long' | 'short'): string {
  const date = new Date(Date.UTC(year, month - 1, 1));
  const name = new Intl.DateTimeFormat(locale, { month: style, timeZone: 'UTC' }).format(date);
  return name.charAt(0).toUpperCase() + name.slice(1).replace('.', '');
}

/** Nothing for a single month: its own table says the same. */
export function layOutMonths(statement: YearStatement, words: Words, currency: string): Block[] {
  if (statement.months.length < 2) return [];
  const { t, sum } = words;
  const hasPharmacy = statement.months.some(({ atPharmacy }) => atPharmacy.statedBy > 0);
  return [
    ...layOutMonthChart(statement, words, currency),
    {
      kind: 'table',
      isDense: true,
      caption: t('months.title'),
      columns: [{ title: t('column.month'), kind: 'text' }, ...listSumColumns(words, hasPharmacy)],
      rows: statement.months.map((month) => [
        [{ text: nameMonth(month, statement.year, words), strong: true }],
        [{ text: String(month.rows.length) }],
        [{ text: sum(month.planPaid, currency) }],
        layOutOwnShare(month.yourShare, words, currency),
        ...(hasPharmacy ? [layOutPharmacy(month.atPharmacy, words, currency)] : []),
      ]),
      foot: null,
    },
  ];
}

/** Columns of claims and sums; the pharmacy has its own where anything was paid there. */
export function listSumColumns({ t }: Words, hasPharmacy: boolean): Column[] {
  const names = ['claims', 'planPaid', 'yourShare', ...(hasPharmacy ? ['atPharmacy'] : [])];
  return names.map((name) => ({ title: t(`column.${name}`), kind: 'amount' }));
}

/** The sum of the shares; empty where no claim can have one, as in a month with prescriptions only. */
function layOutOwnShare(yourShare: Sum, { sum }: Words, currency: string): Cell {
  return yourShare.statedBy + yourShare.notStatedBy === 0 ? [] : [{ text: sum(yourShare, currency) }];
}

/** What was paid at the pharmacy; empty where nothing was. */
function layOutPharmacy(atPharmacy: Sum, { sum }: Words, currency: string): Cell {
  return atPharmacy.statedBy === 0 ? [] : [{ text: sum(atPharmacy, currency) }];
}

/** The month's share. What was paid at the pharmacy stands beneath it and is not part of it. */
export function layOutShareOfMonth({ yourShare, atPharmacy }: Month, words: Words, currency: string): Cell {
  const { t, sum } = words;
  const share = layOutOwnShare(yourShare, words, currency).map(({ text }) => ({
    text,
    strong: true as const,
  }));
  if (atPharmacy.statedBy === 0) return share;
  const amount = sum(atPharmacy, currency);
  const pharmacy = share.length === 0 ? amount : `+ ${amount}`;
  return [...share, { text: pharmacy }, { text: t('row.atPharmacy') }];
}

/** No chart in large print, where its words would not fit, nor while sums are kept per plan. */
function layOutMonthChart(statement: YearStatement, words: Words, currency: string): Block[] {
  const { t, sum } = words;
  const dated = statement.months.filter(({ month }) => month !== null);
  if (statement.options.size === 'large' || statement.openVisits > 0 || dated.length < 2) return [];
  const months = Array.from({ length: 12 }, (_, index) => {
    const found = dated.find(({ month }) => month === index + 1);
    return {
      label: formatMonth(index + 1, statement.year, words, 'short'),
      planCents: found?.planPaid.cents ?? null,
      shareCents: found?.yourShare.cents ?? null,
    };
  });
  const highest = dated.reduce((best, month) =>
    addPaidAndShare(month) > addPaidAndShare(best) ? month : best,
  );
  return [
    {
      kind: 'chart',
      title: t('months.chart'),
      summary: t('months.summary', {
        year: statement.year,
        month: nameMonth(highest, statement.year, words),
        planPaid: sum(highest.planPaid, currency),
        share: sum(highest.yourShare, currency),
      }),
      planLabel: t('column.planPaid'),
      shareLabel: t('column.yourShare'),
      currency,
      months,
    },
  ];
}

function addPaidAndShare({ planPaid, yourShare }: Month): number {
  return (planPaid.cents ?? 0) + (yourShare.cents ?? 0);
}
