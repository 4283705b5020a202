/**
 * What an adjudication category means. A Blue Button variable decides before the standard code beside it, because
 * the standard code is sometimes wrong there; unknown systems are ignored and the code alone decides.
 *
 * @see CARIN IG C4BBAdjudication, C4BBAdjudicationDiscriminator, C4BBPayerAdjudicationStatus
 * @see CMS Blue Button 2.0 variables (v2) and IDR columns (v3)
 */
import { codingsOf, type Json, textOf } from '../../fhir/resource.ts';

/** A kind of money that Claimfolio has a place for. */
export type Concept =
  | 'billed'
  | 'discount'
  | 'allowed'
  | 'notCovered'
  | 'deductible'
  | 'copay'
  | 'coinsurance'
  | 'benefit'
  | 'paidToProvider'
  | 'paidToPatient'
  | 'otherInsurerPaid'
  | 'memberLiability'
  | 'paidByPatient'
  | 'paidByPatientPart'
  | 'drugPrice';

/** A category that carries a status or a reason, never money. */
export type Discriminator = 'network' | 'reason' | 'units';

export type Category = {
  /** `null`: money without a name here. */
  readonly concept: Concept | null;
  readonly discriminator: Discriminator | null;
  /** The standard code, else the first code. */
  readonly code: string | null;
  /** The Blue Button variable, without its address. */
  readonly variable: string | null;
};

const standard = new Map<string, Concept | null>([
  ['submitted', 'billed'],
  ['submittedamount', 'billed'],
  ['eligible', 'allowed'],
  ['allowed', 'allowed'],
  ['allowedamount', 'allowed'],
  ['discount', 'discount'],
  ['noncovered', 'notCovered'],
  ['noncoveredamount', 'notCovered'],
  ['disallowed', 'notCovered'],
  ['deductible', 'deductible'],
  ['deductibleamount', 'deductible'],
  ['copay', 'copay'],
  ['copayamount', 'copay'],
  ['coinsurance', 'coinsurance'],
  ['coinsuranceamount', 'coinsurance'],
  ['coins', 'coinsurance'],
  ['benefit', 'benefit'],
  ['paymentamount', 'benefit'],
  ['paidtoprovider', 'paidToProvider'],
  ['paidtopatient', 'paidToPatient'],
  ['priorpayerpaid', 'otherInsurerPaid'],
  ['memberliability', 'memberLiability'],
  ['paidbypatient', 'paidByPatient'],
  ['patientpayamount', 'paidByPatient'],
  ['paidbypatientcash', 'paidByPatientPart'],
  ['paidbypatientother', 'paidByPatientPart'],
  ['paidbypatienthealthaccount', 'paidByPatientPart'],
  ['drugcost', 'drugPrice'],
]);

const discriminators = new Map<string, Discriminator>([
  ['billingnetworkstatus', 'network'],
  ['renderingnetworkstatus', 'network'],
  ['benefitpaymentstatus', 'network'],
  ['billingnetworkcontractingstatus', 'network'],
  ['performingnetworkcontractingstatus', 'network'],
  ['innetwork', 'network'],
  ['outofnetwork', 'network'],
  ['contracted', 'network'],
  ['noncontracted', 'network'],
  ['denialreason', 'reason'],
  ['adjustmentreason', 'reason'],
  ['rejectreason', 'reason'],
  ['allowedunits', 'units'],
]);

const variableRoot = 'https://bluebutton.cms.gov/resources/variables/';

/** v2 variables (lower case) and v3 columns (upper case); `null`: not a patient's money, kept under its own name. */
const blueButton = new Map<string, Concept | null>();
function define(concept: Concept | null, names: string): void {
  for (const name of names.split(' '))
    blueButton.set(name === name.toUpperCase() ? name : variableRoot + name, concept);
}
define('billed', 'clm_tot_chrg_amt line_sbmtd_chrg_amt rev_cntr_tot_chrg_amt nch_carr_clm_sbmtd_chrg_amt');
define('billed', 'CLM_SBMT_CHRG_AMT CLM_LINE_SBMT_CHRG_AMT');
define('allowed', 'line_alowd_chrg_amt nch_carr_clm_alowd_amt CLM_ALOWD_CHRG_AMT CLM_LINE_ALOWD_CHRG_AMT');
define('benefit', 'line_nch_pmt_amt rev_cntr_pmt_amt_amt clm_pmt_amt cvrd_d_plan_pd_amt ncvrd_plan_pd_amt');
define('benefit', 'CLM_LINE_CVRD_PD_AMT CLM_LINE_NCVRD_PD_AMT');
define(
  'paidToProvider',
  'line_prvdr_pmt_amt rev_cntr_prvdr_pmt_amt nch_clm_prvdr_pmt_amt clm_op_prvdr_pmt_amt',
);
define('paidToProvider', 'CLM_PRVDR_PMT_AMT CLM_LINE_PRVDR_PMT_AMT');
define('paidToPatient', 'line_bene_pmt_amt rev_cntr_bene_pmt_amt nch_clm_bene_pmt_amt clm_op_bene_pmt_amt');
define('paidToPatient', 'CLM_MDCR_INSTNL_BENE_PD_AMT CLM_BENE_PD_AMT CLM_LINE_BENE_PD_AMT');
define('deductible', 'line_bene_ptb_ddctbl_amt rev_cntr_cash_ddctbl_amt rev_cntr_blood_ddctbl_amt');
define('deductible', 'carr_clm_cash_ddctbl_apld_amt nch_bene_ip_ddctbl_amt nch_bene_ptb_ddctbl_amt');
define('deductible', 'nch_bene_blood_ddctbl_lblty_am CLM_MDCR_DDCTBL_AMT CLM_LINE_MDCR_DDCTBL_AMT');
define('deductible', 'CLM_MDCR_IP_BENE_DDCTBL_AMT CLM_BLOOD_LBLTY_AMT CLM_LINE_BLOOD_DDCTBL_AMT');
define('coinsurance', 'line_coinsrnc_amt rev_cntr_coinsrnc_wge_adjstd_c rev_cntr_rdcd_coinsrnc_amt');
define(
  'coinsurance',
  'nch_bene_pta_coinsrnc_lblty_amt nch_bene_pta_coinsrnc_lblty_am nch_bene_ptb_coinsrnc_amt',
);
define('coinsurance', 'CLM_MDCR_COINSRNC_AMT CLM_BENE_PMT_COINSRNC_AMT CLM_LINE_MDCR_COINSRNC_AMT');
define('coinsurance', 'CLM_LINE_INSTNL_ADJSTD_AMT CLM_LINE_INSTNL_RDCD_AMT');
define(
  'notCovered',
  'nch_ip_ncvrd_chrg_amt rev_cntr_ncvrd_chrg_amt CLM_NCVRD_CHRG_AMT CLM_LINE_NCVRD_CHRG_AMT',
);
define('otherInsurerPaid', 'line_bene_prmry_pyr_pd_amt prpayamt nch_prmry_pyr_clm_pd_amt');
define('otherInsurerPaid', 'rev_cntr_1st_msp_pd_amt rev_cntr_2nd_msp_pd_amt CLM_OTHR_TP_PD_AMT');
define(
  'otherInsurerPaid',
  'CLM_LINE_INSTNL_MSP1_PD_AMT CLM_LINE_INSTNL_MSP2_PD_AMT CLM_BENE_PRMRY_PYR_PD_AMT',
);
define(
  'otherInsurerPaid',
  'CLM_MDCR_PRFNL_PRMRY_PYR_AMT CLM_MDCR_INSTNL_PRMRY_PYR_AMT CLM_LINE_OTHR_TP_PD_AMT',
);
define('paidByPatient', 'ptnt_pay_amt CLM_BENE_PMT_AMT CLM_LINE_BENE_PMT_AMT');
define('drugPrice', 'tot_rx_cst_amt TOT_RX_CST_AMT');
// Unit rates, purchase prices, another payer's approval, thresholds and subsidies that carry a patient's code.
define(null, 'rev_cntr_rate_amt CLM_LINE_INSTNL_RATE_AMT line_dme_prchs_price_amt line_prmry_alowd_chrg_amt');
define(null, 'CLM_MDCR_PRMRY_PYR_ALOWD_AMT CLM_LINE_PRFNL_DME_PRICE_AMT CLM_LINE_DMERC_SCRN_SVGS_AMT');
define(null, 'gdc_blw_oopt_amt gdc_abv_oopt_amt lics_amt rptd_gap_dscnt_num othr_troop_amt plro_amt');
define(null, 'rev_cntr_ptnt_rspnsblty_pmt CLM_COB_PTNT_RESP_AMT');

/** Coinsurance variables that state the same coinsurance; the first that is not zero stands. */
export const coinsuranceOrder: readonly string[] = [
  'CLM_MDCR_COINSRNC_AMT',
  'CLM_LINE_MDCR_COINSRNC_AMT',
  'rev_cntr_rdcd_coinsrnc_amt',
  'CLM_LINE_INSTNL_RDCD_AMT',
  'rev_cntr_coinsrnc_wge_adjstd_c',
  'CLM_LINE_INSTNL_ADJSTD_AMT',
  'CLM_BENE_PMT_COINSRNC_AMT',
];

/** What a single code says; the objects are shared, so that reading a category makes none. */
const known = new Map<string, Category>();
for (const [code, concept] of standard)
  known.set(code, { concept, discriminator: null, code, variable: null });
for (const [code, discriminator] of discriminators)
  known.set(code, { concept: null, discriminator, code, variable: null });
for (const [code, concept] of blueButton) {
  const variable = code.startsWith(variableRoot) ? code.slice(variableRoot.length) : code;
  known.set(code, { concept, discriminator: null, code: variable, variable });
}

/** What a category says, over all its codings. Never throws. */
export function readCategory(category: Json | null): Category {
  let found: Category | null = null;
  let first: string | null = null;
  for (const coding of codingsOf(category)) {
    const code = textOf(coding['code']);
    if (code === null) continue;
    first ??= code;
    const meaning = known.get(code) ?? known.get(code.toLowerCase());
    if (meaning?.variable)
      return isMisfiled(category, meaning.variable) ? { ...meaning, concept: null } : meaning;
    found ??= meaning ?? (isPayerStatus(coding) ? { ...status, code } : null);
  }
  if (found) return found;
  if (first === null) return fromWords(category);
  const variable = first.startsWith(variableRoot) ? first.slice(variableRoot.length) : null;
  return { concept: null, discriminator: null, code: variable ?? first, variable };
}

const status: Category = { concept: null, discriminator: 'network', code: null, variable: null };

/** True for a coding of the CARIN status set (in network, other, paid…): a status, whatever amount stands beside it. */
function isPayerStatus(coding: Json): boolean {
  return textOf(coding['system'])?.includes('C4BBPayerAdjudicationStatus') === true;
}

/** A category that has only words: "copay". */
function fromWords(category: Json | null): Category {
  const words = textOf(category?.['text'])?.toLowerCase() ?? '';
  const meaning = standard.has(words) ? known.get(words) : undefined;
  return meaning ?? { concept: null, discriminator: null, code: null, variable: null };
}

/**
 * Blue Button v2 files the purchase price of equipment as a payment to the patient under `paidtoprovider`, and the
 * carrier's `total` calls an always-zero charge `priorpayerpaid`: neither is what its variable says.
 */
function isMisfiled(category: Json | null, variable: string): boolean {
  const wrong =
    variable === 'line_bene_pmt_amt'
      ? 'paidtoprovider'
      : variable === 'clm_tot_chrg_amt'
        ? 'priorpayerpaid'
        : null;
  return wrong !== null && codingsOf(category).some((coding) => coding['code'] === wrong);
}

/** The plan's own words for a category: its text, else the most specific display, else its code. */
export function labelOfCategory(category: Json | null, code: string | null): string {
  const text = textOf(category?.['text']);
  if (text) return text;
  let display: string | null = null;
  for (const coding of codingsOf(category)) {
    const own = textOf(coding['display']);
    if (own && (display === null || textOf(coding['system'])?.includes('bluebutton'))) display = own;
  }
  return display ?? code ?? 'no category';
}
