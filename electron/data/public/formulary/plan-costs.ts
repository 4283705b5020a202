/**
 * What a tier costs at each kind of pharmacy.
 *
 * @see US Drug Formulary 2.1.0 PayerInsurancePlan `plan.specificCost`; 1.1.0 and its draft, DrugTierDefinition
 */
import type { DrugCost } from '#shared/model/plans/lookup';
import { parseCents } from '#shared/money';
import { readCurrency, spellCurrency } from '../../fhir/amounts.ts';
import { codesOf } from '../../fhir/codes.ts';
import { extensionsOf } from '../../fhir/extensions.ts';
import { type Json, listAt, numberAt, numberOf, objectAt, textAt } from '../../fhir/resource.ts';
import type { PublicReading } from '../public-reading.ts';
import type { PlanFacts } from './drug-facts.ts';

/** The costs of a plan of the newer guide. */
export function readPlanCosts(reading: PublicReading, plan: Json): PlanFacts['costs'] {
  reading.guide(plan, 'type', 'network', 'coverageArea');
  return reading.open(plan, 'specificCost').flatMap((cost) => {
    reading.take(cost, 'category');
    const benefits = reading.open(cost, 'benefit').map((benefit) => {
      reading.take(benefit, 'type');
      return { tiers: codesOf(objectAt(benefit, 'type')), costs: readBenefit(reading, benefit) };
    });
    return codesOf(objectAt(cost, 'category')).flatMap((pharmacy) =>
      benefits.flatMap(({ tiers, costs }) =>
        tiers.map((tier) => ({ tier, pharmacy, mailOrder: null, ...costs })),
      ),
    );
  });
}

/** The first copay and the first coinsurance; other kinds of cost stay unread. */
function readBenefit(reading: PublicReading, benefit: Json): Omit<DrugCost, 'pharmacy'> {
  const costs = reading.open(benefit, 'cost');
  const typed = (code: string) => costs.find((one) => codesOf(objectAt(one, 'type')).includes(code)) ?? null;
  const [copay, coinsurance] = [typed('copay'), typed('coinsurance')];
  const copayCents = dollars(objectAt(copay, 'value'));
  const coinsurancePercent = numberAt(objectAt(coinsurance, 'value'), 'value');
  if (copay !== null) markCost(reading, copay, copayCents);
  if (coinsurance !== null) markCost(reading, coinsurance, coinsurancePercent);
  return {
    copayCents,
    coinsurancePercent,
    copayOption: optionOf(copay),
    coinsuranceOption: optionOf(coinsurance),
  };
}

function markCost(reading: PublicReading, cost: Json, read: number | null): void {
  reading.take(cost, 'type');
  if (optionOf(cost) !== null) reading.take(cost, 'qualifiers');
  const value = read === null ? null : reading.openOne(cost, 'value');
  if (value !== null) reading.takeAll(value, 'value', 'unit', 'system', 'code', 'currency');
}

function optionOf(cost: Json | null): string | null {
  return listAt(cost, 'qualifiers').flatMap((one) => codesOf(one))[0] ?? null;
}

/** Amounts in other currencies are left out: the screen would show them as dollars. */
function dollars(value: Json | null): number | null {
  const currency = spellCurrency(textAt(value, 'code')) ?? readCurrency(value) ?? 'USD';
  return currency === 'USD' ? parseCents(value?.['value']) : null;
}

/** The costs of one tier of the older guide. */
export function readTierCosts(reading: PublicReading, definition: Json): PlanFacts['costs'] {
  const tiers = codesOf(conceptIn(reading, definition, 'drugTierID'));
  const mailOrder = reading.booleanIn(definition, 'mailOrder');
  return reading.extensions(definition, 'costSharing').flatMap((sharing) => {
    const costs = readSharing(reading, sharing);
    const pharmacies = codesOf(conceptIn(reading, sharing, 'pharmacyType'));
    return tiers.flatMap((tier) => pharmacies.map((pharmacy) => ({ tier, pharmacy, mailOrder, ...costs })));
  });
}

function readSharing(reading: PublicReading, sharing: Json): Omit<DrugCost, 'pharmacy'> {
  const codeIn = (name: string) => codesOf(conceptIn(reading, sharing, name))[0] ?? null;
  const [copay = null] = extensionsOf(sharing, 'copayAmount');
  const [rate = null] = extensionsOf(sharing, 'coinsuranceRate');
  const copayCents = dollars(objectAt(copay, 'valueMoney'));
  const coinsurancePercent = percentOf(rate?.['valueDecimal']);
  if (copay !== null && copayCents !== null) {
    reading.takeExtension(copay);
    const money = reading.openOne(copay, 'valueMoney');
    if (money !== null) {
      reading.take(money, 'value');
      reading.guide(money, 'currency');
    }
  }
  if (rate !== null && coinsurancePercent !== null) reading.takeExtension(rate);
  return {
    copayCents,
    coinsurancePercent,
    copayOption: codeIn('copayOption'),
    coinsuranceOption: codeIn('coinsuranceOption'),
  };
}

function conceptIn(reading: PublicReading, parent: Json, name: string): Json | null {
  return objectAt(reading.extensionNamed(parent, name), 'valueCodeableConcept');
}

/** Rates of the older guide are fractions of 1. */
function percentOf(rate: unknown): number | null {
  const value = numberOf(rate);
  if (value === null) return null;
  return value <= 1 ? numberOf(Math.round(value * 1e6) / 1e4) : value;
}
