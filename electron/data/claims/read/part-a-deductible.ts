/**
 * Medicare's "beneficiary deductible amount" of version 3. By BFD's dictionary it is, on Part A claims, the total of
 * all deductibles and coinsurance (NCH_IP_TOT_DDCTN_AMT: inpatient, nursing), and on Part B claims the deductible
 * alone; BFD's code system calls it the deductible everywhere. The claim's other amounts tell which it is, or do not.
 *
 * @see CMSgov beneficiary-fhir-data, ExplanationOfBenefit.yaml: CLM_MDCR_DDCTBL_AMT
 */
import type { ClaimKind } from '#shared/model/claims/claim';
import type { MoneyEntry } from './adjudications.ts';

const partADeductible = 'CLM_MDCR_DDCTBL_AMT';

/** Of home health and hospice the dictionary says neither, so both readings are possible there. */
const partAKinds: ReadonlySet<ClaimKind> = new Set(['inpatient', 'nursing', 'hospice', 'home-health']);

/** What it is: the deductible, a total with coinsurance in it, or not to be told from the claim. */
export type DeductibleReading = 'deductible' | 'total' | 'unclear';

/** Compares it with the deductible, blood deductible and coinsurance that stand beside it, to the cent. */
export function judgeDeductible(
  kind: ClaimKind,
  ...lists: readonly (readonly MoneyEntry[])[]
): DeductibleReading {
  if (!partAKinds.has(kind)) return 'deductible';
  const entries = lists.flat();
  const centsOf = (variable: string) => entries.find((entry) => entry.variable === variable)?.cents ?? null;
  const stated = centsOf(partADeductible);
  if (stated === null) return 'deductible';
  const own = [centsOf('CLM_MDCR_IP_BENE_DDCTBL_AMT'), centsOf('CLM_BLOOD_LBLTY_AMT')];
  const deductible = own.every((cents) => cents === null) ? null : (own[0] ?? 0) + (own[1] ?? 0);
  const coinsurance = centsOf('CLM_MDCR_COINSRNC_AMT') ?? 0;
  if (stated === deductible || (deductible === null && (coinsurance === 0 || stated === 0)))
    return 'deductible';
  return stated === (deductible ?? 0) + coinsurance ? 'total' : 'unclear';
}

/** The entries, with that amount under its own name only. */
export function unnameDeductible(entries: readonly MoneyEntry[]): readonly MoneyEntry[] {
  return entries.map((entry) => (entry.variable === partADeductible ? { ...entry, concept: null } : entry));
}
