/**
 * The one way from an ExplanationOfBenefit to a {@link Claim}. Pure: takes any JSON, never throws, and marks every
 * amount that the plan did not send as worked out here.
 *
 * @see CARIN IG ExplanationOfBenefit profiles; FHIR R4 ExplanationOfBenefit
 */
import type { Claim, ClaimFact, Party } from '#shared/model/claims/claim';
import { explainsCut, forbidsBilling } from '#shared/words/refusals';
import { readCareTeam } from '../../fhir/care-team.ts';
import { codesOf, isBlueButton, wordsOf } from '../../fhir/codes.ts';
import { readDiagnoses } from '../../fhir/diagnoses.ts';
import { addressText, nobody } from '../../fhir/parties.ts';
import { Reading } from '../../fhir/reading.ts';
import type { ResolveReference } from '../../fhir/references.ts';
import {
  asResource,
  codingsOf,
  isObject,
  type Json,
  listOf,
  objectOf,
  type Resource,
  textOf,
} from '../../fhir/resource.ts';
import type { Leftovers } from '../../fhir/unread.ts';
import { valueText } from '../../fhir/value-text.ts';
import { readDrug, readProcedures, readStay } from './care.ts';
import { readClaimDates } from './claim-dates.ts';
import { readClaimKind } from './claim-kind.ts';
import {
  addExtensionFacts,
  createLineFinder,
  type LineContext,
  type RawLine,
  readLine,
  readLineDetails,
  readLineFacts,
  readRawLines,
} from './claim-lines.ts';
import { combineMoney, markMoney, type RawMoney, readRawMoney } from './claim-money.ts';
import { readChainNames, readClaimNumbers, readOtherNumbers, readRelated } from './claim-numbers.ts';
import { readInsurance, readOtherParties, readPayee, readPerson, readPlanKind } from './claim-people.ts';
import { findExplained, readReasons } from './claim-reasons.ts';
import { isFinished, isPaidDraft, isRefusedTakeBack, readNotCounted, readState } from './claim-state.ts';
import type { ClaimDetails, ListedClaim, WorkingClaim } from './listed-claim.ts';
import { chooseNetwork, readContracts, readNetwork } from './network-status.ts';
import { readSupportingInfo, type SupportingInfo } from './supporting-info.ts';

const notClaimReasons = [
  'not-an-object',
  'not-an-eob',
  'prior-authorization',
  'estimate',
  'old-fhir-version',
  'unknown-use',
] as const;
/** Why an ExplanationOfBenefit is no claim here. */
export type NotClaimReason = (typeof notClaimReasons)[number];

type NotClaim = { readonly kind: 'not-claim'; readonly reason: NotClaimReason };
export type ReadClaim = { readonly kind: 'claim'; readonly claim: Claim } | NotClaim;
export type ReadListedClaim = { readonly kind: 'claim'; readonly claim: ListedClaim } | NotClaim;

/** `id` becomes the claim's id; `resolve` finds referenced resources. */
export type ReadContext = { readonly id: string; readonly resolve: ResolveReference };

/** Reads one ExplanationOfBenefit, or says why it is no claim. */
export function readClaim(eob: unknown, { id, resolve }: ReadContext): ReadClaim {
  const reason = whyNotClaim(eob);
  if (reason !== null) return { kind: 'not-claim', reason };
  const reading = new Reading(eob as Resource, resolve);
  const { listed, sources } = readListed(reading, id);
  const details = readDetails(reading, listed, sources);
  return {
    kind: 'claim',
    claim: { ...listed, ...details, unread: reading.unread(), technical: reading.technical() },
  };
}

/** {@link readClaim} as far as a sync needs it: details are read when the claim is opened. */
export function readListedClaim(eob: unknown, { id, resolve }: ReadContext): ReadListedClaim {
  const reason = whyNotClaim(eob);
  if (reason !== null) return { kind: 'not-claim', reason };
  return { kind: 'claim', claim: readListed(new Reading(eob as Resource, resolve, false), id).listed };
}

/** {@link readClaim} without telling what of the claim was not understood, which takes as long as all the rest. */
export function readWorkingClaim(eob: unknown, { id, resolve }: ReadContext): WorkingClaim | null {
  if (whyNotClaim(eob) !== null) return null;
  const reading = new Reading(eob as Resource, resolve, false);
  const { listed, sources } = readListed(reading, id);
  return { ...listed, ...readDetails(reading, listed, sources) };
}

/** Why this is no claim, or `null` when it is one. */
export function whyNotClaim(json: unknown): NotClaimReason | null {
  if (!isObject(json)) return 'not-an-object';
  const eob = asResource(json);
  if (eob?.resourceType !== 'ExplanationOfBenefit') return 'not-an-eob';
  const use = textOf(eob['use'])?.toLowerCase() ?? null;
  if (use === 'preauthorization') return 'prior-authorization';
  if (use === 'predetermination') return 'estimate';
  if (isStu3(eob)) return 'old-fhir-version';
  return use !== null && use !== 'claim' ? 'unknown-use' : null;
}

/**
 * STU3 is not read: several of its element names mean something else in R4. There, `insurance` is one object, as R4
 * senders write it, too, beside a use and an outcome that STU3 has no such code for.
 */
function isStu3(eob: Json): boolean {
  const isOfR4 = textOf(eob['use']) !== null || textOf(eob['outcome']) !== null;
  if (isObject(eob['insurance']) && !isOfR4) return true;
  for (const key of ['information', 'hospitalization', 'totalCost', 'totalBenefit', 'claimTotal'])
    if (eob[key] !== undefined) return true;
  return listOf(eob['item']).some(
    (item) => item['service'] !== undefined || item['careTeamLinkId'] !== undefined,
  );
}

/** What was found on the way, from which details are read. */
type DetailSources = {
  readonly rawMoney: RawMoney;
  readonly rawLines: readonly RawLine[];
  readonly info: SupportingInfo;
  readonly lineContext: LineContext;
  readonly isBlueButton: boolean;
};

function readListed(reading: Reading, id: string): { listed: ListedClaim; sources: DetailSources } {
  const { people, resource: eob } = reading;
  reading.guide(eob, 'status', 'use', 'outcome', 'claim', 'claimResponse');
  reading.takeAll(eob, 'type', 'subType', 'provider', 'insurer', 'facility');
  const rawLines = readRawLines(reading);
  const rawMoney = readRawMoney(reading);
  const kind = readClaimKind(eob);
  const info = readSupportingInfo(reading, kind === 'pharmacy', createLineFinder(rawLines));
  const version = readBlueButtonVersion(eob);
  const money = combineMoney(rawMoney, rawLines, kind, version !== null);
  const careTeam = readCareTeam(reading);
  const diagnoses = readDiagnoses(reading);
  const procedures = readProcedures(reading);
  const lineContext: LineContext = {
    reading,
    info,
    currency: money.currency,
    careTeam: careTeam.bySequence,
    diagnoses: diagnoses.bySequence,
    procedures: procedures.bySequence,
  };
  const lines = rawLines.map((raw, index) => readLine(raw, money.lines[index] ?? money.amounts, reading));
  const related = readRelated(reading);
  const network = chooseNetwork(
    readNetwork([rawMoney.header], info, reading),
    readNetwork([rawMoney.total, ...rawLines.map((line) => line.money)], null, reading),
  );
  const reasons = readReasons({ reading, money: rawMoney, lines: rawLines, info });
  const paid = money.amounts.planPaid?.cents ?? null;
  const notCounted =
    readNotCounted(eob, related, info, paid) ??
    (isRefusedTakeBack(eob, money.amounts, reasons) ? 'reversal' : null);
  const state = readState({
    eob,
    notCounted,
    amounts: money.amounts,
    reasons,
    lines,
    kind,
  });
  if (state === 'plan-is-deciding' || version === 2) reading.guide(eob, 'created');
  const isDraftPaid = notCounted === null && isPaidDraft(eob, paid);
  const checks = money.finish({
    kind,
    network,
    finished: isFinished(eob),
    counted: notCounted === null,
    state,
    isCutByLaw: version !== null || reasons.some(explainsCut),
    explained: findExplained(lines, reasons, [
      rawMoney.header,
      rawMoney.total,
      ...rawLines.map((line) => line.money),
    ]),
    mayNotBill: reasons.some(forbidsBilling),
  });
  if (isDraftPaid) checks.push({ code: 'paid-though-draft', ok: true, differenceCents: null, amount: null });
  const identity = readClaimNumbers(reading);
  const dates = readClaimDates(reading, { lines, info, isBlueButton2: version === 2 });
  const amounts = money.amounts;
  const drug = kind === 'pharmacy' ? readDrug(rawLines, info, identity.prescription, reading) : null;
  const listed: ListedClaim = {
    id,
    claimNumber: identity.claimNumber,
    chainNumbers: identity.chainNumbers,
    chainNames: [...readChainNames(eob), ...identity.untyped],
    otherNumbers: [...identity.otherNumbers, ...info.otherNumbers, ...readOtherNumbers(reading)],
    kind,
    state,
    counted: notCounted === null,
    notCountedBecause: notCounted,
    withoutCosts: !money.hasAny,
    serviceStart: dates.serviceStart,
    serviceEnd: dates.serviceEnd,
    serviceDateFrom: dates.serviceDateFrom,
    receivedOn: dates.receivedOn,
    // While the plan is deciding, the date on which it processed the claim is not that of a decision.
    decidedOn: state === 'plan-is-deciding' ? null : dates.decidedOn,
    paidOn: dates.paidOn,
    patientReference: textOf(objectOf(eob['patient'])?.['reference']),
    person: readPerson(reading),
    provider: people.party(objectOf(eob['provider'])) ?? nobody,
    facility: readFacility(reading, info),
    insurer: people.insurer(),
    ...readPayee(reading),
    ...readInsurance(reading),
    careTeam: careTeam.members,
    network,
    lines,
    diagnoses: diagnoses.diagnoses,
    procedures: procedures.procedures,
    drug,
    stay: readStay(info),
    balances: rawMoney.balances,
    reasons,
    checks,
    related,
    amounts,
    lastUpdated: textOf(objectOf(eob['meta'])?.['lastUpdated']),
  };
  const sources = { rawMoney, rawLines, info, lineContext, isBlueButton: version !== null };
  return { listed, sources };
}

function readDetails(
  reading: Reading,
  listed: ListedClaim,
  sources: DetailSources,
): Omit<ClaimDetails, keyof Leftovers> {
  const { rawMoney, rawLines, info, lineContext, isBlueButton } = sources;
  const lines = readLineDetails(listed.lines, rawLines, lineContext);
  const facts = [
    ...readExtensions(reading),
    ...readElementFacts(reading),
    ...info.facts,
    ...[rawMoney.header, rawMoney.total].flatMap((money) => readContracts(money, null, reading)),
    ...rawLines.flatMap(({ money, number }) => readContracts(money, number, reading)),
    ...rawMoney.counts,
    ...readCounts(rawMoney, rawLines),
    ...rawLines.flatMap((line) => readLineFacts(line, reading)),
  ];
  markMoney(rawMoney, rawLines, { amounts: listed.amounts, lines }, reading);
  const signs = { isBlueButton, isPharmacy: listed.kind === 'pharmacy' };
  return {
    lines,
    planKind: readPlanKind(reading, listed.coverageName, signs),
    facts,
  };
}

/** 2 or 3 for Medicare's Blue Button, by its own claim types; `null` for other plans. */
function readBlueButtonVersion(eob: Json): 2 | 3 | null {
  for (const coding of codingsOf(objectOf(eob['type']))) {
    const system = textOf(coding['system']);
    if (isBlueButton(system)) return system?.includes('/resources/') ? 2 : 3;
  }
  return null;
}

/** Where the care was: the service facility, else the claim's facility, else a line's place. */
function readFacility({ resource, people }: Reading, info: SupportingInfo): Party | null {
  const own = info.facility ?? keepNamed(people.party(objectOf(resource['facility'])));
  if (own !== null) return own;
  for (const item of listOf(resource['item'])) {
    const party = keepNamed(people.party(objectOf(item['locationReference'])));
    if (party !== null) return party;
  }
  return null;
}

function keepNamed(party: Party | null): Party | null {
  return party && (party.name !== null || party.npi !== null) ? party : null;
}

/** Counts of days, visits and weights: facts, never money. */
function readCounts(money: RawMoney, lines: readonly RawLine[]): ClaimFact[] {
  const facts: ClaimFact[] = [];
  const keep = (counts: RawMoney['total']['counts'], lineNumber: number | null) => {
    for (const { label, code, value } of counts)
      facts.push({ label: { text: label, code, system: null }, value: String(value), lineNumber });
  };
  keep(money.total.counts, null);
  keep(money.header.counts, null);
  for (const line of lines) keep(line.money.counts, line.number);
  return facts;
}

/** Elements of the claim that are facts by themselves, under their own names. */
const factElements = [
  'disposition',
  'priority',
  'fundsReserveRequested',
  'fundsReserve',
  'benefitPeriod',
  'preAuthRefPeriod',
  'precedence',
];

/** What the extensions of the claim and of its elements say. */
function readExtensions(reading: Reading): ClaimFact[] {
  const { resource: eob } = reading;
  const facts: ClaimFact[] = [];
  addExtensionFacts(eob, null, facts, reading);
  for (const key of ['billablePeriod', 'facility', 'insurance', 'careTeam', 'adjudication', 'total'])
    for (const holder of listOf(eob[key])) addExtensionFacts(holder, null, facts, reading);
  for (const insurance of listOf(eob['insurance']))
    addExtensionFacts(objectOf(insurance['coverage']), null, facts, reading);
  return facts;
}

function readElementFacts(reading: Reading): ClaimFact[] {
  const eob = reading.resource;
  const facts = [...readSubType(eob), ...readOtherParties(reading), ...readAccident(reading)];
  for (const key of factElements)
    for (const element of Array.isArray(eob[key]) ? eob[key] : [eob[key]]) {
      const value = valueText(element, reading.people);
      if (value === null) continue;
      reading.take(eob, key);
      facts.push({ label: key, value });
    }
  return facts.map(({ label, value }) => ({
    label: { text: null, code: label, system: null },
    value,
    lineNumber: null,
  }));
}

/** What kind of claim it is besides: inpatient and outpatient are the claim's kind. */
function readSubType(eob: Json): { label: string; value: string }[] {
  const subType = objectOf(eob['subType']);
  const words = subType === null ? null : wordsOf(subType);
  const isKind = codesOf(subType).some((code) => code === 'inpatient' || code === 'outpatient');
  return words === null || isKind ? [] : [{ label: 'subType', value: words }];
}

/** The accident that the claim is about. */
function readAccident(reading: Reading): { label: string; value: string }[] {
  const accident = reading.openOne(reading.resource, 'accident');
  const facts: { label: string; value: string }[] = [];
  for (const key of ['date', 'type', 'locationAddress', 'locationReference']) {
    const address = key === 'locationAddress' ? reading.openOne(accident, key) : null;
    if (address !== null) reading.markAddress(address);
    const value = address === null ? valueText(accident?.[key], reading.people) : addressText(address);
    if (value === null) continue;
    reading.take(accident, key);
    facts.push({ label: key === 'date' ? 'accident-date' : 'accident', value });
  }
  return facts;
}
