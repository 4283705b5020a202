/**
 * The numbers by which a claim is known.
 *
 * @see CARIN IG, C4BBIdentifierType uc; Blue Button clm_id, claim-group, CLM-CNTL-NUM
 */
import type { Claim, RelatedClaim } from '#shared/model/claim';
import { codesOf, readCoded } from '../../fhir/codes.ts';
import { type Json, listOf, objectOf, textOf } from '../../fhir/resource.ts';

type ClaimNumbers = Pick<Claim, 'claimNumber' | 'chainNumbers' | 'otherNumbers'> & {
  prescription: string | null;
};

/** The number that people use, those that other claims use, and all others. */
export function readClaimNumbers(eob: Json): ClaimNumbers {
  let best: { rank: number; value: string } | null = null;
  const chainNumbers: string[] = [];
  const all: { label: string; value: string }[] = [];
  let prescription: string | null = null;
  for (const identifier of listOf(eob['identifier'])) {
    const value = textOf(identifier['value']);
    if (value === null) continue;
    const system = textOf(identifier['system']) ?? '';
    const type = objectOf(identifier['type']);
    const isUnique = codesOf(type).includes('uc');
    const name = system.slice(system.lastIndexOf('/') + 1);
    const isPrescription = name === 'rx_srvc_rfrnc_num' || /^rx\b/i.test(textOf(type?.['text']) ?? '');
    const isGroup = name === 'claim-group';
    if (isPrescription) prescription ??= value;
    if (isUnique && !isGroup && !isPrescription && !chainNumbers.includes(value)) chainNumbers.push(value);
    const rank = isPrescription || isGroup ? 9 : name === 'CLM-CNTL-NUM' ? 0 : isUnique ? 1 : 2;
    if (rank < 9 && (best === null || rank < best.rank)) best = { rank, value };
    const coded = readCoded(type);
    const own = system.startsWith('https://bluebutton.cms.gov/') ? name : null;
    all.push({ label: own ?? coded?.text ?? coded?.code ?? 'identifier', value });
  }
  const claimNumber = best?.value ?? null;
  const otherNumbers = all.filter(({ value }) => value !== claimNumber);
  return { claimNumber, chainNumbers, otherNumbers, prescription };
}

/** Relations to other claims, by those claims' numbers. */
export function readRelated(eob: Json): RelatedClaim[] {
  return listOf(eob['related']).map((related) => {
    const codes = codesOf(objectOf(related['relationship']));
    const relationship = codes.includes('prior')
      ? 'replaces'
      : codes.includes('replacedby')
        ? 'replaced-by'
        : codes.includes('associated')
          ? 'associated'
          : 'other';
    const reference = objectOf(related['reference']);
    const claim = objectOf(related['claim']);
    const claimNumber =
      textOf(reference?.['value']) ??
      textOf(objectOf(claim?.['identifier'])?.['value']) ??
      textOf(objectOf(reference?.['identifier'])?.['value']);
    return { relationship, claimNumber, claimId: null };
  });
}
