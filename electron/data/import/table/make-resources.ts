/**
 * Claims of a table as ExplanationOfBenefits. Each element says what the table says; what it leaves out is left out, and
 * what has no element of its own goes along under the table's own head. A mark tells them apart from a plan's for ever.
 *
 * @see CARIN IG C4BBAdjudication; FHIR R4 ExplanationOfBenefit
 */

import { isNameOfMember, readMember } from '#shared/member-names';
import type { TableAmount } from '#shared/model/files/table';
import { tableSource } from '#shared/model/plans/plan-kind';
import { sortWords } from '#shared/split-words';
import type { Json, Resource } from '../../fhir/resource.ts';
import { digest, omitEmpty } from '../make-record.ts';
import { foldHead, nameHeads } from './column-words.ts';
import {
  type ClaimLine,
  foldNumber,
  type MadeClaims,
  type TableAmounts,
  type TableClaim,
} from './make-claims.ts';

const adjudicationSystem = 'http://terminology.hl7.org/CodeSystem/adjudication';
const carinAdjudication = 'http://hl7.org/fhir/us/carin-bb/CodeSystem/C4BBAdjudication';
const payerStatus = 'http://hl7.org/fhir/us/carin-bb/CodeSystem/C4BBPayerAdjudicationStatus';
const claimType = 'http://terminology.hl7.org/CodeSystem/claim-type';
const institutionalType = 'http://hl7.org/fhir/us/carin-bb/CodeSystem/C4BBInstitutionalClaimSubType';

/** Columns that are not read and services of one claim, as far as they are kept. */
const mostRest = 100;

const codes: Record<TableAmount, readonly [system: string, code: string]> = {
  billed: [adjudicationSystem, 'submitted'],
  discount: [carinAdjudication, 'discount'],
  allowed: [adjudicationSystem, 'eligible'],
  planPaid: [adjudicationSystem, 'benefit'],
  otherInsurerPaid: [carinAdjudication, 'priorpayerpaid'],
  notCovered: [carinAdjudication, 'noncovered'],
  deductible: [adjudicationSystem, 'deductible'],
  copay: [adjudicationSystem, 'copay'],
  coinsurance: [carinAdjudication, 'coinsurance'],
  yourShare: [carinAdjudication, 'memberliability'],
  alreadyPaid: [carinAdjudication, 'paidbypatient'],
};

/**
 * The address that stands for the tables of a plan, by its name and by the heads of the first of them that was opened. One
 * with other heads goes on from it (`held-claims.ts`).
 */
export function baseOfTables(planName: string, heads: readonly string[]): string {
  return `${tableSource}:${digest(JSON.stringify([sortWords(planName), nameHeads(heads)]))}`;
}

/** The patient of every table: whose it is, the person says. */
const tablePatient = { reference: 'Patient/member' };

/** The person, where the rows name one; then one record a claim. */
export function makeResources(
  claims: readonly TableClaim[],
  { planName, member }: { planName: string; member: string | null },
): Resource[] {
  const records = makeRecords(claims, planName, new Map());
  if (member === null || !isNameOfMember(member)) return records;
  return [makePatient(orderName(readMember(member)), makeMark(tableSource)), ...records];
}

/** What rows take back, as the claims that a table before this one may have brought, named as those are. */
export function makeTakenBack(
  { claims, takenBack }: Pick<MadeClaims, 'claims' | 'takenBack'>,
  planName: string,
): Resource[] {
  const given = new Map<string, number>();
  for (const claim of claims) nameRecord(claim, given);
  return makeRecords(takenBack, planName, given);
}

/** `given`: how often each name was given before, which this adds to. */
function makeRecords(
  claims: readonly TableClaim[],
  planName: string,
  given: Map<string, number>,
): Resource[] {
  const mark = makeMark(tableSource);
  return claims.map((claim) =>
    makeRecord(claim, { id: nameRecord(claim, given), mark, planName, said: readStatus(claim.status) }),
  );
}

/** The person whom a table or a paper names. */
export function makePatient(name: string, mark: Json): Resource {
  return { resourceType: 'Patient', id: 'member', meta: mark, name: [{ text: name }] };
}

/** "Rosa Medina" of "MEDINA, ROSA". */
function orderName(name: string): string {
  const [family, given, ...more] = name.split(',').map((part) => part.trim());
  return family && given && more.length === 0 ? `${given} ${family}` : name;
}

/** `source`: of `shared/model/plans/plan-kind.ts`, by which such records are told apart. */
export function makeMark(source: string): Json {
  return { source, tag: [{ system: source, code: 'row' }] };
}

/** What the record is made of besides the claim. `mark`: by which it is told apart; `said`: what the plan did. */
type RecordFacts = { id: string; mark: Json; planName: string; said: Said };

/** One claim as a record that says what the claim says, and no more. */
export function makeRecord(claim: TableClaim, { id, mark, planName, said }: RecordFacts): Resource {
  const { number, start, end, decidedOn, provider, lines, amounts } = claim;
  const isOne = lines.length === 1;
  const info = lines.flatMap(({ rest }, line) =>
    rest.map(({ head, text }) => ({ head: isOne ? head : `${head} (${line + 1})`, text })),
  );
  return omitEmpty({
    resourceType: 'ExplanationOfBenefit',
    id,
    meta: mark,
    contained: provider === null ? [] : [{ resourceType: 'Organization', id: 'provider', name: provider }],
    identifier: number === null ? [] : [makeNumber(number)],
    status: said.status,
    use: 'claim',
    outcome: said.outcome,
    disposition: claim.status,
    type: makeType(claim.kind),
    subType: makeSubType(claim.kind),
    patient: tablePatient,
    billablePeriod: omitEmpty({ start, end }),
    created: decidedOn,
    insurer: { display: planName },
    provider: provider === null ? null : { reference: '#provider' },
    item: isOne && lines[0]?.description === null ? [] : lines.slice(0, 999).map(makeItem),
    total: makeAmounts(amounts),
    payment: omitEmpty({
      type: said.payment === null ? null : { coding: [{ system: payerStatus, code: said.payment }] },
      date: said.payment === 'paid' ? decidedOn : null,
    }),
    supportingInfo: info.slice(0, mostRest).map(({ head, text }, index) => ({
      sequence: index + 1,
      category: { text: head },
      valueString: text,
    })),
  }) as Resource;
}

/**
 * By its number; without one by day, provider and what was billed, which a plan's decision leaves as they are, so that a
 * newer table's claim is the same record. Equal ones are told apart by their order.
 */
function nameRecord(
  { number, start, provider, amounts, lines }: TableClaim,
  given: Map<string, number>,
): string {
  const charge = amounts.billed ?? [
    amounts.allowed ?? null,
    amounts.yourShare ?? null,
    amounts.planPaid ?? null,
  ];
  const who = sortWords(provider ?? '') || sortWords(lines[0]?.description ?? '');
  const name = JSON.stringify(number === null ? [start, who, charge] : [foldNumber(number)]);
  const count = (given.get(name) ?? 0) + 1;
  given.set(name, count);
  return `row-${digest(JSON.stringify([name, count]))}`;
}

function makeNumber(value: string): Json {
  const system = 'http://hl7.org/fhir/us/carin-bb/CodeSystem/C4BBIdentifierType';
  return { type: { coding: [{ system, code: 'uc' }] }, value };
}

function makeItem(
  { start, end, description, amounts }: ClaimLine,
  index: number,
  lines: readonly unknown[],
): Json {
  return omitEmpty({
    sequence: index + 1,
    productOrService: description === null ? null : { text: description },
    servicedPeriod: end === null ? null : { start, end },
    servicedDate: end === null ? start : null,
    // Of one service alone, the claim's amounts are its own.
    adjudication: lines.length > 1 ? makeAmounts(amounts) : [],
  });
}

/** The code by which a record states an amount. */
export function codeOfAmount(amount: TableAmount): string {
  return codes[amount][1];
}

function makeAmounts(amounts: TableAmounts): Json[] {
  return Object.entries(codes).flatMap(([name, [system, code]]) => {
    const cents = amounts[name as TableAmount];
    if (cents === undefined) return [];
    return [{ category: { coding: [{ system, code }] }, amount: { value: cents / 100, currency: 'USD' } }];
  });
}

/** What a plan did, in the codes of a record. */
export type Said = {
  status: 'active' | 'cancelled';
  outcome: 'complete' | 'queued' | null;
  payment: 'paid' | 'denied' | null;
};

const statuses: readonly (readonly [RegExp, Said])[] = [
  [
    /\b(?:void|voided|cancel|cancell?ed|reversed|withdrawn|anulad[oa]|cancelad[oa])\b/,
    { status: 'cancelled', outcome: null, payment: null },
  ],
  [
    /\b(?:denied|rejected|declined|not (?:covered|paid|approved)|denegad[oa]|rechazad[oa]|no (?:cubierto|pagado|aprobado))\b/,
    { status: 'active', outcome: 'complete', payment: 'denied' },
  ],
  [
    /\b(?:pending|pended|in (?:process|progress|review)|processing|received|submitted|open|under review|pendiente|en (?:proceso|revision|tramite)|recibid[oa])\b/,
    { status: 'active', outcome: 'queued', payment: null },
  ],
  [/\b(?:paid|pagad[oa])\b/, { status: 'active', outcome: 'complete', payment: 'paid' }],
  [
    /\b(?:processed|approved|complete|completed|finali[sz]ed|closed|settled|procesad[oa]|aprobad[oa]|complet[oa]|terminad[oa]|finalizad[oa])\b/,
    { status: 'active', outcome: 'complete', payment: null },
  ],
];

/** What a word for the state says; an unknown one says nothing, and stays with the claim as it is. */
function readStatus(status: string | null): Said {
  const folded = foldHead(status ?? '');
  return (
    statuses.find(([pattern]) => pattern.test(folded))?.[1] ?? {
      status: 'active',
      outcome: null,
      payment: null,
    }
  );
}

const kinds: readonly (readonly [RegExp, string])[] = [
  [/\b(?:pharmacy|prescription|rx|drugs?|medication|farmacia|medicamentos?|receta)\b/, 'pharmacy'],
  [/\b(?:dental|oral)\b/, 'oral'],
  [/\b(?:vision|eye|optical|vista|visual)\b/, 'vision'],
  [/\b(?:hospital|inpatient|outpatient|facility|institutional|hospitalari[oa])\b/, 'institutional'],
  [/\b(?:medical|professional|office|physician|doctor|medic[oa]|profesional)\b/, 'professional'],
];

function makeType(kind: string | null): Json | null {
  if (kind === null) return null;
  const folded = foldHead(kind);
  const code = kinds.find(([pattern]) => pattern.test(folded))?.[1];
  return omitEmpty({ coding: code === undefined ? [] : [{ system: claimType, code }], text: kind });
}

function makeSubType(kind: string | null): Json | null {
  const [code] = /\b(?:in|out)patient\b/.exec(foldHead(kind ?? '')) ?? [];
  return code === undefined ? null : { coding: [{ system: institutionalType, code }] };
}
