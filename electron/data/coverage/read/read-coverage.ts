/**
 * Reads a Coverage as a card. Pure: takes any JSON and never throws; what the plan did not send is
 * missing, and member numbers are kept apart from the card.
 *
 * @see C4DIC 1.1.0, 2.0.0 Coverage; CARIN IG C4BB-Coverage; US Core 6.1 Coverage; Blue Button v2, v3 Coverage
 */
import { parseFhirDate } from '#shared/dates';
import type { CoverageClass, CoverageNumbers } from '#shared/model/plans/coverage';
import { endingOf } from '#shared/words/coverage';
import { codesOf, noCode, readCoded, wordsOf } from '../../fhir/codes.ts';
import { readCoverageKind } from '../../fhir/coverage-kind.ts';
import { nameOf, type PeopleReader, realName } from '../../fhir/parties.ts';
import { Reading } from '../../fhir/reading.ts';
import type { ResolveReference } from '../../fhir/references.ts';
import {
  asResource,
  integerAt,
  type Json,
  listAt,
  objectAt,
  type Resource,
  textAt,
  textOf,
} from '../../fhir/resource.ts';
import { type CardExtensions, readCardExtensions } from './card-extensions.ts';
import { readContacts } from './contacts.ts';
import { readCosts } from './costs.ts';
import type { CoverageFacts } from './coverage-facts.ts';
import { maskNumbers } from './mask-numbers.ts';

export type ReadCoverage =
  | { readonly kind: 'coverage'; readonly facts: CoverageFacts; readonly numbers: CoverageNumbers }
  | { readonly kind: 'not-coverage'; readonly reason: 'not-a-coverage' | 'old-fhir-version' | 'empty' };

/** Reads one Coverage, or says why it is none. `resolve` finds the payer and the people it names. */
export function readCoverage(json: unknown, { resolve }: { resolve: ResolveReference }): ReadCoverage {
  const coverage = asResource(json);
  if (coverage?.resourceType !== 'Coverage') return { kind: 'not-coverage', reason: 'not-a-coverage' };
  if (isStu3(coverage)) return { kind: 'not-coverage', reason: 'old-fhir-version' };
  if (!contentElements.some((key) => coverage[key] !== undefined))
    return { kind: 'not-coverage', reason: 'empty' };
  return readR4(coverage, resolve);
}

/** A record with none of these says only that the coverage exists. */
const contentElements = [
  'status',
  'type',
  'identifier',
  'subscriberId',
  'payor',
  'class',
  'period',
  'beneficiary',
];

/** STU3 has `grouping` and `sequence` where R4 has `class` and `order`. */
function isStu3(coverage: Json): boolean {
  return coverage['grouping'] !== undefined || coverage['sequence'] !== undefined;
}

function readR4(coverage: Resource, resolve: ResolveReference): ReadCoverage {
  const reading = new Reading(coverage, resolve);
  const { people } = reading;
  const named = (key: string) => personName(objectAt(coverage, key), people);
  const card = readCardExtensions(reading);
  const own = readIdentifiers(reading);
  const subscriberId = textAt(coverage, 'subscriberId');
  const memberId = own.memberId ?? subscriberId;
  const payers = listAt(coverage, 'payor');
  const classes = readClasses(reading);
  const numbers: CoverageNumbers = {
    memberId,
    subscriberId,
    others: card.others.map((other) => other.memberId),
    classes: classes.map(({ kind, value }) =>
      isMemberNumber(kind, value, [memberId, subscriberId]) ? value : null,
    ),
  };
  const period = reading.openOne(coverage, 'period');
  if (period !== null) reading.takeAll(period, 'start', 'end');
  const payerName = payers.map((payer) => payerNameOf(payer, people)).find((name) => name !== null) ?? null;
  const costs = readCosts(reading);
  const contacts = readContacts(
    payers.flatMap((payer) => people.resolve(payer) ?? []),
    reading,
  );
  noteRest(reading, payerName);
  const facts: CoverageFacts = {
    source: card.isCard || hasCardProfile(coverage) ? 'card' : 'assembled',
    kind: readCoverageKind(coverage),
    type: readCoded(objectAt(coverage, 'type')),
    coverageName: planNameOf(classes),
    payerName,
    statusText: textAt(coverage, 'status'),
    start: parseFhirDate(period?.['start']),
    end: parseFhirDate(period?.['end']),
    memberName: named('beneficiary'),
    memberIdEnding: endingOf(memberId),
    subscriberIdEnding: endingOf(subscriberId),
    subscriberName: named('subscriber'),
    relationship: readCoded(objectAt(coverage, 'relationship')),
    dependent: textAt(coverage, 'dependent'),
    others: othersOf(card),
    classes: classes.map((one, index) =>
      numbers.classes[index] ? { ...one, value: endingOf(one.value), hidden: true } : one,
    ),
    assistance: card.assistance,
    costs,
    contacts,
    notes: card.notes,
    images: card.images,
    issuedOn: card.issuedOn,
    order: integerAt(coverage, 'order'),
    otherNumbers: [...own.otherNumbers, ...payerNumbers(payers, people)],
    lastUpdated: textAt(objectAt(coverage, 'meta'), 'lastUpdated'),
    unread: reading.unread(),
    technical: reading.technical(),
  };
  return { kind: 'coverage', facts: maskNumbers(facts, numbers, own.furtherIds), numbers };
}

function othersOf(card: CardExtensions): CoverageFacts['others'] {
  return card.others.map(({ name, memberId }) => ({
    name,
    memberIdEnding: endingOf(memberId),
    dependent: null,
  }));
}

function hasCardProfile(coverage: Resource): boolean {
  const profiles = objectAt(coverage, 'meta')?.['profile'];
  return (
    Array.isArray(profiles) &&
    profiles.some((one) => typeof one === 'string' && one.includes('/C4DIC-Coverage'))
  );
}

/** Types of numbers that are a person's own, besides the member number on the card: of other plans, of the state. */
const personalTypes = new Set(['mb', 'um', 'sn', 'mc', 'ma', 'hc', 'ss']);

type Identifiers = {
  memberId: string | null;
  otherNumbers: CoverageFacts['otherNumbers'];
  /** Those of the other numbers that are the person's own. */
  furtherIds: string[];
};

/** The member number is the identifier of type MB, or Medicare's own; other numbers are kept with their labels. */
function readIdentifiers(reading: Reading): Identifiers {
  let memberId: string | null = null;
  const furtherIds: string[] = [];
  const otherNumbers: CoverageFacts['otherNumbers'] = [];
  for (const identifier of reading.open(reading.resource, 'identifier')) {
    reading.takeAll(identifier, 'value', 'type', 'system');
    const value = textAt(identifier, 'value');
    if (value === null) continue;
    const type = objectAt(identifier, 'type');
    const codes = codesOf(type);
    const isMember = codes.includes('mb') || textAt(identifier, 'system')?.endsWith('/us-mbi') === true;
    if (isMember || codes.some((code) => personalTypes.has(code))) furtherIds.push(value);
    if (isMember && memberId === null) memberId = value;
    else if (value.startsWith('urn:')) reading.unreadable.add('identifier', value);
    else if (value !== memberId) {
      const label = textAt(type, 'text') ?? (type === null ? null : wordsOf(type));
      otherNumbers.push({ label: label ?? 'identifier', value });
    }
  }
  return { memberId, otherNumbers, furtherIds };
}

/** The number by which a pharmacy knows the person, or any class that repeats a member number. */
function isMemberNumber(kind: string, value: string | null, numbers: readonly (string | null)[]): boolean {
  return value !== null && (kind === 'rxid' || numbers.includes(value));
}

function readClasses(reading: Reading): CoverageClass[] {
  const { resource } = reading;
  const classes: CoverageClass[] = reading.open(resource, 'class').map((entry) => {
    reading.takeAll(entry, 'type', 'value', 'name');
    const type = objectAt(entry, 'type');
    return {
      kind: codesOf(type)[0] ?? 'other',
      label: readCoded(type) ?? noCode,
      value: textAt(entry, 'value'),
      name: textAt(entry, 'name'),
      hidden: false,
    };
  });
  const network = textAt(resource, 'network');
  if (network !== null && !classes.some(({ kind, name }) => kind === 'network' && name === network))
    classes.push({ kind: 'network', label: noCode, value: null, name: network, hidden: false });
  return classes.filter(({ value, name }) => value !== null || name !== null);
}

/** The plan's name on the card: of the plan, else of the plan within it. */
function planNameOf(classes: readonly CoverageClass[]): string | null {
  for (const kind of ['plan', 'subplan']) {
    const found = classes.find((one) => one.kind === kind);
    if (found) return found.name ?? found.value;
  }
  return null;
}

/** A person's name; a display like "Last,First" is a name as well. */
function personName(reference: Json | null, people: PeopleReader): string | null {
  const resource = people.resolve(reference);
  return (resource && nameOf(resource)) ?? realName(textAt(reference, 'display'));
}

/** The numbers by which doctors bill the payer. */
function payerNumbers(payers: readonly Json[], people: PeopleReader): CoverageFacts['otherNumbers'] {
  const numbers = payers.flatMap((payer) => {
    const beside = textAt(objectAt(payer, 'identifier'), 'value');
    const own = listAt(people.resolve(payer), 'identifier').filter((identifier) =>
      codesOf(objectAt(identifier, 'type')).includes('payerid'),
    );
    return [
      beside !== null && payerNameOf(payer, people) !== beside ? beside : null,
      ...own.map(({ value }) => textOf(value)),
    ];
  });
  const known = new Set(numbers.filter((value): value is string => value !== null));
  return [...known].map((value) => ({ label: 'payer-id', value }));
}

/** A payer: by its record, by its name beside the reference, or by a name written where a number belongs. */
function payerNameOf(payer: Json, people: PeopleReader): string | null {
  const name = personName(payer, people);
  if (name !== null) return name;
  const value = textAt(objectAt(payer, 'identifier'), 'value');
  return value !== null && /^[A-Za-z][A-Za-z .,&'-]*$/.test(value) ? value : null;
}

/** Notes payers and a holder whose names are on no card, then marks what was read whole. */
function noteRest(reading: Reading, payerName: string | null): void {
  const { resource, people, unreadable } = reading;
  for (const payer of listAt(resource, 'payor'))
    for (const name of new Set([payerNameOf(payer, people), textAt(payer, 'display')]))
      if (name !== null && name !== payerName) unreadable.add('payor', name);
  const holder = personName(objectAt(resource, 'policyHolder'), people);
  const subscriber = personName(objectAt(resource, 'subscriber'), people);
  if (holder !== null && holder !== subscriber) unreadable.add('policyHolder', holder);
  reading.takeAll(resource, ...wholeElements);
}

const wholeElements =
  'status type subscriber subscriberId beneficiary policyHolder dependent relationship payor order network'.split(
    ' ',
  );
