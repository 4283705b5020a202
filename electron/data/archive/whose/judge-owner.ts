/**
 * Whose a record is: one table, the first row that fits decides. What a plan sends to a search for this person is filed
 * where the plan's own Patient shows that it is them, asked about where that stays open, and kept apart where somebody
 * else is shown. Pure: everything that is known stands in `WhoseFacts`.
 *
 * @see docs/adr/0019-whose-a-record-is.md (the table with its rows)
 */
import { claimTypes } from '#shared/model/claims/claim';
import { plainBase, shortenName } from '../../fhir/identity.ts';
import { compareNames, comparePeople, hasName, isRenamed } from '../../fhir/patients/compare-people.ts';
import { type ComparedPerson, digestPerson, type PatientFacts } from '../../fhir/patients/patient-facts.ts';
import type { Resource } from '../../fhir/resource.ts';
import {
  hostOf,
  joinNumber,
  listOwners,
  type NamedOwner,
  type OwnerNumber,
  readEntryBase,
  type SubjectByUrl,
} from '../ownership.ts';
import { targetsOf } from '../provenance/provenance.ts';

/**
 * Why nobody can tell whose a record is. `nobody`: it names no patient. `identity`: a patient of this server, by id.
 * `patient`: one of another server. `number`: a number that is not known as the person's. `name`: a name alone.
 * `unknown`: a reference that nothing answers.
 */
export type OwnerDoubt = {
  kind: 'nobody' | 'identity' | 'patient' | 'number' | 'name' | 'unknown';
  name: string | null;
  /** The server of a `patient`, or the system of a `number`. */
  place: string | null;
};

/** The row of the table that decided. */
export type WhoseRow = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12 | 13 | 16;

/**
 * `own`: filed; `doubt` is what stood against it until the row decided, `null` where the record names who signed in, or
 * nobody. `to`: the connection of somebody whom the person helps, `null` for this one. `ask`: kept aside, and asked
 * about. `apart`: not kept, counted.
 */
export type Ownership =
  | { whose: 'own'; row: WhoseRow; doubt: OwnerDoubt | null; to: string | null }
  | { whose: 'ask' | 'apart'; row: WhoseRow; doubt: OwnerDoubt };

/** What the person said of a doubt. `said`: whom the Patient named then, a digest of them, or `null` where none was known. */
export type GivenAnswer = {
  answer: 'own' | 'helped' | 'left-out';
  said: ComparedPerson | string | null;
  fedId: string | null;
};

/** A Patient of the plan that is not the one who signed in. `facts`: `null` where the plan does not show it. */
export type SeenPatient = {
  facts: PatientFacts | null;
  /** How the Patient of the sign-in links it (`Patient.link.type`); `null` where it does not. */
  link: string | null;
};

/** What is known when a record is judged. */
export type WhoseFacts = {
  fhirBaseUrl: string;
  /** The base that a plan behind a proxy writes into an answer, where all of the answer shows that it is its own. */
  innerBase: string | null;
  subjectByUrl: SubjectByUrl;
  /** The patient id of this sign-in; `null` where a file names nobody. */
  signInId: string | null;
  /** Ids of earlier sign-ins of this connection. */
  earlierIds: ReadonlySet<string>;
  /** What `GET Patient/{signInId}` answered, and which id it bears; `null` where it was refused or never asked. */
  ownPatient: { id: string | null; facts: PatientFacts } | null;
  /** Name and birth date that the person let stand; `null` while there is no name. */
  person: ComparedPerson | null;
  patients: ReadonlyMap<string, SeenPatient>;
  /** Ids that are another person's here, at this server. */
  taken: ReadonlySet<string>;
  findAnswer(doubt: OwnerDoubt): GivenAnswer | null;
  /** The person's own numbers, see {@link joinNumber}. */
  ownNumbers(): ReadonlySet<string>;
  /** Values of numbers that others at this plan bear as well. */
  sharedNumbers(): ReadonlySet<string>;
  /** True once this connection has met records of somebody else (rows 2, 9, 10, 11). */
  hasMetOthers: boolean;
  /** Whose the record is that a reference names; `null` where it is not here. */
  findOwner(reference: string): Ownership | null;
  /** True at the end of a check whose claims are all the person's, at least one by name. */
  mayOwnNobodys(record: Resource): boolean;
};

/** So many further ids may be one person's. */
const mostNames = 16;
const longestShown = 200;

/** Types that are about no patient, so that a missing one tells nothing. */
export const impersonalTypes: ReadonlySet<string> = new Set([
  ...['ActivityDefinition', 'CodeSystem', 'Endpoint', 'HealthcareService', 'InsurancePlan', 'Location'],
  ...['Medication', 'MedicationKnowledge', 'Organization', 'OrganizationAffiliation', 'PlanDefinition'],
  ...['Practitioner', 'PractitionerRole', 'Questionnaire', 'Substance', 'ValueSet'],
]);

/**
 * Whose the record is. Of several elements that name somebody the strictest result stands; what a record names by a
 * relative reference is on the server of its own fullUrl. `owners`: whom it names, where that was read before; then
 * type and id of the record are enough.
 */
export function judgeOwner(
  resource: Resource,
  fullUrl: string | null,
  facts: WhoseFacts,
  owners?: readonly (readonly NamedOwner[])[],
): Ownership {
  if (resource.resourceType === 'Provenance') return judgeProvenance(resource, facts);
  const server = readServer(resource, fullUrl, facts);
  // A reference decides before a number beside it.
  const judged = (owners ?? listOwners(resource, fullUrl, facts.subjectByUrl)).flatMap(([way]) =>
    way === undefined ? [] : judgeNamed('base' in way ? { ...way, base: way.base ?? server } : way, facts),
  );
  if (judged.length === 0) return judgeNobodys(resource, facts);
  return judgeTogether(judged, facts);
}

/** Of several results for one record, one at least: the strictest. */
export function judgeTogether(judged: readonly Ownership[], facts: WhoseFacts): Ownership {
  return (
    pickStrictest(judged) ??
    judgeMixed(judged, facts) ??
    judged.find((one) => one.whose === 'own' && one.doubt !== null) ??
    (judged[0] as Ownership)
  );
}

/** Where a record comes from is whose the record is; of records that are not here, nobody's. @see FHIR R4 Provenance.target */
function judgeProvenance(provenance: Resource, facts: WhoseFacts): Ownership {
  const owners = targetsOf(provenance).flatMap((reference) => facts.findOwner(reference) ?? []);
  return owners.length === 0 ? judgeNobodys(provenance, facts) : judgeTogether(owners, facts);
}

/** The result that files nothing; `null` where all are the person's. */
function pickStrictest(judged: readonly Ownership[]): Ownership | null {
  return judged.find(({ whose }) => whose === 'apart') ?? judged.find(({ whose }) => whose === 'ask') ?? null;
}

/** Of a record that is the person's and somebody's whom they help, or of two of these. */
function judgeMixed(judged: readonly Ownership[], facts: WhoseFacts): Ownership | null {
  const helped = new Map<string | null, OwnerDoubt | null>();
  for (const one of judged) if (one.whose === 'own' && one.row !== 13) helped.set(one.to, one.doubt);
  if (helped.size < 2) return null;
  const names = [...helped].flatMap(([to, doubt]) => (to === null ? [] : (doubt?.name ?? [])));
  return askUnlessAnswered(createDoubt('unknown', names.toSorted().join(', ')), 1, facts);
}

/** One text for a doubt: records of one are asked about together. */
export function causeOf({ kind, name, place }: OwnerDoubt): string {
  return JSON.stringify([kind, name, place]);
}

/** A patient of the plan's own server, as it is asked about. */
export function identityDoubt(id: string): OwnerDoubt {
  return createDoubt('identity', id);
}

/** The ids at this server that are the person's besides those of sign-ins, in a fixed order. */
export function listLearnedNames(facts: WhoseFacts): string[] {
  const known = new Set(facts.patients.keys());
  if (facts.ownPatient?.id) known.add(facts.ownPatient.id);
  return [...known].toSorted().filter((id) => {
    const judged = judgePatient(id, facts);
    return judged.whose === 'own' && judged.to === null && judged.row !== 5;
  });
}

/** The person's own Patient behind an id: what the plan last said of it. */
export function findFacts(id: string, { signInId, ownPatient, patients }: WhoseFacts): PatientFacts | null {
  if (ownPatient !== null && (id === signInId || id === ownPatient.id)) return ownPatient.facts;
  return patients.get(id)?.facts ?? null;
}

/** True for a Patient whom the person left out, and who is as they were: nothing of them is kept. */
export function isLeftOut(id: string, seen: PatientFacts, findAnswer: WhoseFacts['findAnswer']): boolean {
  const given = findAnswer(identityDoubt(id));
  return given?.answer === 'left-out' && (given.said === null || isAsItWas(given.said, seen));
}

/** Row 13. */
function judgeNobodys(resource: Resource, facts: WhoseFacts): Ownership {
  const { resourceType } = resource;
  if (facts.signInId === null || impersonalTypes.has(resourceType)) return own(13, null);
  const doubt = createDoubt('nobody');
  const answered = judgeAnswered(doubt, facts);
  if (answered !== null) return answered;
  const isOwn = claimTypes.has(resourceType) ? facts.mayOwnNobodys(resource) : !facts.hasMetOthers;
  return isOwn ? own(13, doubt) : { whose: 'ask', row: 13, doubt };
}

function judgeNamed(named: NamedOwner, facts: WhoseFacts): Ownership {
  switch (named.kind) {
    case 'thing':
      return named.base === null || isOwnBase(named.base, facts)
        ? own(13, null)
        : askUnlessAnswered(createDoubt('unknown', shownBase(named.base)), 1, facts);
    case 'patient':
      if (named.base !== null && !isOwnBase(named.base, facts))
        return askUnlessAnswered(createDoubt('patient', named.id, shownBase(named.base)), 1, facts);
      return judgePatient(named.id, facts);
    case 'contained':
    case 'numbers':
      return judgeNumbers(named, facts);
    case 'name':
    case 'unknown':
      return askUnlessAnswered(doubtOf(named), 1, facts);
  }
}

/** What was judged of ids with the same facts: many records name one patient. */
const judgedIds = new WeakMap<WhoseFacts, Map<string, Ownership>>();

/** Whose records that name this id are. */
export function judgePatient(id: string, facts: WhoseFacts): Ownership {
  const known = judgedIds.get(facts) ?? new Map<string, Ownership>();
  judgedIds.set(facts, known);
  const judged = known.get(id) ?? decideIdentity(id, facts);
  known.set(id, judged);
  return judged;
}

/** Rows 2 to 11 and 16, for a patient of the plan's own server. */
function decideIdentity(id: string, facts: WhoseFacts): Ownership {
  const { signInId, earlierIds, ownPatient, person, patients } = facts;
  const doubt = identityDoubt(id);
  if (signInId === null) return askUnlessAnswered(createDoubt('unknown', id), 11, facts);
  const isSignIn = id === signInId || earlierIds.has(id);
  if (facts.taken.has(id) && !isSignIn) return { whose: 'apart', row: 2, doubt };
  const seen = findFacts(id, facts);
  const answered = judgeAnswered(doubt, facts, seen);
  if (answered !== null) return answered;
  if (isSignIn) {
    const isNamed = id === signInId && ownPatient !== null && hasName(ownPatient.facts);
    const isOpen = isNamed && person !== null && !isPersonOf(person, ownPatient.facts);
    return isOpen ? { whose: 'ask', row: 6, doubt } : own(5, null);
  }
  const isSame = seen !== null && isThePerson(seen, facts);
  // A new person has the name of the Patient that was shown to them when connecting.
  if (isSame && id === ownPatient?.id) return own(7, doubt);
  if (isSame) return isAmongFirst(id, facts) ? own(8, doubt) : { whose: 'ask', row: 16, doubt };
  if (patients.get(id)?.link) return { whose: 'ask', row: 9, doubt };
  return { whose: 'ask', row: seen === null ? 11 : 10, doubt };
}

/**
 * True for the Patient of a sign-in that was let stand: it is the person, by another name too, or says word for word what
 * it said then, however little that is. It may add the birth date that nobody knew yet.
 */
function isPersonOf(person: ComparedPerson, own: PatientFacts): boolean {
  const likeness = comparePeople(person, own);
  if (likeness === 'same' || isRenamed(person, own)) return true;
  if (likeness === 'differs') return false;
  if (person.birthDate === null) return person.name === own.name || compareNames(person, own) === 'same';
  return person.birthDate === own.birthDate && person.name === own.name;
}

/** The person as they were let stand, and as the plan's own Patient calls them since. */
function listNamings({ person, ownPatient }: Pick<WhoseFacts, 'person' | 'ownPatient'>): ComparedPerson[] {
  if (person === null) return [];
  return ownPatient !== null && isRenamed(person, ownPatient.facts) ? [person, ownPatient.facts] : [person];
}

function isThePerson(seen: ComparedPerson, facts: Pick<WhoseFacts, 'person' | 'ownPatient'>): boolean {
  return listNamings(facts).some((one) => comparePeople(one, seen) === 'same');
}

/** Row 16: of many ids that are all the person's, the first stand, whatever order they came in. */
function isAmongFirst(id: string, facts: WhoseFacts): boolean {
  let before = 0;
  for (const [other, { facts: seen }] of facts.patients)
    if (other < id && seen !== null && isThePerson(seen, facts)) before++;
  return before < mostNames;
}

/** Row 12, and a Patient within the record, who is compared like any other one. */
function judgeNumbers(named: NamedOwner & { kind: 'numbers' | 'contained' }, facts: WhoseFacts): Ownership {
  const doubt = doubtOf(named);
  const answered = judgeAnswered(doubt, facts);
  if (answered !== null) return answered;
  if (isContrary(named, facts)) return { whose: 'ask', row: 12, doubt };
  if (named.kind === 'contained' && isThePerson(named.facts, facts)) return own(8, doubt);
  const isOwn = named.numbers.some((number) => isOwnNumber(number, facts));
  return isOwn ? own(12, doubt) : { whose: 'ask', row: 12, doubt };
}

function isOwnNumber(number: OwnerNumber, facts: WhoseFacts): boolean {
  const joined = joinNumber(number);
  return joined !== null && facts.ownNumbers().has(joined) && !facts.sharedNumbers().has(number.value);
}

/** True where the record itself names somebody else beside a number. */
function isContrary(named: NamedOwner & { kind: 'numbers' | 'contained' }, facts: WhoseFacts): boolean {
  const beside = named.kind === 'contained' ? named.facts : { name: named.name, birthDate: null };
  const namings = listNamings(facts);
  return namings.length > 0 && namings.every((one) => comparePeople(one, beside) === 'differs');
}

/** Rows 3 and 4: an answer stands until the plan's Patient is somebody else than it was given about. */
function judgeAnswered(
  doubt: OwnerDoubt,
  facts: WhoseFacts,
  seen: PatientFacts | null = null,
): Ownership | null {
  const given = facts.findAnswer(doubt);
  // Whoever the person helped may have been taken away since.
  if (given === null || (given.answer === 'helped' && given.fedId === null)) return null;
  const { answer, said, fedId } = given;
  const isOfSignIn = doubt.kind === 'identity' && doubt.name === facts.signInId;
  const isAsSaid =
    answer === 'own' && isOfSignIn
      ? isStillTheirs(said, seen, facts)
      : seen === null || said === null || isAsItWas(said, seen);
  if (!isAsSaid) return { whose: 'ask', row: 4, doubt };
  return answer === 'left-out' ? { whose: 'apart', row: 3, doubt } : own(4, doubt, fedId);
}

function isAsItWas(said: ComparedPerson | string, seen: PatientFacts): boolean {
  if (typeof said === 'string') return said === digestPerson(seen);
  return comparePeople(said, seen) !== 'differs' || isRenamed(said, seen);
}

/** True for the Patient of a sign-in of which the person said yes, as long as it is who it was said of, or is them. */
function isStillTheirs(
  said: GivenAnswer['said'],
  seen: PatientFacts | null,
  { person }: Pick<WhoseFacts, 'person'>,
): boolean {
  if (seen === null || !hasName(seen)) return true;
  const named = [said, person].filter((one) => one !== null && typeof one !== 'string' && hasName(one));
  return named.length === 0 || named.some((one) => isPersonOf(one as ComparedPerson, seen));
}

function askUnlessAnswered(doubt: OwnerDoubt, row: WhoseRow, facts: WhoseFacts): Ownership {
  return judgeAnswered(doubt, facts) ?? { whose: 'ask', row, doubt };
}

/** What is asked of somebody who is named otherwise than by an id. */
function doubtOf(named: NamedOwner): OwnerDoubt {
  switch (named.kind) {
    case 'numbers':
    case 'contained': {
      const [number] = named.numbers;
      if (number !== undefined) return createDoubt('number', number.value, number.system);
      if (named.kind === 'numbers' || named.facts.name === null)
        return createDoubt('unknown', named.kind === 'contained' ? named.reference : null);
      return createDoubt('name', named.facts.name);
    }
    case 'name':
      return createDoubt('name', named.name);
    case 'unknown':
      return createDoubt('unknown', named.reference);
    default:
      return createDoubt('unknown');
  }
}

/** The base of a fullUrl that is the address of the record; of any other one its host, unless that is the plan's. */
function readServer(resource: Resource, fullUrl: string | null, { fhirBaseUrl }: WhoseFacts): string | null {
  if (fullUrl === null || fhirBaseUrl === '' || !/^https?:/i.test(fullUrl)) return null;
  const base = readEntryBase(resource, fullUrl);
  if (base !== null || hostOf(fullUrl) === hostOf(fhirBaseUrl)) return base;
  return URL.canParse(fullUrl) ? new URL(fullUrl).origin : fullUrl;
}

/** True for the plan's own base, and for the one that it writes into this answer. */
export function isOwnBase(
  base: string,
  { fhirBaseUrl, innerBase }: Pick<WhoseFacts, 'fhirBaseUrl' | 'innerBase'>,
): boolean {
  return [fhirBaseUrl, innerBase].some((one) => one !== null && plainBase(one) === plainBase(base));
}

function shownBase(base: string): string {
  return plainBase(base).replace(/^\/\//, '');
}

function own(row: WhoseRow, doubt: OwnerDoubt | null, to: string | null = null): Ownership {
  return { whose: 'own', row, doubt, to };
}

function createDoubt(
  kind: OwnerDoubt['kind'],
  name: string | null = null,
  place: string | null = null,
): OwnerDoubt {
  const cut = (text: string | null) => (text === null ? null : shortenName(text, longestShown));
  return { kind, name: cut(name), place: cut(place) };
}
