/**
 * Products and drug lists with what a tier costs at each kind of pharmacy. Codes are compared without their systems,
 * whose addresses changed between versions.
 *
 * @see US Drug Formulary 2.1.0 PayerInsurancePlan `plan.specificCost`, Formulary; 1.1.0 CoveragePlan, DrugTierDefinition
 */
import type { DrugCost } from '#shared/model/lookup';
import { parseCents } from '#shared/money';
import { codesOf } from '../../fhir/codes.ts';
import { extensionOf, extensionsOf, referenceOf } from '../../fhir/extensions.ts';
import { referenceKey } from '../../fhir/references.ts';
import {
  type Json,
  listAt,
  numberAt,
  numberOf,
  objectAt,
  type Resource,
  textAt,
} from '../../fhir/resource.ts';
import { keyOf } from '../public-page.ts';
import type { PlanFacts } from './drug-facts.ts';
import { readPlanContacts } from './plan-contacts.ts';

/** A product, or a drug list when it says of itself that it is one. */
export function readInsurancePlan(resource: Resource): PlanFacts {
  const isList = listAt(resource, 'type').some((type) => codesOf(type).includes('drugpol'));
  const lists = listAt(resource, 'coverage').flatMap((one) => extensionsOf(one, 'FormularyReference'));
  const period = objectAt(resource, 'period');
  return {
    ...commonFacts(resource),
    kind: isList ? 'list' : 'product',
    name: textAt(resource, 'name') ?? textAt(resource, 'alias'),
    start: textAt(period, 'start'),
    end: textAt(period, 'end'),
    lists: unique(lists.map((one) => referenceKey(referenceOf(one).reference))),
    costs: listAt(resource, 'plan').flatMap(planCosts),
  };
}

/** A plan of the older guide. */
export function readListPlan(resource: Resource): PlanFacts {
  return {
    ...commonFacts(resource),
    kind: 'product',
    name: textAt(resource, 'title'),
    start: null,
    end: null,
    lastUpdated: textAt(objectAt(resource, 'meta'), 'lastUpdated') ?? textAt(resource, 'date'),
    lists: [],
    costs: extensionsOf(resource, 'DrugTierDefinition').flatMap(tierCosts),
  };
}

function commonFacts(resource: Resource) {
  const plans = [resource, ...listAt(resource, 'plan')];
  return {
    key: keyOf(resource),
    identifiers: unique(
      plans.flatMap((plan) => listAt(plan, 'identifier').map((one) => textAt(one, 'value'))),
    ),
    contacts: readPlanContacts(resource),
    lastUpdated: textAt(objectAt(resource, 'meta'), 'lastUpdated'),
  };
}

function planCosts(plan: Json): PlanFacts['costs'] {
  return listAt(plan, 'specificCost').flatMap((cost) =>
    codesOf(objectAt(cost, 'category')).flatMap((pharmacy) =>
      listAt(cost, 'benefit').flatMap((benefit) =>
        codesOf(objectAt(benefit, 'type')).map((tier) => ({ tier, ...costOf(pharmacy, benefit) })),
      ),
    ),
  );
}

function costOf(pharmacy: string, benefit: Json): DrugCost {
  const costs = listAt(benefit, 'cost');
  const typed = (code: string) => costs.find((one) => codesOf(objectAt(one, 'type')).includes(code)) ?? null;
  const copay = typed('copay');
  const coinsurance = typed('coinsurance');
  return {
    pharmacy,
    copayCents: dollars(objectAt(copay, 'value')),
    coinsurancePercent: numberAt(objectAt(coinsurance, 'value'), 'value'),
    copayOption: optionOf(copay),
    coinsuranceOption: optionOf(coinsurance),
  };
}

function optionOf(cost: Json | null): string | null {
  return listAt(cost, 'qualifiers').flatMap((one) => codesOf(one))[0] ?? null;
}

/** Amounts in other currencies are left out: the screen would show them as dollars. */
function dollars(value: Json | null): number | null {
  const currency = textAt(value, 'code') ?? textAt(value, 'currency') ?? 'USD';
  return currency.toUpperCase() === 'USD' || currency === '$' ? parseCents(value?.['value']) : null;
}

function tierCosts(definition: Json): PlanFacts['costs'] {
  const tiers = codesOf(objectAt(extensionOf(definition, 'drugTierID'), 'valueCodeableConcept'));
  return tiers.flatMap((tier) =>
    extensionsOf(definition, 'costSharing').flatMap((sharing) =>
      codesOf(objectAt(extensionOf(sharing, 'pharmacyType'), 'valueCodeableConcept')).map((pharmacy) => ({
        tier,
        pharmacy,
        copayCents: dollars(objectAt(extensionOf(sharing, 'copayAmount'), 'valueMoney')),
        coinsurancePercent: percentOf(extensionOf(sharing, 'coinsuranceRate')?.['valueDecimal']),
        copayOption: codeIn(sharing, 'copayOption'),
        coinsuranceOption: codeIn(sharing, 'coinsuranceOption'),
      })),
    ),
  );
}

function codeIn(sharing: Json, name: string): string | null {
  return codesOf(objectAt(extensionOf(sharing, name), 'valueCodeableConcept'))[0] ?? null;
}

/** Rates of the older guide are fractions of 1. */
function percentOf(rate: unknown): number | null {
  const value = numberOf(rate);
  if (value === null) return null;
  return value <= 1 ? Math.round(value * 1e6) / 1e4 : value;
}

function unique(values: readonly (string | null)[]): string[] {
  return [...new Set(values.filter((value) => value !== null))];
}
