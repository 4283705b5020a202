/**
 * Facts in supporting information, in extensions and in adjudications that hold no money.
 *
 * @see CARIN guide, C4BBSupportingInfoType and C4BBAdjudicationDiscriminator; FHIR R4 extensions
 */
import { codeOf, codes, codings, looseWords, lowCodes, readings, systemOf, words } from './codes.ts';
import type { Facts } from './fact.ts';
import { isOnAdmission } from './header-facts.ts';
import { at, day, isJson, type Json, lastPart, list, number, period, text } from './json.ts';
import { lineNumbersOf } from './line-facts.ts';
import { type Find, who } from './people.ts';

type Words = (string | null)[][];

/** Names of one entry: its codes and words, one of which stands beside its value. */
function labelsOf(category: unknown): string[] {
  return [
    ...codes(category).map(lastPart),
    ...words(category),
    ...codings(category).map((one) => text(one, 'display') ?? ''),
  ].filter((label) => label !== '' && label !== 'info');
}

/** What any value says, as words of a loose fact. */
function valueWords(value: unknown, find: Find): Words {
  if (typeof value === 'string') return [[day(value) ?? value.trim()]];
  if (typeof value === 'number' || typeof value === 'boolean') return [[String(value)]];
  if (!isJson(value)) return [];
  if (value['start'] !== undefined || value['end'] !== undefined) {
    const span = period(value);
    return [[span.start], [span.end]];
  }
  if (number(value, 'value') !== null) {
    const unit = text(value, 'unit') ?? text(value, 'currency');
    return [[String(value['value'])], ...(unit === null ? [] : [[unit]])];
  }
  if (value['reference'] !== undefined || (value['display'] !== undefined && value['code'] === undefined))
    return referenceWords(value, find);
  const concept = looseWords(value);
  return concept.length > 0 ? concept : [[text(value, 'value')]];
}

/** A laboratory result that a claim holds says its value and what was measured; anyone else says a name. */
function referenceWords(reference: Json, find: Find): Words {
  const here = find(reference);
  if (here?.['resourceType'] !== 'Observation') {
    const { name, npi } = who(reference, find, null);
    return [[name ?? npi]];
  }
  const value = here['valueQuantity'] ?? here['valueString'] ?? here['valueCodeableConcept'];
  const what = words(here['code']);
  return [what.length > 0 ? what : codes(here['code']), ...valueWords(value, find)];
}

/** Entries that the claim has a place of its own for: the first of each stands there. */
const places: readonly (readonly [kind: string, names: readonly string[], what: 'code' | 'number'])[] = [
  ['DRG', ['drg', 'DRG', 'clm_drg_cd'], 'code'],
  ['admission type', ['admtype'], 'code'],
  ['discharge status', ['discharge-status'], 'code'],
  ['days supply', ['dayssupply'], 'number'],
  ['refill number', ['refillnum'], 'number'],
  ['refills authorized', ['refillsauthorized'], 'number'],
  ['brand or generic', ['brandgenericindicator', 'brandgenericcode', 'brandgeneric', 'brnd_gnrc_cd'], 'code'],
  ['dispense as written', ['dawcode', 'daw_prod_slctn_cd'], 'code'],
];
const ofDrugs = new Set(places.slice(3).map(([kind]) => kind));

export function addSupportingInfo(eob: Json, find: Find, isPharmacy: boolean, facts: Facts): void {
  const placed = new Set<string>();
  for (const [index, info] of list(eob, 'supportingInfo').entries()) {
    const path = `supportingInfo[${index}]`;
    const labels = labelsOf(info['category']);
    const named = (name: string) =>
      codes(info['category']).map(lastPart).includes(name) || text(info, 'category', 'text') === name;
    const place = places.find(([, names]) => names.some(named));
    const isOfDrug = place !== undefined && ofDrugs.has(place[0]);
    const covered = coverOf(eob, info, named, isPharmacy);
    if (place && (isPharmacy || !isOfDrug) && !placed.has(place[0]) && addPlaced(place, info, path, facts))
      placed.add(place[0]);
    else if (covered === 'stay' && !placed.has('stay')) {
      placed.add('stay');
      const span = period(info, 'timingPeriod');
      facts.exact('stay', path, 'admitted', span.start ?? day(info, 'timingDate'));
      facts.exact('stay', path, 'discharged', span.end);
    } else if (covered === 'identifier') {
      const value = text(info, 'valueString') ?? '';
      const label = named('patientaccountnumber') ? 'patientaccountnumber' : 'medicalrecordnumber';
      facts.exact('identifier', path, '', value);
      facts.exact('name of an identifier', path, value, label);
    } else if (covered !== null && covered !== 'stay' && !placed.has(covered)) placed.add(covered);
    else if (covered !== 'site') {
      addOther(
        kindOfOther(info, isOfDrug && !isPharmacy, named, find),
        info,
        path,
        labels,
        find,
        lineOf(eob, info),
        facts,
      );
    }
  }
}

function kindOfOther(info: Json, isOfDrug: boolean, named: (name: string) => boolean, find: Find): string {
  if (isOfDrug) return 'supporting information of a drug';
  if (named('additionalbodysite')) return 'tooth that no line names';
  const isResult = find(info['valueReference'])?.['resourceType'] === 'Observation';
  if (isResult) return 'laboratory result';
  const hasValue = Object.keys(info).some((key) => /^(?:value|timing)|^code$|^reason$/.test(key));
  return hasValue ? 'supporting information' : 'supporting information without a value';
}

/** The name of the fact that an entry is read for elsewhere; `null` when it is none or has no such value. */
function coverOf(
  eob: Json,
  info: Json,
  named: (name: string) => boolean,
  isPharmacy: boolean,
): string | null {
  const [code = ''] = lowCodes(info['code']);
  const span = period(info, 'timingPeriod');
  if (named('admissionperiod') && (span.start ?? span.end ?? day(info, 'timingDate'))) return 'stay';
  if (text(info, 'valueString') && (named('patientaccountnumber') || named('medicalrecordnumber')))
    return 'identifier';
  if (named('clmrecvddate') && (day(info, 'timingDate') ?? day(list(info, 'code', 'coding')[0], 'code')))
    return named('nch_wkly_proc_dt') ? 'decided' : 'received';
  if (isPharmacy && named('CLM_LINE_RX_NUM')) return 'prescription number';
  const isNetwork = /^(?:in|out|other|(?:in|outof)network|noncontracted)$/.test(code);
  if (isNetwork && named('billingnetworkcontractingstatus')) return 'billing network';
  if (isNetwork && named('performingnetworkcontractingstatus')) return 'rendering network';
  return named('additionalbodysite') && lineOf(eob, info) !== null ? 'site' : null;
}

function addPlaced([kind, , what]: (typeof places)[number], info: Json, path: string, facts: Facts): boolean {
  const before = facts.all.length;
  const [code = null] = codes(info['code']);
  if (what === 'code') facts.exact(kind, path, '', ...readings(info['code']));
  else {
    const written = code !== null && /^\d{1,6}$/.test(code) ? Number(code) : null;
    facts.exact(kind, path, '', number(info, 'valueQuantity', 'value') ?? written);
  }
  return facts.all.length > before;
}

/** The number of the first line that names the entry. */
function lineOf(eob: Json, info: Json): number | null {
  const found = list(eob, 'item').findIndex((line) => {
    const sequences = line['informationSequence'];
    return Array.isArray(sequences) && sequences.includes(info['sequence']);
  });
  return lineNumbersOf(eob)[found] ?? null;
}

function addOther(
  kind: string,
  info: Json,
  path: string,
  labels: string[],
  find: Find,
  line: number | null,
  facts: Facts,
): void {
  const values: Words = [];
  for (const key in info)
    if (key.startsWith('value') || key.startsWith('timing') || key === 'code' || key === 'reason')
      values.push(...valueWords(info[key], find));
  facts.loose(kind, path, line, values.length > 0 ? values : [labels], labels);
}

const isAbsence = (name: string) => name === 'data-absent-reason';

/** Every extension with a value that is no money, wherever it stands in the claim. */
export function addExtensions(eob: Json, find: Find, facts: Facts): void {
  const numbers = lineNumbersOf(eob);
  const walk = (value: unknown, path: string, line: number | null): void => {
    if (Array.isArray(value)) {
      for (const [index, one] of value.entries())
        walk(one, `${path}[${index}]`, path === 'item' ? (numbers[index] ?? null) : line);
    } else if (isJson(value)) {
      for (const extension of list(value, 'extension')) addExtension(extension, path, line);
      for (const key in value)
        if (!['extension', 'contained', 'text', 'meta'].includes(key))
          walk(value[key], path === '' ? key : `${path}.${key}`, line);
    }
  };
  const addExtension = (extension: Json, parent: string, line: number | null): void => {
    const name = lastPart(text(extension, 'url') ?? '');
    const path = `${parent === '' ? '' : `${parent}.`}extension(${name})`;
    const element = parent.replace(/\[\d+\]/g, '') || 'claim';
    for (const inner of list(extension, 'extension')) addExtension(inner, path, line);
    for (const key in extension)
      if (key.startsWith('value') && key !== 'valueMoney' && !isAbsence(name) && !isOnAdmission(extension)) {
        facts.loose(`extension of ${element}`, path, line, valueWords(extension[key], find), [
          name,
          ...codings(extension[key]).map(systemOf),
        ]);
      }
  };
  walk(eob, '', null);
}

type Place = { readonly entries: readonly Json[]; readonly path: string; readonly line: number | null };

/** Each list of adjudications: the claim's, its totals, and those of lines and their details. */
export function adjudicationsOf(eob: Json): Place[] {
  const places: Place[] = [
    { entries: list(eob, 'adjudication'), path: 'adjudication', line: null },
    { entries: list(eob, 'total'), path: 'total', line: null },
  ];
  const walk = (item: Json, path: string, line: number | null) => {
    places.push({ entries: list(item, 'adjudication'), path: `${path}.adjudication`, line });
    for (const key of ['detail', 'subDetail'])
      for (const [index, inner] of list(item, key).entries()) walk(inner, `${path}.${key}[${index}]`, line);
  };
  const items = list(eob, 'item');
  const numbers = lineNumbersOf(eob);
  for (const [index, item] of items.entries()) walk(item, `item[${index}]`, numbers[index] ?? null);
  for (const [index, item] of list(eob, 'addItem').entries())
    walk(item, `addItem[${index}]`, numbers[items.length + index] ?? null);
  return places;
}

const groups = /claim-adjustment-group-codes|ANSI-GRP-CD/i;

/** Counts and reasons of adjudications, notes, and why the payment was adjusted. */
export function addAdjudications(eob: Json, facts: Facts): void {
  for (const { entries, path, line } of adjudicationsOf(eob))
    for (const [index, entry] of entries.entries()) {
      const here = `${path}[${index}]`;
      const category = lowCodes(entry['category']);
      const value = number(entry, 'value');
      const isCopay = ['copay', 'copayamount', 'copaymentamount'].some((code) => category.includes(code));
      const isMoney = isCopay && number(entry, 'amount', 'value') === null;
      if (value !== null && !isMoney && !category.includes('allowedunits'))
        facts.loose('count', here, line, [[String(value)]], labelsOf(entry['category']));
      const isNetwork = category.some((code) => /network|benefitpaymentstatus/.test(code));
      const isContract = category.includes('contracted') || lowCodes(entry['reason']).includes('contracted');
      if (isContract) facts.loose('contract', here, line, [['contracted']], codes(entry['category']));
      if (isJson(entry['reason']) && !isNetwork) addReason(entry['reason'], here, line, facts);
    }
  for (const [index, balance] of list(eob, 'benefitBalance').entries())
    addBalance(balance, `benefitBalance[${index}]`, facts);
  for (const [index, note] of list(eob, 'processNote').entries())
    if (text(note, 'text') !== null)
      facts.exact('note', `processNote[${index}]`, String(note['number'] ?? ''), text(note, 'text'));
  const adjusted = at(eob, 'payment', 'adjustmentReason');
  if (isJson(adjusted)) addReason(adjusted, 'payment.adjustmentReason', null, facts);
}

/** Each reason code with its words; a group's letters stand before the code. */
function addReason(reason: Json, path: string, line: number | null, facts: Facts): void {
  const all = codings(reason).filter((coding) => codeOf(coding) !== null);
  const details = all.filter((coding) => !groups.test(text(coding, 'system') ?? ''));
  const distinct = Map.groupBy(
    details,
    (coding) => codeOf(coding)?.replace(/^(?:CO|CR|OA|PI|PR)-?(?=\w)/, '') ?? '',
  );
  for (const [code, same] of distinct) {
    const whole = text(reason, 'text');
    const said = whole === null ? same.map((coding) => text(coding, 'display')) : [whole];
    const isNone = same.some(
      (one) =>
        /rdcd_pmt_phys_astn_c|drug_cvrg_stus_cd/.test(text(one, 'system') ?? '') &&
        ['0', 'C'].includes(codeOf(one) ?? ''),
    );
    facts.loose(isNone ? 'no reduction' : 'reason', path, line, [[code], said]);
  }
  const group = all.find((coding) => groups.test(text(coding, 'system') ?? ''));
  facts.loose('reason group', path, line, [[group ? codeOf(group) : null]]);
  if (all.length === 0) facts.loose('reason', path, line, [[text(reason, 'text')]]);
}

/** Medicare writes totals of the claim as balances; of other plans they are limits, and how much of each is used up. */
function addBalance(balance: Json, path: string, facts: Facts): void {
  const financials = list(balance, 'financial').map((one, index) => ({
    one,
    here: `${path}.financial[${index}]`,
    isOfClaim: codings(one['type']).some((coding) =>
      [text(coding, 'system'), codeOf(coding)].some((word) =>
        word?.startsWith('https://bluebutton.cms.gov/'),
      ),
    ),
  }));
  for (const { one, here, isOfClaim } of financials)
    for (const key of ['usedUnsignedInt', 'allowedUnsignedInt', 'usedString', 'allowedString']) {
      const value = one[key];
      if (typeof value !== 'number' && typeof value !== 'string') continue;
      const labels = labelsOf(one['type']);
      if (isOfClaim) facts.loose('count of a balance', `${here}.${key}`, null, [[String(value)]], labels);
      else facts.exact('limit', `${here}.${key}`, key.startsWith('used') ? 'used' : 'allowed', value);
    }
  if (financials.length > 0 && financials.every(({ isOfClaim }) => isOfClaim)) return;
  for (const { one, here } of financials)
    facts.exact('kind of limit', `${here}.type`, '', ...readings(one['type']));
  for (const key of ['category', 'network', 'unit', 'term'])
    facts.exact(`${key} of a limit`, `${path}.${key}`, '', ...readings(balance[key]));
  for (const key of ['name', 'description'])
    facts.exact(`${key} of a limit`, `${path}.${key}`, '', text(balance, key));
  if (balance['excluded'] === true) facts.exact('excluded by a limit', `${path}.excluded`, '', 'true');
}
