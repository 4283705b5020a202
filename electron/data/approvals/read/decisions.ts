/**
 * What the plan decided, as one of our words. A decision comes only from a review action or from Medicare's own code;
 * the outcome says no more than how far the plan is.
 *
 * @see Da Vinci PDex and PAS, extension-reviewAction; Blue Button v3, PA-DECISION
 */
import type { ApprovalDecision, ApprovalReason } from '#shared/model/plans/approval';
import { codeAt, codesOf, readCoded } from '../../fhir/codes.ts';
import type { Reading } from '../../fhir/reading.ts';
import { type Json, listAt, objectAt, textAt } from '../../fhir/resource.ts';

/** What one element says about a decision. */
export type Review = {
  readonly decision: ApprovalDecision;
  /** The plan's own word or code. */
  readonly text: string | null;
  readonly number: string | null;
  readonly reasons: readonly ApprovalReason[];
};

/** X12 review action codes, in our words; their texts belong to X12. */
const reviewActions = new Map<string, ApprovalDecision>([
  ['A1', 'approved'],
  ['A2', 'approved-in-part'],
  ['A3', 'not-approved'],
  ['A4', 'pending'],
  ['A6', 'approved-with-changes'],
  ['C', 'cancelled'],
  ['CT', 'contact-plan'],
  ['NA', 'not-needed'],
]);

const medicareDecisions = new Map<string, ApprovalDecision>([
  ['A', 'approved'],
  ['P', 'pending'],
  ['N', 'not-approved'],
]);

/** The review of an element: its own review action, or Medicare's decision; `null` when it has neither. */
function readReview(reading: Reading, element: Json): Review | null {
  const action = reading.extension(element, 'extension-reviewAction', 'reviewAction');
  if (action !== null) return readAction(reading, action);
  const coding = objectAt(reading.extension(element, 'PA-DECISION'), 'valueCoding');
  const code = codeAt(coding);
  if (code === null) return null;
  const decision = medicareDecisions.get(code) ?? 'not-stated';
  return { decision, text: textAt(coding, 'display') ?? code, number: null, reasons: [] };
}

function readAction(reading: Reading, action: Json): Review {
  const named = reading.extension(action, 'extension-reviewActionCode', 'reviewActionCode');
  const concept = objectAt(named, 'valueCodeableConcept');
  const coded = readCoded(concept);
  // In this system, NA is a null flavor, not the plan's answer.
  const coding = listAt(concept, 'coding').filter((one) => !textAt(one, 'system')?.includes('NullFlavor'));
  const decisions = codesOf({ coding }).flatMap((code) => reviewActions.get(code.toUpperCase()) ?? []);
  const reasons = reading.everyExtension(action, 'reasonCode', 'extension-reviewActionReasonCode');
  return {
    decision: findAgreement(decisions),
    text: coded?.text ?? coded?.code ?? null,
    number: textAt(reading.extension(action, 'number'), 'valueString'),
    reasons: reasons.flatMap((one) => reasonsOf(objectAt(one, 'valueCodeableConcept'))),
  };
}

/** The plan's reason; empty when it says nothing. */
export function reasonsOf(concept: Json | null): ApprovalReason[] {
  const coded = readCoded(concept);
  if (coded === null || (coded.text === null && coded.code === null)) return [];
  return [{ text: coded.text, code: coded.code, system: coded.system }];
}

/** The decision they all state; `not-stated` when a plan contradicts itself. */
function findAgreement(decisions: readonly ApprovalDecision[]): ApprovalDecision {
  const [first, ...others] = new Set(decisions);
  return first !== undefined && others.length === 0 ? first : 'not-stated';
}

/** Combines the reviews of the element and of its adjudications. */
export function reviewOf(reading: Reading, element: Json): Review | null {
  const found = [element, ...listAt(element, 'adjudication')].flatMap(
    (one) => readReview(reading, one) ?? [],
  );
  if (found.length === 0) return null;
  const stated = found.filter(({ decision }) => decision !== 'not-stated');
  const decision = findAgreement(stated.map((review) => review.decision));
  const telling =
    stated.length === 0 ? found.slice(0, 1) : decision === 'not-stated' ? stated : stated.slice(0, 1);
  return {
    decision,
    text: [...new Set(telling.flatMap(({ text }) => text ?? []))].join('; ') || null,
    number: found.find(({ number }) => number !== null)?.number ?? null,
    reasons: found.flatMap(({ reasons }) => reasons),
  };
}

const yes = new Set<ApprovalDecision>(['approved', 'approved-in-part', 'approved-with-changes']);

/** The decision on the whole request, from those on its items; `not-stated` when they do not add up to one. */
export function decisionOfAll(decisions: readonly ApprovalDecision[]): ApprovalDecision {
  const [first = 'not-stated'] = decisions;
  if (decisions.every((decision) => decision === first)) return first;
  if (decisions.includes('pending')) return 'pending';
  if (decisions.includes('not-stated')) return 'not-stated';
  const approved = decisions.filter((decision) => yes.has(decision)).length;
  if (approved > 0 && decisions.includes('not-approved')) return 'approved-in-part';
  if (approved < decisions.length) return 'not-stated';
  return decisions.includes('approved-in-part') ? 'approved-in-part' : 'approved-with-changes';
}
