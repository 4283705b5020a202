import { Refusal } from './answer.ts';
import { claimParameters } from './claim-search.ts';
import type { Parameter } from './query.ts';
import { simpleParameters } from './simple-search.ts';

const largestPage = 100;
const general = ['_include', '_revinclude', '_count', '_format'];

/** @throws {Refusal} 403 for a search of anybody's records but those of the person who agreed. */
export function checkPatient(parameters: readonly Parameter[], patientId: string): void {
  for (const { name, value } of parameters) {
    if (name !== 'patient' && name !== 'beneficiary') continue;
    if (value.replace(/^.*\//, '') !== patientId)
      throw new Refusal(403, 'forbidden', 'The app may not read records of another person.');
  }
}

/** The parameters that this server does not know for the type. @throws {Refusal} 400 for them if `strict`. */
export function listUnknownParameters(
  type: string,
  parameters: readonly Parameter[],
  strict: boolean,
): string[] {
  const known =
    type === 'ExplanationOfBenefit'
      ? ['patient', ...claimParameters]
      : Object.keys(simpleParameters[type] ?? {});
  const isKnown = ({ name }: Parameter) => known.includes(name) || general.includes(name);
  const unknown = parameters.filter((one) => !isKnown(one)).map(({ name }) => name);
  if (strict && unknown.length)
    throw new Refusal(400, 'not-supported', `This server does not know: ${unknown.join(', ')}`);
  return unknown;
}

/** Entries a page: as asked, at most 100. */
export function readPageSize(parameters: readonly Parameter[], usual: number): number {
  return Math.min(readNumber(parameters, '_count', usual), largestPage);
}

/** A parameter that is a number, `usual` when it is absent. @throws {Refusal} 400 for anything else. */
export function readNumber(parameters: readonly Parameter[], name: string, usual: number): number {
  const asked = parameters.find((one) => one.name === name)?.value;
  if (asked === undefined) return usual;
  if (!/^\d{1,6}$/.test(asked)) throw new Refusal(400, 'value', `${name} must be a number.`);
  return Number(asked);
}

/** The part after the colon of each `_include` of the type, e.g. `care-team` or `*`. */
export function listIncludeNames(type: string, parameters: readonly Parameter[]): Set<string> {
  const values = parameters.filter(({ name }) => name === '_include').map(({ value }) => value);
  return new Set(
    values.filter((value) => value.startsWith(`${type}:`)).map((value) => value.slice(type.length + 1)),
  );
}
