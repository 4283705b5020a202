import type { FaultSwitch } from '../faults.ts';
import type { Membership, PlanData, ServedResource } from '../model.ts';
import type { Access } from '../sign-in/authorization-server.ts';
import { listTypes, sharedTypes } from '../sign-in/scopes.ts';
import { type Answer, makeOutcome, Refusal } from './answer.ts';
import { listPageEntries, SearchStore, type StoredSearch } from './bundles.ts';
import { Catalog, type Search } from './catalog.ts';
import { findClaims } from './claim-search.ts';
import { addFaultyEntries, spoilNextLink } from './faulty-pages.ts';
import { type FhirPlace, makeCapabilityStatement, makeSmartConfiguration } from './metadata.ts';
import { type Parameter, parseQuery } from './query.ts';
import { checkPatient, listUnknownParameters, readPageSize } from './search-request.ts';
import { findResources } from './simple-search.ts';

/** A FHIR request: its path and query below the base, who asks, what they accept, and whether unknown parameters are refused. */
export type FhirRequest = { target: string; access: Access | null; accept?: string; strict: boolean };

/** The FHIR side of one sample plan. Without a token it answers only what is public. */
export class FhirService {
  readonly #name: string;
  readonly #place: FhirPlace;
  readonly #fault: FaultSwitch;
  readonly #catalog: Catalog;
  readonly #searches = new SearchStore();

  constructor(plan: PlanData, place: FhirPlace, fault: FaultSwitch) {
    this.#name = plan.name;
    this.#place = place;
    this.#fault = fault;
    this.#catalog = new Catalog(plan, fault);
  }

  /** Answers one GET. @throws {Refusal} for everything that ends in an OperationOutcome. */
  async answer(request: FhirRequest): Promise<Answer> {
    const { fhirBaseUrl } = this.#place;
    const [path = '', query = ''] = request.target.split('?');
    if (path === '/metadata')
      return answerOk(
        makeCapabilityStatement({
          ...this.#place,
          name: this.#name,
          makesCards: this.#catalog.makesCards,
        }),
      );
    if (path === '/.well-known/smart-configuration')
      return {
        ...answerOk(makeSmartConfiguration(this.#place)),
        headers: { 'content-type': 'application/json' },
      };
    const access = request.access;
    const member = access ? this.#catalog.member(access.patientId) : undefined;
    if (!access || !member) throw refuseUnauthorized();
    const parameters = parseQuery(query);
    if (path === '' || path === '/') return await this.#nextPage(access, parameters);
    const [, type = '', id, history, version, ...rest] = path.split('/');
    this.#checkType(type, access);
    if (rest.length || (history !== undefined && (history !== '_history' || !version)))
      throw new Refusal(404, 'not-supported', 'This server has no such operation.');
    if (type === 'Patient' && id === '$generate-insurance-card') return this.#insuranceCard(member, access);
    if (id !== undefined) return this.#read(this.#catalog.read(member, type, id, version), request.accept);
    if (type === 'Binary') throw new Refusal(400, 'not-supported', 'A Binary is read by its id.');
    this.#checkParameters(parameters);
    const unknown = listUnknownParameters(type, parameters, request.strict);
    const selfLink = `${fhirBaseUrl}/${type}${query ? `?${query}` : ''}`;
    return this.#firstPage(this.#search(member, access, { type, parameters, selfLink, unknown }));
  }

  #checkType(type: string, access: Access): void {
    if (!sharedTypes.some((known) => known === type) || this.#fault.hits('unknown-type', type))
      throw new Refusal(404, 'not-supported', 'This server has no such resource type.');
    if (!listTypes(access.scopes).has(type) || this.#fault.hits('refused-type', type))
      throw new Refusal(403, 'forbidden', `The app may not read ${type}.`);
  }

  #checkParameters(parameters: readonly Parameter[]): void {
    const fault = this.#fault.current;
    if (fault?.kind === 'unknown-search' && parameters.some(({ name }) => name === fault.parameter))
      throw new Refusal(400, 'not-supported', `This server does not know: ${fault.parameter}`);
  }

  /** A resource; of a Binary the file itself, unless the client asks for JSON. */
  #read(resource: ServedResource, accept?: string): Answer {
    if (resource.resourceType !== 'Binary' || !accept || accept.includes('json')) return answerOk(resource);
    const headers = { 'content-type': resource.contentType };
    return { status: 200, body: Buffer.from(resource.data ?? '', 'base64'), headers };
  }

  #insuranceCard(member: Membership, access: Access): Answer {
    this.#checkType('Coverage', access);
    if (member.insuranceCard) return answerOk(member.insuranceCard);
    throw new Refusal(404, 'not-supported', 'This server has no such operation.');
  }

  #search(
    member: Membership,
    access: Access,
    { type, parameters, selfLink, unknown }: Search & { selfLink: string; unknown: readonly string[] },
  ): StoredSearch {
    checkPatient(parameters, member.person.id);
    const granted = listTypes(access.scopes);
    const shared = {
      patientId: member.person.id,
      count: readPageSize(parameters, this.#place.pageSize),
      selfLink,
      warnings: unknown.map((name) => `The search parameter ${name} is not known here and was ignored.`),
      include: (matches: readonly ServedResource[]) =>
        this.#catalog.includes(member, granted, { type, parameters }, matches),
    };
    if (type === 'ExplanationOfBenefit') {
      const source = this.#catalog.claims(member);
      const found = findClaims(source, parameters);
      const matches = (from: number, to: number) => found.slice(from, to).map((index) => source.claim(index));
      return { ...shared, isClaims: true, total: found.length, matches };
    }
    const found = findResources(type, this.#catalog.searchable(member), parameters);
    return {
      ...shared,
      isClaims: false,
      total: found.length,
      matches: (from, to) => found.slice(from, to),
    };
  }

  #firstPage(search: StoredSearch): Answer {
    if (search.isClaims && this.#fault.strikesOnce('throttled'))
      throw new Refusal(429, 'throttled', 'Too many requests. Wait a second.', { 'retry-after': '1' });
    return this.#page(search, 0, search.count > 0 ? this.#searches.keep(search) : '');
  }

  async #nextPage(access: Access, parameters: readonly Parameter[]): Promise<Answer> {
    const value = (name: string) => parameters.find((one) => one.name === name)?.value ?? '';
    const page = Number(value('_page'));
    if (!value('_getpages') || !Number.isSafeInteger(page) || page < 1)
      throw new Refusal(400, 'invalid', 'Name a resource type to search for.');
    if (page === 1) await this.#strikeSecondPage(access);
    const id = value('_getpages');
    return this.#page(this.#searches.get(id, access.patientId), page, id);
  }

  async #strikeSecondPage(access: Access): Promise<void> {
    if (this.#fault.strikesOnce('server-error'))
      throw new Refusal(503, 'transient', 'The plan is busy. Try again.');
    if (this.#fault.strikesOnce('page-link-gone'))
      throw new Refusal(410, 'expired', 'This page is gone. Search again.');
    if (!this.#fault.strikesOnce('token-expires-mid-sync')) return;
    await access.end();
    throw refuseUnauthorized();
  }

  #page(search: StoredSearch, page: number, id: string): Answer {
    const base = this.#place.fhirBaseUrl;
    const link = (index: number) =>
      `${base}?_getpages=${id}&_page=${index}&_count=${search.count}&_bundletype=searchset`;
    const hasNext = search.count > 0 && (page + 1) * search.count < search.total;
    const next = spoilNextLink(this.#fault.current, search, hasNext ? link(page + 1) : null, link(page + 1));
    const entries = search.count > 0 ? listPageEntries(search, page, base) : [];
    if (page === 0 && search.isClaims) {
      const other = this.#catalog.anotherMember(search.patientId);
      entries.push(...addFaultyEntries(this.#fault.current, base, other));
    }
    if (page === 0 && search.warnings.length) {
      const resource = makeOutcome('warning', 'not-supported', search.warnings);
      entries.push({ resource, search: { mode: 'outcome' } });
    }
    return answerOk({
      resourceType: 'Bundle',
      id: `${id || 'count'}-${page}`,
      meta: { lastUpdated: this.#place.now },
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
}

function answerOk(body: unknown): Answer {
  return { status: 200, body };
}

function refuseUnauthorized(): Refusal {
  return new Refusal(401, 'login', 'Sign in first.', {
    'www-authenticate': 'Bearer error="invalid_token"',
  });
}
