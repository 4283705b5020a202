/**
 * A plan whose records change while an app watches it for weeks: the sample plan's own authorization server and FHIR
 * service over records that a test sets. Keeps a log of its own of every request, and of every refresh token it got.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { FhirResource } from 'fhir/r4';
import type { Clock } from '../../../electron/ports.ts';
import { FaultSwitch } from '../../../electron/sample-plan/faults.ts';
import { type Answer, Refusal } from '../../../electron/sample-plan/fhir/answer.ts';
import { FhirService } from '../../../electron/sample-plan/fhir/fhir-service.ts';
import { sendAnswer } from '../../../electron/sample-plan/fhir/send.ts';
import type { Served, ServedResource } from '../../../electron/sample-plan/model.ts';
import {
  type AuthorizationServer,
  createAuthorizationServer,
  sampleClientId,
} from '../../../electron/sample-plan/sign-in/authorization-server.ts';
import { makePlanData, patientRecord } from './records.ts';

export type LivingPlan = {
  id: string;
  host: string;
  fhirBaseUrl: string;
  /** Its record in the registry. */
  payer: Record<string, unknown>;
  /** What it would send now, by `Type/id`. */
  truth: ReadonlyMap<string, ServedResource>;
  /** Adds a record or a new version of one, as of now. */
  put(resource: Omit<FhirResource, 'meta'> & { id: string }): void;
  take(name: string): void;
  /** `silent`: connections are cut. `breaks`: every further page is answered with 500. */
  mood: 'well' | 'silent' | 'breaks';
  /** The access token ends at the next second page. */
  endAccessMidway(): void;
  /** Ends every sign-in, as a person may do on the plan's own page. */
  revokeAll(): void;
  /** Requests of the app, and the page where it sends the person's browser, in order. */
  requests: SeenRequest[];
  /** Every access and refresh token that the plan gave. */
  given: string[];
  /** Every refresh token that came to the token endpoint, in order. */
  refreshTokens: string[];
  /** Refresh tokens that came more than once. */
  findReusedTokens(): string[];
  /** Called when a request has come, before it is answered. */
  onRequest: (target: string) => void;
  close(): Promise<void>;
};

/** One request as the plan saw it. */
export type SeenRequest = {
  /** ISO instant. */
  at: string;
  method: string;
  /** Without query and ids. */
  path: string;
  /** What a token was asked for with. */
  grant: 'authorization_code' | 'refresh_token' | null;
  /** `null` when it got no answer. */
  status: number | null;
  /** Of the answer's body. */
  bytes: number | null;
};

const fhirPath = '/fhir';

/** Starts the plan on a free port of 127.0.0.1; its clock is that of the test. */
export async function startLivingPlan(id: string, clock: Clock): Promise<LivingPlan> {
  const truth = new Map<string, ServedResource>();
  const fault = new FaultSwitch();
  let fhir: FhirService | null = null;
  const server = createServer((request, response) => {
    void answer(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const mount = `/${id}`;
  const issuer = `http://${host}${mount}`;
  const fhirBaseUrl = issuer + fhirPath;
  const name = `Living Plan ${id}`;
  const at = () => new Date(clock.now()).toISOString();
  truth.set(`Patient/${patientRecord().id}`, patientRecord());
  const signIn: AuthorizationServer = await createAuthorizationServer(
    makePlanData(name, truth.values()),
    issuer,
    fhirBaseUrl,
    3600,
  );
  const plan: LivingPlan = {
    id,
    host,
    fhirBaseUrl,
    payer: {
      id,
      name,
      fhirBaseUrl,
      issuer,
      clientId: sampleClientId,
      maxCount: 10,
      redirect: { ports: 'any' },
    },
    truth,
    put(resource) {
      const key = `${resource.resourceType}/${resource.id}`;
      const versionId = String(Number(truth.get(key)?.meta.versionId ?? 0) + 1);
      truth.set(key, { ...resource, meta: { versionId, lastUpdated: at() } } as Served<FhirResource>);
      fhir = null;
    },
    take(key) {
      truth.delete(key);
      fhir = null;
    },
    mood: 'well',
    endAccessMidway: () => fault.set({ kind: 'token-expires-mid-sync' }),
    revokeAll: () => signIn.revokeAll(),
    requests: [],
    given: [],
    refreshTokens: [],
    findReusedTokens() {
      return this.refreshTokens.filter((token, index, all) => all.indexOf(token) !== index);
    },
    onRequest: () => {},
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const target = (request.url ?? '/').slice(mount.length);
    const [path = ''] = target.split('?');
    const seen = { at: at(), method: request.method ?? '', path: withoutIds(mount + path) };
    const noted: SeenRequest = { ...seen, grant: null, status: null, bytes: null };
    if (isOfApp(path)) plan.requests.push(noted);
    // What leaves unzipped has the length that the app counts.
    delete request.headers['accept-encoding'];
    noteAnswer(response, (body) => {
      noted.status = response.statusCode;
      noted.bytes = body.length;
      if (path === '/token' && response.statusCode === 200) plan.given.push(...readTokens(body));
    });
    if (path === '/token')
      readForm(request, (form) => {
        noted.grant = form.get('grant_type') as SeenRequest['grant'];
        const token = form.get('refresh_token');
        if (token !== null) plan.refreshTokens.push(token);
      });
    plan.onRequest(target);
    if (plan.mood === 'silent') return void request.socket.resetAndDestroy();
    if (!target.startsWith(fhirPath)) return signIn.handle(request, response, target);
    const reply = await answerFhir(target.slice(fhirPath.length), request);
    const date = new Date(clock.now()).toUTCString();
    return sendAnswer(request, response, { ...reply, headers: { ...reply.headers, date } }, false);
  }

  async function answerFhir(target: string, request: IncomingMessage): Promise<Answer> {
    try {
      // So long a wait is not waited for: the check ends and says so.
      if (plan.mood === 'breaks' && target.startsWith('?'))
        throw new Refusal(500, 'exception', 'Broken for today.', { 'retry-after': '3600' });
      fhir ??= new FhirService(
        makePlanData(name, truth.values()),
        { fhirBaseUrl, issuer, now: at(), pageSize: 10, registersApps: false },
        fault,
      );
      const token = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1];
      return await fhir.answer({
        target,
        access: token === undefined ? null : await signIn.access(token),
        strict: false,
        accept: 'application/json',
      });
    } catch (error) {
      if (error instanceof Refusal) return error.answer;
      throw error;
    }
  }

  return plan;
}

/** What the app asks itself, and the page where it sends the browser; the pages after that are the browser's. */
function isOfApp(path: string): boolean {
  return !/^\/(?:authorize|sign-in|consent)\//.test(path);
}

/** The path with ids as the access log has them. */
function withoutIds(path: string): string {
  return path.replace(/(\/fhir\/[A-Za-z]+)\/[^$/][^/]*$/, '$1/…');
}

/** Calls back with the body as the answer leaves. */
function noteAnswer(response: ServerResponse, onBody: (body: Buffer) => void): void {
  const { end } = response;
  response.end = ((...given: unknown[]) => {
    onBody(Buffer.from((given[0] ?? '') as string));
    return end.apply(response, given as Parameters<typeof end>);
  }) as typeof end;
}

function readTokens(body: Buffer): string[] {
  const { access_token: access, refresh_token: refresh } = JSON.parse(body.toString());
  return [access, refresh].filter((token) => typeof token === 'string');
}

/** Listens in on the form without taking it from the server. */
function readForm(request: IncomingMessage, onForm: (form: URLSearchParams) => void): void {
  const { emit } = request;
  const parts: Buffer[] = [];
  request.emit = (event: string, ...rest: unknown[]) => {
    if (event === 'data') parts.push(Buffer.from(rest[0] as Uint8Array));
    if (event === 'end') onForm(new URLSearchParams(Buffer.concat(parts).toString()));
    return emit.call(request, event, ...rest);
  };
}
