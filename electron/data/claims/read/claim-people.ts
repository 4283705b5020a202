/**
 * Whom a claim names besides its care team: the patient, the payee, the coverage.
 *
 * @see CARIN IG, C4BB ExplanationOfBenefit: patient, payee, insurance.coverage
 */
import { parseFhirDate } from '#shared/dates';
import type { Claim } from '#shared/model/claims/claim';
import type { PlanKind } from '#shared/model/plans/plan-kind';
import { codesOf, readCoded } from '../../fhir/codes.ts';
import { nameOf, PeopleReader, realName } from '../../fhir/parties.ts';
import { findPlanKind, type PlanSigns } from '../../fhir/plan-kind.ts';
import type { Reading } from '../../fhir/reading.ts';
import type { ResolveReference } from '../../fhir/references.ts';
import { type Json, listAt, objectAt, objectOf, type Resource, textAt } from '../../fhir/resource.ts';

/** The patient's name and birth date, where the Patient resource or the display gives them. */
export function readPerson(reading: Reading): Claim['person'] {
  const reference = objectOf(reading.take(reading.resource, 'patient'));
  const patient = reading.people.resolve(reference);
  return {
    name: (patient ? nameOf(patient) : null) ?? realName(textAt(reference, 'display')),
    birthDate: patient ? parseFhirDate(patient['birthDate']) : null,
  };
}

const payeeKinds = new Map<string, NonNullable<Claim['payeeKind']>>([
  ['provider', 'provider'],
  ['practitioner', 'provider'],
  ['subscriber', 'you'],
  ['beneficiary', 'you'],
  ['patient', 'you'],
]);

/** Who receives the plan's payment: by name, by kind, and in the plan's words. */
export function readPayee(reading: Reading): Pick<Claim, 'payee' | 'payeeKind' | 'payeeWords'> {
  const payee = reading.openOne(reading.resource, 'payee');
  if (payee === null) return { payee: null, payeeKind: null, payeeWords: null };
  reading.takeAll(payee, 'type', 'party');
  const type = objectAt(payee, 'type');
  const code = codesOf(type)[0];
  const party = reading.people.party(objectAt(payee, 'party'));
  const known = party && (party.name !== null || party.npi !== null) ? party : null;
  const coded = readCoded(type);
  return {
    payee: known,
    payeeKind: code === undefined ? null : (payeeKinds.get(code) ?? 'other'),
    payeeWords: coded?.text ?? null,
  };
}

/** The coverage that paid, and the other insurers that the claim names. */
export function readInsurance(reading: Reading): Pick<Claim, 'coverageName' | 'otherCoverageNames'> {
  const insurances = reading.open(reading.resource, 'insurance');
  const focal = findFocal(insurances);
  const otherNames = new Set<string>();
  for (const insurance of insurances) {
    reading.take(insurance, 'coverage');
    reading.guide(insurance, 'focal', 'sequence');
    const name = insurance === focal ? null : readCoverageName(insurance, reading);
    if (name !== null) otherNames.add(name);
  }
  return { coverageName: readCoverageName(focal, reading), otherCoverageNames: [...otherNames] };
}

/** The insurance whose claim this is: the one that the plan calls so, else the first. */
function findFocal(insurances: readonly Json[]): Json | null {
  return insurances.find((insurance) => insurance['focal'] === true) ?? insurances[0] ?? null;
}

/** The reference to the coverage that paid, of an ExplanationOfBenefit. */
export function findFocalCoverage(resource: Json): Json | null {
  return objectAt(findFocal(listAt(resource, 'insurance')), 'coverage');
}

/**
 * The phone that a member calls: of the insurer that the claim names, else of its coverage's payor. An organization's
 * own phone comes first, then its contact for members, then one for anything else; `null` when none is stated.
 */
export function findPlanPhone(eob: Resource, resolve: ResolveReference): string | null {
  const people = new PeopleReader(eob, resolve);
  const coverage = people.resolve(findFocalCoverage(eob));
  const references = [objectAt(eob, 'insurer'), ...(coverage ? listAt(coverage, 'payor') : [])];
  for (const reference of references) {
    const organization = people.resolve(reference);
    const phone = organization && (phoneOf(organization) ?? contactPhone(organization));
    if (phone) return phone;
  }
  return null;
}

function contactPhone(organization: Json): string | null {
  const contacts = listAt(organization, 'contact');
  for (const purpose of ['patinf', 'payor', undefined]) {
    const fitting = contacts.filter((contact) => codesOf(objectAt(contact, 'purpose'))[0] === purpose);
    const phone = fitting.map(phoneOf).find((one) => one !== null);
    if (phone) return phone;
  }
  return null;
}

function phoneOf(holder: Json): string | null {
  return textAt(listAt(holder, 'telecom').find((way) => way['system'] === 'phone') ?? null, 'value');
}

/** Whose rules the plan follows, as far as the claim and its coverage say. */
export function readPlanKind(
  { resource, people }: Reading,
  coverageName: string | null,
  signs: Pick<PlanSigns, 'isBlueButton' | 'isPharmacy'>,
): PlanKind {
  const reference = findFocalCoverage(resource);
  const names = [people.insurer().name, coverageName, textAt(reference, 'display')];
  return findPlanKind({ ...signs, coverage: people.resolve(reference) ?? null, names });
}

/** The name of a coverage: its plan, else its type or payor, else what the claim calls it. */
function readCoverageName(insurance: Json | null, reading: Reading): string | null {
  const reference = objectAt(insurance, 'coverage');
  const coverage = reading.people.resolve(reference);
  if (coverage) {
    markCoverage(coverage, reading);
    for (const entry of listAt(coverage, 'class'))
      if (codesOf(objectAt(entry, 'type')).includes('plan')) {
        const name = realName(textAt(entry, 'name'));
        if (name) return name;
      }
    const type = objectAt(coverage, 'type');
    const words = type === null ? null : readCoded(type)?.text;
    if (words) return words;
    for (const payor of listAt(coverage, 'payor')) {
      const name = reading.people.party(payor)?.name;
      if (name) return name;
    }
  }
  return realName(textAt(reference, 'display'));
}

/** A coverage inside the claim is there for its name only; what else it says is told as not understood. */
function markCoverage(coverage: Json, reading: Reading): void {
  reading.takeAll(coverage, 'type', 'payor', 'beneficiary');
  reading.guide(coverage, 'status');
}

/** Who else a claim names, by the words of the element that names them: as facts. */
export function readOtherParties(reading: Reading): { label: string; value: string }[] {
  const found: { label: string; value: string }[] = [];
  for (const key of ['enterer', 'referral', 'prescription', 'originalPrescription']) {
    const reference = objectAt(reading.resource, key);
    const party = reading.people.party(refersToOrder(reference, reading) ?? reference);
    const value = party?.name ?? party?.npi ?? textAt(objectAt(reference, 'identifier'), 'value');
    if (value === null) continue;
    reading.take(reading.resource, key);
    found.push({ label: key, value });
  }
  return found;
}

/** Who asked for the service, where a referral is an order inside the claim. */
function refersToOrder(reference: Json | null, reading: Reading): Json | null {
  const order = reading.people.resolve(reference);
  if (order?.resourceType !== 'ServiceRequest') return null;
  reading.takeAll(order, 'requester', 'performer');
  reading.guide(order, 'status', 'intent', 'subject');
  return objectAt(order, 'requester');
}
