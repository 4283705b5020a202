/**
 * A plan whose records change at any time, also between two pages of one answer, and whose server has habits (how it
 * pages, counts and searches) and bad days.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { OddSignIn } from '../../../support/odd-plan/sign-in.ts';
import { smartConfiguration } from '../../../support/smart-configuration.ts';
import type { Chance } from './chance.ts';

export type PlanRecord = Record<string, unknown> & { resourceType: string; id: string };

/** How a server behaves, always. */
export type Habits = {
  pageSize: number;
  order: 'id' | 'newest' | 'oldest' | 'scrambled';
  /** `live`: each page is cut out of what is there as it is asked for. */
  paging: 'snapshot' | 'live';
  total: 'right' | 'none' | 'low';
  updatedSearch: 'honored' | 'ignored' | 'refused';
  includes: 'honored' | 'ignored' | 'refused';
  links: 'absolute' | 'relative' | 'base';
  /** Each page begins with the last record of the one before. */
  repeats: boolean;
  idLists: 'found' | 'refused' | 'ignored';
  coverageSearch: 'patient' | 'beneficiary' | 'refused';
  healthSearch: 'whole' | 'by-category';
  date: 'right' | 'none' | 'ahead' | 'behind';
  /** Sends other people's records along. */
  hasOthers: boolean;
};

export function chooseHabits(chance: Chance): Habits {
  return {
    pageSize: 1 + chance.below(5),
    order: chance.of(['id', 'newest', 'oldest', 'scrambled']),
    paging: chance.of(['snapshot', 'live']),
    total: chance.of(['right', 'right', 'none', 'low']),
    updatedSearch: chance.of(['honored', 'honored', 'ignored', 'refused']),
    includes: chance.of(['honored', 'ignored', 'refused']),
    links: chance.of(['absolute', 'relative', 'base']),
    repeats: chance.is(0.25),
    idLists: chance.of(['found', 'refused', 'ignored']),
    coverageSearch: chance.of(['patient', 'beneficiary', 'refused']),
    healthSearch: chance.of(['whole', 'by-category']),
    date: chance.of(['right', 'right', 'none', 'ahead', 'behind']),
    hasOthers: chance.is(0.5),
  };
}

/** What may go wrong with one answer. */
export const badDays = [
  'server-error',
  'down',
  'throttled',
  'signed-out',
  'cut',
  'reset',
  'page-lost',
  'web-page',
  'refused',
  'refused-400',
  'next-bare',
  'next-blank',
  'next-foreign',
  'next-gone',
] as const;
export type BadDay = (typeof badDays)[number];

type Reply = { status: number; headers?: Record<string, string>; body: string; cut?: 'half' | 'all' };

type Snapshot = { type: string; query: URLSearchParams; names: string[] };

export class DriftingPlan {
  /** What it would send now, by `Type/id`. */
  readonly truth = new Map<string, PlanRecord>();
  /** How the last answer of each list ended since this was cleared; a list is `Type|category`. */
  readonly listEnds = new Map<string, 'whole' | 'more' | 'fault'>();
  /** Lists that were answered once. */
  readonly answered = new Set<string>();
  /** Called before each FHIR answer; says what goes wrong with it. */
  onRequest: () => BadDay | null = () => null;
  fhirBaseUrl = '';
  readonly habits: Habits;
  readonly #server;
  readonly #signIn = new OddSignIn(false);
  readonly #dead = new Set<string>();
  readonly #snapshots: Snapshot[] = [];
  readonly #now: () => number;
  #versions = 0;
  #origin = '';

  private constructor(habits: Habits, now: () => number) {
    this.habits = habits;
    this.#now = now;
    this.#server = createServer((request, response) => {
      void this.#answer(request).then(
        (reply) => send(response, reply),
        () => response.destroy(),
      );
    });
  }

  static async start(habits: Habits, now: () => number): Promise<DriftingPlan> {
    const plan = new DriftingPlan(habits, now);
    await new Promise<void>((resolve) => plan.#server.listen(0, '127.0.0.1', resolve));
    plan.#origin = `http://127.0.0.1:${(plan.#server.address() as AddressInfo).port}`;
    plan.fhirBaseUrl = `${plan.#origin}/fhir`;
    return plan;
  }

  get payer() {
    const { fhirBaseUrl } = this;
    return {
      id: 'drifting',
      name: 'Drifting Plan',
      fhirBaseUrl,
      clientId: 'app',
      redirect: { ports: 'any' },
    };
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /** A new record or version. `isSilent`: as if it had not changed. */
  put(record: PlanRecord, isSilent = false): void {
    const name = `${record.resourceType}/${record.id}`;
    const before = this.truth.get(name)?.['meta'] as PlanRecord | undefined;
    this.#versions += 1;
    const meta =
      isSilent && before
        ? { ...before, versionId: String(this.#versions) }
        : { versionId: String(this.#versions), lastUpdated: new Date(this.#now()).toISOString() };
    this.truth.set(name, { ...record, meta });
  }

  async #answer(request: IncomingMessage): Promise<Reply> {
    const url = new URL(request.url ?? '/', this.#origin);
    const path = url.pathname.replace(/^\/fhir\/?/, '');
    const isFhir = url.pathname.startsWith('/fhir');
    if (url.pathname === '/authorize') return this.#signIn.authorize(url.searchParams, request.method ?? '');
    if (url.pathname === '/token') return this.#signIn.token(await formOf(request));
    if (!isFhir) return { status: 404, body: '' };
    if (path === '.well-known/smart-configuration') return fhir(smartConfiguration(this.#origin));
    if (path === 'metadata') return fhir({ resourceType: 'CapabilityStatement', fhirVersion: '4.0.1' });
    const token = request.headers.authorization ?? '';
    if (!this.#signIn.isToken(token) || this.#dead.has(token)) return refuse(401, 'Sign in.');
    const bad = this.onRequest();
    const list = this.#listOf(path, url.searchParams);
    const reply = this.#spoil(bad, token, url) ?? this.#serve(path, url, bad);
    if (list !== null) this.#noteEnd(list, reply);
    return { ...reply, headers: { ...reply.headers, ...this.#dateHeader() } };
  }

  #noteEnd(list: string, { status, cut, body }: Reply): void {
    const isAnswer = status === 200 && cut === undefined && body.startsWith('{');
    if (isAnswer) this.answered.add(list);
    this.listEnds.set(list, !isAnswer ? 'fault' : body.includes('"next"') ? 'more' : 'whole');
  }

  /** Which list a request belongs to; `null` for one record. */
  #listOf(path: string, query: URLSearchParams): string | null {
    const snapshot = this.#snapshots[Number(query.get('_getpages') ?? '-1')];
    const asked = snapshot?.query ?? query;
    const type = snapshot?.type ?? path;
    if (type.includes('/') || asked.has('_id') || type === '') return null;
    return `${type}|${asked.get('category') ?? ''}`;
  }

  #dateHeader(): Record<string, string> {
    const shift = { right: 0, none: 0, ahead: 7_200_000, behind: -7_200_000 }[this.habits.date];
    return this.habits.date === 'none' ? {} : { date: new Date(this.#now() + shift).toUTCString() };
  }

  #spoil(bad: BadDay | null, token: string, url: URL): Reply | null {
    switch (bad) {
      case 'server-error':
        return { ...refuse(500, 'Broken for now.'), headers: { 'retry-after': '0' } };
      case 'down':
        return { ...refuse(503, 'Broken for today.'), headers: { 'retry-after': '3600' } };
      case 'throttled':
        return { ...refuse(429, 'Too fast.'), headers: { 'retry-after': '0' } };
      case 'signed-out':
        this.#dead.add(token);
        return refuse(401, 'Sign in again.');
      case 'reset':
        return { status: 200, body: '', cut: 'all' };
      case 'page-lost':
        return url.searchParams.has('_getpages') ? refuse(410, 'Search again.') : null;
      case 'web-page':
        return { status: 200, headers: { 'content-type': 'text/html' }, body: '<html>Back soon.</html>' };
      case 'refused':
        return refuse(403, 'Not today.');
      case 'refused-400':
        return refuse(400, 'What is that?');
      default:
        return null;
    }
  }

  #serve(path: string, url: URL, bad: BadDay | null): Reply {
    const query = url.searchParams;
    const reply = this.#serveWell(path, query, bad);
    return bad === 'cut' ? { ...reply, cut: 'half' } : reply;
  }

  #serveWell(path: string, query: URLSearchParams, bad: BadDay | null): Reply {
    const handle = query.get('_getpages');
    if (handle !== null) {
      const snapshot = this.#snapshots[Number(handle)];
      return snapshot
        ? this.#page(snapshot, { handle: Number(handle), at: Number(query.get('at')) }, bad)
        : refuse(410, 'Search again.');
    }
    if (path.includes('/')) {
      const found = this.truth.get(path);
      return found ? fhir(found) : refuse(404, 'There is no such record.');
    }
    if (query.has('_id')) return this.#byIds(path, (query.get('_id') ?? '').split(','));
    return this.#search(path, query, bad);
  }

  #byIds(type: string, ids: string[]): Reply {
    if (this.habits.idLists === 'refused') return refuse(400, 'No lists.');
    const all = [...this.truth.values()].filter(
      (one) => one.resourceType === type && (this.habits.idLists === 'ignored' || ids.includes(one.id)),
    );
    return fhir({ resourceType: 'Bundle', type: 'searchset', entry: all.map((resource) => ({ resource })) });
  }

  #search(type: string, query: URLSearchParams, bad: BadDay | null): Reply {
    const { habits } = this;
    if (query.has('_lastUpdated') && habits.updatedSearch === 'refused') return refuse(400, 'No dates.');
    if (query.has('_include') && habits.includes === 'refused') return refuse(400, 'No includes.');
    if (type === 'Coverage') {
      if (habits.coverageSearch === 'refused') return refuse(403, 'No search.');
      if (!query.has(habits.coverageSearch)) return refuse(400, 'Search otherwise.');
    }
    const isHealth = type === 'Condition' || type === 'Observation';
    if (isHealth && habits.healthSearch === 'by-category' && !query.has('category'))
      return refuse(400, 'By category, please.');
    const snapshot = { type, query, names: this.#find(type, query) };
    return this.#page(snapshot, { handle: this.#snapshots.push(snapshot) - 1, at: 0 }, bad);
  }

  #find(type: string, query: URLSearchParams): string[] {
    const since = this.habits.updatedSearch === 'honored' ? (query.get('_lastUpdated')?.slice(2) ?? '') : '';
    const category = query.get('category');
    const found = [...this.truth.entries()].filter(
      ([, one]) =>
        one.resourceType === type &&
        (this.habits.hasOthers || !JSON.stringify(one).includes('Patient/other')) &&
        updatedOf(one) >= since &&
        (category === null || JSON.stringify(one['category'] ?? '').includes(`"${category}"`)),
    );
    const key: Record<Habits['order'], (one: PlanRecord) => string> = {
      id: ({ id }) => id,
      newest: (one) => updatedOf(one) + one.id,
      oldest: (one) => updatedOf(one) + one.id,
      scrambled: ({ id }) => [...id].reverse().join(''),
    };
    const keyOf = key[this.habits.order];
    const sorted = found.toSorted(([, a], [, b]) => (keyOf(a) < keyOf(b) ? -1 : 1)).map(([name]) => name);
    return this.habits.order === 'newest' ? sorted.reverse() : sorted;
  }

  #page(snapshot: Snapshot, { handle, at }: { handle: number; at: number }, bad: BadDay | null): Reply {
    const { habits } = this;
    const names = habits.paging === 'live' ? this.#find(snapshot.type, snapshot.query) : snapshot.names;
    const end = at + habits.pageSize;
    const page = names
      .slice(habits.repeats && at > 0 ? at - 1 : at, end)
      .flatMap((name) => this.truth.get(name) ?? []);
    const isIncluding = snapshot.query.has('_include') && habits.includes === 'honored';
    const entry = (resource: PlanRecord, mode: string) => ({
      fullUrl: `${this.fhirBaseUrl}/${resource.resourceType}/${resource.id}`,
      resource,
      search: { mode },
    });
    const totals = { right: names.length, none: undefined, low: Math.max(0, names.length - 2) };
    return fhir({
      resourceType: 'Bundle',
      type: 'searchset',
      total: totals[habits.total],
      link: end < names.length ? [{ relation: 'next', ...this.#nextUrl(handle, end, bad) }] : [],
      entry: [
        ...page.map((one) => entry(one, 'match')),
        ...(isIncluding ? this.#included(page) : []).map((one) => entry(one, 'include')),
      ],
    });
  }

  #nextUrl(handle: number, at: number, bad: BadDay | null): { url?: string } {
    if (bad === 'next-bare') return {};
    if (bad === 'next-blank') return { url: '' };
    if (bad === 'next-foreign') return { url: 'https://elsewhere.example/fhir?page=2' };
    if (bad === 'next-gone') return { url: `${this.fhirBaseUrl}?_getpages=99999&at=${at}` };
    const query = `?_getpages=${handle}&at=${at}`;
    const type = `${this.fhirBaseUrl}/ExplanationOfBenefit`;
    return {
      url: { absolute: type + query, relative: query, base: this.fhirBaseUrl + query }[this.habits.links],
    };
  }

  #included(page: readonly PlanRecord[]): PlanRecord[] {
    const named = (one: PlanRecord) => JSON.stringify(one).matchAll(/"((?:Organization|Coverage)\/[^"]+)"/g);
    const names = new Set(page.flatMap((one) => [...named(one)].map(([, name = '']) => name)));
    return [...names].flatMap((name) => this.truth.get(name) ?? []);
  }
}

function updatedOf(one: PlanRecord): string {
  return (one['meta'] as { lastUpdated: string }).lastUpdated;
}

async function formOf(request: IncomingMessage): Promise<URLSearchParams> {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) text += String(chunk);
  return new URLSearchParams(text);
}

function fhir(body: unknown): Reply {
  return { status: 200, headers: { 'content-type': 'application/fhir+json' }, body: JSON.stringify(body) };
}

function refuse(status: number, diagnostics: string): Reply {
  const body = {
    resourceType: 'OperationOutcome',
    issue: [{ severity: 'error', code: 'processing', diagnostics }],
  };
  return { ...fhir(body), status };
}

function send(response: ServerResponse, { status, headers, body, cut }: Reply): void {
  response.sendDate = false;
  if (cut === 'all') return void response.destroy();
  const bytes = Buffer.from(body);
  response.writeHead(status, { ...headers, 'content-length': String(bytes.length) });
  if (cut === 'half') {
    response.write(bytes.subarray(0, bytes.length / 2), () => response.destroy());
    return;
  }
  response.end(bytes);
}
