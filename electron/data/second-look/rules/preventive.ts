import type { SecondLookQuestion } from '#shared/model/claims/second-look';
import type { PlanKind } from '#shared/model/plans/plan-kind';
import type { LookedClaim, LookedLine } from '../read/looked-claim.ts';
import { askAbout, listCharged, listNumbers, nameService } from './question.ts';

/**
 * Screenings, counseling, shots and yearly visits that Medicare pays in full.
 *
 * @see 42 CFR 410.152(l); CMS, Medicare preventive services (MLN006559): HCPCS codes without coinsurance and deductible
 */
const paidInFull = listNumbers(
  `G0008-G0010 G0101 G0103-G0105 G0121 G0123 G0124 G0130 G0141 G0143-G0145 G0147 G0148 G0270 G0271 G0296 G0328
   G0402 G0432 G0433 G0435 G0438 G0439 G0442-G0447 G0472 G0473 G0475 G0476 G0499 Q0091 P3000 P3001`,
);
/** Yearly visits to stay healthy, by age. */
const healthVisits = listNumbers('99381-99387 99391-99397');
/** General and gynecological examinations (ICD-10-CM). */
const isExamination = /^Z(?:00\.?[01]|01\.?41)/i;
/** Screening for cancer of the colon, breast, cervix and lung, for HIV; and shots (ICD-10-CM). */
const isScreening = /^Z(?:12\.?(?:11|12|31|2|4)|11\.?4|23)/i;

/** Most plans of jobs and individuals. Others have rules of their own, or are not known to have any. */
const underAffordableCare: ReadonlySet<PlanKind> = new Set(['employer', 'marketplace', 'unknown']);

/**
 * Preventive care in the network with a deductible, copay or coinsurance. A modifier says that it is (33, and PT for a
 * screening of the colon that became more), or a code that is nothing else, or screening as the only reason for it.
 * Under Medicare a share of a PT service may be right.
 *
 * @see 45 CFR 147.130; Original Medicare: 42 CFR 410.152(l); Medicare Advantage: 42 CFR 422.100(k)
 */
export function askPreventive(claim: LookedClaim): SecondLookQuestion[] {
  return listCharged(claim)
    .filter((line) => (line.costShareCents ?? 0) > 0 && isPreventive(line, claim.planKind))
    .slice(0, 1)
    .map((line) =>
      askAbout(claim, 'preventive', {
        service: nameService(line),
        day: line.day,
        cents: line.costShareCents,
      }),
    );
}

function isPreventive(line: LookedLine, planKind: PlanKind): boolean {
  const { code, modifiers, networks } = line;
  const isOnlyForMedicare = code !== null && paidInFull.has(code);
  if (planKind === 'original-medicare') return isOnlyForMedicare;
  if (networks.has('out') || !networks.has('in')) return false;
  if (planKind === 'medicare-advantage') return isOnlyForMedicare || modifiers.includes('33');
  if (!underAffordableCare.has(planKind)) return false;
  return isOnlyForMedicare || modifiers.includes('33') || modifiers.includes('PT') || isForHealth(line);
}

function isForHealth({ code, diagnoses }: LookedLine): boolean {
  if (diagnoses.length === 0) return false;
  if (diagnoses.every((one) => isScreening.test(one))) return true;
  return code !== null && healthVisits.has(code) && diagnoses.some((one) => isExamination.test(one));
}
