/**
 * A drug, and its place in a drug list with the plan's rules for it.
 *
 * @see US Drug Formulary 2.1.0 FormularyItem, FormularyDrug; 1.1.0 FormularyDrug
 */
import type { Coded } from '#shared/model/claims/claim';
import { codeAt, codedOf, codesOf, noCode, readCoded } from '../../fhir/codes.ts';
import { extensionOf, extensionsOf } from '../../fhir/extensions.ts';
import { markdownText } from '../../fhir/markdown.ts';
import { referenceKey } from '../../fhir/references.ts';
import { type Json, listAt, objectAt, textAt, textOf } from '../../fhir/resource.ts';
import { readLastUpdated } from '../../fhir/times.ts';
import { keyOf } from '../public-page.ts';
import type { PublicReading } from '../public-reading.ts';
import type { ItemFacts, MedicationFacts } from './drug-facts.ts';
import { readQuantityLimit } from './quantity-limits.ts';

/** An item of the newer guide. */
export function readItem(reading: PublicReading): ItemFacts {
  const { resource } = reading;
  reading.guide(resource, 'code');
  const list = reading.extensionNamed(resource, 'FormularyReference');
  return {
    ...rulesOf(reading),
    list: referenceKey(textAt(objectAt(list, 'valueReference'), 'reference')),
    planIds: [],
    drug: referenceKey(textAt(objectAt(resource, 'subject'), 'reference')),
    ...reading.leftovers(),
  };
}

/** A drug; in the older guide it is its own item for the plans that it names. */
export function readMedication(reading: PublicReading): { drug: MedicationFacts; item: ItemFacts | null } {
  const { resource } = reading;
  const planIds = reading.extensions(resource, 'PlanID').flatMap((one) => textAt(one, 'valueString') ?? []);
  const isItem = planIds.length > 0 || extensionOf(resource, 'DrugTierID') !== null;
  const drug = drugOf(reading);
  const item = isItem
    ? { ...rulesOf(reading), list: null, planIds, drug: keyOf(resource), unread: [], technical: [] }
    : null;
  return { drug: { ...drug, ...reading.leftovers() }, item };
}

function drugOf(reading: PublicReading): Omit<MedicationFacts, 'unread' | 'technical'> {
  const { resource } = reading;
  const code = objectAt(resource, 'code');
  reading.takeAll(resource, 'code', 'synonym', 'doseForm');
  reading.guide(resource, 'status');
  const codings = listAt(code, 'coding');
  // Drug lists add group codes after the drug's own, so the first one is the drug.
  const [first] = codings;
  const name: Coded = (textAt(code, 'text') === null && first ? codedOf(first) : readCoded(code)) ?? noCode;
  const synonyms = Array.isArray(resource['synonym']) ? resource['synonym'].map(textOf) : [];
  const names = [...synonyms, ...codings.map((one) => textAt(one, 'display'))];
  return {
    key: keyOf(resource),
    name,
    alsoCalled: [...new Set(names.filter((one) => one !== null && one !== name.text))] as string[],
    rxNormCodes: codings.filter(isRxNorm).flatMap((one) => codeAt(one) ?? []),
    doseForm: wordsIn(objectAt(resource, 'doseForm')),
    alternatives: alternativesOf(reading),
    lastUpdated: readLastUpdated(resource),
  };
}

function isRxNorm(coding: Json): boolean {
  return textAt(coding, 'system')?.toLowerCase().includes('rxnorm') === true;
}

function wordsIn(concept: Json | null): string | null {
  const coded = readCoded(concept);
  return coded?.text ?? coded?.code ?? null;
}

function alternativesOf(reading: PublicReading): Coded[] {
  const { resource } = reading;
  const references = [
    ...reading.extensions(resource, 'DrugAlternatives').map((one) => objectAt(one, 'valueReference')),
    ...reading.open(resource, 'relatedMedicationKnowledge').flatMap((one) => {
      reading.take(one, 'reference');
      return listAt(one, 'reference');
    }),
  ];
  return references.flatMap((one) => {
    const text = textAt(one, 'display');
    return text === null ? [] : [{ text, code: null, system: null }];
  });
}

type Rules = Omit<ItemFacts, 'list' | 'planIds' | 'drug' | 'unread' | 'technical'>;

function rulesOf(reading: PublicReading): Rules {
  const { resource } = reading;
  const period = reading.openOne(reading.extensionNamed(resource, 'AvailabilityPeriod'), 'valuePeriod');
  const tier = reading.extensionNamed(resource, 'DrugTierID');
  return {
    key: keyOf(resource),
    tier: readCoded(objectAt(tier, 'valueCodeableConcept')),
    pharmacies: pharmaciesOf(reading),
    priorAuthorization: reading.booleanIn(resource, 'PriorAuthorization'),
    priorAuthorizationNewStartsOnly: reading.booleanIn(resource, 'PriorAuthorizationNewStartsOnly'),
    stepTherapy: reading.booleanIn(resource, 'StepTherapyLimit'),
    stepTherapyNewStartsOnly: reading.booleanIn(resource, 'StepTherapyLimitNewStartsOnly'),
    quantityLimit: reading.booleanIn(resource, 'QuantityLimit'),
    ...readQuantityLimit(reading),
    mailOrder: reading.booleanIn(resource, 'MailOrder'),
    availability: reading.textIn(resource, 'AvailabilityStatus') ?? textAt(resource, 'status'),
    start: reading.text(period, 'start'),
    end: reading.text(period, 'end'),
    notes: notesOf(reading),
    lastUpdated: readLastUpdated(resource),
  };
}

/** "PharmacyType" is the name that drafts and servers built on them use. */
function pharmaciesOf(reading: PublicReading): string[] {
  const types = ['PharmacyBenefitType', 'PharmacyType'].flatMap((name) =>
    reading.extensions(reading.resource, name),
  );
  return [...new Set(types.flatMap((one) => codesOf(objectAt(one, 'valueCodeableConcept'))))];
}

/** Longer notes are cut before they are read. */
const longestNote = 20_000;

/** Further notes on the drug, one per paragraph. */
function notesOf(reading: PublicReading): string[] {
  return extensionsOf(reading.resource, 'AdditionalCoverageInformation').flatMap((one) => {
    const text = textAt(one, 'valueMarkdown') ?? textAt(one, 'valueString') ?? '';
    if (text !== '' && text.length <= longestNote) reading.takeExtension(one);
    return markdownText(text.slice(0, longestNote))
      .split(/\n\s*\n/)
      .map((paragraph) => paragraph.replace(/[\p{Cc}\s]+/gu, ' ').trim())
      .filter((paragraph) => paragraph !== '');
  });
}
