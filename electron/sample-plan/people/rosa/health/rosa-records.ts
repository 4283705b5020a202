import type { FhirResource, SamplePerson } from '../../../model.ts';
import { rosaCare, rosaDevices, rosaProvenance } from './rosa-care.ts';
import { rosaDates } from './rosa-dates.ts';
import { rosaDocuments } from './rosa-documents.ts';
import { rosaMedicines } from './rosa-medicines.ts';
import { rosaAllergies, rosaConditions, rosaFamily } from './rosa-problems.ts';
import { rosaReports } from './rosa-reports.ts';
import { rosaLabs, rosaMeasurements } from './rosa-results.ts';
import { rosaProcedures, rosaVaccines, rosaVisits } from './rosa-visits.ts';

/** Rosa's health records of four years and more: every kind, in the many ways that plans write them. */
export function rosaRecords(person: SamplePerson, now: string): FhirResource[] {
  const dates = rosaDates(person.id, person.name, now);
  return [
    rosaConditions,
    rosaMedicines,
    rosaAllergies,
    rosaLabs,
    rosaMeasurements,
    rosaReports,
    rosaProcedures,
    rosaVaccines,
    rosaVisits,
    rosaDocuments,
    rosaCare,
    rosaDevices,
    rosaFamily,
    rosaProvenance,
  ].flatMap((make) => make(dates));
}
