/** People here, as they are compared with others. */
import type { NamedPerson, PersonSummary } from '#shared/model/plans/connection';

/** A person as others are compared with them: by the plans' name, since the typed one may be "Mom". */
export function identify({
  name,
  nameOfPlans,
  birthDate,
}: Pick<PersonSummary, 'name' | 'nameOfPlans' | 'birthDate'>): NamedPerson {
  return { name: nameOfPlans ?? name, birthDate };
}
