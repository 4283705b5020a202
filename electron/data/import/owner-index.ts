/**
 * Whom the records of a set of files name. Records are read as a plan's are (`archive/ownership.ts`); who is who is
 * decided by the server and the id, by the Bundle's own addresses, or by a number with its system.
 *
 * @see FHIR R4 2.36.4.1 (references in Bundles: a relative one belongs to the server of its entry's fullUrl)
 */
import { createHash } from 'node:crypto';
import type { NamedPerson } from '#shared/model/plans/connection';
import { joinNumber, listOwners, type NamedOwner, namePatient, readNumbers } from '../archive/ownership.ts';
import { pickSubject } from '../archive/page-entries.ts';
import { plainBase, resourceIdOf, shortenName } from '../fhir/identity.ts';
import { readWho } from '../fhir/parties.ts';
import { comparePeople } from '../fhir/patients/compare-people.ts';
import { listAt, type Resource } from '../fhir/resource.ts';
import { baseOf } from './fhir-types.ts';

/** A key crosses to the page and back. */
const longestKey = 1000;

/** `open`: a patient whom nothing tells, or none at all. `several`: more than one. */
export type FoundOwner =
  | { kind: 'patient'; key: string; base: string | null; patientId: string; isSure: boolean }
  | { kind: 'open' }
  | { kind: 'several' };

/** `base`: of the entry's fullUrl. An entry whose fullUrl is a urn is on no server. */
type Named = {
  file: number;
  base: string | null;
  hasUrn: boolean;
  owners: NamedOwner[][];
  who: NamedPerson | null;
};
/** The Patients, groups and things of a file by their fullUrl, and the names of the Patients. */
type Subjects = { byUrl: Map<string, Resource>; names: Map<string, string[]> };
type FilePatientRecord = { name: string; file: number; base: string | null; id: string; who: NamedPerson };
type PatientId = { key: string; base: string | null; patientId: string };

const nobodyKnown: ReadonlyMap<string, Resource> = new Map();
const mostNames = 10;
const longestName = 500;
const mostNumbers = 50;
/** People, groups and things that records may name by their fullUrl. */
const mostSubjects = 100_000;

export class OwnerIndex {
  readonly #named = new Map<string, Named>();
  readonly #subjects = new Map<number, Subjects>();
  readonly #patients: FilePatientRecord[] = [];
  /** Keys by number; `null` for one that several patients have. */
  readonly #keyByNumber = new Map<string, PatientId | null>();
  readonly #numbers: { number: string; patient: string }[] = [];
  /** Servers of each file's entries, two at most. */
  readonly #servers = new Map<number, Set<string>>();
  #bases: readonly (string | null)[] = [];
  /** Ids without a server that belong to different people, with the only one in each file; `null` where it has several. */
  readonly #shared = new Map<string, Map<number, string | null>>();

  /** Notes whom a record names. Records that name the same have the same name. */
  note(file: number, resource: Resource, fullUrl: string | null): string {
    const [name, named] = nameRecord(file, resource, fullUrl);
    this.#noteServer(file, named.base);
    if (fullUrl !== null) this.#noteSubject(file, fullUrl, { resource, name });
    if (this.#named.has(name)) return name;
    this.#named.set(name, named);
    const [[way] = []] = named.owners;
    if (named.who !== null && way?.kind === 'patient') {
      this.#patients.push({ name, file, base: way.base, id: way.id, who: named.who });
      for (const one of readNumbers(listAt(resource, 'identifier').slice(0, mostNumbers))) {
        const number = joinNumber(one);
        if (number !== null) this.#numbers.push({ number, patient: name });
      }
    }
    return name;
  }

  get size(): number {
    return this.#named.size;
  }

  /** Call once everything is noted. `bases`: the base address of each file, by its number. */
  finish(bases: readonly (string | null)[]): void {
    this.#bases = bases;
    this.#findSharedIds();
    for (const { number, patient } of this.#numbers) {
      const found = this.find(patient);
      if (found?.kind !== 'patient') continue;
      const before = this.#keyByNumber.get(number);
      this.#keyByNumber.set(number, before === undefined || before?.key === found.key ? found : null);
    }
  }

  /** Whom the records of a name are about; `null` for a name that was not noted. */
  find(name: string): FoundOwner | null {
    const named = this.#named.get(name);
    if (!named) return null;
    const found = named.owners
      .map((ways) => this.#findWay(ways, name, named))
      .filter((one) => one !== 'thing');
    const patients = found.filter((one) => one !== null);
    const [first] = patients;
    if (first === undefined) return { kind: 'open' };
    if (patients.some(({ key }) => key !== first.key)) return { kind: 'several' };
    return { kind: 'patient', ...first, isSure: patients.length === found.length };
  }

  /** The Patients, groups and things of a file by their fullUrl. */
  subjectsOf(file: number): ReadonlyMap<string, Resource> {
    return this.#subjects.get(file)?.byUrl ?? nobodyKnown;
  }

  #findWay(ways: readonly NamedOwner[], name: string, named: Named): PatientId | 'thing' | null {
    for (const way of ways) {
      const found = this.#findOwner(way, name, named);
      if (found !== null) return found;
    }
    return null;
  }

  #findOwner(owner: NamedOwner, name: string, named: Named): PatientId | 'thing' | null {
    switch (owner.kind) {
      case 'thing':
        return this.#isHere(owner.base, named) ? 'thing' : null;
      case 'patient':
        return this.#identify(owner, name, named);
      case 'numbers':
      case 'contained':
        return this.#findByNumber(owner.numbers);
      case 'name':
        return null;
      case 'unknown':
        return this.#findByUrl(named.file, owner.reference);
    }
  }

  #findByUrl(file: number, fullUrl: string): PatientId | 'thing' | null {
    const { byUrl, names } = this.#subjects.get(file) ?? {};
    const subject = byUrl?.get(fullUrl);
    if (subject === undefined) return null;
    if (subject.resourceType !== 'Patient') return 'thing';
    const [first, ...others] = (names?.get(fullUrl) ?? []).map((name) => this.find(name));
    if (first?.kind !== 'patient') return null;
    return others.every((one) => one?.kind === 'patient' && one.key === first.key) ? first : null;
  }

  #findByNumber(numbers: (NamedOwner & { kind: 'numbers' })['numbers']): PatientId | null {
    const known = numbers.flatMap((number) => this.#keyByNumber.get(joinNumber(number) ?? '') ?? []);
    const [first] = known;
    return first !== undefined && known.every(({ key }) => key === first.key) ? first : null;
  }

  /** A relative reference belongs to the server of the entry, else to that of the file, as far as it has only one. */
  #identify(
    { base: stated, id }: { base: string | null; id: string },
    name: string,
    named: Named,
  ): PatientId {
    const base = stated ?? this.#serverOf(named);
    const place = base === null ? '' : plainBase(base);
    const sharers = base === null ? this.#shared.get(id) : undefined;
    const only = sharers?.get(named.file);
    const person = named.who === null ? only : only === null ? name : only;
    const key = [place, id, ...(sharers && person ? [person] : [])].join('|');
    return { key: shortenName(key, longestKey), base, patientId: id };
  }

  #isHere(base: string | null, named: Named): boolean {
    return base === null || plainBase(base) === plainBase(this.#serverOf(named) ?? '');
  }

  #serverOf({ file, base, hasUrn }: Named): string | null {
    const isOfFile = !hasUrn && (this.#servers.get(file)?.size ?? 0) < 2;
    return base ?? (isOfFile ? (this.#bases[file] ?? null) : null);
  }

  #noteServer(file: number, base: string | null): void {
    if (base === null) return;
    const servers = this.#servers.get(file) ?? new Set();
    if (servers.size < 2) servers.add(plainBase(base));
    this.#servers.set(file, servers);
  }

  #noteSubject(
    file: number,
    fullUrl: string,
    { resource, name }: { resource: Resource; name: string },
  ): void {
    const picked = pickSubject(resource);
    if (picked === null) return;
    const subjects = this.#subjects.get(file) ?? { byUrl: new Map(), names: new Map() };
    this.#subjects.set(file, subjects);
    const { byUrl, names } = subjects;
    const before = byUrl.get(fullUrl);
    if (before === undefined && byUrl.size >= mostSubjects) return;
    const known = names.get(fullUrl) ?? [];
    if (before === undefined) byUrl.set(fullUrl, picked);
    // An address that stands for two records tells nobody who it is.
    else if (!known.includes(name)) byUrl.set(fullUrl, { resourceType: 'Patient' });
    if (!known.includes(name) && known.length < mostNames) names.set(fullUrl, [...known, name]);
  }

  /** Without a server, one id may be two people: then it is each file's own person, as far as the file has only one. */
  #findSharedIds(): void {
    const withoutServer = this.#patients.filter(({ base, name }) => {
      const named = this.#named.get(name);
      return base === null && named !== undefined && this.#serverOf(named) === null;
    });
    for (const [id, patients] of Map.groupBy(withoutServer, (one) => one.id)) {
      if (!areSeveral(patients)) continue;
      const byFile = Map.groupBy(patients, ({ file }) => file);
      this.#shared.set(
        id,
        new Map([...byFile].map(([file, own]) => [file, areSeveral(own) ? null : `file ${file}`])),
      );
    }
  }
}

function areSeveral(patients: readonly FilePatientRecord[]): boolean {
  const [first, ...others] = patients;
  return first !== undefined && others.some(({ who }) => comparePeople(first.who, who) === 'differs');
}

/** What the record names, and one text for it. */
export function nameRecord(file: number, resource: Resource, fullUrl: string | null): [string, Named] {
  const base = baseOf(fullUrl);
  const hasUrn = fullUrl?.startsWith('urn:') ?? false;
  const isPatient = resource.resourceType === 'Patient';
  const owners = isPatient
    ? [[identifyPatient(resource, fullUrl)]]
    : listOwners(resource, fullUrl, nobodyKnown);
  const who = isPatient ? readWho(resource) : null;
  const text = JSON.stringify([file, base, hasUrn, owners, who]);
  const name = text.length > longestName ? createHash('sha256').update(text).digest('base64url') : text;
  return [name, { file, base, hasUrn, owners, who }];
}

/** A Patient without an id is found again by what `resourceIdOf` makes of it. */
function identifyPatient(patient: Resource, fullUrl: string | null): NamedOwner {
  const named = namePatient(patient, fullUrl);
  return named.kind === 'patient' ? named : { kind: 'patient', base: null, id: resourceIdOf(patient) };
}
