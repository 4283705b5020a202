/**
 * The kinds of money that adjudications state: which codes mean which, and the amount that each becomes. Unknown code
 * systems are ignored and the code alone decides, since plans copy these codes into systems of their own.
 *
 * @see CARIN IG C4BBAdjudication, and carin-bb-adjudicationcategory of version 0.1; HL7 adjudication; CMS Blue Button 2.0 variables (v2, lower case) and IDR columns (v3, upper case)
 */
import type { AmountName } from '#shared/model/claims/amount-table';

type ConceptRow = {
  /** The amount it states on its own; `null` where `combine-adjudications.ts` has a rule for it. */
  readonly amount: AmountName | null;
  /** Standard codes, and words of the same form, in lower case. */
  readonly codes: string;
  /** What else people call it, in lower case and without blanks: words only, never codes. */
  readonly words?: string;
  /** Blue Button variables. */
  readonly variables?: string;
  /**
   * What several of them at one level are. `restated` (the default): one amount said again, and a sum is doubted.
   * `added`: payments of their own. `added-variables`: the same, where each has a variable of its own. `ranked`: one
   * amount by several rules, see {@link rankedVariables}.
   */
  readonly several?: 'restated' | 'added' | 'added-variables' | 'ranked';
};

const conceptTable = {
  billed: {
    amount: 'billed',
    codes: 'submitted submittedamount',
    words: 'billed billedamount amountbilled chargeamount',
    variables:
      'clm_tot_chrg_amt line_sbmtd_chrg_amt rev_cntr_tot_chrg_amt nch_carr_clm_sbmtd_chrg_amt ' +
      'CLM_SBMT_CHRG_AMT CLM_LINE_SBMT_CHRG_AMT',
  },
  discount: { amount: 'discount', codes: 'discount' },
  allowed: {
    amount: 'allowed',
    codes: 'eligible allowed allowedamount',
    words: 'amountallowed eligibleamount',
    variables: 'line_alowd_chrg_amt nch_carr_clm_alowd_amt CLM_ALOWD_CHRG_AMT CLM_LINE_ALOWD_CHRG_AMT',
  },
  notCovered: {
    amount: 'notCovered',
    codes: 'noncovered noncoveredamount disallowed',
    words: 'notcovered amountnotcovered',
    variables: 'nch_ip_ncvrd_chrg_amt rev_cntr_ncvrd_chrg_amt CLM_NCVRD_CHRG_AMT CLM_LINE_NCVRD_CHRG_AMT',
  },
  deductible: {
    amount: 'deductible',
    codes: 'deductible deductibleamount',
    variables:
      'line_bene_ptb_ddctbl_amt rev_cntr_cash_ddctbl_amt rev_cntr_blood_ddctbl_amt ' +
      'carr_clm_cash_ddctbl_apld_amt nch_bene_ip_ddctbl_amt nch_bene_ptb_ddctbl_amt ' +
      'nch_bene_blood_ddctbl_lblty_am CLM_MDCR_DDCTBL_AMT CLM_LINE_MDCR_DDCTBL_AMT ' +
      'CLM_MDCR_IP_BENE_DDCTBL_AMT CLM_BLOOD_LBLTY_AMT CLM_LINE_BLOOD_DDCTBL_AMT',
    several: 'added-variables',
  },
  /** What of the deductible no service bears: besides what services or the claim state as deductible. */
  unallocatedDeductible: { amount: null, codes: 'unallocdeduct' },
  copay: { amount: 'copay', codes: 'copay copayamount copaymentamount', words: 'copayment' },
  coinsurance: {
    amount: 'coinsurance',
    codes: 'coinsurance coinsuranceamount coins',
    variables:
      'line_coinsrnc_amt rev_cntr_coinsrnc_wge_adjstd_c rev_cntr_rdcd_coinsrnc_amt ' +
      'nch_bene_pta_coinsrnc_lblty_amt nch_bene_pta_coinsrnc_lblty_am nch_bene_ptb_coinsrnc_amt ' +
      'CLM_MDCR_COINSRNC_AMT CLM_BENE_PMT_COINSRNC_AMT CLM_LINE_MDCR_COINSRNC_AMT ' +
      'CLM_LINE_INSTNL_ADJSTD_AMT CLM_LINE_INSTNL_RDCD_AMT',
    several: 'ranked',
  },
  otherInsurerPaid: {
    amount: 'otherInsurerPaid',
    codes: 'priorpayerpaid cobamount',
    variables:
      'line_bene_prmry_pyr_pd_amt prpayamt nch_prmry_pyr_clm_pd_amt rev_cntr_1st_msp_pd_amt ' +
      'rev_cntr_2nd_msp_pd_amt CLM_OTHR_TP_PD_AMT CLM_LINE_INSTNL_MSP1_PD_AMT CLM_LINE_INSTNL_MSP2_PD_AMT ' +
      'CLM_BENE_PRMRY_PYR_PD_AMT CLM_MDCR_PRFNL_PRMRY_PYR_AMT CLM_MDCR_INSTNL_PRMRY_PYR_AMT ' +
      'CLM_LINE_OTHR_TP_PD_AMT',
    several: 'added',
  },
  memberLiability: {
    amount: 'yourShare',
    codes: 'memberliability',
    words: 'memberresponsibility patientresponsibility patientliability memberliabilityamount',
  },
  drugPrice: { amount: 'drugPrice', codes: 'drugcost', variables: 'tot_rx_cst_amt TOT_RX_CST_AMT' },
  paidToPatient: {
    amount: 'paidToYou',
    codes: 'paidtopatient',
    variables:
      'line_bene_pmt_amt rev_cntr_bene_pmt_amt nch_clm_bene_pmt_amt clm_op_bene_pmt_amt ' +
      'CLM_MDCR_INSTNL_BENE_PD_AMT CLM_BENE_PD_AMT CLM_LINE_BENE_PD_AMT',
  },
  paidByPatient: {
    amount: 'alreadyPaid',
    codes: 'paidbypatient patientpayamount',
    variables: 'ptnt_pay_amt CLM_BENE_PMT_AMT CLM_LINE_BENE_PMT_AMT',
  },
  paidByPatientPart: {
    amount: null,
    codes: 'paidbypatientcash paidbypatientother paidbypatienthealthaccount',
  },
  benefit: {
    amount: null,
    codes: 'benefit paymentamount payment',
    words: 'planpaid planpaidamount paidbyplan',
    variables:
      'line_nch_pmt_amt rev_cntr_pmt_amt_amt clm_pmt_amt cvrd_d_plan_pd_amt ncvrd_plan_pd_amt ' +
      'CLM_LINE_CVRD_PD_AMT CLM_LINE_NCVRD_PD_AMT',
    several: 'added-variables',
  },
  paidToProvider: {
    amount: null,
    codes: 'paidtoprovider',
    variables:
      'line_prvdr_pmt_amt rev_cntr_prvdr_pmt_amt nch_clm_prvdr_pmt_amt clm_op_prvdr_pmt_amt ' +
      'CLM_PRVDR_PMT_AMT CLM_LINE_PRVDR_PMT_AMT',
  },
} as const satisfies Record<string, ConceptRow>;

type ConceptName = keyof typeof conceptTable;

/** A kind of money that Claimfolio has a place for. Each is one object, so that comparing and looking up are quick. */
export type Concept = ConceptRow & {
  readonly name: ConceptName;
  /** Its place in {@link concepts}. */
  readonly order: number;
};

/** All concepts, in the order in which the amounts of a level are combined. */
export const concepts: readonly Concept[] = Object.entries<ConceptRow>(conceptTable).map(
  ([name, { amount, codes, words = '', variables = '', several = 'restated' }], order) => ({
    name: name as ConceptName,
    order,
    amount,
    codes,
    words,
    variables,
    several,
  }),
);

/** The concept of that name. */
export function conceptNamed(name: ConceptName): Concept {
  const found = concepts.find((concept) => concept.name === name);
  if (found === undefined) throw new RangeError(`no concept ${name}`);
  return found;
}

/**
 * Variables that carry a patient's code without being a patient's money: unit rates, purchase prices, another payer's
 * approval, thresholds and subsidies. They keep their own names.
 */
export const otherVariables =
  'rev_cntr_rate_amt CLM_LINE_INSTNL_RATE_AMT line_dme_prchs_price_amt line_prmry_alowd_chrg_amt ' +
  'CLM_MDCR_PRMRY_PYR_ALOWD_AMT CLM_LINE_PRFNL_DME_PRICE_AMT CLM_LINE_DMERC_SCRN_SVGS_AMT gdc_blw_oopt_amt ' +
  'gdc_abv_oopt_amt lics_amt rptd_gap_dscnt_num othr_troop_amt plro_amt rev_cntr_ptnt_rspnsblty_pmt ' +
  'CLM_COB_PTNT_RESP_AMT';

/** Variables that state the same coinsurance by different rules; the first that is not zero stands. */
export const rankedVariables: readonly string[] = [
  'CLM_MDCR_COINSRNC_AMT',
  'CLM_LINE_MDCR_COINSRNC_AMT',
  'rev_cntr_rdcd_coinsrnc_amt',
  'CLM_LINE_INSTNL_RDCD_AMT',
  'rev_cntr_coinsrnc_wge_adjstd_c',
  'CLM_LINE_INSTNL_ADJSTD_AMT',
  'CLM_BENE_PMT_COINSRNC_AMT',
];
