/** What the answers so far hold: the resources that came, and values to ask with next. */

import { judgeOwner, type WhoseFacts } from '../../electron/data/archive/whose/judge-owner.ts';
import { readClaimKind } from '../../electron/data/claims/read/claim-kind.ts';
import { readPatientFacts } from '../../electron/data/fhir/patients/patient-facts.ts';
import {
  asResource,
  type Json,
  listAt,
  objectAt,
  type Resource,
  textAt,
  textOf,
} from '../../electron/data/fhir/resource.ts';

export const claimKinds = ['inpatient', 'outpatient', 'professional', 'pharmacy', 'oral'] as const;
export const requiredTypes = [
  'Patient',
  'Coverage',
  'Organization',
  'Practitioner',
  'RelatedPerson',
  'ExplanationOfBenefit',
] as const;
export type RequiredType = (typeof requiredTypes)[number];

export class Findings {
  readonly patientId: string;
  readonly #known = new Map<string, string>();
  readonly #byKey = new Map<string, Resource>();
  readonly #fromSearches = new Set<string>();
  /** What a plain read of the patient of the sign-in answered, whatever id it bears. */
  #ownPatient: Resource | null = null;

  /** `ids` are `Type/id`, known to whoever runs this. */
  constructor(patientId: string, ids: readonly string[]) {
    this.patientId = patientId;
    for (const reference of [...ids, `Patient/${patientId}`]) {
      const [type = '', id = ''] = reference.split('/');
      this.#known.set(type, id);
    }
  }

  /** Keeps a resource. Only what a search brought counts as having come. */
  add(resource: Resource, isFromSearch: boolean): void {
    const key = `${resource.resourceType}/${resource.id ?? this.#byKey.size}`;
    this.#byKey.set(key, resource);
    if (isFromSearch) this.#fromSearches.add(key);
    for (const contained of listAt(resource, 'contained')) {
      const one = asResource(contained);
      if (one && isFromSearch) this.#fromSearches.add(`${one.resourceType}/#${one.id ?? ''}`);
    }
  }

  /** Keeps what a plain read answered. */
  addRead(resource: Resource, id: string): void {
    if (resource.resourceType === 'Patient' && id === this.patientId) this.#ownPatient = resource;
    this.add(resource, false);
  }

  /** True when a search brought a resource of the type, on its own or contained in another. */
  hasType(type: RequiredType): boolean {
    return [...this.#fromSearches].some((key) => key.startsWith(`${type}/`));
  }

  /** True when a search brought a claim of the kind. */
  hasClaim(kind: (typeof claimKinds)[number]): boolean {
    return this.#listType('ExplanationOfBenefit').some(
      (one) => this.#fromSearches.has(`ExplanationOfBenefit/${one.id ?? ''}`) && readClaimKind(one) === kind,
    );
  }

  /** An id to ask for; `null` when none is known. */
  findId(type: string): string | null {
    return this.#known.get(type) ?? this.#listType(type).find(({ id }) => id !== undefined)?.id ?? null;
  }

  /** The first value of the first identifier that any resource of the type has. */
  findIdentifier(type: string): string | null {
    return this.#findFirst(type, (one) => listAt(one, 'identifier').map((each) => textAt(each, 'value')));
  }

  /** A part of a name: of a person the part, of an organization its first word. */
  findName(type: string, part: 'text' | 'family' | 'given'): string | null {
    return this.#findFirst(type, (one) => {
      if (typeof one['name'] === 'string') return [one['name'].split(' ')[0] ?? null];
      return listAt(one, 'name').flatMap((name) => readNamePart(name, part));
    });
  }

  findText(type: string, key: string): string | null {
    return this.#findFirst(type, (one) => [textAt(one, key)]);
  }

  /** The city of an address. */
  findCity(type: string): string | null {
    return this.#findFirst(type, (one) => listAt(one, 'address').map((address) => textAt(address, 'city')));
  }

  /** The day on which the newest claim starts. */
  findServiceDate(): string | null {
    return this.#findFirst('ExplanationOfBenefit', (one) => [
      textAt(objectAt(one, 'billablePeriod'), 'start')?.slice(0, 10) ?? null,
    ]);
  }

  /** What searches brought that a new sign-in would not file: it is about another patient, or about nobody known. */
  listNotOwn(fhirBaseUrl: string): Resource[] {
    const facts = this.#gatherFacts(fhirBaseUrl);
    return [...this.#byKey].flatMap(([key, resource]) =>
      this.#fromSearches.has(key) && judgeOwner(resource, null, facts).whose !== 'own' ? [resource] : [],
    );
  }

  #gatherFacts(fhirBaseUrl: string): WhoseFacts {
    const own = this.#ownPatient && readPatientFacts(this.#ownPatient);
    const others = this.#listType('Patient').filter(({ id }) => id !== this.patientId);
    const none = new Set<string>();
    return {
      ...{ fhirBaseUrl, innerBase: null, subjectByUrl: new Map(), signInId: this.patientId },
      ...{ earlierIds: none, taken: none, ownNumbers: () => none, sharedNumbers: () => none },
      ownPatient: own && { id: this.#ownPatient?.id ?? null, facts: own },
      person: own,
      patients: new Map(others.map((one) => [one.id ?? '', { facts: readPatientFacts(one), link: null }])),
      findAnswer: () => null,
      findOwner: () => null,
      hasMetOthers: false,
      mayOwnNobodys: () => true,
    };
  }

  #listType(type: string): Resource[] {
    return [...this.#byKey.values()].filter(({ resourceType }) => resourceType === type);
  }

  #findFirst(type: string, values: (resource: Resource) => (string | null)[]): string | null {
    return (
      this.#listType(type)
        .flatMap(values)
        .find((value) => value !== null) ?? null
    );
  }
}

function readNamePart(name: Json, part: 'text' | 'family' | 'given'): (string | null)[] {
  if (part === 'given') return [name['given']].flat().map(textOf);
  return [textAt(name, part), textAt(name, 'family')];
}
