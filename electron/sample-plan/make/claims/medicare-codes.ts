import type { CodeableConcept } from 'fhir/r4';
import { systems } from '../codes.ts';

const bluebutton = 'https://bluebutton.cms.gov/resources';

export const medicareSystems = {
  adjudication: `${bluebutton}/codesystem/adjudication`,
  eobType: `${bluebutton}/codesystem/eob-type`,
  information: `${bluebutton}/codesystem/information`,
  hcpcs: `${bluebutton}/codesystem/hcpcs`,
  claimGroup: `${bluebutton}/identifier/claim-group`,
  informationCategory: 'http://terminology.hl7.org/CodeSystem/claiminformationcategory',
} as const;

/** The address of a Blue Button variable, which is also its code. */
export function addressVariable(name: string): string {
  return `${bluebutton}/variables/${name}`;
}

type Standard = readonly [system: 'base' | 'carin', code: string, display: string];

const submitted: Standard = ['base', 'submitted', 'Submitted Amount'];
const eligible: Standard = ['base', 'eligible', 'Eligible Amount'];
const benefit: Standard = ['base', 'benefit', 'Benefit Amount'];
const deductible: Standard = ['base', 'deductible', 'Deductible'];
const coinsurance: Standard = ['carin', 'coinsurance', 'Coinsurance'];
const toProvider: Standard = ['carin', 'paidtoprovider', 'Paid to provider'];
const toPatient: Standard = ['carin', 'paidtopatient', 'Paid to patient'];
const byPatient: Standard = ['carin', 'paidbypatient', 'Paid by patient'];
const priorPayer: Standard = ['carin', 'priorpayerpaid', 'Prior payer paid'];
const noncovered: Standard = ['carin', 'noncovered', 'Noncovered'];
const discount: Standard = ['carin', 'discount', 'Discount'];
const drugCost: Standard = ['carin', 'drugcost', 'Drug cost'];

/** Blue Button variables, the standard code that Medicare files beside each (misleading ones too), and our words. */
const variables = {
  clm_tot_chrg_amt: [submitted, 'Claim total charge'],
  line_sbmtd_chrg_amt: [submitted, 'Line charge'],
  line_alowd_chrg_amt: [eligible, 'Line allowed charge'],
  line_nch_pmt_amt: [benefit, 'Line payment'],
  line_prvdr_pmt_amt: [toProvider, 'Line payment to provider'],
  line_bene_pmt_amt: [toPatient, 'Line payment to beneficiary'],
  line_bene_ptb_ddctbl_amt: [deductible, 'Line Part B deductible'],
  line_coinsrnc_amt: [coinsurance, 'Line coinsurance'],
  line_bene_prmry_pyr_pd_amt: [priorPayer, 'Line paid by primary payer'],
  rev_cntr_tot_chrg_amt: [submitted, 'Service charge'],
  rev_cntr_rate_amt: [submitted, 'Rate of one unit'],
  rev_cntr_pmt_amt_amt: [submitted, 'Medicare payment for the service'],
  rev_cntr_ncvrd_chrg_amt: [noncovered, 'Charge that is not covered'],
  rev_cntr_prvdr_pmt_amt: [toProvider, 'Payment to provider'],
  rev_cntr_bene_pmt_amt: [toPatient, 'Payment to beneficiary'],
  rev_cntr_ptnt_rspnsblty_pmt: [byPatient, 'Patient responsibility'],
  rev_cntr_cash_ddctbl_amt: [deductible, 'Cash deductible'],
  rev_cntr_blood_ddctbl_amt: [deductible, 'Blood deductible'],
  rev_cntr_coinsrnc_wge_adjstd_c: [coinsurance, 'Coinsurance, adjusted for wages'],
  rev_cntr_rdcd_coinsrnc_amt: [coinsurance, 'Reduced coinsurance'],
  cvrd_d_plan_pd_amt: [benefit, 'Part D plan paid'],
  ptnt_pay_amt: [byPatient, 'Patient paid'],
  tot_rx_cst_amt: [drugCost, 'Total drug cost'],
  othr_troop_amt: [priorPayer, 'Other true out-of-pocket amount'],
  plro_amt: [priorPayer, 'Reduced by other payers'],
  lics_amt: [discount, 'Low income subsidy'],
  rptd_gap_dscnt_num: [discount, 'Gap discount'],
  gdc_blw_oopt_amt: [coinsurance, 'Drug cost below the limit'],
  gdc_abv_oopt_amt: [coinsurance, 'Drug cost above the limit'],
} as const satisfies Record<string, readonly [Standard, string]>;
export type Variable = keyof typeof variables;

/** Medicare's category: the standard coding, then the variable. `misfiled` replaces the standard one. */
export function makeMedicareCategory(name: Variable, misfiled?: Standard): CodeableConcept {
  const [usual, words] = variables[name];
  const [system, code, display] = misfiled ?? usual;
  return {
    coding: [
      { system: system === 'base' ? systems.adjudication : systems.carinAdjudication, code, display },
      { system: medicareSystems.adjudication, code: addressVariable(name), display: words },
    ],
  };
}

/** Medicare files the totals of doctors' claims under this code although nobody else paid. */
export const misfiledAsPriorPayer: Standard = priorPayer;
