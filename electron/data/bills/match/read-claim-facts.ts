/** What of a claim a bill can be held against, read from the claim and its standing among others. */
import { toWholeDay } from '#shared/dates';
import { type AskAgain, namesLaw } from '#shared/model/claims/ask-again';
import type { Amount } from '#shared/model/claims/claim';
import type { ClaimRow } from '#shared/model/claims/claim-row';
import { findWhoPaysNotCovered } from '#shared/model/claims/not-covered';
import type { PlanKind } from '#shared/model/plans/plan-kind';
import { findDenial } from '#shared/words/denials';
import { findReasonNumber } from '#shared/words/reason-meanings';
import { type AskFacts, readAskFacts } from '../../claims/ask/find-ask-again.ts';
import type { WholeClaim } from '../../claims/keep/claim-digests.ts';
import type { WorkingClaim } from '../../claims/read/listed-claim.ts';
import { findPlanKindByName } from '../../fhir/plan-kind.ts';
import type { ClaimFacts, NextPlan } from './claim-facts.ts';

/** Where a claim stands among the others of the person. */
export type ClaimPlace = {
  successorId: string | null;
  isRenamed: boolean;
  visitId: string;
  nextPlan: NextPlan | null;
  /** On its first day, the person was in a program in which providers of Medicare may not bill them. */
  isProtectedDay: boolean;
  isUnknownCare: boolean;
  /** Why one may ask about it. */
  why: AskAgain['why'] | null;
};

/** Labels of numbers that the provider gave: its account, the prescription. */
const accountLabels = /account|prescription|pt_cntl|patient.control|rx_srvc/i;
/** Place of service: a laboratory of its own. */
const laboratory = '81';
/** Claim adjustment reason: the time limit for filing has expired. */
const filedLate = '29';

/** What the claim alone says; the rest depends on other claims and on the person. */
export type OwnFacts = Omit<
  ClaimFacts,
  | 'id'
  | 'personId'
  | 'state'
  | 'successorId'
  | 'isRenamed'
  | 'visitId'
  | 'nextPlan'
  | 'isBillingBarred'
  | 'askFirst'
  | 'isUnknownCare'
> & {
  planKind: PlanKind;
  /** `null` where nothing was refused, or charged as out of network. */
  asking: AskFacts | null;
  /** What was not covered is no part of the share, as far as the plan's numbers tell. */
  isRestApart: boolean;
};

export function readOwnFacts({ claim, row }: Pick<WholeClaim, 'claim' | 'row'>): OwnFacts {
  const { amounts } = claim;
  const cents = (amount: Pick<Amount, 'cents' | 'partial'> | null) =>
    amount === null || amount.partial ? null : amount.cents;
  const places = claim.lines.map(({ place: where }) => where?.code);
  const notCovered = findWhoPaysNotCovered(amounts);
  const asking = readAskFacts(claim, findDenial(claim));
  return {
    kind: row.kind,
    claimNumbers: [claim.claimNumber, ...claim.chainNumbers].filter((one) => one !== null),
    accounts: listAccounts(claim),
    npis: listNpis([claim.provider, claim.facility, ...claim.careTeam.map(({ party }) => party)]),
    providerNpis: listNpis(claim.provider.npi ? [claim.provider] : [claim.facility]),
    providers: [claim.provider.name, claim.facility?.name, claim.payee?.name].filter(isText),
    doctors: claim.careTeam.map(({ party }) => party.name).filter(isText),
    start: toWholeDay(row.serviceStart),
    end: toWholeDay(row.serviceEnd),
    lines: claim.lines.map(({ serviceStart, service, amounts: { billed } }) => ({
      date: toWholeDay(serviceStart),
      code: service.code,
      chargeCents: cents(billed),
    })),
    isDateLoose: row.kind === 'equipment' || row.kind === 'pharmacy' || places.includes(laboratory),
    network: row.network,
    isFiledLate: claim.reasons.some((reason) => findReasonNumber(reason) === filedLate),
    decidedOn: toWholeDay(row.decidedOn),
    currency: row.currency,
    billedCents: cents(amounts.billed),
    allowedCents: cents(amounts.allowed),
    planPaidCents: cents(amounts.planPaid),
    shareCents: cents(amounts.yourShare),
    isShareComputed: amounts.yourShare?.source === 'computed',
    notCoveredCents: cents(amounts.notCovered),
    notCoveredInShareCents: notCovered?.cents ?? 0,
    paidByPatientCents: cents(amounts.alreadyPaid),
    paidToPatientCents: cents(amounts.paidToYou),
    planKind: claim.planKind,
    asking: asking.refused !== null || asking.isOutOfNetwork ? asking : null,
    isRestApart: notCovered?.who === 'not-yours',
  };
}

/** True for a claim that another record of the same claim stands for. */
export function isSentTwice({ notCountedBecause }: ClaimRow): boolean {
  return (
    notCountedBecause === 'duplicate' ||
    notCountedBecause === 'in-other-plan' ||
    notCountedBecause === 'from-file' ||
    notCountedBecause === 'maybe-in-plan'
  );
}

/** `null` for a claim that another record of the same claim stands for. */
export function placeFacts(facts: OwnFacts, row: ClaimRow, place: ClaimPlace): ClaimFacts | null {
  if (isSentTwice(row)) return null;
  const { planKind: _, asking: __, isRestApart, ...own } = facts;
  const { successorId, isRenamed, visitId, nextPlan, isProtectedDay, isUnknownCare, why } = place;
  const kind = findPlanKind(facts, row);
  return {
    ...own,
    id: row.id,
    personId: row.personId,
    state: findState(row),
    successorId,
    isRenamed,
    visitId,
    nextPlan,
    isBillingBarred: isProtectedDay && protectingPlans.has(kind),
    askFirst: chooseAskFirst(why, nextPlan, isRestApart),
    isUnknownCare,
  };
}

/** What the plan refused is past where the next plan has answered: then its share counts. */
function chooseAskFirst(
  why: ClaimPlace['why'],
  nextPlan: NextPlan | null,
  isRestApart: boolean,
): ClaimFacts['askFirst'] {
  if (why === null) return null;
  if (namesLaw({ why })) return 'law';
  if (nextPlan?.state === 'final') return null;
  return why === 'refused-part' && isRestApart ? 'refused-apart' : 'refused';
}

/** Whose rules the claim follows: its own word, else the plan's name. */
export function findPlanKind({ planKind }: OwnFacts, { kind, planName }: ClaimRow): PlanKind {
  return planKind === 'unknown' ? findPlanKindByName(planName, kind === 'pharmacy') : planKind;
}

/** Care of Parts A and B; drugs have a copay of their own. */
const protectingPlans: ReadonlySet<PlanKind> = new Set(['original-medicare', 'medicare-advantage']);

function isText(text: string | null | undefined): text is string {
  return typeof text === 'string' && text !== '';
}

function listAccounts({ otherNumbers, drug }: WorkingClaim): string[] {
  const accounts = otherNumbers.filter(({ label }) => accountLabels.test(label)).map(({ value }) => value);
  return drug?.prescriptionNumber ? [...accounts, drug.prescriptionNumber] : accounts;
}

function listNpis(parties: readonly (WorkingClaim['provider'] | null | undefined)[]): string[] {
  return [...new Set(parties.map((party) => party?.npi).filter(isText))];
}

const openReasons: ReadonlySet<ClaimRow['notCountedBecause']> = new Set([
  'draft',
  'being-decided',
  'not-final',
  'processing-error',
  'status-unknown',
  'unknown-modifier',
]);

function findState({ state, counted, notCountedBecause }: ClaimRow): ClaimFacts['state'] {
  if (state === 'plan-is-deciding' || openReasons.has(notCountedBecause)) return 'open';
  if (!counted && notCountedBecause !== 'replaced') return 'canceled';
  if (state === 'canceled' || state === 'taken-back') return 'canceled';
  return state === 'plan-did-not-pay' ? 'refused' : 'decided';
}
