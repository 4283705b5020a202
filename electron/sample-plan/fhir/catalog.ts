import type { FaultSwitch } from '../faults.ts';
import type { ClaimSource, Membership, PlanData, ServedResource } from '../model.ts';
import { Refusal } from './answer.ts';
import type { Parameter } from './query.ts';
import { collectReferences, listReferences } from './references.ts';
import { listIncludeNames } from './search-request.ts';

/** What a search asks for: a type, and its parameters. */
export type Search = { type: string; parameters: readonly Parameter[] };

/** All resources of one plan, and who may see them. */
export class Catalog {
  readonly #plan: PlanData;
  readonly #fault: FaultSwitch;
  readonly #directory: ReadonlyMap<string, ServedResource>;

  constructor(plan: PlanData, fault: FaultSwitch) {
    this.#plan = plan;
    this.#fault = fault;
    this.#directory = indexByReference(plan.directory);
  }

  /** True when the plan can make insurance cards. */
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
    return (this.#fault.is('new-claims') && member.laterClaims) || member.claims;
  }

  /** What a member may search apart from claims: their own records and the directory, current versions only. */
  searchable(member: Membership): ServedResource[] {
    const current = [...this.#directory].filter(([key]) => !key.includes('/_history/'));
    return [...member.own, ...current.map(([, resource]) => resource)];
  }

  /** @throws {Refusal} 403 for what is somebody else's, 404 for what does not exist. */
  read(member: Membership, type: string, id: string, version?: string): ServedResource {
    const found = this.#lookUp(member, `${type}/${id}${version ? `/_history/${version}` : ''}`);
    if (found) return found;
    if (this.#isSomeoneElses(member, type, id))
      throw new Refusal(403, 'forbidden', 'The app may not read records of another person.');
    throw new Refusal(404, 'not-found', `There is no such ${type}.`);
  }

  /** What the `_include`s of a search bring for its matches: each once, of the granted types only. */
  includes(
    member: Membership,
    granted: ReadonlySet<string>,
    { type, parameters }: Search,
    matches: readonly ServedResource[],
  ): ServedResource[] {
    const names = listIncludeNames(type, parameters);
    const included = new Map<string, ServedResource>();
    const add = (references: readonly string[]) => {
      for (const reference of references) {
        const resource = this.#lookUp(member, reference);
        if (resource && granted.has(resource.resourceType)) included.set(reference, resource);
      }
    };
    for (const match of matches) add(listReferences(match, names));
    if (type === 'ExplanationOfBenefit') {
      const payors = listIncludeNames('Coverage', parameters);
      for (const resource of [...included.values()])
        if (resource.resourceType === 'Coverage') add(listReferences(resource, payors));
    }
    for (const one of this.#provenanceOf(member, parameters, matches))
      included.set(`Provenance/${one.id}`, one);
    return [...included.values()];
  }

  /** Where the matches came from, if the search asks. Provenance comes with its record and needs no scope of its own. */
  #provenanceOf(
    member: Membership,
    parameters: readonly Parameter[],
    matches: readonly ServedResource[],
  ): ServedResource[] {
    const isAsked = parameters.some(
      ({ name, value }) => name === '_revinclude' && value === 'Provenance:target',
    );
    if (!isAsked) return [];
    const found = new Set(matches.map(({ resourceType, id }) => `${resourceType}/${id}`));
    return member.own.filter(
      (one) =>
        one.resourceType === 'Provenance' &&
        collectReferences(one.target, []).some((target) => found.has(target)),
    );
  }

  /** The resource that a relative reference names, among those of this member and of the directory. */
  #lookUp(member: Membership, reference: string): ServedResource | undefined {
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

/** Resources by `Type/id`; earlier versions by `Type/id/_history/n`. */
function indexByReference(resources: readonly ServedResource[]): Map<string, ServedResource> {
  const map = new Map<string, ServedResource>();
  for (const resource of resources) {
    const key = `${resource.resourceType}/${resource.id}`;
    const known = map.get(key);
    if (known) map.set(`${key}/_history/${known.meta.versionId}`, known);
    map.set(key, resource);
  }
  return map;
}
