/**
 * The services of a claim, line by line, with what the payer added (`addItem`) after them.
 *
 * @see FHIR R4 ExplanationOfBenefit.item, .addItem, .item.detail
 */
import type { ClaimFact, ClaimLine, Coded } from '#shared/model/claims/claim';
import { codeAt, codedOf, noCode, readCoded, wordsOf } from '../../fhir/codes.ts';
import { readDate, readSpan } from '../../fhir/date-elements.ts';
import { isAbsence } from '../../fhir/extensions.ts';
import { addressText } from '../../fhir/parties.ts';
import type { Reading } from '../../fhir/reading.ts';
import {
  codingsOf,
  integerOf,
  type Json,
  listAt,
  listOf,
  numberOf,
  objectAt,
  objectOf,
  textAt,
  textOf,
} from '../../fhir/resource.ts';
import { lineSequences, type SequenceMap } from '../../fhir/sequences.ts';
import { extensionValue } from '../../fhir/value-text.ts';
import { type Adjudications, extensionName, noAdjudications, readAdjudications } from './adjudications.ts';
import { readDrugUnits, readModifiers, readNoteNumbers, readQuantity } from './line-elements.ts';
import { flattenParts, type RawPart, readParts, readPrices, readRawParts } from './line-parts.ts';
import type { ListedLine } from './listed-claim.ts';
import { readNetwork } from './network-status.ts';
import type { SupportingInfo } from './supporting-info.ts';

/** A line whose money is not yet combined. */
export type RawLine = {
  readonly json: Json;
  readonly path: string;
  readonly number: number;
  readonly money: Adjudications;
  readonly parts: readonly RawPart[];
  /** True for the line that adds up the others (revenue code 0001). */
  readonly isTotal: boolean;
  /** True for a line that a line of the plan's own replaces. */
  readonly isReplaced: boolean;
};

/** A greater number is no line number. */
const mostLines = 1_000_000;

/** The lines with their adjudications. Numbers are the plan's where usable, else the next free one. */
export function readRawLines(reading: Reading): RawLine[] {
  const lines: RawLine[] = [];
  const replaced = findReplaced(reading.resource);
  const used = new Set<number>();
  let highest = 0;
  for (const key of ['item', 'addItem']) {
    const items = reading.open(reading.resource, key);
    for (let index = 0; index < items.length; index++) {
      const json = items[index];
      if (json === undefined) continue;
      const own = key === 'item' ? integerOf(json['sequence']) : null;
      const number = own === null || own < 1 || own > mostLines || used.has(own) ? highest + 1 : own;
      used.add(number);
      highest = Math.max(highest, number);
      const path = `${key}[${index}]`;
      const money = noAdjudications();
      readAdjudications(json, 'adjudication', `${path}.adjudication`, money, reading);
      readPrices(json, path, money, reading);
      const parts = readRawParts(json, path, reading);
      const isReplaced = own !== null && replaced.has(own);
      lines.push({ json, path, number, money, parts, isTotal: isTotalLine(json), isReplaced });
    }
  }
  return lines;
}

/**
 * The sequence numbers of lines that the plan replaced by lines of its own.
 *
 * @see FHIR R4 ExplanationOfBenefit.addItem.itemSequence
 */
function findReplaced(eob: Json): ReadonlySet<unknown> {
  const added = listAt(eob, 'addItem');
  return new Set(added.flatMap(({ itemSequence }) => (Array.isArray(itemSequence) ? itemSequence : [])));
}

/** Total charge is a revenue code, however it is padded; a line's deductible code, beside it, is none. */
function isTotalLine(item: Json): boolean {
  return codingsOf(objectAt(item, 'revenue')).some(
    (coding) => /^0{0,3}1$/.test(codeAt(coding) ?? '') && !/ddctbl/i.test(textAt(coding, 'system') ?? ''),
  );
}

/** Where lines find what they name: people and reasons by their place in the claim's lists. */
export type LineContext = {
  readonly reading: Reading;
  readonly info: SupportingInfo;
  readonly currency: string;
  readonly careTeam: SequenceMap;
  readonly diagnoses: SequenceMap;
  readonly procedures: SequenceMap;
};

/** What rows need of the line, with amounts that the caller has combined. */
export function readLine(raw: RawLine, amounts: ClaimLine['amounts'], reading: Reading): ListedLine {
  const { json, path, number, isTotal, isReplaced } = raw;
  const span = readSpan(json, 'servicedPeriod', `${path}.servicedPeriod`, reading);
  const date = readDate(json, 'servicedDate', `${path}.servicedDate`, reading);
  return {
    number,
    serviceStart: span?.start ?? date,
    serviceEnd: span ? span.end : date,
    service: readCoded(objectAt(json, 'productOrService')) ?? noCode,
    modifiers: readModifiers(json),
    amounts,
    ...(isTotal && { isTotal }),
    ...(isReplaced && { isReplaced }),
  };
}

/** The lines as screens show them. */
export function readLineDetails(
  lines: readonly ListedLine[],
  rawLines: readonly RawLine[],
  context: LineContext,
): ClaimLine[] {
  return rawLines.flatMap((raw, index) => {
    const line = lines[index];
    return line === undefined ? [] : { ...line, ...readDetailsOfLine(raw, context) };
  });
}

function readDetailsOfLine(raw: RawLine, context: LineContext): Omit<ClaimLine, keyof ListedLine> {
  const { json, number } = raw;
  const { reading, info, currency } = context;
  markLine(json, reading);
  return {
    category: readCoded(objectAt(json, 'category')),
    programs: listAt(json, 'programCode').flatMap((program) => readCoded(program) ?? []),
    revenue: readCoded(objectAt(json, 'revenue')),
    place: readCoded(objectAt(json, 'locationCodeableConcept')),
    placeAddress: readPlaceAddress(json, reading),
    bodySite: readSites(json, info),
    quantity: readQuantity(reading.openOne(json, 'quantity'), reading),
    allowedUnits: raw.money.allowedUnits,
    noteNumbers: readNoteNumbers(json, reading),
    network: readNetwork([raw.money], null, reading),
    careTeam: placesOf(json, 'careTeamSequence', context.careTeam),
    diagnoses: placesOf(json, 'diagnosisSequence', context.diagnoses),
    procedures: placesOf(json, 'procedureSequence', context.procedures),
    parts: readParts(raw.parts, currency, number, reading),
  };
}

function markLine(json: Json, reading: Reading): void {
  reading.guide(json, ...lineSequences, 'factor', 'encounter');
  reading.takeAll(json, 'productOrService', 'revenue', 'category', 'modifier', 'programCode');
  reading.takeAll(json, 'locationCodeableConcept', 'bodySite', 'subSite');
}

/** Where the service was, as far as it is written out; Blue Button writes "99" for a state that it does not know. */
function readPlaceAddress(item: Json, reading: Reading): string | null {
  const address = reading.openOne(item, 'locationAddress');
  if (address === null) {
    const name = reading.people.party(objectAt(item, 'locationReference'))?.name ?? null;
    if (name !== null) reading.take(item, 'locationReference');
    return name;
  }
  reading.markAddress(address);
  return addressText(address);
}

/** The places of the entries that a line names by their numbers, each once. */
function placesOf(item: Json, key: string, places: SequenceMap): number[] {
  const list = item[key];
  if (!Array.isArray(list)) return [];
  const found = new Set<number>();
  for (const sequence of list) for (const place of places.get(sequence) ?? []) found.add(place);
  return [...found];
}

/** Where on the body: the site, surfaces, and teeth from the line's supporting information. */
function readSites(item: Json, info: SupportingInfo): Coded[] {
  const sites: Coded[] = [];
  const site = readCoded(objectOf(item['bodySite']));
  if (site) sites.push(site);
  for (const surface of listOf(item['subSite'])) {
    const coded = readCoded(surface);
    if (coded) sites.push(coded);
  }
  if (info.sites.size > 0)
    for (const sequence of sequencesOf(item)) {
      const tooth = info.sites.get(sequence);
      if (tooth && !sites.some((other) => other.code === tooth.code && other.system === tooth.system))
        sites.push(tooth);
    }
  return sites;
}

function sequencesOf(item: Json): readonly number[] {
  const list = item['informationSequence'];
  return Array.isArray(list) ? list : [];
}

/** Finds the number of the line that names a supporting information sequence first. */
export function createLineFinder(lines: readonly RawLine[]): (sequence: number | null) => number | null {
  const found = new Map<number, number>();
  for (const { json, number } of lines)
    for (const sequence of sequencesOf(json)) if (!found.has(sequence)) found.set(sequence, number);
  return (sequence) => (sequence === null ? null : (found.get(sequence) ?? null));
}

/** What a line's extensions say, and the drug and its unit that Blue Button sends with it, as facts of that line. */
export function readLineFacts({ json, number, parts }: RawLine, reading: Reading): ClaimFact[] {
  const facts: ClaimFact[] = [];
  const add = (label: string, value: string | null) => {
    if (value !== null)
      facts.push({ label: { text: null, code: label, system: null }, value, lineNumber: number });
  };
  for (const extension of listAt(objectAt(json, 'productOrService'), 'extension')) {
    if (!textOf(extension['url'])?.endsWith('/ndc')) continue;
    reading.takeExtension(extension);
    add('NDC', wordsOfDrug(codedOf(objectOf(extension['valueCoding']) ?? {})));
  }
  add('factor', numberText(json['factor']));
  for (const encounter of listAt(json, 'encounter')) add('encounter', textOf(encounter['display']));
  if (json['modifier'] !== undefined) for (const unit of readDrugUnits(json)) add('drug-unit', unit);
  addItemExtensions(json, number, facts, reading);
  for (const part of flattenParts(parts)) {
    for (const program of listAt(part.json, 'programCode')) add('programCode', wordsOf(program));
    add('factor', numberText(part.json['factor']));
    addItemExtensions(part.json, number, facts, reading);
  }
  return facts;
}

/** What the extensions of a service say, and those of its elements. */
function addItemExtensions(item: Json, number: number, facts: ClaimFact[], reading: Reading): void {
  addExtensionFacts(item, number, facts, reading);
  for (const key of ['quantity', 'locationCodeableConcept', 'revenue', 'adjudication'])
    for (const holder of listAt(item, key)) addExtensionFacts(holder, number, facts, reading);
}

/** Adds what the extensions of an element say, each under its own name; money is read elsewhere. */
export function addExtensionFacts(
  element: Json | null,
  lineNumber: number | null,
  facts: ClaimFact[],
  reading: Reading,
): void {
  if (element?.['extension'] === undefined) return;
  for (const extension of listOf(element['extension'])) {
    if (extension['valueMoney'] !== undefined || isAbsence(extension)) continue;
    const value = extensionValue(extension, reading.people);
    if (value === null) continue;
    reading.takeExtension(extension);
    facts.push({ label: { text: null, code: extensionName(extension), system: null }, value, lineNumber });
  }
}

function numberText(value: unknown): string | null {
  const number = numberOf(value);
  return number === null ? null : String(number);
}

function wordsOfDrug(drug: Coded | null): string | null {
  if (drug === null) return null;
  const { text, code } = drug;
  return text === null ? code : code === null ? text : `${text} (${code})`;
}
