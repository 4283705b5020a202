import type { ClaimKeys, ClaimSource } from '../model.ts';
import { matchesToken, type Parameter, parseDateTest, passes } from './query.ts';

const claimTypeSystem = 'http://terminology.hl7.org/CodeSystem/claim-type';
const dayLength = 86_400_000;

type Test = (keys: ClaimKeys) => boolean;

const tests: Record<string, (value: string) => Test> = {
  _id: (value) => {
    const ids = new Set(value.split(','));
    return (keys) => ids.has(keys.id);
  },
  type: (value) => (keys) =>
    matchesToken(value, [{ system: claimTypeSystem, code: keys.type }, ...(keys.types ?? [])]),
  identifier: (value) => (keys) =>
    matchesToken(value, [{ system: keys.claimSystem, code: keys.claimNumber }]),
  'service-date': (value) => {
    const test = parseDateTest(value);
    return (keys) =>
      passes(test, dayStart(keys.start), dayEnd(keys.end)) ||
      passes(test, dayStart(keys.firstServed), dayEnd(keys.lastServed));
  },
  'service-start-date': (value) => {
    const test = parseDateTest(value);
    return (keys) =>
      passes(test, dayStart(keys.start), dayEnd(keys.start)) ||
      passes(test, dayStart(keys.firstServed), dayEnd(keys.firstServed));
  },
  'billable-period-start': (value) => {
    const test = parseDateTest(value);
    return (keys) => passes(test, dayStart(keys.start), dayEnd(keys.start));
  },
  _lastUpdated: (value) => {
    const test = parseDateTest(value);
    return (keys) => {
      const at = Date.parse(keys.lastUpdated);
      return passes(test, at, at);
    };
  },
};

/** Search parameters of claims beside `patient` and `_include`. */
export const claimParameters: readonly string[] = Object.keys(tests);

/** Positions of the claims that pass every parameter, in the source's order. Throws a Refusal for a bad value. */
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

function dayStart(date: string): number {
  return Date.parse(`${date}T00:00:00Z`);
}

function dayEnd(date: string): number {
  return dayStart(date) + dayLength - 1;
}
