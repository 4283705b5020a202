/** Who of several people a sign-in is for, where the plan shows them and does not say. */
import type { NamedPerson, PersonSummary } from '#shared/model/plans/connection';
import { comparePeople } from '../data/fhir/patients/compare-people.ts';
import { readPatientFacts } from '../data/fhir/patients/patient-facts.ts';
import { identify } from '../data/people/compare-people.ts';
import type { ShownPatient } from '../oauth/sign-in-request.ts';

type Choice = {
  /** Whom the person chose before the sign-in; `null` for someone new. */
  chosen: PersonSummary | null;
  /** Asks the person; the place of one of these. */
  ask(named: readonly NamedPerson[]): Promise<number>;
};

/**
 * The patient id of the one Patient that is plainly the person chosen, or that the plan shows under several ids; else of
 * whom the person picks. `null` where two of them look alike: then nobody could pick.
 *
 * @see docs/adr/0019-whose-a-record-is.md: "plainly" is as it says there
 */
export async function choosePatient(
  shown: readonly ShownPatient[],
  { chosen, ask }: Choice,
): Promise<string | null> {
  const people: { id: string; facts: ReturnType<typeof readPatientFacts> }[] = [];
  for (const { id, patient } of shown) {
    const facts = readPatientFacts(patient ?? {});
    if (people.every((one) => comparePeople(one.facts, facts) !== 'same')) people.push({ id, facts });
  }
  const own = chosen === null ? [] : people.filter(({ facts }) => isPlainly(facts, chosen));
  const [only, ...others] = own.length > 0 ? own : people;
  if (only !== undefined && others.length === 0) return only.id;
  const named = people.map(({ facts: { name, birthDate } }) => ({ name, birthDate }));
  if (new Set(named.map((one) => JSON.stringify(one))).size < named.length) return null;
  return people[await ask(named)]?.id ?? null;
}

function isPlainly(facts: ReturnType<typeof readPatientFacts>, person: PersonSummary): boolean {
  return comparePeople(facts, identify(person)) === 'same';
}
