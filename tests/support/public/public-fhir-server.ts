/** A small public FHIR server that can be as well or as poorly searchable as a test wants, and keeps what it was sent. */
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Resource = { resourceType: string; id: string } & Record<string, unknown>;
export type Received = { method: string; target: string; headers: IncomingHttpHeaders };
/** Does the resource answer the value? `find` looks another one up by `Type/id`. */
export type Test = (
  resource: Resource,
  value: string,
  find: (key: string) => Resource | undefined,
) => boolean;

export type ServerOptions = {
  resources: readonly Resource[];
  /** Search parameters by type and name, `_id` and `_count` aside. */
  parameters: Record<string, Record<string, Test>>;
  /** What happens to a parameter that is not known. */
  unknown: 'ignored' | 'refused' | 'server-error';
  /** References that `_include` brings, by `Type:name`. */
  includes?: Record<string, (resource: Resource) => (string | undefined)[]>;
  /** Types listed in the CapabilityStatement; no statement at all when absent. */
  capabilities?: readonly string[];
  /** Types that are searched with `_id`. */
  searchesById?: boolean;
  pageSize?: number;
  /** Answers instead of the server when it returns something. */
  intercept?(target: URL): { status: number; headers?: Record<string, string>; body?: string } | null;
};

export type PublicFhirServer = {
  baseUrl: string;
  received: Received[];
  /** Paths and queries below the base, decoded. */
  questions(): string[];
  close(): Promise<void>;
};

type Answer = { status: number; headers?: Record<string, string>; body: string };

export async function startPublicFhirServer(options: ServerOptions): Promise<PublicFhirServer> {
  const received: Received[] = [];
  let baseUrl = '';
  const server: Server = createServer((request, response) => {
    const target = request.url ?? '/';
    received.push({ method: request.method ?? '', target, headers: request.headers });
    const url = new URL(target, 'http://127.0.0.1');
    const own = options.intercept?.(url);
    const answer: Answer = own ? { body: '', ...own } : answerTo(options, url, baseUrl);
    response.writeHead(answer.status, { 'content-type': 'application/fhir+json', ...answer.headers });
    response.end(answer.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/public`;
  return {
    baseUrl,
    received,
    questions: () => received.map(({ target }) => decodeURIComponent(target.replace('/public/', ''))),
    close: () => new Promise<void>((resolve) => void server.close(() => resolve())),
  };
}

function refusal(status: number, text: string): Answer {
  const issue = [{ severity: 'error', code: 'not-supported', diagnostics: text }];
  return { status, body: JSON.stringify({ resourceType: 'OperationOutcome', issue }) };
}

function answerTo(options: ServerOptions, url: URL, baseUrl: string): Answer {
  const [, , type = '', id] = url.pathname.split('/');
  if (type === 'metadata') return metadata(options);
  const all = options.resources.filter(({ resourceType }) => resourceType === type);
  if (id !== undefined) {
    const one = all.find((resource) => resource.id === id);
    return one ? { status: 200, body: JSON.stringify(one) } : refusal(404, 'no such resource');
  }
  if (!(type in options.parameters)) return refusal(404, `unknown type ${type}`);
  return search(options, { type, all, url, baseUrl });
}

function search(
  options: ServerOptions,
  { type, all, url, baseUrl }: { type: string; all: readonly Resource[]; url: URL; baseUrl: string },
): Answer {
  const find = (key: string) =>
    options.resources.find((one) => `${one.resourceType}/${one.id}` === key.split('/').slice(-2).join('/'));
  let found = [...all];
  let offset = 0;
  let size = options.pageSize ?? 1000;
  const wanted: string[] = [];
  for (const [name, value] of url.searchParams) {
    const test = options.parameters[type]?.[name];
    if (name === '_count') size = Math.min(size, Number(value));
    else if (name === '_offset') offset = Number(value);
    else if (name === '_id' && options.searchesById)
      found = found.filter(({ id }) => value.split(',').includes(id));
    else if (name === '_include' && options.includes) wanted.push(value);
    else if (test) found = found.filter((one) => value.split(',').some((each) => test(one, each, find)));
    else if (options.unknown === 'refused') return refusal(400, `unknown parameter ${name}`);
    else if (options.unknown === 'server-error') return refusal(500, 'unexpected');
  }
  const page = found.slice(offset, offset + size);
  const included = page
    .flatMap((one) => wanted.flatMap((name) => options.includes?.[name]?.(one) ?? []))
    .flatMap((key) => (key === undefined ? [] : (find(key) ?? [])));
  const next = new URL(`${baseUrl}/${type}${url.search}`);
  next.searchParams.set('_offset', String(offset + size));
  const bundle = {
    resourceType: 'Bundle',
    type: 'searchset',
    total: found.length,
    link: offset + size < found.length ? [{ relation: 'next', url: next.href }] : [],
    entry: [
      ...page.map((resource) => ({ resource, search: { mode: 'match' } })),
      ...[...new Set(included)].map((resource) => ({ resource, search: { mode: 'include' } })),
    ],
  };
  return { status: 200, body: JSON.stringify(bundle) };
}

function metadata({ capabilities }: ServerOptions): Answer {
  if (capabilities === undefined) return refusal(404, 'no statement');
  const rest = [{ mode: 'server', resource: capabilities.map((type) => ({ type })) }];
  return {
    status: 200,
    body: JSON.stringify({ resourceType: 'CapabilityStatement', fhirVersion: '4.0.1', rest }),
  };
}

/** The reference under a key. */
export function reference(resource: Resource, key: string): string | undefined {
  const value = resource[key];
  const one = (Array.isArray(value) ? value[0] : value) as { reference?: string } | undefined;
  return one?.reference;
}

/** A test on text that anything in the resource holds. */
export const holds: Test = (resource, value) =>
  JSON.stringify(resource).toLowerCase().includes(value.toLowerCase());
