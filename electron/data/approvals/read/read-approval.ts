/**
 * Reads an ExplanationOfBenefit that is not a claim as an {@link Approval}. Pure: takes any JSON and never throws;
 * a decision that the plan did not state is never inferred.
 *
 * @see Da Vinci PDex 2.0.0, 2.1.0, 2.2.0, Prior Authorization profile; Blue Button v3
 */
import { type FhirDate, parseFhirDate } from '#shared/dates';
import type { Coded, Party } from '#shared/model/claims/claim';
import type { Approval, ApprovalDecision } from '#shared/model/plans/approval';
import { readCareTeam } from '../../fhir/care-team.ts';
import { codesOf, noCode } from '../../fhir/codes.ts';
import { readDiagnoses } from '../../fhir/diagnoses.ts';
import { nobody } from '../../fhir/parties.ts';
import { Reading, spanOf } from '../../fhir/reading.ts';
import type { ResolveReference } from '../../fhir/references.ts';
import { type Json, listAt, objectAt, objectOf, type Resource, textAt } from '../../fhir/resource.ts';
import { readTotals, reasonsOfAdjudications } from './adjudications.ts';
import { decisionOfAll, type Review, reviewOf } from './decisions.ts';
import { readDocuments } from './documents.ts';
import { adjudicatedOn, decisionsOf, type ReadItem, readAuthorizedProviders, readItems } from './items.ts';
import { readNumbers } from './numbers.ts';
import { readReviewer } from './reviewer.ts';

/** Reads one ExplanationOfBenefit; `null` when its `use` is neither preauthorization nor predetermination. */
export function readApproval(eob: Resource, options: { resolve: ResolveReference }): Approval | null {
  const use = textAt(eob, 'use')?.toLowerCase();
  if (eob.resourceType !== 'ExplanationOfBenefit') return null;
  if (use !== 'preauthorization' && use !== 'predetermination') return null;
  const reading = new Reading(eob, options.resolve);
  const review = reviewOf(reading, eob);
  const service = spanOf(objectOf(reading.take(eob, 'billablePeriod')));
  const items = readItems(reading, { review, service });
  const verdict = verdictOf(reading, review, items);
  const people = readPeople(reading);
  const approval: Approval = {
    ...readNumbers(reading, review, items),
    use,
    ...verdict,
    isError: eob['status'] === 'entered-in-error',
    cancelled: eob['status'] === 'cancelled' || verdict.decision === 'cancelled',
    ...readDates(reading, items, verdict.decision),
    ...readValidity(reading),
    urgency: readUrgency(reading),
    kind: reading.coded(eob, 'type'),
    ...people,
    diagnoses: readDiagnoses(reading).diagnoses,
    items: items.map(({ item }) => item),
    reasons: [...(review?.reasons ?? []), ...reasonsOfAdjudications(eob)],
    notes: readNotes(reading),
    totals: readTotals(reading),
    documents: readDocuments(reading),
    providers: readAuthorizedProviders(reading, eob),
    reviewer: readReviewer(reading),
    unread: [],
    technical: [],
    lastUpdated: textAt(objectAt(eob, 'meta'), 'lastUpdated'),
  };
  reading.guide(eob, 'use', 'status', 'outcome');
  for (const insurance of reading.open(eob, 'insurance')) {
    reading.take(insurance, 'coverage');
    reading.guide(insurance, 'focal');
  }
  return { ...approval, unread: reading.unread(), technical: reading.technical() };
}

/** What an approval is called in a list: its first service, else its kind. */
export function approvalTitle(approval: Approval): Coded {
  for (const item of approval.items) for (const service of item.services) return service;
  return approval.kind ?? noCode;
}

/** The date an approval stands under in the timeline: decided, else asked, else from when it holds. */
export function approvalDates(approval: Approval): { start: string | null; end: string | null } {
  return { start: approval.decidedOn ?? approval.askedOn ?? approval.validFrom, end: null };
}

type Verdict = Pick<Approval, 'decision' | 'decisionText' | 'decisionFrom' | 'mixed'>;

/** Decisions on items win over the request's own; without either, a queued request is only known to be pending. */
function verdictOf(reading: Reading, review: Review | null, items: readonly ReadItem[]): Verdict {
  const outcome = textAt(reading.resource, 'outcome');
  const decisions = decisionsOf(items);
  const mixed = new Set(decisions).size > 1;
  if (items.some(({ ownDecision }) => ownDecision)) {
    const decisionText = mixed ? null : (items[0]?.item.decisionText ?? null);
    return { decision: decisionOfAll(decisions), decisionText, decisionFrom: 'items', mixed };
  }
  if (review !== null)
    return { decision: review.decision, decisionText: review.text, decisionFrom: 'request', mixed };
  const isWaiting = outcome === 'queued';
  return {
    decision: isWaiting ? 'pending' : 'not-stated',
    decisionText: outcome,
    decisionFrom: outcome === null ? null : 'outcome',
    mixed,
  };
}

/**
 * `created` is the day of the decision where no other is stated; for a pending request it is the closest
 * thing to the day it was submitted.
 */
function readDates(
  reading: Reading,
  items: readonly ReadItem[],
  decision: ApprovalDecision,
): Pick<Approval, 'askedOn' | 'decidedOn'> {
  const { resource } = reading;
  const created = parseFhirDate(resource['created']);
  const stated = listAt(resource, 'adjudication').map((one) => adjudicatedOn(reading, one));
  const own = [adjudicatedOn(reading, resource), ...stated, ...items.flatMap(decidedItem)];
  const decidedOn = latest(own) ?? (isOpen(decision) ? null : created);
  const asked = items.map(({ askedOn }) => askedOn).filter((date) => date !== null);
  const askedOn = asked.sort()[0] ?? (isOpen(decision) ? created : null);
  if (created === decidedOn || created === askedOn) reading.take(resource, 'created');
  return { askedOn, decidedOn };
}

function decidedItem({ item }: ReadItem): (FhirDate | null)[] {
  return isOpen(item.decision) ? [] : [parseFhirDate(item.decidedOn)];
}

function isOpen(decision: ApprovalDecision): boolean {
  return decision === 'pending';
}

function latest(dates: readonly (FhirDate | null)[]): FhirDate | null {
  return dates.reduce((best, date) => (date !== null && (best === null || date > best) ? date : best), null);
}

/** From the first to the last day of all stated periods. Several periods are also kept as unread. */
function readValidity(reading: Reading): Pick<Approval, 'validFrom' | 'validUntil'> {
  const spans = listAt(reading.resource, 'preAuthRefPeriod').map(spanOf);
  const starts = spans.flatMap(({ start }) => start ?? []).sort();
  const ends = spans.flatMap(({ end }) => end ?? []);
  if (spans.length <= 1) reading.take(reading.resource, 'preAuthRefPeriod');
  return { validFrom: starts[0] ?? null, validUntil: latest(ends) };
}

const urgent = new Set(['u', '03', 'stat', 'emergency', 'asap']);
const standard = new Set(['e', 'normal', 'deferred', 'routine']);

/** The level of service, else the priority; a priority that contradicts it stays unread. */
function readUrgency(reading: Reading): Approval['urgency'] {
  const level = reading.extension(reading.resource, 'extension-levelOfServiceCode', 'levelOfServiceCode');
  const stated = urgencyOf(objectAt(level, 'valueCodeableConcept'));
  const priority = urgencyOf(objectAt(reading.resource, 'priority'));
  const urgency = stated ?? priority;
  if (priority !== null && priority === urgency) reading.take(reading.resource, 'priority');
  return urgency;
}

function urgencyOf(concept: Json | null): Approval['urgency'] {
  const codes = codesOf(concept);
  if (codes.some((code) => urgent.has(code))) return 'urgent';
  return codes.some((code) => standard.has(code)) ? 'standard' : null;
}

function readPeople(reading: Reading): Pick<Approval, 'requester' | 'facility' | 'insurer' | 'careTeam'> {
  const { resource, people } = reading;
  const at = (key: string): Party | null => people.party(objectOf(reading.take(resource, key)));
  const careTeam = readCareTeam(reading).members.map(({ role, roleText, party }) => ({
    role: role ?? roleText,
    party,
  }));
  const enterer = at('enterer');
  if (enterer?.name) careTeam.push({ role: 'enterer', party: enterer });
  at('insurer');
  return {
    requester: at('provider') ?? nobody,
    facility: at('facility'),
    insurer: people.insurer(),
    careTeam,
  };
}

function readNotes(reading: Reading): string[] {
  const notes = reading.open(reading.resource, 'processNote').flatMap((note) => {
    for (const key of ['number', 'type', 'language']) reading.take(note, key);
    return reading.text(note, 'text') ?? [];
  });
  const disposition = reading.text(reading.resource, 'disposition');
  return disposition === null ? notes : [disposition, ...notes];
}
