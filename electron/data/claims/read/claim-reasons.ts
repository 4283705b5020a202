/**
 * Why the plan reduced or refused something: reasons of adjudications, refusals in extensions, payment adjustments
 * and process notes.
 *
 * @see CARIN IG, adjustmentreason and rejectreason; X12 group and reason codes are shown as codes, never worded here
 */
import type { ClaimReason } from '#shared/model/claim';
import { codedOf, readCoded } from '../../fhir/codes.ts';
import { codingsOf, integerOf, type Json, listOf, objectOf, textOf } from '../../fhir/resource.ts';
import { type Adjudications, extensionName } from './adjudications.ts';
import type { RawLine } from './claim-lines.ts';
import type { RawMoney } from './claim-money.ts';
import { reasonText, type SupportingInfo } from './supporting-info.ts';

const kinds = new Map<string, ClaimReason['kind']>([
  ['denialreason', 'denial'],
  ['rejectreason', 'reject'],
  ['adjustmentreason', 'adjustment'],
]);

/** Where a claim may say why. */
type ReasonSources = {
  readonly eob: Json;
  readonly money: RawMoney;
  readonly lines: readonly RawLine[];
  readonly info: SupportingInfo;
};

/** Every reason that the claim gives, each once: those of the claim, then line by line, then its notes. */
export function readReasons({ eob, money, lines, info }: ReasonSources): ClaimReason[] {
  const reasons: ClaimReason[] = [...info.reasons, ...readExtensionReasons(eob)];
  addMarkedReasons(money.header, null, reasons);
  addMarkedReasons(money.total, null, reasons);
  for (const line of lines) {
    addMarkedReasons(line.money, line.number, reasons);
    reasons.push(...readLineRefusals(line));
  }
  addNotes(eob, reasons);
  return dropRepeated(reasons);
}

function dropRepeated(reasons: readonly ClaimReason[]): ClaimReason[] {
  const seen = new Set<string>();
  return reasons.filter(({ kind, code, text, noteNumber, lineNumber }) => {
    const key = `${kind}|${code}|${text}|${noteNumber}|${lineNumber}`;
    return !seen.has(key) && seen.add(key);
  });
}

const nonPaymentNames = new Set(['clm_mdcr_non_pmt_rsn_cd', 'CLM-MDCR-NPMT-RSN-CD']);
const carrierDenialNames = new Set(['carr_clm_pmt_dnl_cd', 'CLM-CARR-PMT-DNL-CD']);

/** Medicare states some refusals as extensions of the claim; "payment requested" (P) is none. */
function readExtensionReasons(eob: Json): ClaimReason[] {
  return listOf(eob['extension']).flatMap((extension) => {
    const name = extensionName(extension);
    const coding = objectOf(extension['valueCoding']);
    const code = textOf(coding?.['code']);
    const isRefusal =
      (nonPaymentNames.has(name) && code !== 'P') || (carrierDenialNames.has(name) && code === '0');
    return code !== null && isRefusal ? [denialFrom(textOf(coding?.['display']), code, null)] : [];
  });
}

/** Medicare's line processing codes that say "not paid"; the plan's display tells why. */
const refusalCodes = new Set(['B', 'C', 'D', 'I', 'L', 'M', 'N', 'O', 'P', 'Z']);

function readLineRefusals({ json, number }: RawLine): ClaimReason[] {
  return listOf(json['extension']).flatMap((extension) => {
    if (!textOf(extension['url'])?.endsWith('line_prcsg_ind_cd')) return [];
    const coded = codedOf(objectOf(extension['valueCoding']) ?? {});
    return coded?.code && refusalCodes.has(coded.code) ? [denialFrom(coded.text, coded.code, number)] : [];
  });
}

function denialFrom(text: string | null, code: string, lineNumber: number | null): ClaimReason {
  return { kind: 'denial', text, code, system: null, noteNumber: null, lineNumber };
}

function addMarkedReasons(
  adjudications: Adjudications,
  lineNumber: number | null,
  into: ClaimReason[],
): void {
  for (const { category, adjudication } of adjudications.marks) {
    if (category.discriminator === 'network' || category.discriminator === 'units') continue;
    const reason = objectOf(adjudication['reason']);
    if (reason === null || saysNothing(reason)) continue;
    const text = category.discriminator === null ? null : groupedReason(reason);
    const read = text ?? plainReason(reason);
    if (read === null) continue;
    into.push({
      kind: kinds.get(category.code ?? '') ?? 'adjustment',
      ...read,
      noteNumber: null,
      lineNumber,
    });
  }
}

/** The reason as one code; "CO120" is group and code written together. */
function plainReason(reason: Json): Pick<ClaimReason, 'text' | 'code' | 'system'> | null {
  const coded = readCoded(reason);
  if (coded === null || (coded.code === null && coded.text === null)) return null;
  const glued = coded.system === 'CARC' ? /^(CO|CR|OA|PI|PR)(\w+)$/.exec(coded.code ?? '') : null;
  return glued ? { ...reasonText(coded), code: `${glued[1]}-${glued[2]}` } : reasonText(coded);
}

/** Blue Button states "no reduction" and "drug is covered" in the place of a reason: neither is one. */
function saysNothing(reason: Json): boolean {
  return codingsOf(reason).some((coding) => {
    const system = textOf(coding['system']) ?? '';
    const code = textOf(coding['code']);
    return (
      (system.endsWith('carr_line_rdcd_pmt_phys_astn_c') && code === '0') ||
      (system.endsWith('drug_cvrg_stus_cd') && code === 'C')
    );
  });
}

/** Group and reason code stand in several codings: "PR" and "B7" become code "PR-B7" with the reason's words. */
function groupedReason(reason: Json): Pick<ClaimReason, 'text' | 'code' | 'system'> | null {
  let group: string | null = null;
  let code: string | null = null;
  let words: string | null = textOf(reason['text']);
  for (const coding of codingsOf(reason)) {
    const system = textOf(coding['system'])?.toLowerCase() ?? '';
    if (system.includes('group-code') || system.endsWith('grp-cd')) group ??= textOf(coding['code']);
    else if (system.includes('reason-code') || system.endsWith('rsn-cd')) {
      code ??= textOf(coding['code']);
      words ??= textOf(coding['display']);
    }
  }
  return group === null || code === null ? null : { text: words, code: `${group}-${code}`, system: 'CARC' };
}

/** Notes of the claim, and why its payment was adjusted. */
function addNotes(eob: Json, into: ClaimReason[]): void {
  for (const note of listOf(eob['processNote'])) {
    const text = textOf(note['text']);
    if (text === null) continue;
    const noteNumber = integerOf(note['number']);
    into.push({ kind: 'note', text, code: null, system: null, noteNumber, lineNumber: null });
  }
  const adjusted = readCoded(objectOf(objectOf(eob['payment'])?.['adjustmentReason']));
  if (adjusted && (adjusted.text !== null || adjusted.code !== null))
    into.push({ kind: 'adjustment', ...reasonText(adjusted), noteNumber: null, lineNumber: null });
}
