/** People here, as they are compared with others. */
import type { NamedPerson, PersonSummary } from '#shared/model/connection';
import { comparePeople } from '../fhir/patients/compare-people.ts';

/** A person as others are compared with them: by the plans' name, since the typed one may be "Mom". */
export function identify({
  name,
  nameOfPlans,
  birthDate,
}: Pick<PersonSummary, 'name' | 'nameOfPlans' | 'birthDate'>): NamedPerson {
  return { name: nameOfPlans ?? name, birthDate };
}

/** True where careful readers would ask whether two are one. */
export function mayBeOnePerson(one: NamedPerson, other: NamedPerson): boolean {
  return comparePeople(one, other) === 'same';
}
