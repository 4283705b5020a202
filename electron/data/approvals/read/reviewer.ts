/**
 * Who looked at a request for the plan.
 *
 * @see Da Vinci PAS 2.2, extension-claimResponseReviewer, which PDex 2.2 uses
 */
import type { Approval } from '#shared/model/plans/approval';
import { readCoded } from '../../fhir/codes.ts';
import type { Reading } from '../../fhir/reading.ts';
import { objectAt, textAt } from '../../fhir/resource.ts';

/** The reviewer; `null` where the plan says nothing of one. */
export function readReviewer(reading: Reading): Approval['reviewer'] {
  const reviewer = reading.extension(reading.resource, 'extension-claimResponseReviewer');
  if (reviewer === null) return null;
  const flag = reading.extension(reviewer, 'wasHumanReviewedFlag')?.['valueBoolean'];
  const number = objectAt(reading.extension(reviewer, 'reviewerNPI'), 'valueIdentifier');
  const specialty = objectAt(reading.extension(reviewer, 'reviewerSpecialty'), 'valueCodeableConcept');
  return {
    isHuman: typeof flag === 'boolean' ? flag : null,
    npi: textAt(number, 'value'),
    specialty: readCoded(specialty),
  };
}
