/** Which patient each record in a set of files belongs to. */
import { isFillerDate } from '#shared/dates';
import { ImportError } from '../../errors.ts';
import { plainBase, resourceIdOf } from '../fhir/identity.ts';
import { readWho } from '../fhir/parties.ts';
import { listAt, objectAt, type Resource, textAt, textOf } from '../fhir/resource.ts';
import { baseOf, isSharedType } from './fhir-types.ts';
import { nameRecord, OwnerIndex } from './owner-index.ts';

/** A patient as the files describe them. */
export type FilePatient = {
  key: string;
  base: string | null;
  /** `''` for records that name no patient. */
  patientId: string;
  name: string | null;
  birthDate: string | null;
  /** Name of the payer that most of the claims name, else the coverages. */
  payer: string | null;
  /** How often each payer is named, by its name or a reference to it. */
  payers: Map<string, number>;
  /** The first file that it is in. */
  file: number;
  counts: Map<string, number>;
  /** Some of its records, as `Type/id`. */
  some: Set<string>;
};

/** The key of records that name no patient. */
export const nobody = '';
const nobodyKnown = { key: nobody, base: null, patientId: nobody };
const mostSome = 100;
const mostPayers = 5000;
/** More people than any export for one person or family holds. */
const mostPatients = 50_000;

/**
 * Where a record goes: to the patients of these keys. `isOpen`: it does not say clearly whose it is, and the patient is
 * only who may be meant. `isShared`: it is about no person.
 */
export type Route = { keys: readonly string[]; isOpen: boolean; isShared: boolean };

type Noted = Omit<FilePatient, 'key' | 'base' | 'patientId'>;

export class PatientBook {
  readonly #owners = new OwnerIndex();
  readonly #byName = new Map<string, Noted>();
  readonly #organizations = new Map<string, string>();
  readonly #shared = new Map<string, number>();
  readonly #routes = new Map<string, Route>();
  #patients: readonly FilePatient[] = [];

  /**
   * Notes a record of a file, by the file's number.
   *
   * @throws {ImportError} import/too-large for files of whole populations
   */
  note(file: number, resource: Resource, fullUrl: string | null): void {
    const id = resourceIdOf(resource);
    if (resource.resourceType === 'Organization') this.#noteOrganization(resource, id, fullUrl);
    const name = this.#owners.note(file, resource, fullUrl);
    if (isSharedType(resource.resourceType)) {
      addOne(this.#shared, resource.resourceType);
      return;
    }
    const noted = this.#noted(file, name);
    addOne(noted.counts, resource.resourceType);
    if (resource.resourceType === 'Patient') {
      const who = readWho(resource);
      noted.name ??= who.name;
      noted.birthDate ??= who.birthDate;
    } else if (noted.some.size < mostSome) noted.some.add(`${resource.resourceType}/${id}`);
    const weight = payerWeight(resource);
    const payer = weight === 0 ? null : payerOf(resource);
    if (payer !== null) addMany(noted.payers, payer, weight);
  }

  /** Every patient in the files; empty before `finish`. Records that name no patient come last. */
  get patients(): readonly FilePatient[] {
    return this.#patients;
  }

  /** Call once everything is noted. `bases`: the base address of each file, by its number. */
  finish(bases: readonly (string | null)[]): readonly FilePatient[] {
    this.#owners.finish(bases);
    const merged = new Map<string, FilePatient>();
    const open: [string, Noted][] = [];
    for (const [name, noted] of this.#byName) {
      const owner = this.#owners.find(name);
      if (owner?.kind === 'open') open.push([name, noted]);
      if (owner?.kind !== 'patient') continue;
      const { key, base, patientId, isSure } = owner;
      mergePatient(merged, { ...noted, key, base, patientId });
      this.#routes.set(name, { keys: [key], isOpen: !isSure, isShared: false });
    }
    this.#addOpen(merged, open);
    if (merged.size === 0 && this.#shared.size > 0) mergePatient(merged, { ...newNoted(0), ...nobodyKnown });
    this.#patients = [...merged.values()].sort((a, b) => Number(a.key === nobody) - Number(b.key === nobody));
    for (const patient of this.#patients) {
      patient.payer = this.#payerName(patient);
      if (this.#patients.length === 1)
        for (const [type, count] of this.#shared) addMany(patient.counts, type, count);
    }
    return this.#patients;
  }

  /** Where the record goes; no keys when it names several patients, or one of whom the first look knew nothing. */
  route(file: number, resource: Resource, fullUrl: string | null): Route {
    if (isSharedType(resource.resourceType))
      return { keys: this.#keysAt(baseOf(fullUrl)), isOpen: false, isShared: true };
    const [name] = nameRecord(file, resource, fullUrl);
    return this.#routes.get(name) ?? { keys: [], isOpen: false, isShared: false };
  }

  /** See {@link OwnerIndex.subjectsOf}. */
  subjectsOf(file: number): ReadonlyMap<string, Resource> {
    return this.#owners.subjectsOf(file);
  }

  /** Records that leave it open whose they are may be the only patient's; with several, they stand by themselves. */
  #addOpen(merged: Map<string, FilePatient>, open: readonly [string, Noted][]): void {
    const [only, ...others] = merged.values();
    const { key, base, patientId } = only !== undefined && others.length === 0 ? only : nobodyKnown;
    for (const [name, noted] of open) {
      mergePatient(merged, { ...noted, key, base, patientId });
      this.#routes.set(name, { keys: [key], isOpen: true, isShared: false });
    }
  }

  /** The patients of a server, or of none that is known; everyone, when that is nobody. */
  #keysAt(base: string | null): string[] {
    const near = this.#patients.filter(
      (patient) => base === null || patient.base === null || plainBase(patient.base) === plainBase(base),
    );
    return (near.length > 0 ? near : this.#patients).map(({ key }) => key);
  }

  #payerName({ payers }: FilePatient): string | null {
    const names = new Map<string, number>();
    for (const [payer, count] of payers) {
      const name = this.#organizations.get(payer) ?? plainName(payer);
      if (name !== null) addMany(names, name, count);
    }
    return [...names].sort(([, a], [, b]) => b - a)[0]?.[0] ?? null;
  }

  #noted(file: number, name: string): Noted {
    const known = this.#byName.get(name) ?? newNoted(file);
    if (this.#byName.size >= mostPatients)
      throw new ImportError('import/too-large', 'The files hold records of too many people.');
    this.#byName.set(name, known);
    return known;
  }

  #noteOrganization(resource: Resource, id: string, fullUrl: string | null): void {
    const name = textAt(resource, 'name');
    if (name === null || this.#organizations.size > mostPayers) return;
    this.#organizations.set(`Organization/${id}`, name);
    if (fullUrl !== null) this.#organizations.set(fullUrl, name);
  }
}

function newNoted(file: number): Noted {
  const nothing = { name: null, birthDate: null, payer: null };
  return { ...nothing, counts: new Map(), payers: new Map(), some: new Set<string>(), file };
}

function mergePatient(all: Map<string, FilePatient>, one: FilePatient): void {
  const known = all.get(one.key);
  if (!known) {
    const { counts, payers, some } = one;
    all.set(one.key, { ...one, counts: new Map(counts), payers: new Map(payers), some: new Set(some) });
    return;
  }
  known.name ??= one.name;
  known.birthDate ??= one.birthDate;
  known.file = Math.min(known.file, one.file);
  for (const [type, count] of one.counts) addMany(known.counts, type, count);
  for (const [payer, count] of one.payers) addMany(known.payers, payer, count);
  for (const id of one.some) known.some.add(id);
}

function addOne(counts: Map<string, number>, type: string): void {
  addMany(counts, type, 1);
}

function addMany(counts: Map<string, number>, type: string, count: number): void {
  counts.set(type, (counts.get(type) ?? 0) + count);
}

/** Claims say most reliably who pays; an old Coverage may belong to a plan that has ended. */
function payerWeight(resource: Resource): number {
  if (resource.resourceType === 'ExplanationOfBenefit') return 1;
  if (resource.resourceType !== 'Coverage') return 0;
  const end = objectAt(resource, 'period')?.['end'];
  const ended = textOf(end) !== null && !isFillerDate(end);
  return resource['status'] === 'active' && !ended ? 0.5 : 0.1;
}

/** The payer's name in the record itself, else the reference to it. */
function payerOf(resource: Resource): string | null {
  const payer =
    resource.resourceType === 'Coverage'
      ? (listAt(resource, 'payor')[0] ?? null)
      : objectAt(resource, 'insurer');
  const reference = textAt(payer, 'reference');
  const contained = reference?.startsWith('#')
    ? listAt(resource, 'contained').find((one) => `#${textAt(one, 'id')}` === reference)
    : undefined;
  return (
    textAt(payer, 'display') ??
    textAt(contained ?? null, 'name') ??
    (reference?.startsWith('#') ? null : reference) ??
    textAt(objectAt(payer, 'identifier'), 'value')
  );
}

/** The text if it reads like a name, not like a reference or a number. */
function plainName(payer: string | null): string | null {
  return payer !== null && /\p{L}{2}/u.test(payer) && !/^(?:urn:|https?:)|^[A-Z]\w+\/\S+$/.test(payer)
    ? payer
    : null;
}
