/** Dates, money and small phrases of statements in the language of the paper. */

import { type DateStyle, type FhirDate, formatDate, formatSpan, localDay, parseFhirDate } from '../dates.ts';
import { type Language, type Locale, localeOf } from '../languages.ts';
import type { Coded } from '../model/claims/claim.ts';
import type { ClaimRow, RowAmount } from '../model/claims/claim-row.ts';
import { isTooLarge, type Sum } from '../model/claims/totals.ts';
import type { HandWay } from '../model/plans/plan-kind.ts';
import { formatCents, formatFigure } from '../money.ts';
import { codeSystemName } from '../words/codes.ts';
import { citeName } from '../words/letters/cite.ts';

/** Looks up a text of the `statement` namespace, or of `denials` where the key begins with it. */
export type Translate = (key: string, values?: Record<string, string | number>) => string;

export type Words = {
  t: Translate;
  /** True for keys that have a text. */
  exists(key: string): boolean;
  /** The English text of a key, whatever the language of the paper. */
  english(key: string): string;
  language: Language;
  /** For Intl: that language with US conventions. */
  locale: Locale;
  money(cents: number, currency: string): string;
  /** As `money`, without the sign of the US dollar: for tables of papers that name it in their head. */
  figure(cents: number, currency: string): string;
  /** The amount, or "not stated". */
  amount(amount: Pick<RowAmount, 'cents'> | null, currency: string): string;
  /** The sum, "not stated", or "too large to add up". */
  sum(sum: Sum, currency: string): string;
  /** The name of a sum, with how many claims state it where some do not. */
  sumLabel(name: string, sum: Sum): string;
  /** As `sum`, as a figure. */
  figureSum(sum: Sum, currency: string): string;
  date(date: string | null, style?: DateStyle): string | null;
  span(start: string | null, end: string | null, style: DateStyle): string | null;
  coded(coded: Coded, withCode: boolean): string | null;
};

export function createWords(
  { t, exists, english }: Pick<Words, 't' | 'exists' | 'english'>,
  language: Language,
): Words {
  const locale = localeOf(language);
  const money = (cents: number, currency: string) => formatCents(cents, currency, locale);
  const figure = (cents: number, currency: string) =>
    currency === 'USD' ? formatFigure(cents, locale) : money(cents, currency);
  const notStated = () => t('row.notStated');
  const saySum = (sum: Sum, currency: string, format: typeof money) => {
    if (sum.cents !== null) return format(sum.cents, currency);
    return isTooLarge(sum) ? t('row.tooLarge') : notStated();
  };
  return {
    t,
    exists,
    english,
    language,
    locale,
    money,
    figure,
    amount: (amount, currency) => (amount === null ? notStated() : money(amount.cents, currency)),
    sum: (sum, currency) => saySum(sum, currency, money),
    sumLabel: (name, { statedBy: stated, notStatedBy }) =>
      stated === 0 || notStatedBy === 0
        ? name
        : t('column.sumOf', { name, stated, count: stated + notStatedBy }),
    figureSum: (sum, currency) => saySum(sum, currency, figure),
    date: (date, style) => formatParsed(date, (day) => formatDate(day, locale, style)),
    span: (start, end, style) =>
      formatParsed(start, (day) => formatSpan(day, end === null ? null : parseFhirDate(end), locale, style)),
    coded: (coded, withCode) => describeCoded(t, coded, withCode),
  };
}

function formatParsed(date: string | null, format: (date: FhirDate) => string): string | null {
  const parsed = date === null ? null : parseFhirDate(date);
  return parsed === null ? null : format(parsed);
}

function describeCoded(
  t: Translate,
  { text, code, system, absent }: Coded,
  withCode: boolean,
): string | null {
  if (text !== null) return withCode && code !== null ? t('claim.code', { text, code }) : text;
  if (code === null) return absent === 'withheld' ? t('common:withheld') : null;
  if (system === null) return t('claim.bareCode', { code });
  const name = codeSystemName(system, (key) => t(`codeSystem.${key}`));
  return t('claim.bareCodeSystem', { code, system: name });
}

/** Who says something, the day on which a file was opened that says it, and whether that is a table or paper. */
export type Source = { name: string; openedAt: string | null; way?: HandWay | undefined };

/** The plan's name, as on screen: "File: Evergreen Health, opened on March 3, 2026", "Evergreen Health (from paper, by you)". */
export function nameSource({ name: given, openedAt, way }: Source, { t, date }: Words): string {
  const name = citeName(given, t) ?? '';
  if (openedAt === null) return name;
  return t(`file.name.${way ?? 'file'}`, { name, date: date(localDay(new Date(openedAt))) ?? '' });
}

/** "from a file, opened on March 3, 2026"; `null` for a plan's. */
export function sayOpened(
  { openedAt, way }: Pick<ClaimRow, 'openedAt' | 'way'>,
  { t, date }: Words,
): string | null {
  if (openedAt === null) return null;
  const day = date(localDay(new Date(openedAt))) ?? '';
  return t(`file.by.${way ?? 'file'}`, { date: day });
}

/** Which plans' data a paper was made from, each named once, and that none of them made it. */
export function describeOrigin(plans: readonly Source[], words: Words): string {
  const { t, language } = words;
  if (plans.length === 0) return t('origin.none');
  // Several cards of one plan are one source.
  const names = new Set(plans.map((plan) => nameSource(plan, words)));
  return t('origin.plans', { plans: new Intl.ListFormat(language, { type: 'conjunction' }).format(names) });
}
