/** Tokens and codes stay where they belong: in no message to the page, no file, no log line, no error. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nodeFetch } from '../../../electron/node-ports/fetch.ts';
import type { Fetch } from '../../../electron/ports.ts';
import { signInByForms } from '../../support/sign-in-by-forms.ts';
import { startTestApp, type TestApp } from '../../support/test-app.ts';

type Canaries = {
  accessToken: Set<string>;
  refreshToken: Set<string>;
  code: Set<string>;
  verifier: Set<string>;
};

/** A Fetch that lets everything pass and remembers each secret that it saw on the wire. */
function watching(canaries: Canaries): Fetch {
  return async (request) => {
    const form = new URLSearchParams(request.body ?? '');
    for (const [name, kind] of [
      ['code', 'code'],
      ['code_verifier', 'verifier'],
    ] as const) {
      const value = form.get(name);
      if (value) canaries[kind].add(value);
    }
    const response = await nodeFetch(request);
    if (request.method === 'POST' && response.status === 200 && response.body.length > 0) {
      const text = Buffer.from(response.body).toString('utf8');
      const { access_token: access, refresh_token: refresh } = JSON.parse(text) as Record<string, string>;
      if (access) canaries.accessToken.add(access);
      if (refresh) canaries.refreshToken.add(refresh);
    }
    return response;
  };
}

/** Where any of the secrets occurs among the texts, by name; as it is, percent-encoded or in base64. */
function found(secrets: Iterable<string>, texts: Record<string, string | Buffer>): string[] {
  const forms = [...secrets].flatMap((secret) => [
    secret,
    encodeURIComponent(secret),
    Buffer.from(secret).toString('base64').replace(/=+$/, ''),
  ]);
  return Object.entries(texts)
    .filter(([, text]) => forms.some((form) => text.includes(form)))
    .map(([name]) => name);
}

describe('canary secrets', () => {
  const canaries: Canaries = {
    accessToken: new Set(),
    refreshToken: new Set(),
    code: new Set(),
    verifier: new Set(),
  };
  const errors: string[] = [];
  let test: TestApp;
  let texts: Record<string, string | Buffer>;

  beforeAll(async () => {
    let person = { userName: '', password: '' };
    test = await startTestApp({
      fetch: watching(canaries),
      visit: (url) => signInByForms(url, { ...person, follow: true }),
    });
    const sample = await test.ask('samplePlan.start', {});
    const rosa = sample.people[0];
    const plan = sample.plans.find(({ name }) => name === rosa?.plan);
    if (!rosa || !plan) throw new Error('no sample people');
    person = rosa;
    const request = {
      plan: { payerId: plan.payerId },
      personId: null,
      connectionId: null,
      categories: ['patient' as const, 'claims' as const, 'coverage' as const],
      keepUpToDate: true,
      client: null,
    };
    const { connectionId, personId } = await test.ask('connection.connect', request);
    await test.syncEnded(connectionId);
    // A refusal, a broken answer and an ended permission: the ways in which errors are made.
    for (const fault of ['html-instead-of-json', 'refused-type', 'revoked'] as const) {
      await test.ask('samplePlan.setFault', { fault });
      await test.syncAgain(connectionId);
    }
    await test.ask('samplePlan.setFault', { fault: null });
    await test.ask('accessLog.list', { personId: null, offset: 0, limit: 500 });
    await test.ask('people.list', {});
    await test.ask('accessLog.saveCsv', { personId });
    await test.ask('records.saveBundle', { personId });
    for (const channel of ['sync.start', 'claims.get'] as const)
      errors.push(JSON.stringify(await test.send(channel, { connectionId: 'x', claimId: 'x' } as never)));
    texts = {
      messages: JSON.stringify(test.messages),
      log: test.log.text(),
      errors: errors.join('\n'),
      vault: JSON.stringify([...test.vault.values]),
    };
    for (const { name, bytes } of test.saved) texts[`saved ${name}`] = Buffer.from(bytes);
    for (const entry of readdirSync(test.folder, { recursive: true, withFileTypes: true }))
      if (entry.isFile()) texts[`file ${entry.name}`] = readFileSync(path.join(entry.parentPath, entry.name));
  });

  afterAll(() => test.close());

  it.each(['accessToken', 'refreshToken', 'code', 'verifier'] as const)('%s is nowhere', (kind) => {
    const secrets = canaries[kind];
    expect(secrets.size).toBeGreaterThan(0);
    const [planted = ''] = secrets;
    for (const form of [planted, encodeURIComponent(planted), Buffer.from(planted).toString('base64')])
      expect(found(secrets, { ...texts, planted: `before ${form} after` })).toEqual(['planted']);
    expect(found(secrets, texts)).toEqual([]);
    expect(Object.keys(texts)).toEqual(expect.arrayContaining(['messages', 'log', 'file records.db']));
  });
});
