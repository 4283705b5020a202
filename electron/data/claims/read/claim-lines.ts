/**
 * The services of a claim, line by line, with what the payer added (`addItem`) after them.
 *
 * @see FHIR R4 ExplanationOfBenefit.item, .addItem, .item.detail
 */
import type { ClaimFact, ClaimLine, Coded } from '#shared/model/claim';
import { codedOf, readCoded } from '../../fhir/codes.ts';
import {
  codingsOf,
  integerOf,
  type Json,
  listAt,
  listOf,
  numberOf,
  objectOf,
  textOf,
} from '../../fhir/resource.ts';
import type { Unread } from '../../fhir/unread.ts';
import {
  type Adjudications,
  type MoneyEntry,
  noAdjudications,
  placeFromCode,
  readAdjudications,
  readMoney,
  readMoneyExtensions,
} from './adjudications.ts';
import { readDate, readSpan } from './date-elements.ts';
import type { SupportingInfo } from './supporting-info.ts';

/** A line whose money is not yet combined. */
export type RawLine = {
  readonly json: Json;
  readonly path: string;
  readonly number: number;
  readonly money: Adjudications;
};

/** A greater number is no line number. */
const mostLines = 1_000_000;

const nothing: Coded = { text: null, code: null, system: null };

/** The lines with their adjudications. Numbers are the plan's where usable, else the next free one. */
export function readRawLines(eob: Json, unread: Unread): RawLine[] {
  const lines: RawLine[] = [];
  const used = new Set<number>();
  let highest = 0;
  for (const key of ['item', 'addItem']) {
    const items = listAt(eob, key);
    for (let index = 0; index < items.length; index++) {
      const json = items[index];
      if (json === undefined) continue;
      const own = key === 'item' ? integerOf(json['sequence']) : null;
      const number = own === null || own < 1 || own > mostLines || used.has(own) ? highest + 1 : own;
      used.add(number);
      highest = Math.max(highest, number);
      const path = `${key}[${index}]`;
      const money = noAdjudications();
      readAdjudications(listOf(json['adjudication']), `${path}.adjudication`, money, unread);
      readOtherMoney(json, path, money.entries, unread);
      lines.push({ json, path, number, money });
    }
  }
  return lines;
}

/** Money of a line that is no adjudication: net, unit price, and all of its details. None of it is summed. */
function readOtherMoney(item: Json, path: string, entries: MoneyEntry[], unread: Unread): void {
  for (const key of ['net', 'unitPrice'])
    if (item[key] !== undefined) readMoney(item[key], placeFromCode(`${path}.${key}`, key), entries, unread);
  readMoneyExtensions(item, `${path}.extension`, entries, unread);
  for (const key of ['detail', 'subDetail']) {
    const details = listAt(item, key);
    for (let index = 0; index < details.length; index++) {
      const detail = details[index];
      if (detail === undefined) continue;
      const own = noAdjudications();
      readAdjudications(listOf(detail['adjudication']), `${path}.${key}[${index}].adjudication`, own, unread);
      readOtherMoney(detail, `${path}.${key}[${index}]`, own.entries, unread);
      for (const entry of own.entries) entries.push({ ...entry, concept: null });
    }
  }
}

/** The line as screens show it, with amounts that the caller has combined. */
export function readLine(
  raw: RawLine,
  info: SupportingInfo,
  amounts: ClaimLine['amounts'],
  unread: Unread,
): ClaimLine {
  const { json, path, number } = raw;
  const period = objectOf(json['servicedPeriod']);
  const span = period ? readSpan(period, `${path}.servicedPeriod`, unread) : null;
  const date = readDate(json, 'servicedDate', `${path}.servicedDate`, unread);
  const start = span?.start ?? date;
  const quantity = objectOf(json['quantity']);
  const count = numberOf(quantity?.['value']);
  return {
    number,
    serviceStart: start,
    serviceEnd: span ? span.end : date,
    service: readCoded(objectOf(json['productOrService'])) ?? nothing,
    modifiers: readModifiers(json, path, unread),
    revenue: readCoded(objectOf(json['revenue'])),
    place: readCoded(objectOf(json['locationCodeableConcept'])),
    bodySite: readSites(json, info),
    quantity: count === null ? null : { value: count, unit: unitOf(quantity) },
    allowedUnits: raw.money.allowedUnits,
    noteNumbers: noteNumbersOf(json),
    amounts,
  };
}

function unitOf(quantity: Json | null): string | null {
  const unit = textOf(quantity?.['unit']);
  return unit === null || unit.includes('_') ? null : unit;
}

function noteNumbersOf(item: Json): number[] {
  const list = item['noteNumber'];
  return Array.isArray(list) ? list.filter((value) => Number.isSafeInteger(value)) : [];
}

/** Each coding is a modifier of its own, except units of measure. */
function readModifiers(item: Json, path: string, unread: Unread): Coded[] {
  const modifiers: Coded[] = [];
  for (const concept of listOf(item['modifier'])) {
    const codings = codingsOf(concept);
    if (codings.length === 0) {
      const coded = readCoded(concept);
      if (coded) modifiers.push(coded);
    }
    for (const coding of codings) {
      const coded = codedOf(coding);
      if (textOf(coding['system'])?.includes('unitsofmeasure.org'))
        unread.add(`${path}.modifier`, coded?.code ?? '');
      else if (coded && !modifiers.some((other) => other.code === coded.code && other.text === coded.text))
        modifiers.push(coded);
    }
  }
  return modifiers;
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

/** Drugs that stand in a line's extensions and details, as facts of that line. */
export function readDrugFacts({ json, number }: RawLine): ClaimFact[] {
  const coded = listOf(objectOf(json['productOrService'])?.['extension'])
    .filter((extension) => textOf(extension['url'])?.endsWith('/ndc'))
    .map((extension) => codedOf(objectOf(extension['valueCoding']) ?? {}));
  const details = listOf(json['detail']).map((detail) => readCoded(objectOf(detail['productOrService'])));
  return [...coded, ...details].flatMap((drug) => {
    if (drug === null) return [];
    const { text, code } = drug;
    const value = text === null ? code : code === null ? text : `${text} (${code})`;
    return value === null
      ? []
      : [{ label: { text: null, code: drug.system ?? 'detail', system: null }, value, lineNumber: number }];
  });
}
