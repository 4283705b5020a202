import { addDays } from '../../make/calendar.ts';
import type { ClaimKind, ClaimSpec } from '../../make/claims/claim-spec.ts';
import type { MedicareVisit } from '../../make/claims/medicare-visit.ts';
import { splitMoney } from '../../make/claims/money.ts';
import { codeProcedure } from '../../make/claims/services.ts';
import { formatClaimNumber } from '../../make/claims/templates.ts';

const kinds: Partial<Record<MedicareVisit['kind'], ClaimKind>> = {
  CARRIER: 'professional',
  OUTPATIENT: 'outpatient',
  INPATIENT: 'inpatient',
};

/** The visits at the second plan: Medicare paid first, the supplement pays the coinsurance, Walter the deductible. */
export function planSupplementClaims(visits: readonly MedicareVisit[], now: string): ClaimSpec[] {
  return visits.flatMap((visit, index): ClaimSpec[] => {
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
}
