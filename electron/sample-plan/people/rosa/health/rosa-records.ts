import type { SamplePerson, ServedResource } from '../../../model.ts';
import { makeCare, makeDevices, makeProvenance } from './rosa-care.ts';
import { planRosaDates } from './rosa-dates.ts';
import { makeDocuments } from './rosa-documents.ts';
import { makeMedicines } from './rosa-medicines.ts';
import { makeAllergies, makeConditions, makeFamily } from './rosa-problems.ts';
import { makeReports } from './rosa-reports.ts';
import { makeLabs, makeMeasurements } from './rosa-results.ts';
import { makeProcedures, makeVaccines, makeVisits } from './rosa-visits.ts';

/** Rosa's health records of more than four years: every kind, in the many ways that plans write them. */
export function makeRosaRecords(person: SamplePerson, now: string): ServedResource[] {
  const dates = planRosaDates(person, now);
  return [
    ...makeConditions(dates),
    ...makeMedicines(dates),
    ...makeAllergies(dates),
    ...makeLabs(dates),
    ...makeMeasurements(dates),
    ...makeReports(dates),
    ...makeProcedures(dates),
    ...makeVaccines(dates),
    ...makeVisits(dates),
    ...makeDocuments(dates),
    ...makeCare(dates),
    ...makeDevices(dates),
    ...makeFamily(dates),
    ...makeProvenance(dates),
  ];
}
