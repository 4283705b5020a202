import { unescape as percentDecode } from 'node:querystring';
import { Refusal } from './answer.ts';

/** One search parameter of a request; `modifier` is what follows the colon of its name. */
export type Parameter = { name: string; modifier: string; value: string };

/** The parameters of a query, literal or percent-encoded. */
export function parseQuery(query: string): Parameter[] {
  return query
    .split('&')
    .filter(Boolean)
    .map((pair) => {
      const at = pair.indexOf('=');
      const key = decodeText(at < 0 ? pair : pair.slice(0, at));
      const [name = '', ...modifiers] = key.split(':');
      return { name, modifier: modifiers.join(':'), value: at < 0 ? '' : decodeText(pair.slice(at + 1)) };
    });
}

function decodeText(text: string): string {
  return percentDecode(text.replaceAll('+', ' '));
}

type Prefix = 'eq' | 'ne' | 'gt' | 'lt' | 'ge' | 'le' | 'sa' | 'eb' | 'ap';

/** A date parameter: its prefix, and the first and the last millisecond that its value covers. */
export type DateTest = { prefix: Prefix; low: number; high: number };

const datePattern =
  /^(eq|ne|gt|lt|ge|le|sa|eb|ap)?(\d{4})(?:-(\d{2})(?:-(\d{2})(T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[ +-]\d{2}:\d{2})?)?)?)?$/;

/** Reads a date parameter: a value stands for the whole day, month or year that it names. @see FHIR R4 search, date */
export function parseDateTest(value: string): DateTest {
  const match = datePattern.exec(value);
  if (!match) throw new Refusal(400, 'value', 'A date in the search cannot be read.');
  const [, prefix = 'eq', year = '', month, day, time] = match;
  const low = Date.parse(`${year}-${month ?? '01'}-${day ?? '01'}${addZone(time)}`);
  if (Number.isNaN(low)) throw new Refusal(400, 'value', 'A date in the search is not on the calendar.');
  return { prefix: prefix as Prefix, low, high: findLastMillisecond(low, month, day, time) };
}

function addZone(time: string | undefined): string {
  if (!time) return 'T00:00:00Z';
  const text = time.replace(' ', '+');
  return /(?:Z|[+-]\d{2}:\d{2})$/.test(text) ? text : `${text}Z`;
}

function findLastMillisecond(low: number, month?: string, day?: string, time?: string): number {
  if (time) return low + (time.includes('.') ? 0 : 999);
  const end = new Date(low);
  if (day) end.setUTCDate(end.getUTCDate() + 1);
  else if (month) end.setUTCMonth(end.getUTCMonth() + 1);
  else end.setUTCFullYear(end.getUTCFullYear() + 1);
  return end.getTime() - 1;
}

/** True when the span from `from` to `to` (milliseconds, both included) passes the test. */
export function isWithin(test: DateTest, from: number, to: number): boolean {
  const inside = test.low <= from && to <= test.high;
  switch (test.prefix) {
    case 'eq':
      return inside;
    case 'ne':
      return !inside;
    case 'gt':
      return to > test.high;
    case 'lt':
      return from < test.low;
    case 'ge':
      return to >= test.low;
    case 'le':
      return from <= test.high;
    case 'sa':
      return from > test.high;
    case 'eb':
      return to < test.low;
    case 'ap':
      return from <= test.high && to >= test.low;
  }
}

/** What a token parameter looks for. */
export type Token = { system?: string; code: string };

/** True when a token parameter (`code`, `|code`, `system|`, `system|code`, comma for "or") names one of the tokens. */
export function hasToken(value: string, tokens: readonly Token[]): boolean {
  return value.split(',').some((one) => {
    const bar = one.indexOf('|');
    if (bar < 0) return tokens.some(({ code }) => code === one);
    const system = one.slice(0, bar);
    const code = one.slice(bar + 1);
    return tokens.some((token) => (token.system ?? '') === system && (code === '' || token.code === code));
  });
}
