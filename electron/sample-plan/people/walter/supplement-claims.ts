import { addDays } from '../../make/calendar.ts';
import type { ClaimKind, ClaimSpec } from '../../make/claims/claim-spec.ts';
import { split } from '../../make/claims/money.ts';
import { procedure } from '../../make/claims/services.ts';
import { claimNumber } from '../../make/claims/templates.ts';
import type { MedicareVisit } from './walter-visits.ts';

const kinds: Partial<Record<MedicareVisit['kind'], ClaimKind>> = {
  CARRIER: 'professional',
  OUTPATIENT: 'outpatient',
  INPATIENT: 'inpatient',
};

/** The same visits at the second plan: Medicare paid first, the supplement pays the coinsurance, Walter the deductible. */
export function supplementClaims(visits: readonly MedicareVisit[], now: string): ClaimSpec[] {
  return visits.flatMap((visit, index): ClaimSpec[] => {
    const kind = kinds[visit.kind];
    const decided = addDays(visit.decided, 6);
    if (!kind || decided > now) return [];
    const money = split({
      billed: visit.billed,
      discount: visit.billed - visit.allowed,
      otherPaid: visit.paid,
      deductible: visit.kind === 'INPATIENT' ? 0 : visit.deductible,
    });
    return [
      {
        id: `walter-${visit.number}`,
        number: claimNumber(visit.start, 'walter', index),
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
            service: procedure(visit.code, visit.words),
            money,
            ...(kind === 'professional' ? { place: '11' } : { revenue: '0360' }),
          },
        ],
      },
    ];
  });
}
