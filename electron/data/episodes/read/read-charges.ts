/** Reads the charges of a claim that can be held against those of others. What is not stated is never taken as equal. */
import { toWholeDay } from '#shared/dates';
import { type ClaimLine, isService } from '#shared/model/claims/claim';
import type { ClaimRow } from '#shared/model/claims/claim-row';
import type { OwnRow, WholeClaim } from '../../claims/keep/claim-digests.ts';
import type { WorkingClaim } from '../../claims/read/listed-claim.ts';
import type { Charge, ChargeClaim } from '../alike/charge.ts';

/** The plan refused it as one that was charged before (claim adjustment reason 18). */
const refusedAsDuplicate = '18';
/** Frequencies of a type of bill: 2, 3 and 4 are parts of one stay, 7 and 8 replace or void another bill. */
const partOrCorrection = /^0?\d{2}[23478]$/;
const frequencyLabels: ReadonlySet<string | null> = new Set(['clm_freq_cd', 'CLM_BILL_FREQ_CD']);
const newbornFamilies = /^(?:P|Z38)/i;

/** True for a claim that counts or is being decided; a refused one without a share charges nobody. */
export function isCharging({ counted, notCountedBecause, state, yourShare }: ClaimRow): boolean {
  const isStanding = counted || notCountedBecause === 'being-decided';
  const isRefused = state === 'plan-did-not-pay' && (yourShare?.cents ?? 0) <= 0;
  return isStanding && !isRefused && state !== 'taken-back';
}

/**
 * The charges of a claim; `null` for one that names no provider. Two claims with one number are one, in two systems of
 * a plan.
 */
export function readCharges({ claim, row }: Pick<WholeClaim, 'claim' | 'row'>): ChargeClaim | null {
  const { npi } = claim.provider;
  if (npi === null || isPartOfBill(claim)) return null;
  const refused = claim.reasons.filter(
    ({ code, system }) => code === refusedAsDuplicate && system === 'CARC',
  );
  if (refused.some(({ lineNumber }) => lineNumber === null)) return null;
  const refusedLines = new Set(refused.map(({ lineNumber }) => lineNumber));
  return {
    id: row.id,
    plan: [row.connectionId, claim.insurer.name ?? '', claim.planKind, claim.coverageName ?? ''].join('|'),
    number: claim.claimNumber ?? row.id,
    patient: [claim.patientReference, claim.person.name, claim.person.birthDate].join('|'),
    isNewborn: claim.diagnoses.some(({ code }) => newbornFamilies.test(code.code ?? '')),
    kind: row.kind,
    npi,
    provider: row.providerName,
    currency: row.currency,
    charges: claim.lines
      .filter((line) => isService(line) && !refusedLines.has(line.number))
      .flatMap((line) => readCharge(line, claim, row) ?? []),
  };
}

/** True for a part of a stay's bill, and for one that corrects or voids another bill. */
export function isPartOfBill({ facts }: WorkingClaim): boolean {
  return facts.some(
    ({ label, value }) =>
      (label.code === 'typeofbill' && partOrCorrection.test(value)) ||
      (frequencyLabels.has(label.code) && /[23478]\)?$/.test(value)),
  );
}

function readCharge(line: ClaimLine, claim: WorkingClaim, row: OwnRow): Charge | null {
  const day = toWholeDay(line.serviceStart) ?? toWholeDay(row.serviceStart);
  const { code, text } = line.service;
  const { billed } = line.amounts;
  const units = line.quantity?.value ?? null;
  if (day === null || code === null || units === null || units <= 0) return null;
  if (billed === null || billed.partial || billed.currency !== row.currency) return null;
  const { drug } = claim;
  return {
    day: [day, toWholeDay(line.serviceEnd) ?? day].join('/'),
    code,
    text,
    modifiers: line.modifiers.flatMap((modifier) => modifier.code ?? []).toSorted(),
    sites: line.bodySite.flatMap((site) => site.code ?? site.text ?? []).toSorted(),
    units,
    cents: billed.cents,
    by: line.careTeam
      .flatMap((at) => claim.careTeam[at]?.party.npi ?? claim.careTeam[at]?.party.name ?? [])
      .toSorted(),
    fill: drug ? `${drug.prescriptionNumber} ${drug.refillNumber}` : null,
  };
}
