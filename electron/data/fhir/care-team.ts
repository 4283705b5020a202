/**
 * The people who are named in a claim or a prior authorization for what they did.
 *
 * @see CARIN IG, C4BBClaimCareTeamRole; FHIR R4 ExplanationOfBenefit.careTeam
 */
import type { CareTeamMember } from '#shared/model/claims/claim';
import { codedOf, codesOf, readCoded } from './codes.ts';
import { nobody } from './parties.ts';
import type { Reading } from './reading.ts';
import { codingsOf, type Json, objectAt, textAt } from './resource.ts';
import { notePlace, type SequenceMap } from './sequences.ts';

/** The members, and their places in the list by the sequence numbers under which they were sent. */
export type CareTeam = { members: CareTeamMember[]; bySequence: SequenceMap };

/** The care team, each person once per role; one who is known only by another number is told as technical. */
export function readCareTeam(reading: Reading): CareTeam {
  const members: CareTeamMember[] = [];
  const places = new Map<string, number>();
  const bySequence = new Map<number, number[]>();
  for (const member of reading.open(reading.resource, 'careTeam')) {
    reading.guide(member, 'sequence', 'responsible');
    reading.takeAll(member, 'provider', 'role');
    const reference = objectAt(member, 'provider');
    const party = reading.people.party(reference) ?? nobody;
    const role = objectAt(member, 'role');
    const roleCode = codesOf(role)[0] ?? null;
    const qualification = objectAt(member, 'qualification');
    const specialty = readCoded(qualification);
    if (party.name === null && party.npi === null && specialty === null) continue;
    reading.take(member, 'qualification');
    const key = [roleCode, party.npi, party.name, specialty?.code, specialty?.text].join('|');
    const place = places.get(key) ?? members.length;
    if (place === members.length) {
      places.set(key, place);
      members.push({
        role: roleCode,
        roleText: roleWords(role),
        party,
        specialty: specialty?.text ?? specialty?.code ?? null,
        specialtyCode: findTaxonomyCode(qualification),
      });
    }
    notePlace(bySequence, member, place);
  }
  return { members, bySequence };
}

/** Who sent the patient, and whose patient it is, did not do the service. */
export function isOnlyNamed(role: string | null): boolean {
  return role === 'referring' || role === 'primary' || role === 'supervisor';
}

/** The code of the Health Care Provider Taxonomy, beside which plans send codes of their own. */
function findTaxonomyCode(qualification: Json | null): string | null {
  const own = codingsOf(qualification).map(codedOf);
  return own.find((one) => one?.system === 'NUCC')?.code ?? null;
}

function roleWords(role: Json | null): string | null {
  let words = textAt(role, 'text');
  for (const coding of codingsOf(role)) words ??= textAt(coding, 'display');
  return words;
}
