import type { ClaimKeys, ClaimSource } from '../model.ts';
import { hasToken, isWithin, type Parameter, parseDateTest } from './query.ts';

const claimTypeSystem = 'http://terminology.hl7.org/CodeSystem/claim-type';
const dayLength = 86_400_000;

type Test = (keys: ClaimKeys) => boolean;

const tests: Record<string, (value: string) => Test> = {
  _id: (value) => {
    const ids = new Set(value.split(','));
    return (keys) => ids.has(keys.id);
  },
  type: (value) => (keys) =>
    hasToken(value, [{ system: claimTypeSystem, code: keys.type }, ...(keys.types ?? [])]),
  identifier: (value) => (keys) => hasToken(value, [{ system: keys.claimSystem, code: keys.claimNumber }]),
  'service-date': (value) => {
    const test = parseDateTest(value);
    return (keys) =>
      isWithin(test, startOfDay(keys.start), endOfDay(keys.end)) ||
      isWithin(test, startOfDay(keys.firstServed), endOfDay(keys.lastServed));
  },
  'service-start-date': (value) => {
    const test = parseDateTest(value);
    return (keys) =>
      isWithin(test, startOfDay(keys.start), endOfDay(keys.start)) ||
      isWithin(test, startOfDay(keys.firstServed), endOfDay(keys.firstServed));
  },
  'billable-period-start': (value) => {
    const test = parseDateTest(value);
    return (keys) => isWithin(test, startOfDay(keys.start), endOfDay(keys.start));
  },
  _lastUpdated: (value) => {
    const test = parseDateTest(value);
    return (keys) => {
      const at = Date.parse(keys.lastUpdated);
      return isWithin(test, at, at);
    };
  },
};

/** Search parameters of claims, apart from `patient` and `_include`. */
export const claimParameters: readonly string[] = Object.keys(tests);

/** Positions of the claims that pass every parameter, in the source's order. @throws {Refusal} 400 for a bad value. */
export function findClaims(source: ClaimSource, parameters: readonly Parameter[]): readonly number[] {
  const all = parameters.flatMap(({ name, value }) => {
    const make = tests[name];
    return make ? [make(value)] : [];
  });
  const found: number[] = [];
  for (let index = 0; index < source.count; index += 1) {
    if (all.length === 0) found.push(index);
    else {
      const keys = source.keys(index);
      if (all.every((test) => test(keys))) found.push(index);
    }
  }
  return found;
}

function startOfDay(date: string): number {
  return Date.parse(`${date}T00:00:00Z`);
}

function endOfDay(date: string): number {
  return startOfDay(date) + dayLength - 1;
}
