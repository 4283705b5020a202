import type { FaultSwitch } from '../faults.ts';
import type { ClaimSource, FhirResource, Membership, PlanData } from '../model.ts';
import { Refusal } from './answer.ts';
import type { Parameter } from './query.ts';
import { at, otherReferencesOf, referencesOf } from './references.ts';
import { includeNamesOf } from './search-request.ts';

/** All resources of one plan, and who may see them. */
export class Catalog {
  readonly #plan: PlanData;
  readonly #fault: FaultSwitch;
  readonly #directory: ReadonlyMap<string, FhirResource>;

  constructor(plan: PlanData, fault: FaultSwitch) {
    this.#plan = plan;
    this.#fault = fault;
    this.#directory = byReference(plan.directory);
  }

  /** True when the plan has the operation that makes an insurance card. */
  get makesCards(): boolean {
    return this.#plan.members.some(({ insuranceCard }) => insuranceCard !== undefined);
  }

  /** The member with this Patient id. */
  member(patientId: string): Membership | undefined {
    return this.#plan.members.find(({ person }) => person.id === patientId);
  }

  /** Somebody else at this plan who has claims. */
  anotherMember(patientId: string): Membership | undefined {
    return this.#plan.members.find(({ person, claims }) => person.id !== patientId && claims.count > 0);
  }

  claims(member: Membership): ClaimSource {
    return this.#fault.is('new-claims') ? member.laterClaims : member.claims;
  }

  /** What a member may search besides claims: their own records and the directory, current versions only. */
  searchable(member: Membership): FhirResource[] {
    const current = [...this.#directory].filter(([key]) => !key.includes('/_history/'));
    return [...member.own, ...current.map(([, resource]) => resource)];
  }

  /** Refuses with 403 what is somebody else's, and with 404 what does not exist. */
  read(member: Membership, type: string, id: string, version?: string): FhirResource {
    const found = this.#lookUp(member, `${type}/${id}${version ? `/_history/${version}` : ''}`);
    if (found) return found;
    if (this.#isSomeoneElses(member, type, id))
      throw new Refusal(403, 'forbidden', 'The app may not read records of another person.');
    throw new Refusal(404, 'not-found', `There is no such ${type}.`);
  }

  /** What a search's `_include`s bring for its matches, each once, of the granted types only. */
  includes(
    member: Membership,
    granted: ReadonlySet<string>,
    type: string,
    parameters: readonly Parameter[],
    matches: readonly FhirResource[],
  ): FhirResource[] {
    const names = includeNamesOf(type, parameters);
    const included = new Map<string, FhirResource>();
    const add = (references: readonly string[]) => {
      for (const reference of references) {
        const resource = this.#lookUp(member, reference);
        if (resource && granted.has(resource.resourceType)) included.set(reference, resource);
      }
    };
    if (type === 'ExplanationOfBenefit') for (const claim of matches) add(referencesOf(claim, names));
    else for (const match of matches) add(otherReferencesOf(match, names));
    if (type === 'ExplanationOfBenefit') {
      const payors = includeNamesOf('Coverage', parameters);
      for (const resource of [...included.values()])
        if (resource.resourceType === 'Coverage') add(otherReferencesOf(resource, payors));
    }
    for (const one of this.#provenanceOf(member, parameters, matches))
      included.set(`Provenance/${one.id}`, one);
    return [...included.values()];
  }

  /** Who told the plan about the matches, if the search asks: that comes with the record, without a scope of its own. */
  #provenanceOf(
    member: Membership,
    parameters: readonly Parameter[],
    matches: readonly FhirResource[],
  ): FhirResource[] {
    const isAsked = parameters.some(
      ({ name, value }) => name === '_revinclude' && value === 'Provenance:target',
    );
    if (!isAsked) return [];
    const found = new Set(matches.map(({ resourceType, id }) => `${resourceType}/${id}`));
    return member.own.filter(
      (one) => one.resourceType === 'Provenance' && at(one['target'], []).some((target) => found.has(target)),
    );
  }

  /** The resource that a relative reference names, among those of this member and of the directory. */
  #lookUp(member: Membership, reference: string): FhirResource | undefined {
    const [type = '', id = '', , version] = reference.split('/');
    if (type === 'ExplanationOfBenefit') {
      const source = this.claims(member);
      const index = source.indexOf(id);
      const claim = index < 0 ? undefined : source.claim(index);
      return !version || claim?.meta.versionId === version ? claim : undefined;
    }
    const exact = this.#directory.get(reference);
    if (exact) return exact;
    const current =
      member.own.find((one) => one.resourceType === type && one.id === id) ??
      this.#directory.get(`${type}/${id}`);
    return !version || current?.meta.versionId === version ? current : undefined;
  }

  #isSomeoneElses(member: Membership, type: string, id: string): boolean {
    return this.#plan.members.some(
      (other) =>
        other !== member &&
        (other.own.some((one) => one.resourceType === type && one.id === id) ||
          (type === 'ExplanationOfBenefit' && other.claims.indexOf(id) >= 0)),
    );
  }
}

/** Resources by `Type/id`; of several versions, earlier ones also by `Type/id/_history/n`. */
function byReference(resources: readonly FhirResource[]): Map<string, FhirResource> {
  const map = new Map<string, FhirResource>();
  for (const resource of resources) {
    const key = `${resource.resourceType}/${resource.id}`;
    const known = map.get(key);
    if (known) map.set(`${key}/_history/${known.meta.versionId}`, known);
    map.set(key, resource);
  }
  return map;
}
