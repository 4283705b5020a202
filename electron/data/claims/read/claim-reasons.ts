/**
 * Why the plan reduced or refused something: reasons of adjudications, refusals in extensions, payment adjustments
 * and process notes.
 *
 * @see CARIN IG, adjustmentreason and rejectreason; X12 group and reason codes are shown as codes, never worded here
 */
import type { ClaimReason, Coded } from '#shared/model/claims/claim';
import { findDifferenceNumber, isRefusal, isUnderFixedFee } from '#shared/words/refusals';
import { codeAt, codedOf, codesOf, readCoded, systemName } from '../../fhir/codes.ts';
import { findMedicareList, readMedicareReason } from '../../fhir/medicare-reasons.ts';
import type { Reading } from '../../fhir/reading.ts';
import { codingsOf, integerOf, type Json, listOf, objectAt, objectOf, textOf } from '../../fhir/resource.ts';
import { type Adjudications, extensionName } from './adjudications.ts';
import type { Explained } from './check-amounts.ts';
import type { RawLine } from './claim-lines.ts';
import type { RawMoney } from './claim-money.ts';
import { flattenParts } from './line-parts.ts';
import type { ListedLine } from './listed-claim.ts';
import { reasonText, type SupportingInfo } from './supporting-info.ts';

const kinds = new Map<string, ClaimReason['kind']>([
  ['denialreason', 'denial'],
  ['rejectreason', 'reject'],
  ['adjustmentreason', 'adjustment'],
]);

/** Where a claim may say why. */
type ReasonSources = {
  readonly reading: Reading;
  readonly money: RawMoney;
  readonly lines: readonly RawLine[];
  readonly info: SupportingInfo;
};

/** Every reason that the claim gives, each once: those of the claim, then line by line, then its notes. */
export function readReasons({ reading, money, lines, info }: ReasonSources): ClaimReason[] {
  const reasons: ClaimReason[] = [...info.reasons, ...readExtensionReasons(reading.resource, null, reading)];
  addMarkedReasons(money.header, null, reasons, reading);
  addMarkedReasons(money.total, null, reasons, reading);
  for (const line of lines) {
    addMarkedReasons(line.money, line.number, reasons, reading);
    for (const part of flattenParts(line.parts)) addMarkedReasons(part.money, line.number, reasons, reading);
    reasons.push(...readExtensionReasons(line.json, line.number, reading));
  }
  addNotes(reading, reasons);
  return dropRepeated(reasons);
}

function dropRepeated(reasons: readonly ClaimReason[]): ClaimReason[] {
  const seen = new Set<string>();
  return reasons.filter(({ kind, code, system, text, remarks, noteNumber, lineNumber }) => {
    const remarked = remarks?.map((remark) => remark.code).join();
    const key = `${kind}|${system}|${code}|${text}|${remarked}|${noteNumber}|${lineNumber}`;
    return !seen.has(key) && seen.add(key);
  });
}

/** Medicare states some reasons as extensions, of the claim or of a line. */
function readExtensionReasons(holder: Json, lineNumber: number | null, reading: Reading): ClaimReason[] {
  return listOf(holder['extension']).flatMap((extension) => {
    const name = extensionName(extension);
    const list = findMedicareList(name);
    const coded = codedOf(objectOf(extension['valueCoding']) ?? {});
    // In version 2 a claim code B says who was paid; in version 3 it is a refusal.
    if (list === undefined || coded === null || (name === 'carr_clm_pmt_dnl_cd' && coded.code === 'B'))
      return [];
    const reason = readMedicareReason(coded, list, lineNumber);
    if (reason === null) return [];
    reading.takeExtension(extension);
    return [reason];
  });
}

function addMarkedReasons(
  adjudications: Adjudications,
  lineNumber: number | null,
  into: ClaimReason[],
  reading: Reading,
): void {
  for (const { category, adjudication } of adjudications.marks) {
    if (category.discriminator === 'network' || category.discriminator === 'units') continue;
    const reason = objectOf(adjudication['reason']);
    if (reason === null) continue;
    if (saysNothing(reason)) {
      reading.guide(adjudication, 'reason');
      continue;
    }
    const { main, remarks } = splitRemarks(reason);
    const read = readCoupled(main) ?? readRejects(main) ?? plainReason(main);
    if (read.length === 0) continue;
    reading.take(adjudication, 'reason');
    const kind = kinds.get(category.code ?? '') ?? 'adjustment';
    const remarked = remarks.length === 0 ? {} : { remarks };
    for (const one of read) into.push({ kind, ...one, ...remarked, noteNumber: null, lineNumber });
  }
}

/** The reason's own codings, and the remark codes (RARC) beside them; a remark that stands alone is the reason. */
function splitRemarks(reason: Json): { main: Json; remarks: Coded[] } {
  const codings = codingsOf(reason);
  const isRemark = (coding: Json) => systemName(textOf(coding['system'])) === 'RARC';
  const own = codings.filter((coding) => !isRemark(coding));
  if (own.length === 0 || own.length === codings.length) return { main: reason, remarks: [] };
  const remarks = codings.filter(isRemark).flatMap((coding) => codedOf(coding) ?? []);
  return { main: { ...reason, coding: own }, remarks };
}

type CodedReason = Pick<ClaimReason, 'text' | 'code' | 'system'>;

/** The reason as one code; "CO120" is group and code written together. Empty when it has neither code nor words. */
function plainReason(reason: Json): CodedReason[] {
  const coded = readCoded(reason);
  if (coded === null || (coded.code === null && coded.text === null)) return [];
  const glued = coded.system === 'CARC' ? /^(CO|CR|OA|PI|PR)(\w+)$/.exec(coded.code ?? '') : null;
  return [glued ? { ...reasonText(coded), code: `${glued[1]}-${glued[2]}` } : reasonText(coded)];
}

/** Several reasons of a pharmacy's claim written as one: each code is a reason of its own. `null` for a lone one. */
function readRejects(reason: Json): CodedReason[] | null {
  const codings = codingsOf(reason).filter(
    (coding) => systemName(textOf(coding['system'])) === 'NCPDP' && codeAt(coding) !== null,
  );
  const byCode = new Map(codings.map((coding) => [codeAt(coding), coding]));
  if (byCode.size < 2 || codings.length < codingsOf(reason).length) return null;
  const text = textOf(reason['text']);
  return [...byCode.values()].flatMap((coding, index) => {
    const coded = codedOf(coding);
    return coded === null ? [] : { ...reasonText(coded), text: (index === 0 ? text : null) ?? coded.text };
  });
}

/** Blue Button states "no reduction" and "drug is covered" in the place of a reason: neither is one. */
function saysNothing(reason: Json): boolean {
  return codingsOf(reason).some((coding) => {
    const system = textOf(coding['system']) ?? '';
    const code = codeAt(coding);
    return (
      (system.endsWith('carr_line_rdcd_pmt_phys_astn_c') && code === '0') ||
      (system.endsWith('drug_cvrg_stus_cd') && code === 'C')
    );
  });
}

/**
 * Group and reason code stand in codings of their own: "PR" and "B7" become code "PR-B7" with the reason's words. Of
 * several, each code has the group at its own place, one group stands for all codes, and where their numbers differ
 * codes stand alone. `null` for a lone code and for none.
 */
function readCoupled(reason: Json): CodedReason[] | null {
  const groups: string[] = [];
  const codes: { code: string; words: string | null }[] = [];
  for (const coding of codingsOf(reason)) {
    const system = textOf(coding['system'])?.toLowerCase() ?? '';
    const code = codeAt(coding);
    if (code === null) continue;
    if (/group-code|grp-c(?:d|ode)$/.test(system)) groups.push(code);
    else if (/reason-code|rsn-c(?:d|ode)$/.test(system))
      codes.push({ code, words: textOf(coding['display']) });
  }
  if (codes.length === 0 || (groups.length === 0 && codes.length === 1)) return null;
  const isShared = new Set(groups).size === 1;
  const groupAt = (index: number) =>
    isShared ? groups[0] : groups.length === codes.length ? groups[index] : undefined;
  const coupled = new Map<string, string | null>();
  for (const [index, { code, words }] of codes.entries()) {
    const group = groupAt(index);
    const key = group === undefined ? code : `${group}-${code}`;
    coupled.set(key, coupled.get(key) ?? words);
  }
  const text = textOf(reason['text']);
  return [...coupled].map(([code, words], index) => ({
    text: index === 0 ? (text ?? words) : words,
    code,
    system: 'CARC',
  }));
}

/** Notes of the claim, and why its payment was adjusted. */
function addNotes(reading: Reading, into: ClaimReason[]): void {
  for (const note of reading.open(reading.resource, 'processNote')) {
    reading.guide(note, 'number', 'type', 'language');
    const text = reading.text(note, 'text');
    if (text === null) continue;
    const noteNumber = integerOf(note['number']);
    into.push({ kind: 'note', text, code: null, system: null, noteNumber, lineNumber: null });
  }
  const payment = objectAt(reading.resource, 'payment');
  const adjusted = reading.coded(payment, 'adjustmentReason');
  if (adjusted && (adjusted.text !== null || adjusted.code !== null))
    into.push({ kind: 'adjustment', ...reasonText(adjusted), noteNumber: null, lineNumber: null });
}

/**
 * What refused services, interest, a fixed monthly fee and cuts by law explain of the amounts. `places`: where reasons stand
 * with amounts beside them.
 */
export function findExplained(
  lines: readonly ListedLine[],
  reasons: readonly ClaimReason[],
  places: readonly Adjudications[],
): Explained {
  const refused = lines.filter((line) => isRefusedLine(line, reasons));
  const interest = lines.filter(isInterest);
  const codes = new Set(reasons.flatMap((reason) => findDifferenceNumber(reason) ?? []));
  const besides = places.flatMap(({ marks }) =>
    marks.flatMap(({ adjudication }) => {
      const isNamed = codesOf(objectOf(adjudication['reason'])).some((code) => codes.has(code));
      const value = objectOf(adjudication['amount'])?.['value'];
      return isNamed && typeof value === 'number' ? [Math.round(Math.abs(value) * 100)] : [];
    }),
  );
  const interestCents = addCents(interest.map(({ amounts }) => amounts.planPaid?.cents));
  const cents = [
    addCents(refused.map(({ amounts }) => amounts.billed?.cents)),
    addCents(refused.map(({ amounts }) => amounts.allowed?.cents)),
    interestCents,
    addCents(besides),
  ];
  return {
    cents: cents.filter((each) => each > 0),
    interestCents,
    isFixedFee: reasons.some(isUnderFixedFee),
  };
}

function addCents(values: readonly (number | undefined)[]): number {
  return values.reduce<number>((sum, value) => sum + (value ?? 0), 0);
}

/** True for a service that was charged, not paid, and refused by a reason of its own or by what is not covered. */
function isRefusedLine({ number, amounts }: ListedLine, reasons: readonly ClaimReason[]): boolean {
  const billed = amounts.billed?.cents ?? 0;
  if (billed <= 0 || (amounts.planPaid?.cents ?? 0) !== 0) return false;
  if ((amounts.notCovered?.cents ?? 0) >= billed) return true;
  return reasons.some((reason) => reason.lineNumber === number && isRefusal(reason));
}

/** True for a line of the plan that pays for no charge. */
function isInterest({ amounts }: ListedLine): boolean {
  const { billed, allowed, planPaid } = amounts;
  return (planPaid?.cents ?? 0) > 0 && (billed?.cents ?? 0) === 0 && (allowed?.cents ?? 0) === 0;
}
