import { type ParticipantRole, type PlainValue, participantRoles } from '#shared/model/health/record-fact';
import { readCoded } from '../../fhir/codes.ts';
import { codingsOf, type Json, textAt } from '../../fhir/resource.ts';
import { codedValue } from './fact-values.ts';

/** HL7's own displays in lower case, which say no more than the code. */
const displays: Record<ParticipantRole, string> = {
  ADM: 'admitter',
  ATND: 'attender',
  CALLBCK: 'callback contact',
  CON: 'consultant',
  DIS: 'discharger',
  ESC: 'escort',
  REF: 'referrer',
  SPRF: 'secondary performer',
  PPRF: 'primary performer',
  PART: 'participation',
  translator: 'translator',
  emergency: 'emergency',
};
const systems = /participationtype|participant-type|2\.16\.840\.1\.113883\.5\.90$/i;

/** The role in which somebody took part: one we have words for, else the plan's words; `null` when there is none. */
export function roleValue(concept: Json): PlainValue | null {
  const coded = readCoded(concept);
  const role = participantRoles.find((known) => known === coded?.code);
  if (role !== undefined && isHl7(concept, role) && [null, displays[role]].includes(lower(coded?.text)))
    return { type: 'role', role };
  return codedValue(coded);
}

function isHl7(concept: Json, role: ParticipantRole): boolean {
  const coding = codingsOf(concept).find((each) => textAt(each, 'code') === role);
  const system = textAt(coding, 'system');
  return system === null || systems.test(system);
}

function lower(text: string | null | undefined): string | null {
  return text?.toLowerCase() ?? null;
}
