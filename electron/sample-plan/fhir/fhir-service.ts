import type { FaultSwitch } from '../faults.ts';
import type { ClaimSource, FhirResource, Membership, PlanData } from '../model.ts';
import type { Access } from '../sign-in/authorization-server.ts';
import { sharedTypes, typesOf } from '../sign-in/scopes.ts';
import { type Answer, outcome, Refusal } from './answer.ts';
import { type Entry, pageEntries, SearchStore, type StoredSearch } from './bundles.ts';
import { claimParameters, findClaims } from './claim-search.ts';
import { addFaultyEntries, faultyNextLink } from './faulty-pages.ts';
import { capabilityStatement, smartConfiguration } from './metadata.ts';
import { type Parameter, parseQuery } from './query.ts';
import { at, referencesOf } from './references.ts';
import { findSimple, simpleParameters } from './simple-search.ts';

const largestPage = 100;

/** A FHIR request: path below the base with its query, who asks, and whether unknown parameters are refused. */
export type FhirRequest = { target: string; access: Access | null; strict: boolean };

/** The FHIR side of one sample plan. Without a token it answers only what is public. */
export class FhirService {
  readonly #plan: PlanData;
  readonly #base: string;
  readonly #issuer: string;
  readonly #now: string;
  readonly #pageSize: number;
  readonly #fault: FaultSwitch;
  readonly #searches = new SearchStore();
  readonly #directory: ReadonlyMap<string, FhirResource>;

  constructor(
    plan: PlanData,
    place: { fhirBaseUrl: string; issuer: string; now: string; pageSize: number },
    fault: FaultSwitch,
  ) {
    this.#plan = plan;
    this.#base = place.fhirBaseUrl;
    this.#issuer = place.issuer;
    this.#now = place.now;
    this.#pageSize = place.pageSize;
    this.#fault = fault;
    this.#directory = byReference(plan.directory);
  }

  /** Answers one GET. Throws a Refusal for everything that ends in an OperationOutcome. */
  async answer(request: FhirRequest): Promise<Answer> {
    const [path = '', query = ''] = request.target.split('?');
    if (path === '/metadata')
      return ok(capabilityStatement(this.#plan.name, this.#base, this.#issuer, this.#now));
    if (path === '/.well-known/smart-configuration')
      return { ...ok(smartConfiguration(this.#issuer)), headers: { 'content-type': 'application/json' } };
    const access = request.access;
    if (!access) throw unauthorized();
    const member = this.#plan.members.find(({ person }) => person.id === access.patientId);
    if (!member) throw unauthorized();
    const parameters = parseQuery(query);
    if (path === '' || path === '/') return await this.#nextPage(access, parameters);
    const [, type = '', id, history, version, ...rest] = path.split('/');
    this.#checkType(type, access);
    if (rest.length || (history !== undefined && (history !== '_history' || !version)))
      throw new Refusal(404, 'not-supported', 'This server has no such operation.');
    if (id !== undefined) return ok(this.#read(member, type, id, version));
    return this.#firstPage(this.#search(member, access, type, parameters, query, request.strict));
  }

  #checkType(type: string, access: Access): void {
    if (!sharedTypes.some((known) => known === type))
      throw new Refusal(404, 'not-supported', 'This server has no such resource type.');
    if (!typesOf(access.scopes).has(type) || (type === 'Coverage' && this.#fault.is('refused-type')))
      throw new Refusal(403, 'forbidden', `The app may not read ${type}.`);
  }

  #claims(member: Membership): ClaimSource {
    return this.#fault.is('new-claims') ? member.laterClaims : member.claims;
  }

  #read(member: Membership, type: string, id: string, version?: string): FhirResource {
    const found = this.#lookUp(member, `${type}/${id}${version ? `/_history/${version}` : ''}`);
    if (found) return found;
    if (this.#isSomeoneElses(member, type, id))
      throw new Refusal(403, 'forbidden', 'The app may not read records of another person.');
    throw new Refusal(404, 'not-found', `There is no such ${type}.`);
  }

  /** The resource that a relative reference names, among those of this member and of the directory. */
  #lookUp(member: Membership, reference: string): FhirResource | undefined {
    const [type = '', id = '', , version] = reference.split('/');
    if (type === 'ExplanationOfBenefit') {
      const source = this.#claims(member);
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

  #search(
    member: Membership,
    access: Access,
    type: string,
    parameters: readonly Parameter[],
    query: string,
    strict: boolean,
  ): StoredSearch {
    const isClaims = type === 'ExplanationOfBenefit';
    checkPatient(parameters, member);
    const known = isClaims ? ['patient', ...claimParameters] : Object.keys(simpleParameters[type] ?? {});
    const unknown = unknownParameters(parameters, known);
    if (strict && unknown.length)
      throw new Refusal(400, 'not-supported', `This server does not know: ${unknown.join(', ')}`);
    const count = pageSize(parameters, this.#pageSize);
    const granted = typesOf(access.scopes);
    const shared = {
      patientId: member.person.id,
      count,
      selfLink: `${this.#base}/${type}${query ? `?${query}` : ''}`,
      warnings: unknown.map((name) => `The search parameter ${name} is not known here and was ignored.`),
      include: (matches: readonly FhirResource[]) =>
        this.#includes(member, granted, type, parameters, matches),
      isClaims,
    };
    if (isClaims) {
      const source = this.#claims(member);
      const found = findClaims(source, parameters);
      return { ...shared, total: found.length, match: (index) => source.claim(found[index] ?? 0) };
    }
    const found = findSimple(type, [...member.own, ...this.#current()], parameters);
    return { ...shared, total: found.length, match: (index) => found[index] as FhirResource };
  }

  /** Directory resources without their former versions. */
  #current(): FhirResource[] {
    return [...this.#directory]
      .filter(([key]) => !key.includes('/_history/'))
      .map(([, resource]) => resource);
  }

  #includes(
    member: Membership,
    granted: ReadonlySet<string>,
    type: string,
    parameters: readonly Parameter[],
    matches: readonly FhirResource[],
  ): FhirResource[] {
    const asked = parameters.filter(({ name }) => name === '_include');
    const names = new Set(
      asked
        .map(({ value }) => value)
        .filter((value) => value.startsWith(`${type}:`))
        .map(afterColon),
    );
    const included = new Map<string, FhirResource>();
    const add = (references: readonly string[]) => {
      for (const reference of references) {
        const resource = this.#lookUp(member, reference);
        if (resource && granted.has(resource.resourceType)) included.set(reference, resource);
      }
    };
    if (type === 'ExplanationOfBenefit') for (const claim of matches) add(referencesOf(claim, names));
    const coverages = type === 'Coverage' ? matches : [...included.values()].filter(isCoverage);
    const wantsPayor = type === 'Coverage' ? names.has('payor') || names.has('*') : asked.some(isPayor);
    if (wantsPayor) for (const coverage of coverages) add(at(coverage['payor'], []));
    return [...included.values()];
  }

  #firstPage(search: StoredSearch): Answer {
    if (search.isClaims) {
      if (this.#fault.strikesOnce('throttled'))
        throw new Refusal(429, 'throttled', 'Too many requests. Wait a second.', { 'retry-after': '1' });
    }
    return this.#page(search, 0, search.count > 0 ? this.#searches.keep(search) : '');
  }

  async #nextPage(access: Access, parameters: readonly Parameter[]): Promise<Answer> {
    const value = (name: string) => parameters.find((one) => one.name === name)?.value ?? '';
    const page = Number(value('_page'));
    if (!value('_getpages') || !Number.isSafeInteger(page) || page < 1)
      throw new Refusal(400, 'invalid', 'Name a resource type to search for.');
    if (page === 1) await this.#strikeSecondPage(access);
    const id = value('_getpages');
    const search = this.#searches.get(id, access.patientId);
    return this.#page(search, page, id);
  }

  async #strikeSecondPage(access: Access): Promise<void> {
    if (this.#fault.strikesOnce('server-error'))
      throw new Refusal(503, 'transient', 'The plan is busy. Try again.');
    if (this.#fault.strikesOnce('page-link-gone'))
      throw new Refusal(410, 'expired', 'This page is gone. Search again.');
    if (!this.#fault.strikesOnce('token-expires-mid-sync')) return;
    await access.end();
    throw unauthorized();
  }

  #page(search: StoredSearch, page: number, id: string): Answer {
    const link = (index: number) =>
      `${this.#base}?_getpages=${id}&_page=${index}&_count=${search.count}&_bundletype=searchset`;
    const hasNext = search.count > 0 && (page + 1) * search.count < search.total;
    const next = faultyNextLink(this.#fault.current, search, hasNext ? link(page + 1) : null, link(page + 1));
    const entries = search.count > 0 ? pageEntries(search, page, this.#base) : [];
    if (page === 0) {
      if (search.isClaims) entries.push(...this.#faultyEntries(search));
      if (search.warnings.length)
        entries.push({
          resource: outcome('warning', 'not-supported', search.warnings),
          search: { mode: 'outcome' },
        });
    }
    return ok({
      resourceType: 'Bundle',
      id: `${id || 'count'}-${page}`,
      meta: { lastUpdated: this.#now },
      type: 'searchset',
      total: search.total,
      link: [
        { relation: 'self', url: page === 0 ? search.selfLink : link(page) },
        ...(next ? [{ relation: 'next', url: next }] : []),
        ...(page > 1 ? [{ relation: 'previous', url: link(page - 1) }] : []),
      ],
      ...(entries.length ? { entry: entries } : {}),
    });
  }

  #faultyEntries(search: StoredSearch): Entry[] {
    const other = this.#plan.members.find(
      ({ person, claims }) => person.id !== search.patientId && claims.count,
    );
    return addFaultyEntries(this.#fault.current, this.#base, other);
  }
}

function ok(body: unknown): Answer {
  return { status: 200, body };
}

function unauthorized(): Refusal {
  return new Refusal(401, 'login', 'Sign in first.', { 'www-authenticate': 'Bearer error="invalid_token"' });
}

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

function checkPatient(parameters: readonly Parameter[], member: Membership): void {
  for (const { name, value } of parameters) {
    if (name !== 'patient' && name !== 'beneficiary') continue;
    if (value.replace(/^.*\//, '') !== member.person.id)
      throw new Refusal(403, 'forbidden', 'The app may not read records of another person.');
  }
}

const general = ['_include', '_count', '_format'];

function unknownParameters(parameters: readonly Parameter[], known: readonly string[]): string[] {
  const isKnown = ({ name }: Parameter) => known.includes(name) || general.includes(name);
  return parameters.filter((one) => !isKnown(one)).map(({ name }) => name);
}

function pageSize(parameters: readonly Parameter[], usual: number): number {
  const asked = parameters.find(({ name }) => name === '_count')?.value;
  if (asked === undefined) return usual;
  if (!/^\d{1,6}$/.test(asked)) throw new Refusal(400, 'value', '_count must be a number.');
  return Math.min(Number(asked), largestPage);
}

function afterColon(value: string): string {
  return value.slice(value.indexOf(':') + 1);
}

function isCoverage(resource: FhirResource): boolean {
  return resource.resourceType === 'Coverage';
}

function isPayor({ value }: Parameter): boolean {
  return value === 'Coverage:payor';
}
