import type { ExplanationOfBenefit } from 'fhir/r4';
import { type ApprovalSpec, makeApproval } from '../../make/approval.ts';
import { addDays, formatDate } from '../../make/calendar.ts';
import type { ClaimOwner } from '../../make/claims/evergreen-claim.ts';
import { codeProcedure, codeSupply } from '../../make/claims/services.ts';
import { parties } from '../../make/providers.ts';
import type { Served } from '../../model.ts';

/** What Rosa's doctors asked the plan to approve: partly approved, urgent and open, ending soon, ended, canceled. */
export function makeRosaApprovals(
  story: number,
  now: string,
  owner: ClaimOwner,
): Served<ExplanationOfBenefit>[] {
  return [
    planKneeSurgery(story),
    planUrgentScan(now),
    planTherapy(now),
    planEndedScan(story),
    planCanceledBrace(story),
  ].map((spec) => makeApproval(spec, owner));
}

/** The approval that the knee surgery needed: one item approved, one changed, one not. */
function planKneeSurgery(year: number): ApprovalSpec {
  const decided = formatDate(year, 3, 2);
  const number = (last: string) => `AUTH-${year}-${last}`;
  return {
    id: `rosa-${year}-approval`,
    reference: `AP-${year}-0302`,
    number: number('4410'),
    kind: 'institutional',
    asked: decided,
    decided,
    until: addDays(decided, 90),
    urgent: true,
    provider: parties.northgate,
    doctor: parties.okafor,
    diagnosis: ['S83.242A', 'Torn meniscus, left knee'],
    items: [
      {
        service: codeProcedure('29881', 'Knee arthroscopy'),
        asked: 1,
        decision: 'A1',
        number: number('4410'),
        allowed: 1,
      },
      {
        service: codeProcedure('97110', 'Exercise therapy'),
        asked: 12,
        decision: 'A6',
        number: number('4411'),
        allowed: 8,
      },
      {
        service: codeSupply('E0218', 'Cold therapy machine'),
        asked: 1,
        decision: 'A3',
        number: number('4412'),
        allowed: 0,
        reason: { code: 'EXCL', text: 'This equipment is not part of your plan.' },
      },
    ],
    eligible: 4100,
    notes: [
      'The cold therapy machine is not part of your plan. Eight therapy visits were approved instead of twelve.',
    ],
  };
}

function planUrgentScan(now: string): ApprovalSpec {
  const asked = addDays(now, -4);
  return {
    id: 'rosa-approval-urgent',
    reference: `AP-${asked}`,
    number: 'AUTH-PENDING-7781',
    kind: 'professional',
    asked,
    outcome: 'queued',
    urgent: true,
    provider: parties.summitImaging,
    doctor: parties.lindqvist,
    diagnosis: ['R51.9', 'Strong headaches'],
    items: [
      {
        service: codeProcedure('70551', 'Head scan'),
        asked: 1,
        decision: 'A4',
        number: 'AUTH-PENDING-7781',
      },
    ],
  };
}

function planTherapy(now: string): ApprovalSpec {
  const decided = addDays(now, -70);
  return {
    id: 'rosa-approval-therapy',
    reference: `AP-${decided}`,
    number: 'AUTH-THERAPY-3306',
    kind: 'professional',
    asked: addDays(decided, -5),
    decided,
    until: addDays(now, 20),
    provider: parties.motionTherapy,
    doctor: parties.nguyen,
    diagnosis: ['M25.562', 'Pain in left knee'],
    items: [
      {
        service: codeProcedure('97140', 'Hands-on therapy'),
        asked: 10,
        decision: 'A1',
        number: 'AUTH-THERAPY-3306',
        allowed: 10,
        used: 6,
      },
    ],
    eligible: 900,
  };
}

function planEndedScan(story: number): ApprovalSpec {
  const decided = formatDate(story - 2, 3, 10);
  return {
    id: 'rosa-approval-ended',
    reference: `AP-${decided}`,
    number: `AUTH-${story - 2}-2205`,
    kind: 'institutional',
    asked: addDays(decided, -6),
    decided,
    until: addDays(decided, 60),
    provider: parties.summitImaging,
    doctor: parties.okafor,
    diagnosis: ['M25.562', 'Pain in left knee'],
    items: [
      {
        service: codeProcedure('73721', 'Knee scan'),
        asked: 1,
        decision: 'A1',
        number: `AUTH-${story - 2}-2205`,
        allowed: 1,
        used: 1,
      },
    ],
  };
}

function planCanceledBrace(story: number): ApprovalSpec {
  const decided = formatDate(story - 1, 11, 12);
  return {
    id: 'rosa-approval-canceled',
    reference: `AP-${decided}`,
    number: `AUTH-${story - 1}-9014`,
    kind: 'professional',
    asked: addDays(decided, -3),
    decided,
    status: 'cancelled',
    provider: parties.homeMedical,
    doctor: parties.okafor,
    diagnosis: ['M25.562', 'Pain in left knee'],
    items: [
      {
        service: codeSupply('L1833', 'Knee brace'),
        asked: 1,
        decision: 'C',
        number: `AUTH-${story - 1}-9014`,
      },
    ],
    notes: ['The clinic took its request back.'],
  };
}
