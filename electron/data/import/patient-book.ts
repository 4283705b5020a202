/** Which patient each record in a set of files belongs to. */
import { parseFhirDate } from '#shared/dates';
import { ImportError } from '../../errors.ts';
import { resourceIdOf, shortenName } from '../fhir/identity.ts';
import { nameOf } from '../fhir/parties.ts';
import { listAt, objectAt, type Resource, textAt } from '../fhir/resource.ts';
import { idInReference, pickOwner } from './fhir-types.ts';

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
/** A key crosses to the page and back. */
const longestKey = 1000;
const mostSome = 100;
const mostPayers = 5000;
/** More people than any export for one person or family holds. */
const mostPatients = 50_000;

export class PatientBook {
  readonly #byFile = new Map<string, FilePatient>();
  readonly #idByUrl = new Map<string, string>();
  readonly #organizations = new Map<string, string>();
  readonly #shared = new Map<string, number>();
  readonly #keys = new Map<string, string>();
  readonly #foldedInto = new Map<string, string>();
  #patients: readonly FilePatient[] = [];

  /**
   * Notes a record of a file, by the file's number.
   *
   * @throws {ImportError} import/too-large for files of whole populations
   */
  note(file: number, resource: Resource, fullUrl: string | null): void {
    const id = resourceIdOf(resource);
    const owner = pickOwner(resource, statedId(resource));
    if (resource.resourceType === 'Patient' && fullUrl !== null)
      this.#idByUrl.set(fullUrl, statedId(resource));
    if (resource.resourceType === 'Organization') this.#noteOrganization(resource, id, fullUrl);
    if (owner === 'shared') {
      addOne(this.#shared, resource.resourceType);
      return;
    }
    const reference = owner === 'unstated' ? nobody : owner.patient;
    const patient = this.#patientIn(file, reference);
    addOne(patient.counts, resource.resourceType);
    if (resource.resourceType === 'Patient') {
      patient.name ??= nameOf(resource);
      patient.birthDate ??= parseFhirDate(resource['birthDate']);
    } else if (patient.some.size < mostSome) patient.some.add(`${resource.resourceType}/${id}`);
    const weight = payerWeight(resource);
    const payer = weight === 0 ? null : payerOf(resource);
    if (payer !== null) addMany(patient.payers, payer, weight);
  }

  /** Every patient in the files; empty before `finish`. Records that name no patient come last. */
  get patients(): readonly FilePatient[] {
    return this.#patients;
  }

  /** Call once everything is noted. `bases`: the base address of each file, by its number. */
  finish(bases: readonly (string | null)[]): readonly FilePatient[] {
    const merged = new Map<string, FilePatient>();
    for (const [name, found] of this.#byFile) {
      const patientId = found.patientId === nobody ? nobody : this.#idOf(found.patientId);
      const base = patientId === nobody ? null : (bases[found.file] ?? null);
      const key = patientId === nobody ? nobody : shortenName(`${base ?? ''}|${patientId}`, longestKey);
      this.#keys.set(name, key);
      mergePatient(merged, { ...found, key, base, patientId });
    }
    this.#patients = this.#foldPatients(merged);
    for (const patient of this.#patients) {
      patient.payer = this.#payerName(patient);
      if (this.#patients.length === 1)
        for (const [type, count] of this.#shared) addMany(patient.counts, type, count);
    }
    return this.#patients;
  }

  /** Keys of the patients who get the record: one, or everyone for a record that is about no person. */
  keysOf(file: number, resource: Resource): string[] | 'everyone' {
    const owner = pickOwner(resource, statedId(resource));
    if (owner === 'shared') return 'everyone';
    const key = this.#keys.get(nameIn(file, owner === 'unstated' ? nobody : owner.patient));
    if (key === undefined) return [];
    const folded = this.#foldedInto.get(key) ?? key;
    return [this.#foldedInto.get(folded) ?? folded];
  }

  /** Gives records without a base address to the one patient of their id, those without a patient to the only one. */
  #foldPatients(merged: Map<string, FilePatient>): FilePatient[] {
    const fold = (from: FilePatient, to: FilePatient | undefined) => {
      if (!to) return;
      merged.delete(from.key);
      mergePatient(merged, { ...from, key: to.key });
      this.#foldedInto.set(from.key, to.key);
    };
    const all = [...merged.values()];
    const withBase = Map.groupBy(
      all.filter(({ base }) => base !== null),
      ({ patientId }) => patientId,
    );
    for (const patient of all) {
      if (patient.key === nobody || patient.base !== null) continue;
      const same = withBase.get(patient.patientId) ?? [];
      fold(patient, same.length === 1 ? same[0] : undefined);
    }
    const orphans = merged.get(nobody);
    const named = [...merged.values()].filter(({ key }) => key !== nobody);
    if (orphans && named.length === 1) fold(orphans, named[0]);
    if (merged.size === 0 && this.#shared.size > 0) mergePatient(merged, newPatient(0, nobody));
    return [...merged.values()].sort((a, b) => Number(a.key === nobody) - Number(b.key === nobody));
  }

  #payerName({ payers }: FilePatient): string | null {
    const names = new Map<string, number>();
    for (const [payer, count] of payers) {
      const name = this.#organizations.get(payer) ?? plainName(payer);
      if (name !== null) addMany(names, name, count);
    }
    return [...names].sort(([, a], [, b]) => b - a)[0]?.[0] ?? null;
  }

  #idOf(reference: string): string {
    return this.#idByUrl.get(reference) ?? idInReference(reference);
  }

  #patientIn(file: number, reference: string): FilePatient {
    const name = nameIn(file, reference);
    const known = this.#byFile.get(name) ?? newPatient(file, reference);
    if (this.#byFile.size >= mostPatients)
      throw new ImportError('import/too-large', 'The files hold records of too many people.');
    this.#byFile.set(name, known);
    return known;
  }

  #noteOrganization(resource: Resource, id: string, fullUrl: string | null): void {
    const name = textAt(resource, 'name');
    if (name === null || this.#organizations.size > mostPayers) return;
    this.#organizations.set(`Organization/${id}`, name);
    if (fullUrl !== null) this.#organizations.set(fullUrl, name);
  }
}

/** The id as references write it: some use numbers, or invalid ids. */
function statedId(resource: Resource): string {
  const { id }: { id?: unknown } = resource;
  return typeof id === 'number' ? String(id) : (textAt(resource, 'id') ?? resourceIdOf(resource));
}

function newPatient(file: number, patientId: string): FilePatient {
  const nothing = { base: null, name: null, birthDate: null, payer: null };
  const lists = { counts: new Map(), payers: new Map(), some: new Set<string>() };
  return { ...nothing, ...lists, key: nobody, patientId, file };
}

function nameIn(file: number, reference: string): string {
  return `${file} ${reference}`;
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
  const ended = textAt(objectAt(resource, 'period'), 'end') !== null;
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
