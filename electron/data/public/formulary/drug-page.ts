/**
 * What a page of a public drug list holds, in both shapes: the graph of the newer guide (plans and lists are
 * InsurancePlan, items are Basic, drugs are MedicationKnowledge) and the older one (plans are List, drugs carry all).
 *
 * @see Da Vinci PDex US Drug Formulary 2.1.0 and 1.1.0
 */
import { type PublicPage, readPublicPage } from '../public-page.ts';
import { openResources, type PublicReading } from '../public-reading.ts';
import type { ItemFacts, MedicationFacts, PlanFacts } from './drug-facts.ts';
import { readItem, readMedication } from './items.ts';
import { readInsurancePlan, readListPlan } from './plans.ts';

export type DrugPage = PublicPage & {
  plans: PlanFacts[];
  items: ItemFacts[];
  drugs: MedicationFacts[];
};

/** The plans, items and drugs of one answer. Never throws: what is no FHIR has no `resourceType`. */
export function readDrugPage(bytes: Uint8Array): DrugPage {
  const { page, resources } = readPublicPage(bytes);
  const read: DrugPage = { ...page, plans: [], items: [], drugs: [] };
  for (const reading of openResources(resources)) readResource(reading, read);
  return read;
}

function readResource(reading: PublicReading, page: DrugPage): void {
  switch (reading.resource.resourceType) {
    case 'InsurancePlan':
      page.plans.push(readInsurancePlan(reading));
      break;
    case 'List':
      page.plans.push(readListPlan(reading));
      break;
    case 'Basic':
      page.items.push(readItem(reading));
      break;
    case 'MedicationKnowledge': {
      const { drug, item } = readMedication(reading);
      page.drugs.push(drug);
      if (item !== null) page.items.push(item);
      break;
    }
  }
}
