/**
 * What a page of a public drug list holds, in both shapes: the graph of the newer guide (plans and lists are
 * InsurancePlan, items are Basic, drugs are MedicationKnowledge) and the older one (plans are List, drugs carry all).
 *
 * @see Da Vinci PDex US Drug Formulary 2.1.0 and 1.1.0
 */
import { PageRoom } from '../page-room.ts';
import { type PublicPage, readPublicPage } from '../public-page.ts';
import { openResources, type PublicReading } from '../public-reading.ts';
import type { ItemFacts, MedicationFacts, PlanFacts } from './drug-facts.ts';
import { readItem, readMedication } from './items.ts';
import { readInsurancePlan, readListPlan } from './plans.ts';

type DrugFacts = { plans: PlanFacts[]; items: ItemFacts[]; drugs: MedicationFacts[] };
export type DrugPage = PublicPage & DrugFacts;

/** The plans, items and drugs of one answer. Never throws: what is no FHIR has no `resourceType`. */
export function readDrugPage(bytes: Uint8Array): DrugPage {
  const { page, resources } = readPublicPage(bytes);
  const read: DrugFacts = { plans: [], items: [], drugs: [] };
  const room = new PageRoom();
  for (const reading of room.letIn(openResources(resources))) readResource(reading, read, room);
  return { ...page, ...read, ...room.pageSize };
}

function readResource(reading: PublicReading, page: DrugFacts, room: PageRoom): void {
  switch (reading.resource.resourceType) {
    case 'InsurancePlan':
      page.plans.push(room.take(readInsurancePlan(reading)));
      break;
    case 'List':
      page.plans.push(room.take(readListPlan(reading)));
      break;
    case 'Basic':
      page.items.push(room.take(readItem(reading)));
      break;
    case 'MedicationKnowledge': {
      const { drug, item } = readMedication(reading);
      page.drugs.push(room.take(drug));
      if (item !== null) page.items.push(room.take(item));
      break;
    }
  }
}
