import type { BillFacts } from '../../../shared/model/bills/bill.ts';

/** A bill of $120.00 as it may come in the mail, of nobody yet. */
export const printedBill: Omit<BillFacts, 'personId'> = {
  kind: 'bill',
  patientName: null,
  biller: 'Harbor Valley Orthopedics PC',
  billerFor: null,
  npi: null,
  accounts: ['HV-20417'],
  claimNumber: null,
  prescriptionNumber: null,
  serviceStart: '2026-03-04',
  serviceEnd: null,
  statementDate: '2026-04-20',
  dueDate: null,
  dueCents: 120_00,
  currency: 'USD',
  totalChargesCents: null,
  previousBalanceCents: null,
  feeCents: null,
  installmentsOfCents: null,
  lines: [],
};
