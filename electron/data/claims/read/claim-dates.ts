/**
 * The dates of a claim, as the plan wrote them.
 *
 * @see CARIN IG: billablePeriod is the service span, created the day the plan processed the claim
 */
import { type FhirDate, parseFhirDate } from '#shared/dates';
import type { Claim, ClaimLine } from '#shared/model/claim';
import { type Json, objectOf } from '../../fhir/resource.ts';
import type { Unread } from '../../fhir/unread.ts';
import type { SupportingInfo } from './supporting-info.ts';

type ClaimDates = Pick<
  Claim,
  'serviceStart' | 'serviceEnd' | 'serviceDateFrom' | 'receivedOn' | 'decidedOn' | 'paidOn'
>;

export type Span = { readonly start: FhirDate | null; readonly end: FhirDate | null };

/** A date of an element; one that is no date is noted as unread. */
export function readDate(parent: Json | null, key: string, path: string, unread: Unread): FhirDate | null {
  const value = parent === null ? undefined : parent[key];
  if (value === undefined || value === null) return null;
  const date = parseFhirDate(value);
  if (date === null) unread.add(path, value);
  return date;
}

/** A period; an end before its start is noted and left out. */
export function readSpan(period: Json | null, path: string, unread: Unread): Span {
  const start = readDate(period, 'start', `${path}.start`, unread);
  const end = readDate(period, 'end', `${path}.end`, unread);
  if (start && end && end < start && !start.startsWith(end)) {
    unread.add(`${path}.end`, end);
    return { start, end: null };
  }
  return { start, end };
}

/** All dates of the claim; the service date falls back from element to element and says which one it was. */
export function readClaimDates(
  eob: Json,
  lines: readonly ClaimLine[],
  info: SupportingInfo,
  fromBlueButton2: boolean,
  unread: Unread,
): ClaimDates {
  const billable = readSpan(objectOf(eob['billablePeriod']), 'billablePeriod', unread);
  const created = readDate(eob, 'created', 'created', unread);
  const paidOn = readDate(objectOf(eob['payment']), 'date', 'payment.date', unread);
  // Blue Button v2 fills `created` with the moment of the answer; its processing date is the decision.
  const decidedOn = fromBlueButton2 ? info.processedOn : created;
  return {
    ...serviceDates(billable, lines, info.admission, paidOn, created),
    receivedOn: info.receivedOn,
    decidedOn,
    paidOn,
  };
}

function serviceDates(
  billable: Span,
  lines: readonly ClaimLine[],
  admission: Span,
  paidOn: FhirDate | null,
  created: FhirDate | null,
): Pick<ClaimDates, 'serviceStart' | 'serviceEnd' | 'serviceDateFrom'> {
  const from = (
    serviceDateFrom: ClaimDates['serviceDateFrom'],
    start: string | null,
    end: string | null,
  ) => ({
    serviceStart: start ?? end,
    serviceEnd: end,
    serviceDateFrom,
  });
  if (billable.start || billable.end) return from('billable-period', billable.start, billable.end);
  let start: string | null = null;
  let end: string | null = null;
  for (const line of lines) {
    const first = line.serviceStart ?? line.serviceEnd;
    const last = line.serviceEnd ?? line.serviceStart;
    if (first !== null && (start === null || first < start)) start = first;
    if (last !== null && (end === null || last > end)) end = last;
  }
  if (start) return from('lines', start, end);
  if (admission.start || admission.end) return from('admission', admission.start, admission.end);
  if (paidOn) return from('payment', paidOn, null);
  return created ? from('created', created, null) : from(null, null, null);
}
