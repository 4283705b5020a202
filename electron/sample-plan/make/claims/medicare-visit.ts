import type { Party } from '../providers.ts';

export type MedicareKind = 'CARRIER' | 'OUTPATIENT' | 'INPATIENT' | 'PDE' | 'DME' | 'HHA' | 'HOSPICE' | 'SNF';

/** What Medicare decided about one visit. Money is cents; `allowed` = deductible + coinsurance + paid. */
export type MedicareVisit = {
  kind: MedicareKind;
  start: string;
  end: string;
  decided: string;
  provider: Party;
  doctor: Party;
  code: string;
  words: string;
  diagnosis: string;
  billed: number;
  allowed: number;
  deductible: number;
  coinsurance: number;
  paid: number;
  /** Tells this visit from the person's others. */
  number: string;
};

/** True for the kinds that a facility bills. */
export function isFacilityKind(kind: MedicareKind): boolean {
  return !['CARRIER', 'DME', 'PDE'].includes(kind);
}
