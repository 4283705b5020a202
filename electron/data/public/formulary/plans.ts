/**
 * Products and drug lists with what a tier costs at each kind of pharmacy. Codes are compared without their systems,
 * whose addresses changed between versions.
 *
 * @see US Drug Formulary 2.1.0 PayerInsurancePlan `plan.specificCost`, Formulary; 1.1.0 CoveragePlan, DrugTierDefinition
 */
import { parseFhirDate } from '#shared/dates';
import { codesOf } from '../../fhir/codes.ts';
import { referenceKey } from '../../fhir/references.ts';
import { listAt, objectAt, textAt } from '../../fhir/resource.ts';
import { readLastUpdated } from '../../fhir/times.ts';
import { keyOf } from '../public-page.ts';
import type { PublicReading } from '../public-reading.ts';
import type { PlanFacts } from './drug-facts.ts';
import { readPlanContacts } from './plan-contacts.ts';
import { readPlanCosts, readTierCosts } from './plan-costs.ts';

/** A product, or a drug list when it says of itself that it is one. */
export function readInsurancePlan(reading: PublicReading): PlanFacts {
  const { resource } = reading;
  const isList = listAt(resource, 'type').some((type) => codesOf(type).includes('drugpol'));
  const lists = reading.open(resource, 'coverage').flatMap((coverage) => {
    reading.guide(coverage, 'type');
    for (const benefit of reading.open(coverage, 'benefit')) reading.guide(benefit, 'type');
    return reading.extensions(coverage, 'FormularyReference');
  });
  const period = reading.openOne(resource, 'period');
  reading.guide(resource, 'type', 'status', 'coverageArea', 'ownedBy', 'administeredBy', 'network');
  return {
    key: keyOf(resource),
    identifiers: identifiersOf(reading),
    kind: isList ? 'list' : 'product',
    name: reading.text(resource, 'name') ?? reading.text(resource, 'alias'),
    start: reading.text(period, 'start'),
    end: reading.text(period, 'end'),
    lastUpdated: readLastUpdated(resource),
    lists: unique(lists.map((one) => referenceKey(textAt(objectAt(one, 'valueReference'), 'reference')))),
    costs: listAt(resource, 'plan').flatMap((plan) => readPlanCosts(reading, plan)),
    contacts: readPlanContacts(reading),
    ...reading.leftovers(),
  };
}

/** A plan of the older guide. */
export function readListPlan(reading: PublicReading): PlanFacts {
  const { resource } = reading;
  reading.guide(resource, 'status', 'mode', 'code', 'date');
  return {
    key: keyOf(resource),
    identifiers: identifiersOf(reading),
    kind: 'product',
    name: reading.text(resource, 'title'),
    start: null,
    end: null,
    lastUpdated: readLastUpdated(resource) ?? parseFhirDate(resource['date']),
    lists: [],
    costs: reading
      .extensions(resource, 'DrugTierDefinition')
      .flatMap((definition) => readTierCosts(reading, definition)),
    contacts: readPlanContacts(reading),
    ...reading.leftovers(),
  };
}

/** Those of the product and of the plans within it. */
function identifiersOf(reading: PublicReading): string[] {
  const { resource } = reading;
  const plans = [resource, ...reading.open(resource, 'plan')];
  return unique(
    plans.flatMap((plan) => {
      reading.take(plan, 'identifier');
      return listAt(plan, 'identifier').map((one) => textAt(one, 'value'));
    }),
  );
}

function unique(values: readonly (string | null)[]): string[] {
  return [...new Set(values.filter((value) => value !== null))];
}
