/**
 * The dates of a claim, as the plan wrote them.
 *
 * @see CARIN IG: billablePeriod is the service span, created the day the plan processed the claim
 */
import type { Claim } from '#shared/model/claims/claim';
import { readDate, readSpan } from '../../fhir/date-elements.ts';
import type { Reading } from '../../fhir/reading.ts';
import { objectAt } from '../../fhir/resource.ts';
import type { ListedLine } from './listed-claim.ts';
import type { SupportingInfo } from './supporting-info.ts';

type ClaimDates = Pick<
  Claim,
  'serviceStart' | 'serviceEnd' | 'serviceDateFrom' | 'receivedOn' | 'decidedOn' | 'paidOn'
>;

/** Where a claim states its dates. */
type DateSources = {
  readonly lines: readonly ListedLine[];
  readonly info: SupportingInfo;
  readonly isBlueButton2: boolean;
};

/** All dates of the claim. The service date falls back from element to element and says which one it came from. */
export function readClaimDates(reading: Reading, sources: DateSources): ClaimDates {
  const { resource: eob } = reading;
  const { lines, info, isBlueButton2 } = sources;
  const billable = readSpan(eob, 'billablePeriod', 'billablePeriod', reading) ?? noSpan;
  const created = readDate(eob, 'created', 'created', reading);
  const paidOn = readDate(objectAt(eob, 'payment'), 'date', 'payment.date', reading);
  return {
    ...chooseServiceDates([
      ['billable-period', billable],
      ['lines', spanOfLines(lines)],
      ['admission', info.admission],
      ['payment', { start: paidOn, end: null }],
      ['created', { start: created, end: null }],
    ]),
    receivedOn: info.receivedOn,
    // Blue Button v2 fills `created` with the moment of the answer; its processing date is the decision.
    decidedOn: isBlueButton2 ? info.processedOn : created,
    paidOn,
  };
}

const noSpan = { start: null, end: null };

type DatePlace = NonNullable<ClaimDates['serviceDateFrom']>;
type DateSpan = { readonly start: string | null; readonly end: string | null };

/** The first span that states a date. */
function chooseServiceDates(
  spans: readonly (readonly [DatePlace, DateSpan])[],
): Pick<ClaimDates, 'serviceStart' | 'serviceEnd' | 'serviceDateFrom'> {
  for (const [serviceDateFrom, { start, end }] of spans)
    if (start !== null || end !== null)
      return { serviceStart: start ?? end, serviceEnd: end, serviceDateFrom };
  return { serviceStart: null, serviceEnd: null, serviceDateFrom: null };
}

/** From the first to the last day of any line. */
function spanOfLines(lines: readonly ListedLine[]): DateSpan {
  let start: string | null = null;
  let end: string | null = null;
  for (const line of lines) {
    const first = line.serviceStart ?? line.serviceEnd;
    const last = line.serviceEnd ?? line.serviceStart;
    if (first !== null && (start === null || first < start)) start = first;
    if (last !== null && (end === null || last > end)) end = last;
  }
  return { start, end };
}
