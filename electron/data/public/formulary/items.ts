/**
 * A drug, and its place in a drug list with the plan's rules for it.
 *
 * @see US Drug Formulary 2.1.0 FormularyItem, FormularyDrug; 1.1.0 FormularyDrug
 */
import type { Coded } from '#shared/model/claim';
import type { QuantityRule } from '#shared/model/lookup';
import { codedOf, codesOf, readCoded } from '../../fhir/codes.ts';
import { booleanOf, extensionOf, extensionsOf, referenceOf } from '../../fhir/extensions.ts';
import { markdownText } from '../../fhir/markdown.ts';
import { referenceKey } from '../../fhir/references.ts';
import { type Json, listAt, numberAt, objectAt, type Resource, textAt, textOf } from '../../fhir/resource.ts';
import { keyOf } from '../public-page.ts';
import type { ItemFacts, MedicationFacts } from './drug-facts.ts';

/** An item of the newer guide. */
export function readItem(resource: Resource): ItemFacts {
  return {
    ...rulesOf(resource),
    list: referenceKey(referenceOf(extensionOf(resource, 'FormularyReference')).reference),
    planIds: [],
    drug: referenceKey(textAt(objectAt(resource, 'subject'), 'reference')),
  };
}

/** A drug; in the older guide it is its own item for the plans that it names. */
export function readMedication(resource: Resource): { drug: MedicationFacts; item: ItemFacts | null } {
  const planIds = extensionsOf(resource, 'PlanID').flatMap((one) => textAt(one, 'valueString') ?? []);
  const isItem = planIds.length > 0 || extensionOf(resource, 'DrugTierID') !== null;
  return {
    drug: drugOf(resource),
    item: isItem ? { ...rulesOf(resource), list: null, planIds, drug: keyOf(resource) } : null,
  };
}

function drugOf(resource: Resource): MedicationFacts {
  const code = objectAt(resource, 'code');
  const codings = listAt(code, 'coding');
  // Drug lists add group codes after the drug's own, so the first one is the drug.
  const [first] = codings;
  const name: Coded = (textAt(code, 'text') === null && first ? codedOf(first) : readCoded(code)) ?? {
    text: null,
    code: null,
    system: null,
  };
  const synonyms = Array.isArray(resource['synonym']) ? resource['synonym'].map(textOf) : [];
  const names = [...synonyms, ...codings.map((one) => textAt(one, 'display'))];
  return {
    key: keyOf(resource),
    name,
    alsoCalled: [...new Set(names.filter((one) => one !== null && one !== name.text))] as string[],
    rxNormCodes: codings.filter(isRxNorm).flatMap((one) => textAt(one, 'code') ?? []),
    doseForm: wordsIn(objectAt(resource, 'doseForm')),
    alternatives: alternativesOf(resource),
    lastUpdated: textAt(objectAt(resource, 'meta'), 'lastUpdated'),
  };
}

function isRxNorm(coding: Json): boolean {
  return textAt(coding, 'system')?.toLowerCase().includes('rxnorm') === true;
}

function wordsIn(concept: Json | null): string | null {
  const coded = readCoded(concept);
  return coded?.text ?? coded?.code ?? null;
}

function alternativesOf(resource: Resource): Coded[] {
  const references = [
    ...extensionsOf(resource, 'DrugAlternatives').map((one) => objectAt(one, 'valueReference')),
    ...listAt(resource, 'relatedMedicationKnowledge').flatMap((one) => listAt(one, 'reference')),
  ];
  return references.flatMap((one) => {
    const text = textAt(one, 'display');
    return text === null ? [] : [{ text, code: null, system: null }];
  });
}

type Rules = Omit<ItemFacts, 'list' | 'planIds' | 'drug'>;

function rulesOf(resource: Resource): Rules {
  const period = objectAt(extensionOf(resource, 'AvailabilityPeriod'), 'valuePeriod');
  const detail = extensionOf(resource, 'QuantityLimitDetail');
  return {
    key: keyOf(resource),
    tier: readCoded(objectAt(extensionOf(resource, 'DrugTierID'), 'valueCodeableConcept')),
    pharmacies: pharmaciesOf(resource),
    priorAuthorization: booleanOf(resource, 'PriorAuthorization'),
    priorAuthorizationNewStartsOnly: booleanOf(resource, 'PriorAuthorizationNewStartsOnly'),
    stepTherapy: booleanOf(resource, 'StepTherapyLimit'),
    stepTherapyNewStartsOnly: booleanOf(resource, 'StepTherapyLimitNewStartsOnly'),
    quantityLimit: booleanOf(resource, 'QuantityLimit'),
    quantityLimitText: textAt(extensionOf(detail, 'Description'), 'valueString'),
    quantityRules: quantityRules(detail),
    mailOrder: booleanOf(resource, 'MailOrder'),
    availability:
      textAt(extensionOf(resource, 'AvailabilityStatus'), 'valueCode') ?? textAt(resource, 'status'),
    start: textAt(period, 'start'),
    end: textAt(period, 'end'),
    notes: notesOf(resource),
    lastUpdated: textAt(objectAt(resource, 'meta'), 'lastUpdated'),
  };
}

/** "PharmacyType" is the name that drafts and servers built on them use. */
function pharmaciesOf(resource: Resource): string[] {
  const types = ['PharmacyBenefitType', 'PharmacyType'].flatMap((name) => extensionsOf(resource, name));
  return [...new Set(types.flatMap((one) => codesOf(objectAt(one, 'valueCodeableConcept'))))];
}

function quantityRules(detail: Json | null): QuantityRule[] {
  const rules: QuantityRule[] = [];
  const daily = objectAt(extensionOf(detail, 'MaximumDaily'), 'valueQuantity');
  const amount = numberAt(daily, 'value');
  if (amount !== null)
    rules.push({ kind: 'per-day', amount, unit: textAt(daily, 'unit'), days: 1, withinDays: null });
  for (const [kind, name] of [
    ['rolling', 'Rolling'],
    ['days-supply', 'DaysSupply'],
  ] as const) {
    const repeat = objectAt(objectAt(extensionOf(detail, name), 'valueTiming'), 'repeat');
    const count = numberAt(repeat, 'count');
    const days = inDays(numberAt(repeat, 'period'), textAt(repeat, 'periodUnit'));
    const bounds = objectAt(repeat, 'boundsDuration');
    const withinDays = inDays(numberAt(bounds, 'value'), textAt(bounds, 'code') ?? textAt(bounds, 'unit'));
    if (count !== null || days !== null) rules.push({ kind, amount: count, unit: null, days, withinDays });
  }
  return rules;
}

const daysIn = new Map(Object.entries({ d: 1, day: 1, days: 1, wk: 7, mo: 30, a: 365 }));

function inDays(value: number | null, unit: string | null): number | null {
  const days = daysIn.get(unit ?? 'd');
  return value === null || days === undefined ? null : value * days;
}

/** Longer notes are cut before they are read. */
const longestNote = 20_000;

/** Further notes on the drug, one per paragraph. */
function notesOf(resource: Resource): string[] {
  return extensionsOf(resource, 'AdditionalCoverageInformation').flatMap((one) => {
    const text = textAt(one, 'valueMarkdown') ?? textAt(one, 'valueString') ?? '';
    return markdownText(text.slice(0, longestNote))
      .split(/\n\s*\n/)
      .map((paragraph) => paragraph.replace(/[\p{Cc}\s]+/gu, ' ').trim())
      .filter((paragraph) => paragraph !== '');
  });
}
