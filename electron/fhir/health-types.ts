/** Which FHIR types each kind of health record is made of, in the order in which they are asked for. */
import type { healthCategories } from '#shared/model/connection';

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
