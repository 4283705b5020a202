/**
 * The services of a claim, line by line, with what the payer added (`addItem`) after them.
 *
 * @see FHIR R4 ExplanationOfBenefit.item, .addItem, .item.detail
 */
import type { ClaimFact, ClaimLine, ClaimReason, Coded } from '#shared/model/claim';
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
  type Entry,
  noAdjudications,
  readAdjudications,
  readMoney,
} from './adjudications.ts';
import { readDate, readSpan } from './claim-dates.ts';
import type { SupportingInfo } from './supporting-info.ts';

/** A line whose money is not yet combined. */
export type RawLine = {
  readonly json: Json;
  readonly path: string;
  readonly number: number;
  readonly money: Adjudications;
};

/** A line number beyond this is no number of a line. */
const mostLines = 1_000_000;

const nothing: Coded = { text: null, code: null, system: null };

/** The lines with their adjudications; numbers are the plan's where they are usable, else counted. */
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
function readOtherMoney(item: Json, path: string, entries: Entry[], unread: Unread): void {
  for (const key of ['net', 'unitPrice'])
    if (item[key] !== undefined) readMoney(item[key], `${path}.${key}`, plain(key), null, entries, unread);
  for (const extension of listOf(item['extension']))
    if (extension['valueMoney'] !== undefined)
      readMoney(
        extension['valueMoney'],
        `${path}.extension`,
        plain(lastSegment(extension)),
        null,
        entries,
        unread,
      );
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

/** A category of that name that has no place of its own. */
export function plain(code: string): { concept: null; discriminator: null; code: string; variable: null } {
  return { concept: null, discriminator: null, code, variable: null };
}

/** The last part of an extension's address. */
export function lastSegment(extension: Json): string {
  const url = textOf(extension['url']) ?? 'extension';
  return url.slice(url.lastIndexOf('/') + 1) || url;
}

/** The line as screens see it; its amounts are combined by the caller. */
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
    noteNumbers: noteNumbers(json),
    amounts,
  };
}

function unitOf(quantity: Json | null): string | null {
  const unit = textOf(quantity?.['unit']);
  return unit === null || unit.includes('_') ? null : unit;
}

function noteNumbers(item: Json): number[] {
  const list = item['noteNumber'];
  return Array.isArray(list) ? list.filter((value) => Number.isSafeInteger(value)) : [];
}

/** Each coding of a modifier is a modifier of its own; a unit of measure among them is none. */
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

/** Where on the body: site, surfaces, and teeth that stand in the supporting information of the line. */
function readSites(item: Json, info: SupportingInfo): Coded[] {
  const sites: Coded[] = [];
  const site = readCoded(objectOf(item['bodySite']));
  if (site) sites.push(site);
  for (const surface of listOf(item['subSite'])) {
    const coded = readCoded(surface);
    if (coded) sites.push(coded);
  }
  if (info.sites.size > 0)
    for (const sequence of sequences(item)) {
      const tooth = info.sites.get(sequence);
      if (tooth && !sites.some((other) => other.code === tooth.code && other.system === tooth.system))
        sites.push(tooth);
    }
  return sites;
}

function sequences(item: Json): readonly number[] {
  const list = item['informationSequence'];
  return Array.isArray(list) ? list : [];
}

/** Which line names a supporting information sequence first. */
export function lineFinder(lines: readonly RawLine[]): (sequence: number | null) => number | null {
  const found = new Map<number, number>();
  for (const { json, number } of lines)
    for (const sequence of sequences(json)) if (!found.has(sequence)) found.set(sequence, number);
  return (sequence) => (sequence === null ? null : (found.get(sequence) ?? null));
}

/** Medicare's line processing codes that say "not paid"; the plan's display tells why. */
const refusals = new Set(['B', 'C', 'D', 'I', 'L', 'M', 'N', 'O', 'P', 'Z']);

/** Refusals and drug codes that stand in a line's extensions and details. */
export function readLineExtras(raw: RawLine, facts: ClaimFact[], reasons: ClaimReason[]): void {
  const { json, number } = raw;
  for (const extension of listOf(json['extension'])) {
    if (!textOf(extension['url'])?.endsWith('line_prcsg_ind_cd')) continue;
    const coded = codedOf(objectOf(extension['valueCoding']) ?? {});
    if (coded?.code && refusals.has(coded.code))
      reasons.push({
        kind: 'denial',
        text: coded.text,
        code: coded.code,
        system: null,
        noteNumber: null,
        lineNumber: number,
      });
  }
  const drugs = listOf(objectOf(json['productOrService'])?.['extension'])
    .filter((extension) => textOf(extension['url'])?.endsWith('/ndc'))
    .map((extension) => codedOf(objectOf(extension['valueCoding']) ?? {}));
  for (const detail of listOf(json['detail'])) drugs.push(readCoded(objectOf(detail['productOrService'])));
  for (const drug of drugs)
    if (drug && (drug.code !== null || drug.text !== null))
      facts.push({
        label: { text: null, code: drug.system ?? 'detail', system: null },
        value:
          drug.text === null
            ? (drug.code ?? '')
            : drug.code === null
              ? drug.text
              : `${drug.text} (${drug.code})`,
        lineNumber: number,
      });
}
