/**
 * The numbers by which a claim is known.
 *
 * @see CARIN IG, C4BBIdentifierType uc; Blue Button clm_id, claim-group, CLM-CNTL-NUM
 */
import type { Claim, RelatedClaim } from '#shared/model/claims/claim';
import { codesOf, isBlueButton, readCoded } from '../../fhir/codes.ts';
import { extensionOf, lastPartOf } from '../../fhir/extensions.ts';
import type { Reading } from '../../fhir/reading.ts';
import { referenceKey } from '../../fhir/references.ts';
import { type Json, listAt, objectOf, textOf } from '../../fhir/resource.ts';

type ClaimNumbers = Pick<Claim, 'claimNumber' | 'chainNumbers' | 'otherNumbers'> & {
  prescription: string | null;
  /** Numbers of no stated kind, by which another claim may name this one. */
  untyped: readonly string[];
};

/**
 * Kinds of numbers that name a plan, a provider or a person, and no claim.
 *
 * @see CARIN IG C4BBIdentifierType; HL7 v2-0203
 */
const otherKinds: ReadonlySet<string> = new Set(['payerid', 'naiccode', 'npi', 'mb', 'um', 'pat', 'rx']);

/** The number; words that programs write for none are none. */
function readNumber(identifier: Json): string | null {
  const value = textOf(identifier['value']);
  return value !== null && /^(?:undefined|null|nan)$/i.test(value) ? null : value;
}

/** The number that people use, those that other claims use, and all others. */
export function readClaimNumbers(reading: Reading): ClaimNumbers {
  let best: { rank: number; value: string } | null = null;
  const chainNumbers = new Set<string>();
  const untyped = new Set<string>();
  const all: { label: string; value: string }[] = [];
  let prescription: string | null = null;
  for (const identifier of reading.open(reading.resource, 'identifier')) {
    const value = readNumber(identifier);
    if (value === null) {
      reading.guide(identifier, 'value', 'system', 'type', 'use', 'assigner', 'period');
      continue;
    }
    reading.take(identifier, 'value');
    reading.guide(identifier, 'system', 'type', 'use', 'assigner', 'period');
    const system = textOf(identifier['system']) ?? '';
    const type = objectOf(identifier['type']);
    const types = codesOf(type);
    const isUnique = types.includes('uc');
    const isOthers = types.some((code) => otherKinds.has(code));
    const name = lastPartOf(system);
    const isPrescription =
      name === 'rx_srvc_rfrnc_num' || types.includes('rx') || /^rx\b/i.test(textOf(type?.['text']) ?? '');
    const isGroup = name === 'claim-group';
    if (isPrescription) prescription ??= value;
    if (isUnique && !isGroup && !isPrescription) chainNumbers.add(value);
    if (types.length === 0 && !isPrescription && !isGroup) untyped.add(value);
    const rank = isPrescription || isGroup || isOthers ? 9 : name === 'CLM-CNTL-NUM' ? 0 : isUnique ? 1 : 2;
    if (rank < 9 && (best === null || rank < best.rank)) best = { rank, value };
    const coded = readCoded(type);
    const own = isBlueButton(system) ? name : null;
    all.push({ label: own ?? coded?.text ?? coded?.code ?? 'identifier', value });
  }
  const claimNumber = best?.value ?? null;
  const otherNumbers = all.filter(({ value }) => value !== claimNumber);
  return { claimNumber, chainNumbers: [...chainNumbers], otherNumbers, prescription, untyped: [...untyped] };
}

/** Numbers of prior approvals that the claim or its insurances name, and that of the plan's payment. */
export function readOtherNumbers(reading: Reading): Claim['otherNumbers'] {
  return [...readApprovalNumbers(reading), ...readPaymentNumber(reading)];
}

/** The number of a check or a transfer. */
function readPaymentNumber(reading: Reading): Claim['otherNumbers'] {
  const payment = objectOf(reading.resource['payment']);
  const identifier = objectOf(payment?.['identifier']);
  const value = textOf(identifier?.['value']);
  if (value === null) return [];
  reading.take(payment, 'identifier');
  return [{ label: readCoded(objectOf(identifier?.['type']))?.text ?? 'payment', value }];
}

function readApprovalNumbers(reading: Reading): Claim['otherNumbers'] {
  const { resource } = reading;
  const holders = [resource, ...listAt(resource, 'insurance')];
  return holders.flatMap((holder) => {
    const numbers = holder['preAuthRef'];
    if (!Array.isArray(numbers) || !numbers.every((number) => textOf(number) !== null)) return [];
    reading.take(holder, 'preAuthRef');
    return numbers.map((value: string) => ({ label: 'preAuthRef', value }));
  });
}

/** What stands before a control number among the names of a claim. */
export const controlPrefix = 'CLM-CNTL-NUM/';

/**
 * The number that Medicare's contractor gave the claim: the only one that both versions of Blue Button state.
 *
 * @see Blue Button carr_clm_cntl_num, fi_doc_clm_cntl_num (v2), CLM-CNTL-NUM (v3)
 */
function readControlNumber(eob: Json): string | null {
  const own = listAt(eob, 'identifier').find(
    (identifier) => lastPartOf(textOf(identifier['system']) ?? '') === 'CLM-CNTL-NUM',
  );
  const held = extensionOf(eob, 'carr_clm_cntl_num') ?? extensionOf(eob, 'fi_doc_clm_cntl_num');
  const number = own ?? objectOf(held?.['valueIdentifier']);
  const value = number === null ? null : readNumber(number)?.trim();
  return value ? `${controlPrefix}${value}` : null;
}

/**
 * The other names by which the plan's claims name this one: its record, the Claim that it answers, by its record and
 * its number, and Medicare's control number.
 */
export function readChainNames(eob: Json): string[] {
  const id = textOf(eob['id']);
  const claim = objectOf(eob['claim']);
  return [
    id === null ? null : `ExplanationOfBenefit/${id}`,
    referenceKey(textOf(claim?.['reference'])),
    textOf(objectOf(claim?.['identifier'])?.['value']),
    readControlNumber(eob),
  ].filter((name) => name !== null);
}

/** Codes of any system: HL7's example codes, CARIN's own, and those of HL7 version 3 and its documents. */
const relationships: Readonly<Record<string, RelatedClaim['relationship']>> = {
  prior: 'replaces',
  replaces: 'replaces',
  rplc: 'replaces',
  priorclaim: 'replaces',
  replacedby: 'replaced-by',
  'replaced-by': 'replaced-by',
  associated: 'associated',
};

/** Relations to other claims, by those claims' numbers and records. */
export function readRelated(reading: Reading): RelatedClaim[] {
  return reading.open(reading.resource, 'related').map((related) => {
    reading.takeAll(related, 'relationship', 'reference', 'claim');
    const codes = codesOf(objectOf(related['relationship']));
    const words = textOf(objectOf(related['relationship'])?.['text']) ?? '';
    const relationship = [...codes, words.replaceAll(/[^a-z]/gi, '')]
      .map((code) => relationships[code.toLowerCase()])
      .find((known) => known !== undefined);
    const reference = objectOf(related['reference']);
    const claim = objectOf(related['claim']);
    const claimNumber =
      textOf(reference?.['value']) ??
      textOf(objectOf(claim?.['identifier'])?.['value']) ??
      textOf(objectOf(reference?.['identifier'])?.['value']) ??
      readContainedNumber(reading, textOf(claim?.['reference']));
    const record =
      referenceKey(textOf(claim?.['reference'])) ?? referenceKey(textOf(reference?.['reference']));
    return { relationship: relationship ?? 'other', claimNumber, record, claimId: null };
  });
}

/** The number of a claim that is sent within this one. */
function readContainedNumber({ people }: Reading, reference: string | null): string | null {
  if (!reference?.startsWith('#')) return null;
  for (const identifier of listAt(people.resolve({ reference }), 'identifier')) {
    const value = textOf(identifier['value']);
    if (value !== null) return value;
  }
  return null;
}
