/**
 * Facts of a whole claim: numbers, dates, status, people, coverage.
 *
 * @see CARIN guide, ExplanationOfBenefit profiles; FHIR R4 ExplanationOfBenefit
 */
import { absence, codes, codings, looseWords, lowCodes, readings, words } from './codes.ts';
import type { Facts } from './fact.ts';
import { at, child, day, type Json, lastPart, list, number, period, text } from './json.ts';
import { addParty, type Find, nameOf, plainName, realName, who } from './people.ts';

const blueButton = 'https://bluebutton.cms.gov/';

/** True for the second version of Blue Button, whose `created` is the moment of the answer. */
function isSecondBlueButton(eob: Json): boolean {
  return codings(eob['type']).some((coding) => text(coding, 'system')?.startsWith(`${blueButton}resources/`));
}

export function addNumbers(eob: Json, isPharmacy: boolean, facts: Facts): void {
  const all = list(eob, 'identifier').map((identifier, index) => {
    const name = lastPart(text(identifier, 'system') ?? '');
    const type = identifier['type'];
    const ofDrug = name === 'rx_srvc_rfrnc_num' || /^rx\b/i.test(text(type, 'text') ?? '');
    const kinds = lowCodes(type);
    const unique = kinds.includes('uc');
    const ofOthers = kinds.some((code) => /^(?:payerid|naiccode|npi|mb|um|pat)$/.test(code));
    const written = text(identifier, 'value');
    const value = /^(?:undefined|null|nan)$/i.test(written ?? '') ? null : written;
    const ofGroup = name === 'claim-group';
    return { index, value, name, ofDrug: ofDrug || kinds.includes('rx'), unique, ofGroup, ofOthers, kinds };
  });
  const stated = all.filter(({ value }) => value !== null);
  const own = stated.filter(({ ofDrug, ofGroup, ofOthers }) => !ofDrug && !ofGroup && !ofOthers);
  const best = own.find(({ name }) => name === 'CLM-CNTL-NUM') ?? own.find(({ unique }) => unique) ?? own[0];
  if (best) facts.exact('claim number', `identifier[${best.index}]`, '', best.value);
  for (const { index, value, name } of stated.filter((one) => one.value !== best?.value)) {
    const identifier = list(eob, 'identifier')[index];
    const isMedicare = text(identifier, 'system')?.startsWith(blueButton);
    const labels = [...words(identifier?.['type']), ...codes(identifier?.['type'])];
    const right = isMedicare ? [name] : labels.length > 0 ? labels : ['identifier'];
    facts.exact('name of an identifier', `identifier[${index}]`, value ?? '', ...right);
  }
  for (const { index, value, unique } of stated) {
    facts.exact('identifier', `identifier[${index}]`, '', value);
    if (unique && own.some((one) => one.index === index))
      facts.exact('number that other claims name', `identifier[${index}]`, '', value);
  }
  const ofDrug = stated.find((one) => one.ofDrug);
  const named = list(eob, 'supportingInfo').findIndex(
    (info) => codes(info['category']).includes('CLM_LINE_RX_NUM') && text(info, 'valueString') !== null,
  );
  if (isPharmacy && named >= 0) {
    const value = text(list(eob, 'supportingInfo')[named], 'valueString');
    facts.exact('prescription number', `supportingInfo[${named}]`, '', value);
  } else if (isPharmacy && ofDrug)
    facts.exact('prescription number', `identifier[${ofDrug.index}]`, '', ofDrug.value);
  for (const { index, value, kinds } of own)
    if (kinds.length === 0) facts.exact('record', `identifier[${index}]`, '', value);
  const record = text(eob, 'id');
  facts.exact('record', 'id', '', record && `ExplanationOfBenefit/${record}`);
  facts.exact('record', 'claim', '', recordOf(eob['claim']));
  facts.exact('record', 'claim', '', text(eob, 'claim', 'identifier', 'value'));
  addControlNumber(eob, all, facts);
}

/** Medicare's control number: among the numbers in version 3, in an extension in version 2. */
function addControlNumber(
  eob: Json,
  all: readonly { index: number; name: string; value: string | null }[],
  facts: Facts,
): void {
  const own = all.find(({ name }) => name === 'CLM-CNTL-NUM');
  const at = list(eob, 'extension').findIndex((extension) =>
    /\/(?:carr|fi_doc)_clm_cntl_num$/.test(text(extension, 'url') ?? ''),
  );
  const held = text(list(eob, 'extension')[at], 'valueIdentifier', 'value');
  const [number, path] = own ? [own.value, `identifier[${own.index}]`] : [held, `extension[${at}]`];
  facts.exact('record', path, '', number && `CLM-CNTL-NUM/${number}`);
}

/** Type and id of the record that a reference names; of other references there is none. */
function recordOf(reference: unknown): string | null {
  const address = text(reference, 'reference')?.replace(/\/_history\/.*$/, '') ?? '';
  return /(?:^|\/)([A-Z][A-Za-z]+\/[\w.-]+)$/.exec(address)?.[1] ?? null;
}

const relations: { readonly [code: string]: string } = {
  prior: 'replaces',
  replaces: 'replaces',
  rplc: 'replaces',
  replacedby: 'replaced-by',
  'replaced-by': 'replaced-by',
  associated: 'associated',
};

export function addRelated(eob: Json, find: Find, facts: Facts): void {
  for (const [index, related] of list(eob, 'related').entries()) {
    const known = lowCodes(related['relationship']).map((code) => relations[code]);
    const name = known.find((one) => one !== undefined) ?? 'other';
    const number =
      text(related, 'reference', 'value') ??
      text(related, 'claim', 'identifier', 'value') ??
      text(related, 'reference', 'identifier', 'value') ??
      text(list(find(related['claim']), 'identifier')[0], 'value');
    const record = recordOf(related['claim']) ?? recordOf(related['reference']);
    const said = `${name} | ${number ?? ''} | ${record ?? ''}`;
    facts.exact('related claim', `related[${index}]`, '', said);
  }
}

/** Dates of the entry of supporting information with this code (or the last part of it). */
function infoDates(eob: Json, code: string): { start: string | null; end: string | null; index: number }[] {
  return list(eob, 'supportingInfo').flatMap((info, index) => {
    const names = [...codes(info['category']).map(lastPart), text(info, 'category', 'text')];
    if (!names.includes(code)) return [];
    const one = day(info, 'timingDate') ?? day(list(info, 'code', 'coding')[0], 'code');
    const span = period(info, 'timingPeriod');
    return [{ start: span.start ?? one, end: span.end, index }];
  });
}

export function addDates(eob: Json, facts: Facts): void {
  const created = day(eob, 'created');
  const paid = day(eob, 'payment', 'date');
  const lines = list(eob, 'item').concat(list(eob, 'addItem'));
  const days = lines.flatMap((line) => {
    const span = period(line, 'servicedPeriod');
    const one = day(line, 'servicedDate');
    return [span.start, span.end, one].filter((date) => date !== null);
  });
  const sorted = days.toSorted();
  const spans: [string, string, string | null, string | null][] = [
    ['billable-period', 'billablePeriod', ...both(period(eob, 'billablePeriod'))],
    ['lines', 'item', sorted[0] ?? null, sorted.at(-1) ?? null],
    ...infoDates(eob, 'admissionperiod').map((span): [string, string, string | null, string | null] => [
      'admission',
      `supportingInfo[${span.index}]`,
      ...both(span),
    ]),
    ['payment', 'payment.date', paid, null],
    ['created', 'created', created, null],
  ];
  const chosen = spans.find(([, , start, end]) => start !== null || end !== null);
  if (chosen) {
    const [from, path, start, end] = chosen;
    facts.exact('service date', path, 'start', start ?? end);
    facts.exact('service date', path, 'end', end);
    facts.exact('service date', path, 'from', from);
  }
  const isProcessing = (index: number) =>
    codes(at(list(eob, 'supportingInfo')[index], 'category')).some((code) =>
      code.endsWith('nch_wkly_proc_dt'),
    );
  const received = infoDates(eob, 'clmrecvddate').find(({ index, start }) => start && !isProcessing(index));
  if (received) facts.exact('received', `supportingInfo[${received.index}]`, '', received.start);
  const processed = ['clmrecvddate', 'nch_wkly_proc_dt', 'CLM_NCH_WKLY_PROC_DT']
    .flatMap((code) => infoDates(eob, code))
    .find(({ index, start }) => start !== null && (isProcessing(index) || !received));
  if (!isOpen(eob) || isPaidDraft(eob)) {
    if (!isSecondBlueButton(eob)) facts.exact('decided', 'created', '', created);
    else if (processed) facts.exact('decided', `supportingInfo[${processed.index}]`, '', processed.start);
  }
  facts.exact('paid', 'payment.date', '', paid);
  facts.exact('last updated', 'meta.lastUpdated', '', text(eob, 'meta', 'lastUpdated'));
}

/** While a plan decides, the day on which it last worked on the claim is no decision. */
function isOpen(eob: Json): boolean {
  const isNotFinal = list(eob, 'meta', 'tag').some((tag) => tag['code'] === 'NotFinalAction');
  return lowOutcome(eob) === 'queued' || eob['status'] === 'draft' || isNotFinal;
}

function both({ start, end }: { start: string | null; end: string | null }): [string | null, string | null] {
  return [start, end];
}

export function lowOutcome(eob: Json): string | null {
  return text(eob, 'outcome')?.toLowerCase() ?? null;
}

export function addPeople(eob: Json, find: Find, facts: Facts): void {
  const insurerName = text(eob, 'insurer', 'display');
  const party = (reference: unknown) => who(reference, find, insurerName);
  facts.exact('patient', 'patient', 'reference', text(eob, 'patient', 'reference'));
  const patient = find(eob['patient']);
  facts.exact(
    'patient',
    'patient',
    'name',
    plain((patient && nameOf(patient)) ?? realName(text(eob, 'patient', 'display'))),
  );
  facts.exact('patient', 'patient', 'birth date', day(patient, 'birthDate'));
  const provider = party(eob['provider']);
  addParty(facts, 'provider', 'provider', provider);
  if (provider.npi === null)
    addOtherNumber(
      facts,
      'other number of the provider',
      'provider',
      text(eob, 'provider', 'identifier', 'value'),
    );
  const insurer = who(eob['insurer'], find, null);
  const insurerWords = [text(eob, 'insurer', 'reference'), text(eob, 'insurer', 'identifier', 'value')];
  const byWords = insurerWords.find((word) => word !== null && /^[A-Za-z][A-Za-z .&'-]*$/.test(word)) ?? null;
  addParty(facts, 'insurer', 'insurer', { ...insurer, name: insurer.name ?? byWords });
  addPayee(eob, find, facts);
  addFacility(eob, find, facts);
  for (const [index, member] of list(eob, 'careTeam').entries())
    addMember(member, `careTeam[${index}]`, find, insurerName, facts);
  for (const key of ['enterer', 'referral', 'prescription', 'originalPrescription'])
    addMention(eob[key], key, find, facts);
}

function plain(name: string | null): string | null {
  return name && plainName(name);
}

/** Someone or something that a claim mentions by reference: its name, else its number; of a referral, who wrote it. */
function addMention(reference: unknown, path: string, find: Find, facts: Facts): void {
  const requester = who(find(reference)?.['requester'], find, null).name;
  const { name, npi } = who(reference, find, null);
  const said = name ?? requester ?? npi ?? text(reference, 'identifier', 'value');
  facts.loose('mentioned', path, null, [[said]], [path]);
}

const payeeKinds: { readonly [code: string]: string } = {
  provider: 'provider',
  practitioner: 'provider',
  subscriber: 'you',
  beneficiary: 'you',
  patient: 'you',
};

function addPayee(eob: Json, find: Find, facts: Facts): void {
  const [code] = lowCodes(at(eob, 'payee', 'type'));
  if (code !== undefined) facts.exact('payee', 'payee.type', 'kind', payeeKinds[code] ?? 'other');
  addParty(
    facts,
    'payee',
    'payee.party',
    who(at(eob, 'payee', 'party'), find, text(eob, 'insurer', 'display')),
  );
  facts.exact('payee words', 'payee.type', '', ...words(at(eob, 'payee', 'type')));
}

/** Where the care was: the service facility, else the claim's facility, else the place of a line. */
function addFacility(eob: Json, find: Find, facts: Facts): void {
  const insurerName = text(eob, 'insurer', 'display');
  const places: [string, unknown][] = [
    ...list(eob, 'supportingInfo').flatMap((info, index): [string, unknown][] =>
      codes(info['category']).includes('servicefacility')
        ? [[`supportingInfo[${index}]`, info['valueReference']]]
        : [],
    ),
    ['facility', eob['facility']],
    ...list(eob, 'item').map((item, index): [string, unknown] => [
      `item[${index}].locationReference`,
      item['locationReference'],
    ]),
  ];
  for (const [path, reference] of places) {
    const place = who(reference, find, insurerName);
    if (place.name === null && place.npi === null) continue;
    addParty(facts, 'facility', path, place);
    return;
  }
}

/** A number that is no national one, of somebody without a name; a row of zeros or nines is none. */
function addOtherNumber(facts: Facts, kind: string, path: string, number: string | null): void {
  if (number !== null && !/^(?:0+|9+)$/.test(number)) facts.loose(kind, path, null, [[number]]);
}

/** Name and number of a member; `null` where there is neither, nor a specialty that would tell something. */
export function memberText(member: Json, find: Find, insurerName: string | null): string | null {
  const { name, npi } = who(member['provider'], find, insurerName);
  if (name === null && npi === null && specialtyOf(member).length === 0) return null;
  return `${plainName(name ?? '')} | ${npi ?? ''}`;
}

function specialtyOf(member: Json): string[] {
  const said = words(member['qualification']);
  return said.length > 0 ? said : codes(member['qualification']);
}

function addMember(member: Json, path: string, find: Find, insurerName: string | null, facts: Facts): void {
  const { name, npi, phone, address } = who(member['provider'], find, insurerName);
  const role = lowCodes(member['role'])[0] ?? '';
  const number = text(member, 'provider', 'identifier', 'value') ?? text(member, 'provider', 'display');
  if (name === null && npi === null)
    addOtherNumber(facts, 'member known by another number', `${path}.provider`, number);
  const person = memberText(member, find, insurerName);
  if (person === null) return;
  const slot = `${role} ${person}`;
  facts.exact('care team', path, role, person);
  facts.exact('role in words', `${path}.role`, slot, ...words(member['role']));
  facts.exact('specialty', `${path}.qualification`, slot, ...specialtyOf(member));
  facts.exact('contact of a member', `${path}.provider`, `phone ${person}`, phone);
  facts.exact('contact of a member', `${path}.provider`, `address ${person}`, plain(address));
  if (member['responsible'] === true)
    facts.exact('responsible member', `${path}.responsible`, person, 'true');
}

export function addCare(eob: Json, find: Find, facts: Facts): void {
  const diagnoses = list(eob, 'diagnosis').map((entry, index) => ({
    entry,
    path: `diagnosis[${index}]`,
    ways: careReadings(entry, 'diagnosis', find),
    absent: absence(entry['diagnosisCodeableConcept']),
  }));
  for (const { entry, path, ways, absent } of diagnoses) {
    const key = keyOf(ways);
    const same = diagnoses.filter((other) => keyOf(other.ways) === key);
    facts.exact('diagnosis', path, '', ...same.flatMap((other) => other.ways));
    facts.exact('diagnosis withheld', path, '', absent);
    for (const [at, type] of list(entry, 'type').entries())
      facts.exact('diagnosis type', `${path}.type[${at}]`, key, ...typeOf(type));
    const mark = markOf(entry);
    const first = same.map((other) => markOf(other.entry)).find((other) => readings(other).length > 0);
    const where = `${path}${entry['onAdmission'] === undefined ? '' : '.onAdmission'}`;
    // A second mark that says otherwise cannot stand in the same place.
    if (String(readings(mark)) === String(readings(first)))
      facts.exact('present on admission', where, key, ...readings(mark));
    else if (mark !== undefined) {
      const diagnosis = codes(entry['diagnosisCodeableConcept']);
      facts.loose('present on admission, said otherwise', where, null, [diagnosis, ...looseWords(mark)]);
    }
  }
  for (const [index, entry] of list(eob, 'procedure').entries()) {
    const path = `procedure[${index}]`;
    const ways = careReadings(entry, 'procedure', find);
    facts.exact('procedure', path, '', ...ways);
    facts.exact('procedure date', `${path}.date`, keyOf(ways), day(entry, 'date'));
    for (const [at, type] of list(entry, 'type').entries())
      facts.exact('procedure type', `${path}.type[${at}]`, keyOf(ways), ...typeOf(type));
  }
}

/** Whether a diagnosis was there when a stay began. */
function markOf(entry: Json): unknown {
  const extension = list(entry, 'extension').find(isOnAdmission);
  return entry['onAdmission'] ?? (extension && { coding: extension['valueCoding'] });
}

/** Version 2 of Blue Button says in an extension whether a diagnosis was there when a stay began. */
export function isOnAdmission(extension: Json): boolean {
  return /\/clm_(?:e_)?poa_ind_sw\d+$/.test(text(extension, 'url') ?? '');
}

/** A type as its code, else as its words. */
function typeOf(concept: unknown): string[] {
  const all = lowCodes(concept);
  return all.length > 0 ? all : words(concept);
}

export function careReadings(entry: Json, what: string, find: Find): string[] {
  const own = readings(entry[`${what}CodeableConcept`]);
  if (own.length > 0) return own;
  const reference = child(entry, `${what}Reference`);
  const record = readings(find(reference)?.['code']);
  const display = text(reference, 'display');
  return record.length > 0 ? record : display === null ? [] : [`${display} |  | `];
}

/** The code without its dots, else the words: the same diagnosis under several types is one. */
export function keyOf(ways: readonly string[]): string {
  const [said = '', code = ''] = (ways[0] ?? '').split(' | ');
  return code.trim().replaceAll('.', '').toUpperCase() || said;
}

/** A draft counts where the plan finished it and says that it paid, or when. */
export function isPaidDraft(eob: Json): boolean {
  const paidOn = text(eob, 'payment', 'date')?.slice(0, 10);
  const seenOn = (text(eob, 'meta', 'lastUpdated') ?? new Date().toISOString()).slice(0, 10);
  if (text(eob, 'status')?.toLowerCase() !== 'draft') return false;
  return lowOutcome(eob) === 'complete' && ((paidBy(eob) ?? 0) > 0 || (paidOn ?? '9999') <= seenOn);
}

/** What the plan says that it paid for the whole claim, where one number says so and no other does. */
export function paidBy(eob: Json): number | null {
  const totals = (...names: string[]) =>
    list(eob, 'total').filter((total) => lowCodes(total['category']).some((code) => names.includes(code)));
  const [benefit, ...more] = totals('benefit');
  if (benefit) return more.length === 0 ? number(benefit, 'amount', 'value') : null;
  const hasParts = totals('paidtoprovider', 'paidtopatient').length > 0;
  return hasParts ? null : number(eob, 'payment', 'amount', 'value');
}
