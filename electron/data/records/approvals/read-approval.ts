/**
 * The one way from an ExplanationOfBenefit that is no claim to an {@link Approval}. Pure: any JSON in, never a throw;
 * a decision that the plan did not state is never worked out.
 *
 * @see Da Vinci PDex 2.0.0, 2.1.0, 2.2.0, Prior Authorization profile; Blue Button v3
 */
import type { Approval } from '#shared/model/approval';
import type { Coded } from '#shared/model/claim';
import type { ResolveReference } from '../../bundle/references.ts';
import { objectOf, type Resource, textOf } from '../../bundle/resource.ts';
import { nobody } from '../../claims/people.ts';

const nothing: Coded = { text: null, code: null, system: null };

/** Reads one ExplanationOfBenefit; `null` when its `use` is neither preauthorization nor predetermination. */
export function readApproval(eob: Resource, _options: { resolve: ResolveReference }): Approval | null {
  const use = textOf(eob['use'])?.toLowerCase();
  if (eob.resourceType !== 'ExplanationOfBenefit') return null;
  if (use !== 'preauthorization' && use !== 'predetermination') return null;
  return {
    numbers: [],
    otherNumbers: [],
    use,
    decision: 'not-stated',
    decisionText: null,
    decisionFrom: null,
    mixed: false,
    isError: eob['status'] === 'entered-in-error',
    cancelled: eob['status'] === 'cancelled',
    askedOn: null,
    decidedOn: null,
    validFrom: null,
    validUntil: null,
    urgency: null,
    kind: null,
    requester: nobody,
    facility: null,
    insurer: nobody,
    careTeam: [],
    diagnoses: [],
    items: [],
    reasons: [],
    notes: [],
    totals: [],
    documents: [],
    unread: [],
    lastUpdated: textOf(objectOf(eob['meta'])?.['lastUpdated']),
  };
}

/** What an approval is called in a list: its first service, else its kind. */
export function approvalTitle(approval: Approval): Coded {
  for (const item of approval.items) for (const service of item.services) return service;
  return approval.kind ?? nothing;
}

/** The span an approval stands under in the timeline: decided, else asked, else from when it holds. */
export function approvalDates(approval: Approval): { start: string | null; end: string | null } {
  return { start: approval.decidedOn ?? approval.askedOn ?? approval.validFrom, end: null };
}
