/** What a claim says: place by place for exact facts, and in pieces of text for loose ones. */
import type { Claim, ClaimLine, Coded, Party } from '../../../../shared/model/claims/claim.ts';
import { written } from './codes.ts';
import type { Answer } from './fact.ts';
import { keyOf } from './header-facts.ts';
import { at, child, type Json, list, text } from './json.ts';
import { plainName } from './people.ts';

/** Labels of facts that are compared exactly, each under its own name. */
export const exactLabels: ReadonlySet<string> = new Set(['subType', 'factor', 'encounter']);

/** The claim's answers to exact facts; what it does not say is no answer. */
export function answersOf(claim: Claim): Answer[] {
  const answers: Answer[] = [];
  const say = (kind: string, slot: string | number, value: string | number | null | undefined) => {
    if (value !== null && value !== undefined && value !== '')
      answers.push({ kind, slot: String(slot), value: String(value) });
  };
  const sayCoded = (kind: string, slot: string | number, value: Coded | null) => {
    if (value && (value.text !== null || value.code !== null)) say(kind, slot, written(value));
  };
  const sayParty = (kind: string, party: Party | null) => {
    if (party === null) return;
    say(kind, 'name', party.name && plainName(party.name));
    say(kind, 'npi', party.npi);
    say(kind, 'phone', party.phone);
    say(kind, 'address', party.address && plainName(party.address));
  };

  say('claim number', '', claim.claimNumber);
  say('identifier', '', claim.claimNumber);
  for (const { label, value } of claim.otherNumbers) {
    say('identifier', '', value);
    say('name of an identifier', value, label);
  }
  say('prescription number', '', claim.drug?.prescriptionNumber);
  for (const value of claim.chainNumbers) say('number that other claims name', '', value);
  for (const name of claim.chainNames) say('record', '', name);
  for (const { relationship, claimNumber, record } of claim.related)
    say('related claim', '', `${relationship} | ${claimNumber ?? ''} | ${record ?? ''}`);
  say('kind', '', claim.kind);
  say('kind of plan', '', claim.planKind);
  say('costs', '', claim.withoutCosts ? 'none' : 'stated');
  say('counted', '', claim.counted ? 'yes' : 'no');
  say('why not counted', '', claim.notCountedBecause);
  say('state', '', claim.state);
  say('service date', 'start', claim.serviceStart);
  say('service date', 'end', claim.serviceEnd);
  say('service date', 'from', claim.serviceDateFrom);
  say('received', '', claim.receivedOn);
  say('decided', '', claim.decidedOn);
  say('paid', '', claim.paidOn);
  say('last updated', '', claim.lastUpdated);
  say('patient', 'reference', claim.patientReference);
  say('patient', 'name', claim.person.name && plainName(claim.person.name));
  say('patient', 'birth date', claim.person.birthDate);
  sayParty('provider', claim.provider);
  sayParty('facility', claim.facility);
  sayParty('insurer', claim.insurer);
  sayParty('payee', claim.payee);
  say('payee', 'kind', claim.payeeKind);
  say('payee words', '', text(claim, 'payeeWords'));
  for (const name of textsAt(claim, 'otherCoverageNames')) say('other coverage', '', plainName(name));
  say('coverage', '', claim.coverageName && plainName(claim.coverageName));
  for (const { role, roleText, party, specialty } of claim.careTeam) {
    const person = `${plainName(party.name ?? '')} | ${party.npi ?? ''}`;
    say('care team', role ?? '', person);
    say('role in words', `${role ?? ''} ${person}`, roleText);
    say('specialty', `${role ?? ''} ${person}`, specialty);
    say('contact of a member', `phone ${person}`, party.phone);
    say('contact of a member', `address ${person}`, party.address && plainName(party.address));
  }
  for (const role of ['billing', 'rendering', 'benefit'] as const) say('network', role, claim.network[role]);
  for (const diagnosis of claim.diagnoses) {
    const key = keyOf([written(diagnosis.code)]);
    sayCoded('diagnosis', '', diagnosis.code);
    say('diagnosis withheld', '', diagnosis.code.absent);
    for (const type of diagnosis.types) say('diagnosis type', key, type);
    sayCoded('present on admission', key, codedAt(diagnosis, 'onAdmission'));
  }
  for (const procedure of claim.procedures) {
    const key = keyOf([written(procedure.code)]);
    sayCoded('procedure', '', procedure.code);
    say('procedure date', key, procedure.date);
    for (const type of textsAt(procedure, 'types')) say('procedure type', key, type);
  }
  for (const { kind, text, noteNumber } of claim.reasons)
    if (kind === 'note') say('note', noteNumber ?? '', text);
  for (const { label, value, lineNumber } of claim.facts)
    if (label.code !== null && exactLabels.has(label.code)) say(label.code, lineNumber ?? '', value);
  for (const balance of list(claim, 'balances')) sayBalance(balance, say, sayCoded);
  for (const line of claim.lines) sayLine(claim, line, say, sayCoded);
  const { drug, stay } = claim;
  if (drug) {
    sayCoded('drug', '', drug.name);
    say('drug quantity', '', quantityText(child(drug, 'quantity')));
    say('days supply', '', drug.daysSupply);
    say('refill number', '', drug.refillNumber);
    say('refills authorized', '', drug.refillsAuthorized);
    sayCoded('brand or generic', '', drug.brandOrGeneric);
    sayCoded('dispense as written', '', drug.dispenseAsWritten);
    for (const part of drug.compoundOf) sayCoded('drug in the compound', '', part);
  }
  if (stay) {
    say('stay', 'admitted', stay.admitted);
    say('stay', 'discharged', stay.discharged);
    sayCoded('DRG', '', stay.drg);
    sayCoded('admission type', '', stay.admissionType);
    sayCoded('discharge status', '', stay.dischargeStatus);
  }
  return answers;
}

type Say = (kind: string, slot: string | number, value: string | number | null) => void;
type SayCoded = (kind: string, slot: string | number, value: Coded | null) => void;

function sayLine(claim: Claim, line: ClaimLine, say: Say, sayCoded: SayCoded): void {
  const { number } = line;
  say('line', '', number);
  if (line.isReplaced) say('line that another replaces', '', number);
  sayCoded('line service', number, line.service);
  say('line service withheld', number, line.service.absent ?? null);
  sayCoded('line revenue', number, line.revenue);
  sayCoded('line place', number, line.place);
  for (const modifier of line.modifiers) sayCoded('line modifier', number, modifier);
  for (const site of line.bodySite) sayCoded('line site', number, site);
  say('line date', `${number} start`, line.serviceStart);
  say('line date', `${number} end`, line.serviceEnd);
  say('line address', number, plainName(text(line, 'placeAddress') ?? ''));
  say('line quantity', number, line.quantity?.value ?? null);
  say('line unit', number, line.quantity?.unit ?? null);
  say('line allowed units', number, line.allowedUnits);
  for (const part of list(line, 'parts')) {
    sayCoded('part of a line', number, codedAt(part, 'service'));
    say('quantity of a part', number, quantityText(part['quantity']));
    sayCoded('revenue of a part', number, codedAt(part, 'revenue'));
    sayCoded('category of a part', number, codedAt(part, 'category'));
    for (const modifier of list(part, 'modifiers')) sayCoded('modifier of a part', number, codedOf(modifier));
  }
  sayCoded('line category', number, codedAt(line, 'category'));
  for (const role of ['billing', 'rendering', 'benefit'])
    say('line network', `${number} ${role}`, text(line, 'network', role));
  for (const index of numbersAt(line, 'careTeam')) {
    const party = claim.careTeam[index]?.party;
    say(
      'line care team',
      number,
      party ? `${plainName(party.name ?? '')} | ${party.npi ?? ''}` : `no ${index}`,
    );
  }
  for (const [kind, key, all] of [
    ['line diagnosis', 'diagnoses', claim.diagnoses],
    ['line procedure', 'procedures', claim.procedures],
  ] as const)
    for (const index of numbersAt(line, key)) {
      const code = all[index]?.code;
      say(kind, number, code ? keyOf([written(code)]) : `no ${index}`);
    }
  for (const note of line.noteNumbers) say('line note', number, note);
}

function sayBalance(balance: Json, say: Say, sayCoded: SayCoded): void {
  for (const key of ['category', 'network', 'unit', 'term'])
    sayCoded(`${key} of a limit`, '', codedAt(balance, key));
  for (const key of ['name', 'description']) say(`${key} of a limit`, '', text(balance, key));
  if (balance['isExcluded'] === true) say('excluded by a limit', '', 'true');
  for (const limit of list(balance, 'limits')) {
    sayCoded('kind of limit', '', codedAt(limit, 'type'));
    for (const side of ['allowed', 'used']) say('limit', side, text(limit, side, 'text'));
  }
}

/** A coded value of the claim that not every reading of claims has. */
function codedAt(parent: unknown, key: string): Coded | null {
  const value = child(parent, key);
  return value && codedOf(value);
}

function codedOf(value: Json): Coded {
  return { text: text(value, 'text'), code: text(value, 'code'), system: text(value, 'system') };
}

function textsAt(parent: unknown, key: string): string[] {
  const value = at(parent, key);
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}

function numbersAt(parent: unknown, key: string): number[] {
  const value = at(parent, key);
  return Array.isArray(value) ? value.filter((one) => typeof one === 'number') : [];
}

/** A count and its unit. */
function quantityText(quantity: unknown): string | null {
  const value = at(quantity, 'value');
  return typeof value === 'number' ? `${value} ${text(quantity, 'unit') ?? ''}`.trim() : null;
}

/** Texts that stand together in one place of a claim. */
export type Piece = {
  readonly texts: readonly string[];
  readonly line: number | null;
  readonly place: string;
};

/** Parts of a claim that do not repeat what the plan stated in words. */
const apart = new Set(['unread', 'technical', 'amounts', 'checks']);

/** The parts of a claim, each with all its texts; of lists each entry, and each entry of a line's lists. */
export function piecesOf(claim: Claim): Piece[] {
  const pieces: Piece[] = [];
  const add = (value: unknown, line: number | null, place: string) => {
    const own =
      typeof value === 'object' && value !== null && 'lineNumber' in value ? value.lineNumber : line;
    const texts = textsOf(value);
    if (texts.length > 0) pieces.push({ texts, line: typeof own === 'number' ? own : null, place });
  };
  const addAll = (parent: object, line: number | null, start: string) => {
    for (const [key, value] of Object.entries(parent))
      if (!apart.has(key))
        for (const one of Array.isArray(value) ? value : [value]) add(one, line, `${start}${key}`);
  };
  addAll({ ...claim, lines: [] }, null, '');
  for (const line of claim.lines) addAll(line, line.number, 'line.');
  return pieces;
}

function textsOf(value: unknown): string[] {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return [String(value)];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) => (apart.has(key) ? [] : textsOf(one)));
}
