/**
 * The app host: runs the whole application for pages in jsdom or a browser, which reach it over HTTP on this computer.
 * A test shares an app with others until it first asks for something that changes it; then it gets a copy of its own,
 * which hears what the page told of its own accord before.
 */
import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { json } from 'node:stream/consumers';
import type { Asked, HostFacts, StartState, StateName } from './protocol.ts';
import { isToldAtOpening, readingChannels } from './reading-channels.ts';
import { type HostedApp, StartStates } from './start-states.ts';

type Session = {
  state: StateName;
  own: Promise<HostedApp> | null;
  events: ServerResponse | null;
  /** What the page told as it opened, for an app of its own to hear. */
  told: Asked[];
};

const states = new StartStates();
const shared = new Map<StateName, Promise<HostedApp>>();
const sessions = new Map<string, Session>();

function sharedApp(state: StateName): Promise<HostedApp> {
  const app = shared.get(state) ?? states.take(state);
  shared.set(state, app);
  return app;
}

function ownApp(session: Session): Promise<HostedApp> {
  session.own ??= states.take(session.state).then(async (app) => {
    for (const { channel, input } of session.told) await app.test.send(channel, input as never);
    app.onEvent = (event) => session.events?.write(`${JSON.stringify(event)}\n`);
    return app;
  });
  return session.own;
}

async function open(state: StartState): Promise<string> {
  const id = randomUUID();
  const session: Session = {
    state: typeof state === 'string' ? state : 'nobody',
    own: null,
    events: null,
    told: [],
  };
  sessions.set(id, session);
  if (typeof state === 'string') await sharedApp(state);
  else await openAsFile(await ownApp(session), state.records);
  return id;
}

/** Puts records in as a person does: by opening a file that holds them. */
async function openAsFile({ test }: HostedApp, records: readonly object[]): Promise<void> {
  const file = path.join(test.folder, 'Evergreen Health.ndjson');
  writeFileSync(file, records.map((record) => JSON.stringify(record)).join('\n'));
  const offer = await test.ask('files.look', { paths: [file] });
  const people = offer.patients.map(({ key }) => ({ key, personId: null }));
  const end = await test.ask('files.import', { importId: offer.importId, people });
  if (end.notUnderstoodCount > 0) throw new Error(`not understood: ${JSON.stringify(end.notUnderstood)}`);
}

async function ask(session: Session, asked: Asked): Promise<unknown> {
  const { channel, input } = asked;
  if (session.own === null && isToldAtOpening(asked)) {
    session.told.push(asked);
    return { ok: true, value: {} };
  }
  const app =
    session.own === null && readingChannels.has(channel) ? sharedApp(session.state) : ownApp(session);
  return (await app).test.send(channel, input as never);
}

const closing = new Set<Promise<void>>();

/** Nobody waits for the end of an app of their own: nothing is asked of it any more. */
function close(id: string): void {
  const session = sessions.get(id);
  sessions.delete(id);
  session?.events?.end();
  if (!session?.own) return;
  const closed: Promise<void> = session.own
    .then(({ test }) => test.close())
    .catch(() => undefined)
    .finally(() => closing.delete(closed));
  closing.add(closed);
}

/** `POST /sessions`, then `POST`, `GET` (events, one a line) and `DELETE /sessions/<id>`. */
async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
  response.setHeader('access-control-allow-origin', '*');
  response.setHeader('access-control-allow-methods', '*');
  const [, , id] = (request.url ?? '').split('/');
  if (request.method === 'OPTIONS') return void response.end();
  if (request.url === '/facts') return reply(response, facts);
  if (id === undefined) return reply(response, await open((await json(request)) as StartState));
  const session = sessions.get(id);
  if (!session) return void response.writeHead(404).end();
  if (request.method === 'DELETE') {
    close(id);
    return reply(response, null);
  }
  if (request.method === 'POST') return reply(response, await ask(session, (await json(request)) as Asked));
  session.events = response;
  response.flushHeaders();
}

function reply(response: ServerResponse, value: unknown): void {
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify(value));
}

const family = await states.family();
const server = createServer((request, response) => {
  handle(request, response).catch((error: unknown) => response.writeHead(500).end(String(error)));
});
const port = Number(process.env['APP_HOST_PORT'] ?? 0);
await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
const facts: HostFacts = { url, family };
if (process.send) process.send(facts);
else console.log(`The app is at ${url}`);

process.once('disconnect', () => {
  server.close();
  server.closeAllConnections();
  const all = [...shared.values(), ...[...sessions.values()].flatMap(({ own }) => own ?? [])];
  void Promise.all([...closing, ...all.map(async (app) => (await app).test.close())])
    .then(() => states.close())
    .finally(() => process.exit());
});
