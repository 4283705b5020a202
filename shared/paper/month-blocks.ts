/** The year's sums: a line a month in large print, by kind of care, and as a picture. */

import { areSumsPerPlan, type Sum } from '../model/claims/totals.ts';
import type { YearStatement } from '../model/papers/statement.ts';
import type { Block, Cell, Column } from './document.ts';
import { nameSource, type Words } from './words.ts';

type Month = YearStatement['months'][number];

/** "March", "March, Evergreen Health" or "Date not given", as a heading. */
export function nameMonth({ month, planName, openedAt, way }: Month, year: number, words: Words): string {
  const name = month === null ? words.t('month.undated') : formatMonth(month, year, words, 'long');
  return planName === null
    ? name
    : words.t('month.ofPlan', { month: name, plan: nameSource({ name: planName, openedAt, way }, words) });
}

function formatMonth(month: number, year: number, { locale }: Words, style: 'long' | 'short'): string {
  const date = new Date(Date.UTC(year, month - 1, 1));
  const name = new Intl.DateTimeFormat(locale, { month: style, timeZone: 'UTC' }).format(date);
  return name.charAt(0).toUpperCase() + name.slice(1).replace('.', '');
}

/** A line a month, for large print: the sums without their claims. */
export function layOutMonths(statement: YearStatement, words: Words): Block[] {
  const { t, figureSum } = words;
  const { months, totals, year } = statement;
  const currency = totals[0]?.currency ?? 'USD';
  const total = totals[0];
  return [
    {
      kind: 'table',
      isDense: true,
      caption: t('months.title'),
      columns: [
        { title: t('column.month'), kind: 'text' },
        ...listSumColumns(words, ['planPaid', 'yourShare']),
      ],
      rows: months.map((month) => [
        [{ text: nameMonth(month, year, words) }],
        [{ text: figureSum(month.planPaid, currency) }],
        layOutOwnShare(month.yourShare, words, currency),
      ]),
      foot:
        total === undefined || areSumsPerPlan(statement)
          ? null
          : [
              [{ text: String(year), strong: true }],
              [{ text: figureSum(total.planPaid, currency), strong: true }],
              layOutOwnShare(total.yourShare, words, currency).map(({ text }) => ({ text, strong: true })),
            ],
    },
  ];
}

function listSumColumns({ t }: Words, names: readonly string[]): Column[] {
  return names.map((name) => ({ title: t(`column.${name}`), kind: 'amount' }));
}

/** The sum of the shares; empty where no claim can have one, as in a month with prescriptions only. */
function layOutOwnShare(yourShare: Sum, { figureSum }: Words, currency: string): Cell {
  return yourShare.statedBy + yourShare.notStatedBy === 0 ? [] : [{ text: figureSum(yourShare, currency) }];
}

export function layOutKinds(
  { kinds, totals }: Pick<YearStatement, 'kinds' | 'totals'>,
  words: Words,
): Block[] {
  if (kinds.length < 2) return [];
  const { t, figureSum } = words;
  const currency = totals[0]?.currency ?? 'USD';
  return [
    {
      kind: 'table',
      isDense: true,
      caption: t('kinds.title'),
      columns: [
        { title: t('column.kind'), kind: 'text' },
        ...listSumColumns(words, ['claims', 'planPaid', 'yourShare']),
      ],
      rows: kinds.map(({ kind, claims, planPaid, yourShare, atPharmacy }) => [
        [{ text: t(`kind.${kind}`) }],
        [{ text: String(claims) }],
        [{ text: figureSum(planPaid, currency) }],
        kind === 'pharmacy'
          ? [{ text: figureSum(atPharmacy, currency) }, { text: t('row.atPharmacy'), small: true }]
          : [{ text: figureSum(yourShare, currency) }],
      ]),
      foot: null,
    },
  ];
}

/** Why there is no chart of the year; nothing where there is one. */
export function layOutNoChart(statement: YearStatement, words: Words): Block[] {
  const { t } = words;
  const { openVisits } = statement;
  if (layOutChart(statement, words).length > 0) return [];
  const text =
    openVisits > 0
      ? t('packet:charts.openVisits', { count: openVisits })
      : t(areSumsPerPlan(statement) ? 'packet:charts.tooLarge' : 'packet:charts.oneMonth');
  return [{ kind: 'paragraph', text }];
}

/** Nothing for a single month, nor while sums are kept per plan. */
export function layOutChart(statement: YearStatement, words: Words): Block[] {
  const { t, sum } = words;
  const currency = statement.totals[0]?.currency ?? 'USD';
  const dated = statement.months.filter(({ month }) => month !== null);
  if (areSumsPerPlan(statement) || dated.length < 2) return [];
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
