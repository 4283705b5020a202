import { Refusal } from './answer.ts';
import { claimParameters } from './claim-search.ts';
import type { Parameter } from './query.ts';
import { simpleParameters } from './simple-search.ts';

const largestPage = 100;
const general = ['_include', '_revinclude', '_count', '_format'];

/** Refuses a search for anybody but the person who agreed. */
export function checkPatient(parameters: readonly Parameter[], patientId: string): void {
  for (const { name, value } of parameters) {
    if (name !== 'patient' && name !== 'beneficiary') continue;
    if (value.replace(/^.*\//, '') !== patientId)
      throw new Refusal(403, 'forbidden', 'The app may not read records of another person.');
  }
}

/** Names of parameters that this server does not know for the type. With `strict` they are refused. */
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
  const asked = parameters.find(({ name }) => name === '_count')?.value;
  if (asked === undefined) return usual;
  if (!/^\d{1,6}$/.test(asked)) throw new Refusal(400, 'value', '_count must be a number.');
  return Math.min(Number(asked), largestPage);
}

/** The part after the colon of each `_include` of the type, e.g. `care-team` or `*`. */
export function listIncludeNames(type: string, parameters: readonly Parameter[]): Set<string> {
  const values = parameters.filter(({ name }) => name === '_include').map(({ value }) => value);
  return new Set(
    values.filter((value) => value.startsWith(`${type}:`)).map((value) => value.slice(type.length + 1)),
  );
}
