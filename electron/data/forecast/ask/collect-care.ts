/** The claims and approvals of a person, as the forecast of one of their plans sees them. */
import { toWholeDay } from '#shared/dates';
import type { ApprovalItem, ApprovalView } from '#shared/model/plans/approval';
import { listApprovals } from '../../approvals/ask/list-approvals.ts';
import type { DigestReader } from '../../claims/keep/claim-digests.ts';
import type { LimitParts } from '../../limits/ask/get-limits.ts';
import type { Plan } from '../../limits/ask/list-plans.ts';
import type { ForecastMember } from '../count/build-forecast.ts';
import type { ApprovedCare } from '../count/find-visits.ts';
import type { ForecastClaim } from '../count/forecast-claim.ts';
import type { ForecastFacts } from '../read/read-forecast-facts.ts';

export type ForecastParts = LimitParts & { forecastFacts: DigestReader<ForecastFacts> };

type Question = { personId: string; today: string };

/** What one person's plan says; of a plan for other care than medical, no approvals. */
export function collectCare(
  parts: ForecastParts,
  plan: Plan,
  { personId, today, currency }: Question & { currency: string },
): ForecastMember {
  const isMedical = plan.kind !== 'dental' && plan.kind !== 'vision' && plan.kind !== 'drug';
  return {
    claims: collectClaims(parts, plan, { personId, currency }),
    approvals: isMedical ? collectApprovals(parts, plan, { personId, today }) : [],
  };
}

/** Claims that count, in the plan's currency, with a whole day: without one nobody knows what came first. */
function collectClaims(
  { rows, forecastFacts }: ForecastParts,
  plan: Plan,
  { personId, currency }: { personId: string; currency: string },
): ForecastClaim[] {
  const person = rows.of(personId);
  const own = new Map(
    plan.claims
      .filter((claim) => claim.state === 'counted' && claim.currency === currency)
      .map((claim) => [claim.claimId, claim]),
  );
  const entries = person.entries.filter(({ row }) => own.has(row.id));
  const facts = forecastFacts(entries);
  return entries.flatMap(({ key, row }) => {
    const [claim, stored] = [own.get(row.id), facts.get(key)];
    const date = toWholeDay(claim?.date ?? null);
    if (!claim || !stored || date === null) return [];
    const isOneOfSeveral = (person.visitOf(key)?.row.visit?.parts.length ?? 0) > 1;
    return [
      {
        ...stored,
        isShared: stored.isShared || isOneOfSeveral,
        claimId: row.id,
        date,
        care: claim.care,
        network: claim.network ?? ('in' as const),
        provider: row.providerName,
        npi: row.providerNpi,
        allowedCents: row.allowed?.partial ? null : (row.allowed?.cents ?? null),
        deductibleCents: claim.deductibleCents,
        copayCents: claim.copayCents,
        coinsuranceCents: claim.coinsuranceCents,
        shareCents: claim.shareCents === null ? null : claim.shareCents - (claim.notCoveredCents ?? 0),
      },
    ];
  });
}

const approved: ReadonlySet<ApprovalItem['decision']> = new Set([
  'approved',
  'approved-in-part',
  'approved-with-changes',
]);

function collectApprovals(parts: ForecastParts, { connection }: Plan, question: Question): ApprovedCare[] {
  return listApprovals(parts, question)
    .approvals.filter(
      ({ connectionId, removed, approval }) =>
        connectionId === connection.id &&
        !removed &&
        !approval.cancelled &&
        approval.use === 'preauthorization',
    )
    .flatMap(readApprovedItems);
}

function readApprovedItems({ id, approval }: ApprovalView): ApprovedCare[] {
  return approval.items
    .filter(({ decision }) => approved.has(decision))
    .map((item, index) => ({
      id: `${id} ${index}`,
      title: item.services.find(({ text }) => text !== null)?.text ?? approval.kind?.text ?? null,
      codes: item.services.flatMap(({ code }) => code ?? []),
      npis: [...item.providers, ...approval.providers].flatMap(({ npi }) => npi ?? []),
      from: toWholeDay(item.validFrom ?? approval.validFrom ?? item.serviceStart),
      until: toWholeDay(item.validUntil ?? approval.validUntil ?? item.serviceEnd),
      decidedOn: toWholeDay(item.decidedOn ?? approval.decidedOn),
      allowed: item.unitsAllowed,
      used: item.unitsUsed,
    }));
}
