/** What of a claim a second look needs, line by line. */
import { toWholeDay } from '#shared/dates';
import {
  type Claim,
  type ClaimKind,
  type ClaimLine,
  isService,
  type NetworkStatus,
} from '#shared/model/claims/claim';
import type { ClaimRow } from '#shared/model/claims/claim-row';
import type { PlanKind } from '#shared/model/plans/plan-kind';
import { findDenial } from '#shared/words/denials';
import { findMeaning, type ReasonMeaning } from '#shared/words/reason-meanings';
import { isRefusal } from '#shared/words/refusals';
import type { WorkingClaim } from '../../claims/read/listed-claim.ts';
import type { ChargeClaim } from '../../episodes/alike/charge.ts';
import { isCharging, isPartOfBill, readCharges } from '../../episodes/read/read-charges.ts';
import { isOnlyNamed } from '../../fhir/care-team.ts';

/** Who did the service. `specialty`: as the plan writes it. */
export type LookedDoctor = { npi: string; specialty: string | null };

/** A service. Days are `YYYY-MM-DD`, money in cents of the claim's currency; `null` is what the plan did not state. */
export type LookedLine = {
  day: string | null;
  lastDay: string | null;
  code: string | null;
  text: string | null;
  /** Sorted. */
  modifiers: readonly string[];
  revenue: string | null;
  place: string | null;
  sites: readonly string[];
  units: number | null;
  unit: string | null;
  billedCents: number | null;
  /** Deductible, copay and coinsurance, as far as the plan states them. */
  costShareCents: number | null;
  doctors: readonly LookedDoctor[];
  /** Codes of the diagnoses that the line points at. */
  diagnoses: readonly string[];
  /** What the plan's network says of it, of the line and of the claim. */
  networks: ReadonlySet<NetworkStatus>;
  /** `null` for a service that the plan did not refuse; else what its reasons mean, with their numbers. */
  refusals: readonly LookedRefusal[] | null;
};

export type LookedRefusal = { meaning: ReasonMeaning | null; code: string | null };

export type LookedClaim = {
  id: string;
  connectionId: string;
  patient: string;
  kind: ClaimKind;
  planKind: PlanKind;
  /** False for one that charges nobody: canceled, replaced, there twice, or refused without a share. */
  isCharging: boolean;
  isCounted: boolean;
  decidedOn: string | null;
  /** First and last day of the care. */
  start: string | null;
  end: string | null;
  provider: string | null;
  npi: string | null;
  currency: string;
  /** Whole days of a stay that has ended; `null` where either is not stated, or the claim is a part of the stay. */
  stay: { admitted: string; discharged: string } | null;
  lines: readonly LookedLine[];
  charges: ChargeClaim | null;
};

/** Who treated, where a line does not say it. */
const treatingRoles: ReadonlySet<string | null> = new Set(['rendering', 'performing']);
/** Still a patient (patient discharge status 30). */
const stillThere = '30';

export function readLookedClaim(claim: WorkingClaim, row: ClaimRow): LookedClaim {
  const standing = {
    ...claim,
    state: row.state,
    counted: row.counted,
    notCountedBecause: row.notCountedBecause,
  };
  const isRefused = chooseRefused(standing);
  return {
    id: row.id,
    connectionId: row.connectionId,
    patient: [claim.patientReference, claim.person.name, claim.person.birthDate].join('|'),
    kind: row.kind,
    planKind: claim.planKind,
    isCharging: isCharging(row),
    isCounted: row.counted,
    decidedOn: toWholeDay(row.decidedOn),
    start: toWholeDay(row.serviceStart),
    end: toWholeDay(row.serviceEnd) ?? toWholeDay(row.serviceStart),
    provider: row.providerName,
    npi: claim.provider.npi,
    currency: row.currency,
    stay: readEndedStay(claim),
    lines: claim.lines.filter(isService).map((line) => readLookedLine(line, claim, isRefused(line))),
    charges: readCharges({ claim, row }),
  };
}

function chooseRefused(claim: Parameters<typeof findDenial>[0]): (line: ClaimLine) => boolean {
  const denial = findDenial(claim);
  if (denial === null) return () => false;
  return denial.scope === 'whole' ? () => true : ({ number }) => denial.lines.includes(number);
}

function readEndedStay(claim: WorkingClaim): LookedClaim['stay'] {
  const admitted = toWholeDay(claim.stay?.admitted ?? null);
  const discharged = toWholeDay(claim.stay?.discharged ?? null);
  if (admitted === null || discharged === null || isPartOfBill(claim)) return null;
  return claim.stay?.dischargeStatus?.code === stillThere ? null : { admitted, discharged };
}

function readLookedLine(line: ClaimLine, claim: WorkingClaim, isRefused: boolean): LookedLine {
  const day = toWholeDay(line.serviceStart);
  const named = line.careTeam.flatMap((at) => claim.careTeam[at] ?? []);
  const team = named.length > 0 ? named : claim.careTeam.filter(({ role }) => treatingRoles.has(role));
  const { deductible, copay, coinsurance, billed } = line.amounts;
  const shares = [deductible, copay, coinsurance].filter((amount) => amount !== null && !amount.partial);
  return {
    day,
    lastDay: toWholeDay(line.serviceEnd) ?? day,
    code: line.service.code?.toUpperCase() ?? null,
    text: line.service.text,
    modifiers: line.modifiers.flatMap(({ code }) => code?.toUpperCase() ?? []).toSorted(),
    revenue: line.revenue?.code ?? null,
    place: line.place?.code ?? null,
    sites: line.bodySite.flatMap(({ code, text }) => code ?? text ?? []).toSorted(),
    units: line.quantity?.value ?? null,
    unit: line.quantity?.unit ?? null,
    billedCents: billed === null || billed.partial ? null : billed.cents,
    costShareCents:
      shares.length === 0 ? null : shares.reduce((sum, amount) => sum + (amount?.cents ?? 0), 0),
    doctors: team
      .filter(({ role }) => named.length === 0 || !isOnlyNamed(role))
      .flatMap(({ party, specialty }) => (party.npi === null ? [] : [{ npi: party.npi, specialty }])),
    diagnoses: line.diagnoses.flatMap((at) => claim.diagnoses[at]?.code.code ?? []),
    networks: listNetworks(line, claim),
    refusals: isRefused ? listRefusals(line, claim) : null,
  };
}

function listNetworks(line: ClaimLine, claim: Pick<Claim, 'network'>): ReadonlySet<NetworkStatus> {
  const all = [line.network, claim.network].flatMap(({ benefit, billing, rendering }) => [
    benefit,
    billing,
    rendering,
  ]);
  return new Set(all.filter((status) => status !== null));
}

function listRefusals({ number }: ClaimLine, { reasons }: Pick<Claim, 'reasons'>): LookedRefusal[] {
  return reasons
    .filter((reason) => isRefusal(reason) && (reason.lineNumber === null || reason.lineNumber === number))
    .map((reason) => ({ meaning: findMeaning(reason), code: reason.code }));
}
