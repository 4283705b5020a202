/** What proves this app to a plan stays sealed: in no message to the page, no log line, no file, no error. */
import { generateKeyPairSync } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { ClientAnswer } from '../../../shared/model/plans/connection.ts';
import { startHostileServer } from '../../support/hostile-authorization-server.ts';
import { navigate } from '../../support/navigate.ts';
import { publicClient } from '../../support/public/public-client.ts';
import { startTestApp, type TestApp } from '../../support/test-app.ts';

const pem = generateKeyPairSync('ec', { namedCurve: 'P-384' })
  .privateKey.export({ format: 'pem', type: 'pkcs8' })
  .toString();
const secrets: Record<string, { client: Partial<ClientAnswer>; traces: string[] }> = {
  'a secret in the form': {
    client: { method: 'secret-post', secret: 'canary:sécret %+1' },
    traces: ['canary:sécret %+1'],
  },
  'a secret in the header': {
    client: { method: 'secret-basic', secret: 'canary-basic-2' },
    traces: ['canary-basic-2', 'my-app:canary-basic-2'],
  },
  'a private key': {
    client: { method: 'private-key', secret: pem },
    traces: pem.split('\n').filter((line) => line.length > 20 && !line.startsWith('---')),
  },
};

/** Where one of the texts occurs: as it is, percent-encoded, in JSON, or in base64. */
function found(traces: readonly string[], places: Record<string, string | Buffer>): string[] {
  const forms = traces.flatMap((trace) => [
    trace,
    encodeURIComponent(trace),
    JSON.stringify(trace).slice(1, -1),
    Buffer.from(trace).toString('base64').replace(/=+$/, ''),
  ]);
  return Object.entries(places)
    .filter(([, text]) => forms.some((form) => text.includes(form)))
    .map(([name]) => name);
}

function placesOf(app: TestApp, settings: Map<string, string>): Record<string, string | Buffer> {
  const places: Record<string, string | Buffer> = {
    messages: JSON.stringify(app.messages),
    log: app.log.text(),
    vault: JSON.stringify([...app.vault.values]),
    settings: JSON.stringify([...settings]),
  };
  for (const { name, bytes } of app.saved) places[`saved ${name}`] = Buffer.from(bytes);
  for (const entry of readdirSync(app.folder, { recursive: true, withFileTypes: true }))
    if (entry.isFile()) places[entry.name] = readFileSync(path.join(entry.parentPath, entry.name));
  return places;
}

describe.each(Object.entries(secrets))('%s', (_name, { client, traces }) => {
  it('is nowhere after sign-ins that worked and that failed', async () => {
    const server = await startHostileServer();
    const settings = new Map<string, string>();
    const cabinet = {
      get: (name: string) => JSON.parse(settings.get(name) ?? 'null') ?? undefined,
      set: (name: string, value: unknown) => void settings.set(name, JSON.stringify(value)),
      delete: (name: string) => void settings.delete(name),
      names: () => [...settings.keys()],
      erase: () => settings.clear(),
    };
    const app = await startTestApp({
      visit: (url) => navigate(url).catch(() => {}),
      ports: { settings: cabinet },
    });
    onTestFinished(async () => {
      await app.close();
      await server.close();
    });
    const plan = { address: server.fhirBaseUrl };
    const request = {
      plan,
      personId: null,
      connectionId: null,
      categories: ['patient' as const, 'claims' as const],
      keepUpToDate: true,
      client: { ...publicClient('my-app'), ...client },
    };
    await app.ask('plans.offer', { plan });
    const { connectionId, personId } = await app.ask('connection.connect', request);
    await app.syncEnded(connectionId);
    const proofs = server.seenAt('/token').length;
    const offer = await app.ask('plans.offer', { plan });
    expect(offer.client.remembered).toMatchObject({ clientId: 'my-app', method: client.method });
    await app.ask('connection.connect', { ...request, client: null });
    expect(server.seenAt('/token').length).toBeGreaterThan(proofs);
    // Errors that quote what they were sent, a broken client, and a renewal that is refused.
    server.behaviour.token = () => ({
      status: 400,
      body: { error: 'invalid_client', error_description: `not ${traces.join(' ')}`, detail: traces[0] },
    });
    await app.send('connection.connect', request);
    await app.send('connection.connect', {
      ...request,
      client: { ...request.client, method: 'private-key', secret: `-----BEGIN\n${traces.join('\n')}` },
    });
    await app.send('connection.connect', { ...request, nonsense: traces } as never);
    await app.ask('sync.start', { connectionId });
    await app.ask('accessLog.saveCsv', { personId });
    await app.ask('accessLog.list', { personId: null, offset: 0, limit: 500 });
    await app.ask('connection.list', {});
    const places = placesOf(app, settings);
    const [planted = ''] = traces;
    for (const form of [planted, encodeURIComponent(planted), Buffer.from(planted).toString('base64')])
      expect(found(traces, { planted: `x ${form} y` })).toEqual(['planted']);
    expect(Object.keys(places)).toEqual(expect.arrayContaining(['messages', 'log', 'vault', 'records.db']));
    expect(found(traces, places)).toEqual([]);
    // Erasing everything takes the remembered client along.
    await app.ask('data.eraseAll', {});
    expect(app.vault.names()).toEqual(['access-log-key']);
    expect((await app.ask('plans.offer', { plan })).client.remembered).toBeNull();
  });
});
