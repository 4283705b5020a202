/** Which FHIR types each kind of health record is made of, in the order in which they are asked for. */
import { type DataCategory, healthCategories } from '#shared/model/connection';

/** @see US Core Implementation Guide 6.1.0, profiles */
export const healthTypes: Readonly<Record<(typeof healthCategories)[number], readonly string[]>> = {
  conditions: ['Condition'],
  medicines: ['MedicationRequest', 'MedicationDispense', 'Medication'],
  allergies: ['AllergyIntolerance'],
  results: ['Observation', 'DiagnosticReport'],
  procedures: ['Procedure', 'ServiceRequest'],
  immunizations: ['Immunization'],
  visits: ['Encounter', 'Location'],
  documents: ['DocumentReference', 'Binary'],
  'care-plans': ['CarePlan', 'CareTeam', 'Goal'],
  devices: ['Device'],
};

export type HealthCategory = (typeof healthCategories)[number];

/** Types that no plan searches for a person: they come with the records that name them, or one by one. */
const unsearched = new Set(['Medication', 'Location', 'Binary']);

/** The types of a category that are searched for a person, the main one first. */
export function searchedTypes(category: HealthCategory): readonly string[] {
  return healthTypes[category].filter((type) => !unsearched.has(type));
}

/** True for a type of health records that is searched for a person. */
export function isSearchedHealthType(type: string): boolean {
  return healthCategories.some((category) => searchedTypes(category).includes(type));
}

/** True for a category whose records the person shares one by one. */
export function isHealthCategory(category: DataCategory): category is HealthCategory {
  return (healthCategories as readonly DataCategory[]).includes(category);
}
