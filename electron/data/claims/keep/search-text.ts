/** Full-text search: what of a claim can be found, and how a person's words become a safe query. */
import type { Coded } from '#shared/model/claim';
import type { ListedClaim } from '../read/listed-claim.ts';

const mostWords = 12;
const longestWord = 60;
const wordPattern = /[\p{L}\p{N}\p{M}]+/gu;

/** The words by which a claim is found: providers, services, drugs, diagnoses, numbers and notes, each text once. */
export function collectSearchText(claim: ListedClaim): string {
  const texts = new Set<string>();
  const add = (text: string | null | undefined) => {
    if (text) texts.add(text);
  };
  const addCoded = (coded: Coded | null) => {
    add(coded?.text);
    add(coded?.code);
  };
  for (const party of [claim.provider, claim.facility, claim.insurer, claim.payee]) {
    add(party?.name);
    add(party?.npi);
  }
  for (const member of claim.careTeam) {
    add(member.party.name);
    add(member.specialty);
  }
  add(claim.claimNumber);
  for (const number of claim.chainNumbers) add(number);
  for (const { value } of claim.otherNumbers) add(value);
  add(claim.coverageName);
  for (const line of claim.lines) {
    addCoded(line.service);
    for (const modifier of line.modifiers) add(modifier.text);
  }
  for (const diagnosis of claim.diagnoses) addCoded(diagnosis.code);
  for (const procedure of claim.procedures) addCoded(procedure.code);
  if (claim.drug) {
    addCoded(claim.drug.name);
    for (const part of claim.drug.compoundOf) addCoded(part);
    add(claim.drug.prescriptionNumber);
  }
  for (const reason of claim.reasons) add(reason.text);
  return [...texts].join('\n');
}

/**
 * The query for words that a person typed: each word, or its beginning, must be there. Nothing typed can be an
 * operator. `null` when only blanks were typed; an empty text when there is no word in it, which matches nothing.
 */
export function buildSearchQuery(text: string): string | null {
  if (text.trim() === '') return null;
  const words = text.normalize('NFC').match(wordPattern) ?? [];
  return words
    .slice(0, mostWords)
    .map((word) => `"${word.slice(0, longestWord)}"*`)
    .join(' AND ');
}
