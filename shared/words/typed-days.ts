/** Days in what a person typed to find something: "6/27", "June 27, 2026", "27 de junio", "2026-06-27", "june". */
import { foldText } from '../split-words.ts';
import { findMeaning } from './ask/ask-words.ts';

/** `null` where that part was not typed. */
type TypedDay = { year: number | null; month: number | null; day: number | null };

/** `rest`: the other words, as they were typed; `null` without any. */
export type TypedDays = { days: readonly TypedDay[]; rest: string | null };

/** Reads the days out of a search; `null` where it names none. In figures the month comes first, where it can be one. */
export function readTypedDays(text: string): TypedDays | null {
  const words = text
    .split(/[\s,]+/)
    .filter(Boolean)
    .map((raw) => ({ raw, word: foldText(raw).replace(/\.$/, '') }));
  const days: TypedDay[] = [];
  const rest: typeof words = [];
  let open: TypedDay | null = null;
  const join = (part: Partial<TypedDay>) => {
    const isTaken = (['year', 'month', 'day'] as const).some((key) => key in part && open?.[key] != null);
    if (open === null || isTaken) {
      open = { year: null, month: null, day: null };
      days.push(open);
    }
    Object.assign(open, part);
  };
  for (const [at, one] of words.entries()) {
    const figures = readFigures(one.word);
    const month = readMonth(words, at);
    const number = /^(\d{1,2})(?:st|nd|rd|th|º|ª)?$/.exec(one.word)?.[1];
    if (figures) {
      days.push(figures);
      open = null;
    } else if (month !== null) join({ month });
    else if (/^(?:19|20)\d\d$/.test(one.word)) join({ year: Number(one.word) });
    else if (number && Number(number) <= 31 && Number(number) > 0 && isBesideMonth(words, at))
      join({ day: Number(number) });
    else if (!(open !== null && findMeaning(one.word)?.is === 'small') && !isLink(words, at)) {
      rest.push(one);
      open = null;
    }
  }
  const isDay = days.length > 0 && days.every(({ year, month }) => year !== null || month !== null);
  return isDay ? { days, rest: rest.map(({ raw }) => raw).join(' ') || null } : null;
}

/** Whether care from `start` to `end`, `YYYY-MM-DD` or less precise, was on that day, in that month or year. */
export function isOnTypedDay({ year, month, day }: TypedDay, start: string, end: string): boolean {
  const years = year !== null ? [year] : [...new Set([start, end].map((one) => Number(one.slice(0, 4))))];
  return years.some((own) => {
    const two = (value: number) => String(value).padStart(2, '0');
    const first = `${own}${month === null ? '' : `-${two(month)}${day === null ? '' : `-${two(day)}`}`}`;
    return start <= `${first}~` && end >= first;
  });
}

type Words = readonly { word: string }[];

function readFigures(word: string): TypedDay | null {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(word);
  if (iso) return checkDay(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const [, one, other, typed] = /^(\d{1,2})[/-](\d{1,2})(?:[/-](\d{4}|\d{2}))?$/.exec(word) ?? [];
  if (one === undefined || other === undefined) return null;
  const year = typed === undefined ? null : Number(typed.length === 2 ? `20${typed}` : typed);
  return checkDay(year, Number(one), Number(other)) ?? checkDay(year, Number(other), Number(one));
}

function checkDay(year: number | null, month: number, day: number): TypedDay | null {
  return month >= 1 && month <= 12 && day >= 1 && day <= 31 ? { year, month, day } : null;
}

/** A short name of a month is one only beside a number: "mar" and "dec" are parts of names too. */
function readMonth(words: Words, at: number): number | null {
  const meaning = findMeaning(words[at]?.word ?? '');
  if (meaning?.is !== 'month') return null;
  const isNumber = (place: number) => /^\d{1,4}(?:st|nd|rd|th)?$/.test(words[place]?.word ?? '');
  const isBeside = isNumber(at - 1) || isNumber(at + 1) || (isLink(words, at - 1) && isNumber(at - 2));
  return meaning.isShort && !isBeside ? null : meaning.month;
}

function isBesideMonth(words: Words, at: number): boolean {
  const isMonth = (place: number) => findMeaning(words[place]?.word ?? '')?.is === 'month';
  return isMonth(at - 1) || isMonth(at + 1) || (isLink(words, at + 1) && isMonth(at + 2));
}

/** "de", "of" between the parts of a day. */
function isLink(words: Words, at: number): boolean {
  const before = words[at - 1]?.word ?? '';
  const isPart = /^\d/.test(before) || findMeaning(before)?.is === 'month';
  return isPart && /^(?:de|del|of)$/.test(words[at]?.word ?? '');
}
