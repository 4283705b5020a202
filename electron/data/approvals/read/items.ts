/**
 * The services and supplies of a request, each with what the plan decided about it.
 *
 * @see Da Vinci PDex Prior Authorization; PAS item extensions; Blue Button v3 PA-* extensions
 */
import { type FhirDate, parseFhirDate } from '#shared/dates';
import type { Coded, Party } from '#shared/model/claims/claim';
import type { ApprovalDecision, ApprovalItem } from '#shared/model/plans/approval';
import { readCoded } from '../../fhir/codes.ts';
import { type Reading, spanOf } from '../../fhir/reading.ts';
import {
  integerAt,
  type Json,
  listAt,
  numberAt,
  numberOf,
  objectAt,
  objectOf,
  textAt,
} from '../../fhir/resource.ts';
import { lineSequences } from '../../fhir/sequences.ts';
import { categoryOf, reasonsOfAdjudications, takeAdjudication } from './adjudications.ts';
import { type Review, reviewOf } from './decisions.ts';
import { readReviewCount, readServiceCount, readState } from './medicare-items.ts';

/** What the request says for items that do not say it themselves. */
export type RequestFacts = { readonly review: Review | null; readonly service: ReturnType<typeof spanOf> };

/** An item, and whether the plan decided about it by itself. */
export type ReadItem = {
  readonly item: ApprovalItem;
  readonly ownDecision: boolean;
  readonly askedOn: FhirDate | null;
};

/** Every item, asked for or added by the plan; items that are one request for a range of codes are merged. */
export function readItems(reading: Reading, request: RequestFacts): ReadItem[] {
  const read = itemKeys.flatMap((key) =>
    reading
      .open(reading.resource, key)
      .map((item, index) =>
        readItem(reading, { item, index, path: `${key}[${index}]`, isAdded: key === 'addItem' }, request),
      ),
  );
  const groups = new Map<string, ReadItem>();
  for (const [index, one] of read.entries()) {
    const { traceNumber, decision, isAdded } = one.item;
    const key = traceNumber === null ? `#${index}` : `${decision}|${traceNumber}|${isAdded}`;
    const earlier = groups.get(key);
    groups.set(key, earlier === undefined ? one : mergeItems(earlier, one));
  }
  return [...groups.values()];
}

/** Where an item stands. `isAdded`: the plan added it to what was asked for. */
type ItemPlace = { item: Json; index: number; path: string; isAdded: boolean };

function readItem(
  reading: Reading,
  { item, index, path, isAdded }: ItemPlace,
  request: RequestFacts,
): ReadItem {
  const review = reviewOf(reading, item);
  const decided = review ?? request.review;
  const authorized = readAuthorized(reading, item);
  const units = readUnits(reading, item);
  const decision = decided?.decision ?? 'not-stated';
  const valid = readValidity(reading, item, decision);
  const service = readService(reading, item);
  reading.guide(item, ...lineSequences);
  return {
    ownDecision: review !== null && review.decision !== 'not-stated',
    askedOn: dateIn(reading, item, 'PA-REQ-SUB-DT') ?? dateIn(reading, item, 'PA-REQ-REC-DT'),
    item: {
      isAdded,
      numbers: isAdded ? [] : [integerAt(item, 'sequence') ?? index + 1],
      ...readDecisionNumbers(reading, item, { decision, number: review?.number ?? null }),
      traceNumber: traceOf(reading, item),
      services: dropRepeated([...readServices(reading, item), ...authorized.services]),
      modifiers: dropRepeated(codedList(reading, item, 'modifier')),
      decision,
      decisionText: decided?.text ?? null,
      reasons: [...(review?.reasons ?? []), ...reasonsOfAdjudications(item)],
      asked: askedOf(reading, item, path),
      unitsAllowed: units.allowed ?? authorized.units,
      unitsUsed: units.used,
      validFrom: valid.start,
      validUntil: valid.end,
      decidedOn: decision === 'pending' ? null : decidedOn(reading, item),
      serviceStart: service.start ?? request.service.start,
      serviceEnd: service.start === null ? request.service.end : service.end,
      stay: readStay(reading, item),
      providers: [...authorized.providers, ...readParties(reading, item, 'provider')],
      review: readReviewCount(reading, item, path),
      state: readState(reading, item),
    },
  };
}

/** The number of an approval, or that of a refusal: a review that refused has none of an approval. */
function readDecisionNumbers(
  reading: Reading,
  item: Json,
  { decision, number }: Pick<Review, 'decision' | 'number'>,
): Pick<ApprovalItem, 'approvalNumber' | 'refusalNumber'> {
  const reference = reading.extension(item, 'extension-administrationReferenceNumber');
  const stated = textAt(reference, 'valueString');
  if (decision !== 'not-approved') return { approvalNumber: number, refusalNumber: stated };
  return { approvalNumber: null, refusalNumber: stated ?? number };
}

const itemKeys = ['item', 'addItem'] as const;
/** The product or service, then the kind of service. */
function readServices(reading: Reading, item: Json): Coded[] {
  return [...codedList(reading, item, 'productOrService'), ...codedList(reading, item, 'category')].filter(
    ({ text, code }) => text !== null || code !== null,
  );
}

function codedList(reading: Reading, item: Json, key: string): Coded[] {
  const list = listAt(item, key).flatMap((concept) => readCoded(concept) ?? []);
  if (list.length > 0) reading.take(item, key);
  return list;
}

function askedOf(reading: Reading, item: Json, path: string): ApprovalItem['asked'] {
  const quantity = objectOf(reading.take(item, 'quantity'));
  const value = numberAt(quantity, 'value');
  if (value !== null) return { value, unit: textAt(quantity, 'unit') ?? textAt(quantity, 'code') };
  return readServiceCount(reading, item, path);
}

/** What the plan authorized, which may differ from what was asked for. */
function readAuthorized(
  reading: Reading,
  item: Json,
): { services: Coded[]; units: number | null; providers: Party[] } {
  const detail = reading.extension(item, 'extension-itemAuthorizedDetail');
  const code = reading.extension(detail, 'productOrServiceCode', 'productOrService');
  const quantity = objectAt(reading.extension(detail, 'quantity'), 'valueQuantity');
  const coded = readCoded(objectAt(code, 'valueCodeableConcept'));
  return {
    services: coded ? [coded] : [],
    units: numberAt(quantity, 'value'),
    providers: readAuthorizedProviders(reading, item),
  };
}

/** Whom the plan authorized to give the care; of an item, or of the whole request. */
export function readAuthorizedProviders(reading: Reading, element: Json): Party[] {
  return reading.everyExtension(element, 'extension-itemAuthorizedProvider').flatMap((outer) => {
    const inner = reading.extension(outer, 'provider') ?? outer;
    return reading.people.party(objectAt(inner, 'valueReference')) ?? [];
  });
}

function readParties(reading: Reading, item: Json, key: string): Party[] {
  const found = listAt(item, key).flatMap((reference) => reading.people.party(reference) ?? []);
  if (found.length > 0) reading.take(item, key);
  return found;
}

/** The authorized days of a hospital stay: from when to when it may begin, and its last day. */
function readStay(reading: Reading, item: Json): ApprovalItem['stay'] {
  const admission = reading.extension(item, 'extension-admissionDates');
  const span = spanOf(objectAt(admission, 'valuePeriod'));
  const from = parseFhirDate(admission?.['valueDate']) ?? span.start;
  const discharge = dateIn(reading, item, 'extension-dischargeDate');
  if (from === null && span.end === null && discharge === null) return null;
  return { from, until: span.end, discharge };
}

function readUnits(reading: Reading, item: Json): { allowed: number | null; used: number | null } {
  let allowed: number | null = null;
  let used: number | null = null;
  for (const adjudication of reading.open(item, 'adjudication')) {
    const code = categoryOf(adjudication);
    if (code === 'allowedunits') allowed ??= numberOf(reading.take(adjudication, 'value'));
    else if (code === 'consumedunits') used ??= numberOf(reading.take(adjudication, 'value'));
    takeAdjudication(reading, adjudication);
  }
  return { allowed, used };
}

/** How long the approval of an item holds; Medicare dates every decision, also one that approves nothing. */
function readValidity(reading: Reading, item: Json, decision: ApprovalDecision): ReturnType<typeof spanOf> {
  const own = reading.extension(item, 'extension-itemPreAuthPeriod', 'itemPreAuthPeriod');
  if (own) return spanOf(objectAt(own, 'valuePeriod'));
  const ends = decision === 'approved' ? dateIn(reading, item, 'PA-DECISION-EXP-DT') : null;
  return { start: null, end: ends };
}

function readService(reading: Reading, item: Json): ReturnType<typeof spanOf> {
  const day = parseFhirDate(item['servicedDate']);
  if (day) {
    reading.take(item, 'servicedDate');
    return { start: day, end: null };
  }
  const span = spanOf(objectAt(item, 'servicedPeriod'));
  if (span.start || span.end) reading.take(item, 'servicedPeriod');
  return span;
}

/** The day of the decision: of the adjudication, else as PAS or Medicare state it. */
function decidedOn(reading: Reading, item: Json): FhirDate | null {
  for (const adjudication of listAt(item, 'adjudication')) {
    const date = adjudicatedOn(reading, adjudication);
    if (date) return date;
  }
  return (
    adjudicatedOn(reading, item) ??
    dateIn(reading, item, 'extension-itemPreAuthIssueDate') ??
    dateIn(reading, item, 'PA-DECISION-DT')
  );
}

/** When an element was decided on, by PDex. */
export function adjudicatedOn(reading: Reading, element: Json): FhirDate | null {
  return (
    dateIn(reading, element, 'base-ext-when-adjudicated') ?? dateIn(reading, element, 'when-adjudicated')
  );
}

function dateIn(reading: Reading, element: Json, name: string): FhirDate | null {
  const extension = reading.extension(element, name);
  return parseFhirDate(extension?.['valueDate'] ?? extension?.['valueDateTime']);
}

function traceOf(reading: Reading, item: Json): string | null {
  const extension = reading.extension(item, 'extension-itemTraceNumber', 'itemTraceNumber');
  return textAt(objectAt(extension, 'valueIdentifier'), 'value') ?? textAt(extension, 'valueString');
}

function mergeItems(first: ReadItem, next: ReadItem): ReadItem {
  const { item } = first;
  const more = next.item;
  return {
    ownDecision: first.ownDecision || next.ownDecision,
    askedOn: first.askedOn ?? next.askedOn,
    item: {
      ...item,
      numbers: [...item.numbers, ...more.numbers],
      approvalNumber: item.approvalNumber ?? more.approvalNumber,
      services: dropRepeated([...item.services, ...more.services]),
      modifiers: dropRepeated([...item.modifiers, ...more.modifiers]),
      reasons: dropRepeated([...item.reasons, ...more.reasons]),
      asked: item.asked ?? more.asked,
      unitsAllowed: item.unitsAllowed ?? more.unitsAllowed,
      unitsUsed: item.unitsUsed ?? more.unitsUsed,
      decidedOn: item.decidedOn ?? more.decidedOn,
      validFrom: item.validFrom ?? more.validFrom,
      validUntil: item.validUntil ?? more.validUntil,
      refusalNumber: item.refusalNumber ?? more.refusalNumber,
      stay: item.stay ?? more.stay,
      providers: dropRepeated([...item.providers, ...more.providers]),
      review: item.review ?? more.review,
      state: item.state ?? more.state,
    },
  };
}

/** Each value once. */
function dropRepeated<T>(values: readonly T[]): T[] {
  const seen = new Set<string>();
  return values.filter((value) => {
    const key = JSON.stringify(value);
    return !seen.has(key) && seen.add(key);
  });
}

/** The decisions of the items, each with its own or the request's. */
export function decisionsOf(items: readonly ReadItem[]): ApprovalDecision[] {
  return items.map(({ item }) => item.decision);
}
