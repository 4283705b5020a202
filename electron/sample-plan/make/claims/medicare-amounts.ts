import type { ExplanationOfBenefit, ExplanationOfBenefitItemAdjudication, Money } from 'fhir/r4';
import { makeConcept, terminology } from '../codes.ts';
import {
  addressVariable,
  makeMedicareCategory,
  misfiledAsPriorPayer,
  type Variable,
} from './medicare-codes.ts';
import { isFacilityKind, type MedicareVisit } from './medicare-visit.ts';

/** Adjudication of the claim's one line, including variables that are not the patient's money. */
export function makeLineAdjudication(visit: MedicareVisit): ExplanationOfBenefitItemAdjudication[] {
  return listLineAmounts(visit).map(([name, cents]) => ({
    category: makeMedicareCategory(name),
    amount: makeDollars(cents),
  }));
}

function listLineAmounts(visit: MedicareVisit): [Variable, number][] {
  if (visit.kind === 'PDE')
    return [
      ['cvrd_d_plan_pd_amt', visit.paid],
      ['gdc_blw_oopt_amt', visit.billed],
      ['ptnt_pay_amt', visit.coinsurance],
      ['othr_troop_amt', 0],
      ['lics_amt', 0],
      ['plro_amt', 0],
      ['tot_rx_cst_amt', visit.billed],
      ['rptd_gap_dscnt_num', 0],
    ];
  if (!isFacilityKind(visit.kind))
    return [
      ['line_nch_pmt_amt', visit.paid],
      ['line_bene_pmt_amt', 0],
      ['line_prvdr_pmt_amt', visit.paid],
      ['line_bene_ptb_ddctbl_amt', visit.deductible],
      ['line_bene_prmry_pyr_pd_amt', 0],
      ['line_coinsrnc_amt', visit.coinsurance],
      ['line_sbmtd_chrg_amt', visit.billed],
      ['line_alowd_chrg_amt', visit.allowed],
    ];
  if (visit.kind === 'OUTPATIENT')
    return [
      ['rev_cntr_rate_amt', visit.billed],
      ['rev_cntr_blood_ddctbl_amt', 0],
      ['rev_cntr_cash_ddctbl_amt', visit.deductible],
      ['rev_cntr_coinsrnc_wge_adjstd_c', visit.coinsurance],
      ['rev_cntr_rdcd_coinsrnc_amt', 0],
      ['rev_cntr_prvdr_pmt_amt', visit.paid],
      ['rev_cntr_bene_pmt_amt', 0],
      ['rev_cntr_ptnt_rspnsblty_pmt', visit.deductible + visit.coinsurance],
      ['rev_cntr_pmt_amt_amt', visit.paid],
      ['rev_cntr_tot_chrg_amt', visit.billed],
      ['rev_cntr_ncvrd_chrg_amt', 0],
    ];
  return [
    ['rev_cntr_tot_chrg_amt', visit.billed],
    ['rev_cntr_ncvrd_chrg_amt', 0],
  ];
}

/** `total`: the charge of a facility, the price of a drug; of doctors nothing useful. */
export function makeMedicareTotals(visit: MedicareVisit) {
  if (visit.kind === 'PDE')
    return [{ category: makeMedicareCategory('tot_rx_cst_amt'), amount: makeDollars(visit.billed) }];
  if (isFacilityKind(visit.kind))
    return [{ category: makeMedicareCategory('clm_tot_chrg_amt'), amount: makeDollars(visit.billed) }];
  return [
    { category: makeMedicareCategory('clm_tot_chrg_amt', misfiledAsPriorPayer), amount: makeDollars(0) },
  ];
}

/** Amounts of the claim that Medicare files as a benefit balance, each named by its variable. */
export function makeMedicareBalance(visit: MedicareVisit): Pick<ExplanationOfBenefit, 'benefitBalance'> {
  const amounts: [string, number][] =
    visit.kind === 'PDE'
      ? []
      : isFacilityKind(visit.kind)
        ? listFacilityBalance(visit)
        : [
            ['carr_clm_cash_ddctbl_apld_amt', visit.deductible],
            ['nch_clm_prvdr_pmt_amt', visit.paid],
            ['nch_clm_bene_pmt_amt', 0],
            ['nch_carr_clm_sbmtd_chrg_amt', visit.billed],
            ['nch_carr_clm_alowd_amt', visit.allowed],
          ];
  if (amounts.length === 0) return {};
  const financial = amounts.map(([name, cents]) => ({
    type: makeConcept(
      `https://bluebutton.cms.gov/resources/codesystem/benefit-balance`,
      addressVariable(name),
    ),
    usedMoney: makeDollars(cents),
  }));
  return {
    benefitBalance: [
      { category: makeConcept(`${terminology}/ex-benefitcategory`, '1', 'Medical Care'), financial },
    ],
  };
}

function listFacilityBalance(visit: MedicareVisit): [string, number][] {
  if (visit.kind === 'OUTPATIENT')
    return [
      ['nch_bene_ptb_ddctbl_amt', visit.deductible],
      ['nch_bene_ptb_coinsrnc_amt', visit.coinsurance],
      ['prpayamt', 0],
    ];
  return [
    ['nch_bene_ip_ddctbl_amt', visit.deductible],
    ['nch_bene_pta_coinsrnc_lblty_am', visit.coinsurance],
    ['nch_ip_ncvrd_chrg_amt', 0],
    ['prpayamt', 0],
  ];
}

/** FHIR Money of an amount in cents. */
export function makeDollars(cents: number): Money {
  return { value: cents / 100, currency: 'USD' };
}
