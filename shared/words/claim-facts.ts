/**
 * Facts that a plan sends with a claim: those a person may want, which have words of their own, and technical ones.
 *
 * @see CARIN IG C4BBSupportingInfoType; CMS Blue Button variables and columns
 */
import type { ClaimFact } from '../model/claims/claim.ts';

/** Codes in lower case, with "_" for "-"; each key has its words under `claim:fact`. */
const codes: { readonly [key: string]: string } = {
  assignment: 'asgmntcd clm_mdcr_prfnl_prvdr_asgnmt_sw prtcptng_ind_cd',
  'covered-until': 'clm_actv_care_thru_dt',
  'used-up-on': 'clm_mdcr_exhstd_dt nch_bene_mdcr_bnfts_exhtd_dt_i',
  'not-covered-from': 'clm_ncvrd_from_dt nch_vrfd_ncvrd_stay_from_dt',
  'not-covered-until': 'clm_ncvrd_thru_dt',
  'earlier-stay-from': 'clm_qlfy_stay_from_dt nch_qlfyd_stay_from_dt',
  'earlier-stay-until': 'clm_qlfy_stay_thru_dt',
  blood: 'clm_blood_pt_frnsh_qty nch_blood_pnts_frnshd_qty',
  trial: 'clm_clncl_tril_num',
  'covered-days': 'clm_instnl_cvrd_day_cnt clm_utlztn_day_cnt',
  'share-days': 'clm_instnl_mdcr_coins_day_cnt bene_tot_coinsrnc_days_cnt',
  'not-covered-days': 'clm_instnl_ncvrd_day_cnt clm_non_utlztn_days_cnt',
  'reserve-days': 'clm_mdcr_ip_lrd_use_cnt bene_lrd_used_cnt',
  visits: 'clm_mdcr_hha_tot_visit_cnt clm_hha_tot_visit_cnt',
  'hospice-periods': 'clm_mdcr_hospc_prd_cnt bene_hospc_prd_cnt',
  'first-insurer': 'clm_nch_prmry_pyr_cd nch_prmry_pyr_cd line_bene_prmry_pyr_cd clm_prmry_pyr_cd',
  'blood-test': 'line_hct_hgb_rslt_num clm_line_hct_hgb_rslt_num',
  'approval-number': 'clm_line_pmd_uniq_trkng_num',
  'drug-coverage': 'clm_drug_cvrg_stus_cd drug_cvrg_stus_cd',
  fill: 'clm_dspnsng_stus_cd dspnsng_stus_cd',
  pharmacy: 'clm_phrmcy_srvc_type_cd phrmcy_srvc_type_cd',
  residence: 'clm_ptnt_rsdnc_cd ptnt_rsdnc_cd',
  'prescription-came': 'rx_orgn_cd rxorigincode clm_line_rx_orgn_cd',
  'prescription-number': 'clm_line_rx_num',
  'drug-stage': 'ctstrphc_cvrg_cd clm_ctstrphc_cvrg_ind_cd',
  'drug-contract': 'clm_sbmtr_cntrct_num plan_cntrct_rec_id',
  'drug-plan': 'clm_sbmtr_cntrct_pbp_num plan_pbp_rec_num',
  compound: 'compoundcode',
  'drug-code': 'ndc',
  'drug-unit': 'drug_unit',
  'days-supply': 'days_suply_num dayssupply',
  'fill-number': 'fill_num refillnum',
  'referred-by': 'referral',
  accident: 'accident',
  'accident-date': 'accident_date',
  'benefit-period': 'benefitperiod',
  'approval-period': 'preauthrefperiod',
  priority: 'priority',
  'entered-by': 'enterer',
  prescription: 'prescription originalprescription',
  'sub-type': 'subtype',
  factor: 'factor',
  encounter: 'encounter',
  outcome: 'disposition',
  'ambulance-why': 'ambulancetransportreason',
  'ambulance-from': 'pickuplocation',
  'ambulance-to': 'dropofflocation',
  'ambulance-round-trip': 'roudtrippurpose roundtrippurpose',
  'ambulance-stretcher': 'stretcherpurpose',
  'ambulance-distance': 'transportationdistance',
  weight: 'patientweight',
  'facility-kind': 'clm_fac_type_cd',
  'came-from': 'pointoforigin admsrc clm_src_ip_admsn_cd',
  'still-there': 'nch_ptnt_stus_ind_cd clm_mdcr_nch_ptnt_stus_ind_cd',
  'sent-to-home-care': 'clm_hha_rfrl_cd',
  'billing-contract': 'billingnetworkcontractingstatus billingnetworkstatus',
  'treating-contract': 'performingnetworkcontractingstatus renderingnetworkstatus',
  contract: 'contracted benefitpaymentstatus',
  'attending-network': 'attendingnetworkcontractingstatus',
  'referring-network': 'referringnetworkcontractingstatus referringetworkcontractingstatus',
  'place-network': 'sitenetworkcontractingstatus',
  anesthesia: 'carr_line_ansthsa_unit_cnt clm_line_ansthsa_unit_cnt',
  counted: 'carr_line_mtus_cnt clm_line_prfnl_mtus_cnt dmerc_line_mtus_cnt rev_cntr_unit_cnt',
  'counted-in': 'carr_line_mtus_cd clm_mtus_ind_cd',
  'provider-state': 'prvdr_state_cd',
  'provider-zip': 'prvdr_zip',
  deductible: 'line_service_deductible clm_srvc_ddctbl_sw',
  percent: 'line_pmt_80_100_cd clm_pmt_80_100_cd',
  'final-bill': 'claim_query_cd clm_query_cd',
};

const keys = new Map(
  Object.entries(codes).flatMap(([key, list]) => list.split(' ').map((code) => [code, key] as const)),
);

/** Technical although they look like words. */
const technical = new Set(
  'typeofbill programcode suplrnum clmrecvddate frequency_code type_of_care type_of_facility'.split(' '),
);

/** The key of a fact's own words; `null` when we have none. */
export function findFactKey({ label }: Pick<ClaimFact, 'label'>): string | null {
  return keys.get(plainCode(label.code ?? '')) ?? null;
}

/** What a contract with the plan is called: words under `claim:contractWith`; `null` for any other fact. */
export function findContract({ label, value }: Pick<ClaimFact, 'label' | 'value'>): 'yes' | 'no' | null {
  const key = findFactKey({ label });
  if (key === null || !/contract$|-network$/.test(key)) return null;
  const [, not] = /\b(non-?)?contracted\b/i.exec(value) ?? [null, null];
  return not === null ? null : not === undefined ? 'yes' : 'no';
}

/** True for a fact that only helps computers: a column of a database, a part of how the claim was billed. */
export function isTechnicalFact({ label }: Pick<ClaimFact, 'label'>): boolean {
  const code = label.code ?? '';
  if (findFactKey({ label }) !== null) return false;
  const isColumn = /_/.test(code) || /^[A-Z0-9]+(?:-[A-Z0-9]+)+$/.test(code);
  return isColumn || technical.has(plainCode(code || (label.text ?? '')));
}

function plainCode(code: string): string {
  return code.toLowerCase().replaceAll(/[-\s]/g, '_');
}
