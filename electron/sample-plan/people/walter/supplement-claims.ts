import { addDays, formatDate } from '../../make/calendar.ts';
import { type ClaimKind, type ClaimSpec, unstatedShare } from '../../make/claims/claim-spec.ts';
import type { MedicareVisit } from '../../make/claims/medicare-visit.ts';
import { splitMoney } from '../../make/claims/money.ts';
import { codeProcedure, codeSupply } from '../../make/claims/services.ts';
import { formatClaimNumber } from '../../make/claims/templates.ts';
import { parties } from '../../make/providers.ts';

const kinds: Partial<Record<MedicareVisit['kind'], ClaimKind>> = {
  CARRIER: 'professional',
  OUTPATIENT: 'outpatient',
  INPATIENT: 'inpatient',
};

/**
 * The visits at the second plan: Medicare paid first, the supplement pays the coinsurance, Walter the deductible; and
 * what the second plan refused.
 */
export function planSupplementClaims(visits: readonly MedicareVisit[], now: string): ClaimSpec[] {
  const shared = visits.flatMap((visit, index): ClaimSpec[] => {
    const kind = kinds[visit.kind];
    const decided = addDays(visit.decided, 6);
    if (!kind || decided > now) return [];
    const money = splitMoney({
      billed: visit.billed,
      discount: visit.billed - visit.allowed,
      otherPaid: visit.paid,
      deductible: visit.kind === 'INPATIENT' ? 0 : visit.deductible,
    });
    return [
      {
        id: `walter-${visit.number}`,
        number: formatClaimNumber(visit.start, 'walter', index),
        kind,
        start: visit.start,
        end: visit.end,
        decided,
        provider: visit.provider,
        team: [{ role: kind === 'professional' ? 'rendering' : 'attending', party: visit.doctor }],
        style: 'referenced',
        network: 'innetwork',
        diagnoses: [{ code: visit.diagnosis.replace(/^(...)/, '$1.') }],
        ...(kind === 'inpatient'
          ? { stay: { admitted: visit.start, discharged: visit.end, drg: '481' } }
          : {}),
        notes: ['Medicare looked at this visit first. Your second plan pays what Medicare left.'],
        lines: [
          {
            service: codeProcedure(visit.code, visit.words),
            money,
            ...(kind === 'professional' ? { place: '11' } : { revenue: '0360' }),
          },
        ],
      },
    ];
  });
  return [...shared, planRefusal(now)];
}

/** A bath chair that he sent to the second plan himself: it is no care to Medicare, and the plan refused it. */
function planRefusal(now: string): ClaimSpec {
  const year = Number(now.slice(0, 4));
  const daysToDecide = 16;
  const [start = now] = [year, year - 1]
    .map((one) => formatDate(one, 2, 3))
    .filter((day) => addDays(day, daysToDecide) <= now);
  return {
    id: `walter-${start.slice(0, 4)}-bath-chair`,
    number: formatClaimNumber(start, 'walter', 95),
    kind: 'professional',
    start,
    decided: addDays(start, daysToDecide),
    provider: parties.homeMedical,
    team: [{ role: 'rendering', party: parties.homeMedical }],
    style: 'referenced',
    network: 'innetwork',
    paymentType: 'denied',
    omit: unstatedShare,
    diagnoses: [{ code: 'R26.81', display: 'Unsteady on the feet' }],
    lines: [
      {
        service: codeSupply('E0240', 'Bath chair'),
        place: '12',
        reason: { code: '204', note: 'Your plan does not cover equipment for the bath.' },
        money: splitMoney({ billed: 164_00, notCovered: 164_00 }),
      },
    ],
  };
}
