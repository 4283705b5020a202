import type { CapabilityStatement } from 'fhir/r4';
import { type Answer, Refusal } from '../fhir/answer.ts';
import { makeEntry } from '../fhir/bundles.ts';
import type { SearchParameters } from '../fhir/matchers.ts';
import { type Parameter, parseQuery } from '../fhir/query.ts';
import { readNumber, readPageSize } from '../fhir/search-request.ts';
import type { ResourceType } from '../make/resource.ts';
import type { ServedResource } from '../model.ts';
import type { PublicParameters } from './public-search.ts';

/** A public service of a plan: its name, its address, its resources, and how they are searched. */
export type PublicPlace = {
  name: string;
  baseUrl: string;
  guide: string;
  resources: readonly ServedResource[];
  parameters: PublicParameters;
  date: string;
  pageSize: number;
};

/** One GET: path and query below the base, and the lower-case names of its headers. */
export type PublicRequest = { target: string; headers: readonly string[] };

const personal = /patient|beneficiary|subscriber|member/i;

/**
 * A drug list or a directory, open to everyone. It refuses with 400 a request that carries a token, a cookie or
 * anything about a person, so that a leak shows.
 */
export class PublicService {
  readonly #place: PublicPlace;
  readonly #byReference: ReadonlyMap<string, ServedResource>;

  constructor(place: PublicPlace) {
    this.#place = place;
    this.#byReference = new Map(place.resources.map((one) => [formatKey(one), one]));
  }

  /** Answers one GET. @throws {Refusal} for everything that ends in an OperationOutcome. */
  answer({ target, headers }: PublicRequest): Answer {
    if (headers.includes('authorization') || headers.includes('cookie'))
      throw new Refusal(400, 'security', 'This service is public. Send no token and no cookie.');
    const [path = '', query = ''] = target.split('?');
    const parameters = parseQuery(query);
    if (parameters.some(({ name, modifier }) => personal.test(name) || personal.test(modifier)))
      throw new Refusal(400, 'security', 'This service is public. Send nothing about a person.');
    if (path === '/metadata') return { status: 200, body: this.#describe() };
    const [, type = '', id, ...rest] = path.split('/');
    const known = this.#place.parameters[type];
    if (!known || rest.length) throw new Refusal(404, 'not-supported', 'This service does not have that.');
    if (id === undefined) return this.#search(type, known, parameters, query);
    const found = this.#byReference.get(`${type}/${id}`);
    if (!found) throw new Refusal(404, 'not-found', `There is no such ${type}.`);
    return { status: 200, body: found };
  }

  #search(type: string, known: SearchParameters, parameters: readonly Parameter[], query: string): Answer {
    const found = this.#place.resources.filter(
      (one) =>
        one.resourceType === type && parameters.every((parameter) => this.#passes(one, known, parameter)),
    );
    const size = readPageSize(parameters, this.#place.pageSize);
    const offset = readNumber(parameters, '_offset', 0);
    const matches = found.slice(offset, offset + size);
    const rest = query.split('&').filter((pair) => pair && !pair.startsWith('_offset='));
    const link = (from: number) => `${this.#place.baseUrl}/${type}?${[...rest, `_offset=${from}`].join('&')}`;
    const next = offset + size;
    const { baseUrl } = this.#place;
    const entries = [
      ...matches.map((one) => makeEntry(baseUrl, one, 'match')),
      ...this.#listIncluded(matches, parameters).map((one) => makeEntry(baseUrl, one, 'include')),
    ];
    const body = {
      resourceType: 'Bundle',
      type: 'searchset',
      meta: { lastUpdated: this.#place.date },
      total: found.length,
      link: [
        { relation: 'self', url: link(offset) },
        ...(size > 0 && next < found.length ? [{ relation: 'next', url: link(next) }] : []),
      ],
      ...(entries.length ? { entry: entries } : {}),
    };
    return { status: 200, body };
  }

  /** A parameter of the type itself, or of what it refers to: `practitioner.name`, `subject:MedicationKnowledge.code`. */
  #passes(resource: ServedResource, known: SearchParameters, { name, modifier, value }: Parameter): boolean {
    const [first = '', ...chained] = `${name}${modifier ? `:${modifier}` : ''}`.split('.');
    if (chained.length === 0) return known[name]?.matches(resource, value, modifier) ?? true;
    const [link = ''] = first.split(':');
    const [inner = '', ...modifiers] = chained.join('.').split(':');
    const targets = known[link]?.targets?.(resource) ?? [];
    return targets.some((target) => {
      const other = this.#byReference.get(target);
      const parameters = other ? this.#place.parameters[other.resourceType] : undefined;
      if (!other || !parameters) return false;
      return this.#passes(other, parameters, { name: inner, modifier: modifiers.join(':'), value });
    });
  }

  /** What `_include` and `_revinclude` bring, each once. */
  #listIncluded(matches: readonly ServedResource[], parameters: readonly Parameter[]): ServedResource[] {
    const included = new Set<ServedResource>();
    for (const { name, value } of parameters) {
      const [type = '', parameter = ''] = value.split(':');
      const targets = this.#place.parameters[type]?.[parameter]?.targets;
      if (!targets) continue;
      if (name === '_include')
        for (const match of matches.filter(({ resourceType }) => resourceType === type))
          for (const key of targets(match)) {
            const other = this.#byReference.get(key);
            if (other) included.add(other);
          }
      if (name === '_revinclude') {
        const keys = new Set(matches.map(formatKey));
        for (const other of this.#place.resources)
          if (other.resourceType === type && targets(other).some((key) => keys.has(key))) included.add(other);
      }
    }
    return [...included].filter((one) => !matches.includes(one));
  }

  #describe(): CapabilityStatement {
    const { name, baseUrl, guide, parameters, date } = this.#place;
    return {
      resourceType: 'CapabilityStatement',
      status: 'active',
      date,
      kind: 'instance',
      implementation: { description: name, url: baseUrl },
      fhirVersion: '4.0.1',
      format: ['application/fhir+json', 'json'],
      implementationGuide: [guide],
      rest: [
        {
          mode: 'server',
          resource: Object.entries(parameters).map(([type, known]) => ({
            type: type as ResourceType,
            interaction: [{ code: 'read' }, { code: 'search-type' }],
            searchParam: Object.entries(known).map(([one, { type: kind }]) => ({ name: one, type: kind })),
          })),
        },
      ],
    };
  }
}

function formatKey({ resourceType, id }: ServedResource): string {
  return `${resourceType}/${id}`;
}
