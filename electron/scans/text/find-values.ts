/** Amounts, days and numbers in a line of a scan, by their own shape. Texts are short: cells of a line. */
import { isNpi } from '#shared/npi';

/** `value`: as the form about a bill takes it. */
export type FoundValue = { value: string; start: number; end: number };

// Without cents it is no amount: "1,200" may be anything.
const money =
  /(?<![\w.,/-])([-(]?)(\$?)\s?([-(]?)(\d{1,3}(?:,?\d{3}){0,3}\.\d{2})(?!\d)(\)?)(-(?=\s|$)|\s?CR\b)?/g;
const otherCurrency = /[€£¥]|\b(?:EUR|GBP|CAD|MXN|COP)\b/;

/** Amounts in dollars. One with a sign is left out: what it means must be asked. */
export function findAmounts(text: string): FoundValue[] {
  if (otherCurrency.test(text)) return [];
  return [...text.matchAll(money)]
    .filter(([, before, , after, , close, sign]) => !before && !after && !close && !sign)
    .map((match) => ({ ...spanOf(match), value: (match[4] ?? '').replaceAll(',', '') }));
}

const months = [
  ['jan', 'ene'],
  ['feb'],
  ['mar'],
  ['apr', 'abr'],
  ['may'],
  ['jun'],
  ['jul'],
  ['aug', 'ago'],
  ['sep', 'set'],
  ['oct'],
  ['nov'],
  ['dec', 'dic'],
] as const;
const monthNames = months.flat().join('|');
const numeric = /(?<![\d/-])(\d{1,2})[/-](\d{1,2})[/-](\d{4}|\d{2})(?![\d/-])/g;
const iso = /(?<![\d/-])(\d{4})-(\d{2})-(\d{2})(?![\d/-])/g;
/** Patterns that hold the names of the months. */
export const monthFirst = new RegExp(`\\b(${monthNames})[a-z]{0,7}\\.? (\\d{1,2}),? (\\d{4})\\b`, 'gi');
export const dayFirst = new RegExp(
  `\\b(\\d{1,2}) de (${monthNames})[a-z]{0,7},? (?:de |del )?(\\d{4})\\b`,
  'gi',
);

/**
 * Days, as `YYYY-MM-DD`. Of numbers the month comes first, where that is a day of the calendar; else the day. Of papers that write the
 * day first, see {@link turnDay}.
 */
export function findDays(text: string): FoundValue[] {
  const found = [
    ...[...text.matchAll(numeric)].map(
      (match) =>
        dayFrom(match, match[3], Number(match[1]), match[2]) ??
        dayFrom(match, match[3], Number(match[2]), match[1]),
    ),
    ...[...text.matchAll(iso)].map((match) => dayFrom(match, match[1], Number(match[2]), match[3])),
    ...[...text.matchAll(monthFirst)].map((match) => dayFrom(match, match[3], monthOf(match[1]), match[2])),
    ...[...text.matchAll(dayFirst)].map((match) => dayFrom(match, match[3], monthOf(match[2]), match[1])),
  ];
  return found.filter((one) => one !== null).toSorted((a, b) => a.start - b.start);
}

/** Whether numbers of the texts are days only where the day comes first, and none only where the month does. */
export function isDayFirst(texts: readonly string[]): boolean {
  const pairs = texts.flatMap((text) =>
    [...text.matchAll(numeric)].map(([, one, other]) => [Number(one), Number(other)] as const),
  );
  const isOnly = (first: number, second: number) => first > 12 && first <= 31 && second >= 1 && second <= 12;
  return (
    pairs.some(([one, other]) => isOnly(one, other)) && !pairs.some(([one, other]) => isOnly(other, one))
  );
}

/** A day that was read with the month first, with the day first, where the line prints it in numbers. */
export function turnDay(value: string, line: string): string {
  const printed = [...line.matchAll(numeric)].find(
    (match) => dayFrom(match, match[3], Number(match[1]), match[2])?.value === value,
  );
  return (printed && dayFrom(printed, printed[3], Number(printed[2]), printed[1])?.value) ?? value;
}

function monthOf(name = ''): number {
  return months.findIndex((names) => names.some((one) => name.toLowerCase().startsWith(one))) + 1;
}

function dayFrom(match: RegExpExecArray, year = '', month: number, day = ''): FoundValue | null {
  const value = [
    year.length === 2 ? `20${year}` : year,
    String(month).padStart(2, '0'),
    day.padStart(2, '0'),
  ].join('-');
  const at = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(value)
    ? { ...spanOf(match), value }
    : null;
}

function spanOf({ index, 0: { length } }: RegExpExecArray): Omit<FoundValue, 'value'> {
  return { start: index, end: index + length };
}

/** What stands in for a number that is not known. */
const noNumber = /^(?:0+|n\/?a|none|unknown|x+|(\d)\1+)$/i;
const shortest = 3;
const longest = 38;

/** The number at the beginning of the text, words after it left out; `null` where it begins with none. */
export function findNumber(text: string): FoundValue | null {
  const start = text.search(/[^\s:#.-]/);
  if (start < 0) return null;
  const tokens: string[] = [];
  for (const token of text.slice(start, start + 60).split(' ')) {
    const isLead = tokens.length === 0 && /^[A-Z]{1,3}$/.test(token);
    if (!isLead && !/^[A-Z0-9./-]{0,38}\d[A-Z0-9./-]{0,38}$/i.test(token)) break;
    tokens.push(token);
  }
  const printed = tokens.join(' ');
  // A number that goes on in the next line is not whole.
  if (printed.endsWith('-') && start + printed.length === text.trimEnd().length) return null;
  const value = printed.replace(/[./-]{1,5}$/, '');
  const isOther = findDays(value).length > 0 || findAmounts(value).length > 0;
  const isNumber = /\d/.test(value) && !noNumber.test(value.replaceAll(/[ ./-]/g, ''));
  if (!isNumber || isOther || value.length < shortest || value.length > longest) return null;
  return { value, start, end: start + value.length };
}

/** On paper any ten digits may stand: those of a provider begin with 1 or 2. */
export function isPrintedNpi(text: string): boolean {
  return /^[12]/.test(text) && isNpi(text);
}
