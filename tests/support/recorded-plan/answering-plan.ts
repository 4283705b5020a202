/**
 * A plan that answers as it is told: what each sign-in opens, in which order and pages, and what it refuses. A token
 * opens what its account holds, whoever the records are about; a search for somebody of whom it knows nothing is empty.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Resource } from '../../../electron/data/fhir/resource.ts';
import { OddSignIn, type Reply } from '../odd-plan/sign-in.ts';
import { smartConfiguration } from '../smart-configuration.ts';

/** An answer with its status; a body that is a text goes out as it is. */
export type Answered = { status: number; body: unknown };

/** A reply whose body may be bytes. */
export type Served = Omit<Reply, 'body'> & { body: string | Uint8Array };

/** What one sign-in opens. */
export type Account = {
  /** What the token answer names. */
  patientId: string;
  /** What searches find, by type. */
  records: readonly Resource[];
  /** What else comes along with the claims, anywhere among them. */
  included?: readonly Resource[];
  /** Answers to reads by `Type/id` that are not among the records, or otherwise. */
  reads?: ReadonlyMap<string, Answered>;
  /** Answers to searches by type that are otherwise. */
  refused?: ReadonlyMap<string, Answered>;
};

export class AnsweringPlan {
  /** By patient id. */
  readonly accounts = new Map<string, Account>();
  /** The patient id of whoever signs in next. */
  signsIn = '';
  /** Whom a renewal opens instead, by patient id. */
  readonly renewals = new Map<string, string>();
  /** Method and target of each question for records. */
  readonly requests: string[] = [];
  pageSize = 10;
  /** Its token answers do not say whose records they open. */
  namesNobody = false;
  /** Says of itself which types it has; else nothing, so that every type is asked for. */
  listsTypes = false;
  /** Puts the records of an answer into their order. */
  order: <T>(all: readonly T[]) => T[] = (all) => [...all];
  /** Called before each FHIR answer; another answer, or `null` for the usual one. */
  onRequest: (target: string) => Served | null = () => null;
  fhirBaseUrl = '';
  readonly id: string;
  readonly #signIn = new OddSignIn(false, {
    signsIn: () => this.signsIn,
    renews: (who) => this.renewals.get(who) ?? who,
    isSilent: () => this.namesNobody,
  });
  readonly #server = createServer((request, response) => {
    void this.#answer(request).then(
      (reply) => send(response, reply),
      () => response.destroy(),
    );
  });
  /** Answers that have further pages. */
  readonly #lists: { type: string; entries: readonly unknown[] }[] = [];
  #origin = '';

  private constructor(id: string) {
    this.id = id;
  }

  /** On a free port of 127.0.0.1. The first account is whose sign-in comes next. */
  static async start(accounts: readonly Account[], id = 'answering'): Promise<AnsweringPlan> {
    const plan = new AnsweringPlan(id);
    for (const account of accounts) plan.accounts.set(account.patientId, account);
    plan.signsIn = accounts[0]?.patientId ?? '';
    await new Promise<void>((resolve) => plan.#server.listen(0, '127.0.0.1', resolve));
    plan.#origin = `http://127.0.0.1:${(plan.#server.address() as AddressInfo).port}`;
    plan.fhirBaseUrl = `${plan.#origin}/fhir`;
    return plan;
  }

  get payer() {
    const { id, fhirBaseUrl } = this;
    return { id, name: `Plan ${id}`, fhirBaseUrl, clientId: 'app', redirect: { ports: 'any' } };
  }

  /** How many tokens are good. */
  get tokens(): number {
    return this.#signIn.tokens;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #answer(request: IncomingMessage): Promise<Served> {
    const url = new URL(request.url ?? '/', this.#origin);
    if (url.pathname === '/authorize') return this.#signIn.authorize(url.searchParams, request.method ?? '');
    if (url.pathname === '/token') return this.#signIn.token(await formOf(request));
    if (url.pathname === '/revoke') return this.#signIn.revoke(await formOf(request));
    if (url.pathname !== '/fhir' && !url.pathname.startsWith('/fhir/')) return { status: 404, body: '' };
    const path = url.pathname.slice('/fhir/'.length);
    if (path === '.well-known/smart-configuration')
      return fhir({
        ...(smartConfiguration(this.#origin) as object),
        revocation_endpoint: `${this.#origin}/revoke`,
      });
    const account = this.accounts.get(this.#signIn.whoseToken(request.headers.authorization) ?? '');
    if (path === 'metadata') return fhir(this.#describe());
    if (account === undefined) return refuse(401, 'Sign in.');
    this.requests.push(`${request.method} ${path}${url.search}`);
    return this.onRequest(path + url.search) ?? this.#serve(account, path, url.searchParams);
  }

  #describe(): unknown {
    const all = [...this.accounts.values()].flatMap(({ records, refused }) => [
      ...records.map(({ resourceType }) => resourceType),
      ...(refused?.keys() ?? []),
    ]);
    const types = [...new Set(all)];
    const searchRevInclude = types.includes('Provenance') ? ['Provenance:target'] : [];
    const resource = types.map((type) => ({ type, searchRevInclude }));
    const rest = this.listsTypes ? [{ mode: 'server', resource }] : [];
    return { resourceType: 'CapabilityStatement', fhirVersion: '4.0.1', rest };
  }

  #serve(account: Account, path: string, query: URLSearchParams): Reply {
    const [type = '', id] = path.split('/');
    if (id !== undefined) return this.#read(account, type, id);
    const list = this.#lists[Number(query.get('list') ?? '-1')];
    if (list !== undefined) return this.#page(Number(query.get('list')), Number(query.get('from')));
    const refused = account.refused?.get(type);
    if (refused !== undefined) return answered(refused);
    const found = findAsked(account, type, query);
    const entries = [
      ...found.map((resource) => this.#entry(resource, 'match')),
      ...(type === 'ExplanationOfBenefit' ? (account.included ?? []) : []).map((one) =>
        this.#entry(one, 'include'),
      ),
      ...(query.get('_revinclude') === 'Provenance:target' ? findProvenance(account, found) : []).map((one) =>
        this.#entry(one, 'include'),
      ),
    ];
    return this.#page(this.#lists.push({ type, entries: this.order(entries) }) - 1, 0);
  }

  #read({ records, included = [], reads }: Account, type: string, id: string): Reply {
    const told = reads?.get(`${type}/${id}`);
    if (told !== undefined) return answered(told);
    const found = [...records, ...included].find((one) => one.resourceType === type && one.id === id);
    return found === undefined ? refuse(404, 'There is no such record.') : fhir(found);
  }

  #entry(resource: Resource, mode: string): unknown {
    const fullUrl = `${this.fhirBaseUrl}/${resource.resourceType}/${resource.id}`;
    return { fullUrl, resource, search: { mode } };
  }

  #page(list: number, from: number): Reply {
    const { type = '', entries = [] } = this.#lists[list] ?? {};
    const to = from + this.pageSize;
    const url = `${this.fhirBaseUrl}/${type}?list=${list}&from=${to}`;
    return fhir({
      resourceType: 'Bundle',
      type: 'searchset',
      link: to < entries.length ? [{ relation: 'next', url }] : [],
      entry: entries.slice(from, to),
    });
  }
}

/** Records of the type; none when they are asked for somebody who is unknown here. */
function findAsked(
  { patientId, records, included = [] }: Account,
  type: string,
  query: URLSearchParams,
): Resource[] {
  const ids = query.get('_id')?.split(',');
  const asked = ['patient', 'subject', 'beneficiary']
    .map((name) => query.get(name))
    .find((one) => one !== null);
  const whom = asked?.replace(/^.*Patient\//, '');
  const patients = [...records, ...included].filter(({ resourceType }) => resourceType === 'Patient');
  const isKnown = whom === undefined || whom === patientId || patients.some(({ id }) => id === whom);
  return records.filter(
    (one) => isKnown && one.resourceType === type && (ids === undefined || ids.includes(one.id ?? '')),
  );
}

function findProvenance({ records }: Account, found: readonly Resource[]): Resource[] {
  const names = new Set(found.map(({ resourceType, id }) => `${resourceType}/${id}`));
  return records.filter((one) => {
    const targets = one.resourceType === 'Provenance' ? [one['target']].flat() : [];
    return targets.some((target) => {
      const { reference = '' } = (target ?? {}) as { reference?: string };
      return names.has(reference.split('/').slice(-2).join('/'));
    });
  });
}

async function formOf(request: IncomingMessage): Promise<URLSearchParams> {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) text += String(chunk);
  return new URLSearchParams(text);
}

export function fhir(body: unknown): Reply {
  return answered({ status: 200, body });
}

function answered({ status, body }: Answered): Reply {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return { status, headers: { 'content-type': 'application/fhir+json' }, body: text };
}

export function refuse(status: number, diagnostics: string): Reply {
  const issue = [{ severity: 'error', code: 'processing', diagnostics }];
  return answered({ status, body: { resourceType: 'OperationOutcome', issue } });
}

/** Without a date: the app's clock may be another one. */
function send(response: ServerResponse, { status, headers, body }: Served): void {
  response.sendDate = false;
  response.writeHead(status, headers).end(body);
}
