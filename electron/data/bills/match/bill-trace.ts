import type { BillFacts } from '#shared/model/bills/bill';

/** What of a bill, or of one of its lines, leads to a claim. The amount due does not. */
export type BillTrace = Pick<
  BillFacts,
  | 'personId'
  | 'patientName'
  | 'biller'
  | 'billerFor'
  | 'npi'
  | 'accounts'
  | 'claimNumber'
  | 'prescriptionNumber'
  | 'serviceStart'
  | 'serviceEnd'
  | 'totalChargesCents'
  | 'lines'
>;
