/**
 * The one way from an ExplanationOfBenefit to a {@link Claim}. Pure: takes any JSON, never throws, and marks every
 * amount that the plan did not send as worked out here.
 *
 * @see CARIN IG ExplanationOfBenefit profiles; FHIR R4 ExplanationOfBenefit
 */
import type { Claim, ClaimFact, Party } from '#shared/model/claim';
import { readDiagnoses } from '../../fhir/diagnoses.ts';
import { nobody, PeopleReader, readCareTeam } from '../../fhir/parties.ts';
import type { ResolveReference } from '../../fhir/references.ts';
import {
  asResource,
  codingsOf,
  excerpt,
  isObject,
  type Json,
  listOf,
  objectOf,
  type Resource,
  textOf,
} from '../../fhir/resource.ts';
import { Unread } from '../../fhir/unread.ts';
import { extensionValue } from '../../fhir/value-text.ts';
import { extensionName } from './adjudications.ts';
import { readDrug, readProcedures, readStay } from './care.ts';
import { readClaimDates } from './claim-dates.ts';
import { readClaimKind } from './claim-kind.ts';
import { createLineFinder, type RawLine, readDrugFacts, readLine, readRawLines } from './claim-lines.ts';
import { combineMoney, type RawMoney, readRawMoney } from './claim-money.ts';
import { readChainNames, readClaimNumbers, readRelated } from './claim-numbers.ts';
import { readCoverageName, readPayee, readPerson, readPlanKind } from './claim-people.ts';
import { readReasons } from './claim-reasons.ts';
import { isFinished, readNotCounted, readState } from './claim-state.ts';
import { readNetwork } from './network-status.ts';
import { readSupportingInfo, type SupportingInfo } from './supporting-info.ts';

const notClaimReasons = [
  'not-an-object',
  'not-an-eob',
  'prior-authorization',
  'estimate',
  'old-fhir-version',
  'no-patient',
  'unknown-use',
] as const;
/** Why an ExplanationOfBenefit is no claim here. */
export type NotClaimReason = (typeof notClaimReasons)[number];

export type ReadClaim =
  | { readonly kind: 'claim'; readonly claim: Claim }
  | { readonly kind: 'not-claim'; readonly reason: NotClaimReason };

/** `id` becomes the claim's id; `resolve` finds referenced resources. */
export type ReadContext = { readonly id: string; readonly resolve: ResolveReference };

/** Reads one ExplanationOfBenefit, or says why it is no claim. */
export function readClaim(eob: unknown, context: ReadContext): ReadClaim {
  const reason = whyNotClaim(eob);
  if (reason !== null) return { kind: 'not-claim', reason };
  return { kind: 'claim', claim: readR4(eob as Resource, context) };
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
  if (use !== null && use !== 'claim') return 'unknown-use';
  return isObject(eob['patient']) ? null : 'no-patient';
}

/** STU3 is not read: several of its element names mean something else in R4. */
function isStu3(eob: Json): boolean {
  if (isObject(eob['insurance'])) return true;
  for (const key of [
    'information',
    'hospitalization',
    'totalCost',
    'totalBenefit',
    'claimTotal',
    'benefitPeriod',
  ])
    if (eob[key] !== undefined) return true;
  return listOf(eob['item']).some(
    (item) => item['service'] !== undefined || item['careTeamLinkId'] !== undefined,
  );
}

function readR4(eob: Resource, context: ReadContext): Claim {
  const unread = new Unread();
  const people = new PeopleReader(eob, context.resolve);
  const rawLines = readRawLines(eob, unread);
  const rawMoney = readRawMoney(eob, unread);
  const info = readSupportingInfo(eob, people, createLineFinder(rawLines), unread);
  const version = readBlueButtonVersion(eob);
  const money = combineMoney(eob, rawMoney, rawLines, version !== null);
  const lines = rawLines.map((raw, index) =>
    readLine(raw, info, money.lines[index] ?? money.amounts, unread),
  );
  const related = readRelated(eob);
  const notCounted = readNotCounted(eob, related, info.deleted);
  const kind = readClaimKind(eob);
  const lineMoney = rawLines.map((line) => line.money);
  const network = readNetwork(rawMoney.header, [rawMoney.total, ...lineMoney], info);
  const facts = [
    ...readExtensions(eob, people),
    ...info.facts,
    ...rawMoney.counts,
    ...readCounts(rawMoney, rawLines),
    ...(kind === 'pharmacy' ? [] : rawLines.flatMap(readDrugFacts)),
  ];
  const reasons = readReasons({ eob, money: rawMoney, lines: rawLines, info });
  const state = readState({
    eob,
    notCounted,
    amounts: money.amounts,
    reasons,
    lines,
    kind,
  });
  const checks = money.finish({
    kind,
    network,
    finished: isFinished(eob),
    counted: notCounted === null,
    state,
  });
  const identity = readClaimNumbers(eob);
  const dates = readClaimDates({ eob, lines, info, isBlueButton2: version === 2 }, unread);
  const payee = readPayee(eob, people);
  noteUnreadElements(eob, unread);
  return {
    id: context.id,
    claimNumber: identity.claimNumber,
    chainNumbers: identity.chainNumbers,
    chainNames: readChainNames(eob),
    otherNumbers: [...identity.otherNumbers, ...info.otherNumbers],
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
    person: readPerson(eob, people),
    provider: people.party(objectOf(eob['provider'])) ?? nobody,
    facility: readFacility(eob, people, info),
    insurer: people.insurer(),
    payee: payee.payee,
    payeeKind: payee.payeeKind,
    coverageName: readCoverageName(eob, people),
    planKind: readPlanKind(eob, people, { isBlueButton: version !== null, isPharmacy: kind === 'pharmacy' }),
    careTeam: readCareTeam(eob, people, unread),
    network,
    lines,
    diagnoses: readDiagnoses(eob, people, unread),
    procedures: readProcedures(eob, people, unread),
    drug: kind === 'pharmacy' ? readDrug(rawLines, info, identity.prescription) : null,
    stay: readStay(info),
    facts,
    reasons,
    checks,
    related,
    amounts: money.amounts,
    unread: unread.list,
    lastUpdated: textOf(objectOf(eob['meta'])?.['lastUpdated']),
  };
}

/** 2 or 3 for Medicare's Blue Button, by its own claim types; `null` for other plans. */
function readBlueButtonVersion(eob: Json): 2 | 3 | null {
  for (const coding of codingsOf(objectOf(eob['type']))) {
    const system = textOf(coding['system']);
    if (system?.startsWith('https://bluebutton.cms.gov/'))
      return system.startsWith('https://bluebutton.cms.gov/resources/') ? 2 : 3;
  }
  return null;
}

/** Where the care was: the service facility, else the claim's facility, else a line's place. */
function readFacility(eob: Json, people: PeopleReader, info: SupportingInfo): Party | null {
  return info.facility ?? keepNamed(people.party(objectOf(eob['facility']))) ?? readLineFacility(eob, people);
}

function keepNamed(party: Party | null): Party | null {
  return party && (party.name !== null || party.npi !== null) ? party : null;
}

function readLineFacility(eob: Json, people: PeopleReader): Party | null {
  for (const item of listOf(eob['item'])) {
    const party = keepNamed(people.party(objectOf(item['locationReference'])));
    if (party) return party;
  }
  return null;
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

function readExtensions(eob: Json, people: PeopleReader): ClaimFact[] {
  const facts: ClaimFact[] = [];
  for (const extension of listOf(eob['extension'])) {
    if (extension['valueMoney'] !== undefined) continue;
    const value = extensionValue(extension, people);
    if (value !== null)
      facts.push({
        label: { text: null, code: extensionName(extension), system: null },
        value,
        lineNumber: null,
      });
  }
  const disposition = textOf(eob['disposition']);
  if (disposition !== null)
    facts.push({
      label: { text: null, code: 'disposition', system: null },
      value: disposition,
      lineNumber: null,
    });
  return facts;
}

/** Elements that are read, or that only hold the record together. */
const knownElements = new Set(
  (
    'resourceType id meta implicitRules language text contained extension modifierExtension identifier status type ' +
    'subType use patient billablePeriod created enterer insurer provider priority fundsReserveRequested fundsReserve ' +
    'related prescription originalPrescription payee referral facility claim claimResponse outcome disposition ' +
    'preAuthRef preAuthRefPeriod careTeam supportingInfo diagnosis procedure precedence insurance item addItem ' +
    'adjudication total payment processNote benefitPeriod benefitBalance'
  ).split(' '),
);

function noteUnreadElements(eob: Json, unread: Unread): void {
  for (const key in eob)
    if (!knownElements.has(key) && !key.startsWith('_')) unread.add(key, excerpt(eob[key]));
}
