/**
 * Schedules as numbers, units and codes. A part that is not understood is kept as the plan sent it: without it, how
 * often a medicine is taken would read as something else.
 *
 * @see FHIR R4 Timing
 */
import { parseFhirDate } from '#shared/dates';
import type { PlainValue, TimingValue } from '#shared/model/health/record-fact';
import { amountText, digitsOf } from './amounts.ts';
import { readCoded } from './codes.ts';
import { excerpt, type Json, objectAt } from './resource.ts';
import { periodValues, type Time, timeUnitOf, timeValue } from './times.ts';

/** How often and when; `null` when it says nothing. */
export function timingValue(timing: Json): TimingValue | null {
  const repeat = new Repeat(objectAt(timing, 'repeat'));
  const value: TimingValue = {
    type: 'timing',
    name: readCoded(objectAt(timing, 'code')),
    ...(repeat.together(frequencyKeys, readFrequency) ?? { times: null, timesMost: null, every: null }),
    lasting: repeat.together(spanKeys('duration'), (from) => spanAt(from, 'duration')),
    inAll: repeat.together(['count', 'countMax'], readCount),
    moments: repeat.texts('when'),
    offset: repeat.together(['offset'], readOffset),
    days: repeat.texts('dayOfWeek'),
    hours: repeat.texts('timeOfDay'),
    within: [
      ...(repeat.together(boundsKeys, readBounds) ?? []),
      ...textsIn(timing['event']).map(dateOrText),
      ...repeat.others(),
    ],
  };
  const said = [value.name, value.times, value.every, value.lasting, value.inAll];
  const lists = [value.moments, value.days, value.hours, value.within];
  return said.some((part) => part !== null) || lists.some((list) => list.length > 0) ? value : null;
}

const spanKeys = (name: 'period' | 'duration') => [name, `${name}Max`, `${name}Unit`];
const frequencyKeys = ['frequency', 'frequencyMax', ...spanKeys('period')];
const boundsKeys = ['boundsPeriod', 'boundsDuration', 'boundsRange'];

/** The elements of a `Timing.repeat`; it knows which ones were understood. */
class Repeat {
  readonly #from: Json;
  readonly #read = new Set(['id', 'extension']);

  constructor(from: Json | null) {
    this.#from = from ?? {};
  }

  /** Reads elements that only mean something together; `null` when they are missing or not all understood. */
  together<T>(keys: readonly string[], read: (from: Json) => T | null): T | null {
    if (keys.every((key) => isMissing(this.#from[key]))) return null;
    const value = read(this.#from);
    if (value !== null) for (const key of keys) this.#read.add(key);
    return value;
  }

  texts(key: string): string[] {
    const all = textsIn(this.#from[key]);
    if (all.length > 0) this.#read.add(key);
    return all;
  }

  /** Everything else, under its own names. */
  others(): PlainValue[] {
    return Object.keys(this.#from)
      .filter((key) => !this.#read.has(key) && !key.startsWith('_') && !isMissing(this.#from[key]))
      .map((key) => ({ type: 'text', text: `${key}: ${excerpt(this.#from[key])}` }));
  }
}

function isMissing(value: unknown): boolean {
  return value === undefined || value === null;
}

type Frequency = Pick<TimingValue, 'times' | 'timesMost' | 'every'>;

function readFrequency(repeat: Json): Frequency | null {
  const [times, timesMost] = [wholeOf(repeat['frequency']), wholeOf(repeat['frequencyMax'])];
  const every = spanAt(repeat, 'period');
  const isWhole =
    (times !== null || isMissing(repeat['frequency'])) &&
    (timesMost !== null || isMissing(repeat['frequencyMax'])) &&
    (every !== null || spanKeys('period').every((key) => isMissing(repeat[key])));
  return isWhole && (times !== null || every !== null) ? { times, timesMost, every } : null;
}

function spanAt(repeat: Json, name: 'period' | 'duration'): Time | null {
  const [value, max, unitCode] = spanKeys(name).map((key) => repeat[key]);
  const [digits, most, unit] = [digitsOf(value), digitsOf(max), timeUnitOf(unitCode)];
  if (digits === null || unit === null || (most === null && !isMissing(max))) return null;
  return { type: 'time', digits, most, unit };
}

function readCount(repeat: Json): TimingValue['inAll'] {
  const [times, most] = [wholeOf(repeat['count']), wholeOf(repeat['countMax'])];
  return times === null || (most === null && !isMissing(repeat['countMax'])) ? null : { times, most };
}

/** An offset only means something next to the meals or hours it counts from. */
function readOffset(repeat: Json): Time | null {
  const digits = digitsOf(repeat['offset']);
  return digits === null || textsIn(repeat['when']).length === 0
    ? null
    : { type: 'time', digits, most: null, unit: 'min' };
}

function readBounds(repeat: Json): PlainValue[] | null {
  const period = periodValues(objectAt(repeat, 'boundsPeriod'));
  if (period.length > 0) return period;
  const amount = objectAt(repeat, 'boundsDuration') ?? objectAt(repeat, 'boundsRange');
  const text = amountText(amount);
  const time = amount && timeValue(amount);
  if (time !== null) return [time];
  return text === null ? null : [{ type: 'text', text }];
}

/** A whole number, even when written as text. */
function wholeOf(value: unknown): number | null {
  const digits = digitsOf(value);
  const number = Number(digits);
  return digits !== null && Number.isSafeInteger(number) ? number : null;
}

function dateOrText(text: string): PlainValue {
  const start = parseFhirDate(text);
  return start ? { type: 'date', start, end: null } : { type: 'text', text };
}

function textsIn(value: unknown): string[] {
  return (Array.isArray(value) ? value : [value]).filter((text) => typeof text === 'string');
}
