import type { ClaimReason, Coded } from '#shared/model/claims/claim';
import { findMeaning, meansRefusal, medicareLists } from '#shared/words/reason-meanings';

/** One of Medicare's lists of codes. */
export type MedicareList = (typeof medicareLists)[keyof typeof medicareLists];

const listsByName = new Map<string, MedicareList>([
  ['line_prcsg_ind_cd', medicareLists.line],
  ['CLM-PRCSG-IND-CD', medicareLists.line],
  ['carr_clm_pmt_dnl_cd', medicareLists.claim],
  ['CLM-CARR-PMT-DNL-CD', medicareLists.claim],
  ['clm_mdcr_non_pmt_rsn_cd', medicareLists.nonpayment],
  ['CLM-MDCR-NPMT-RSN-CD', medicareLists.nonpayment],
]);

/** The list that an extension of this name takes its code from. */
export function findMedicareList(name: string): MedicareList | undefined {
  return listsByName.get(name);
}

/**
 * The reason that a code of one of Medicare's lists gives; `null` for codes by which nothing was refused. The
 * nonpayment list only has reasons for not paying, save "payment requested".
 *
 * @see ResDAC, carrier claim payment denial code; CMS Blue Button v3 code systems
 */
export function readMedicareReason(
  { text, code }: Coded,
  list: MedicareList,
  lineNumber: number | null,
): ClaimReason | null {
  const meaning = findMeaning({ system: list, code });
  const isUnknown = list === medicareLists.nonpayment && code !== 'P' && code !== '~';
  if (code === null || (meaning === null && !isUnknown)) return null;
  const kind = meaning === null || meansRefusal(meaning) ? 'denial' : 'adjustment';
  return { kind, text, code, system: list, noteNumber: null, lineNumber };
}
