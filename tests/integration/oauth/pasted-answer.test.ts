/** Addresses that a person, or somebody who tells them what to do, may paste while a sign-in waits. */
import { afterEach, describe, expect, it } from 'vitest';
import {
  canaries,
  type HostileServer,
  startHostileServer,
} from '../../support/hostile-authorization-server.ts';
import { oauthApp, testPayer } from '../../support/oauth-app.ts';

const servers: HostileServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

type Told = { redirectUri: string; state: string; authorizeUrl: string };

/** A sign-in that waits; `told` is what its browser was sent off with. */
async function waiting() {
  const server = await startHostileServer();
  servers.push(server);
  const opened = Promise.withResolvers<Told>();
  const app = oauthApp({
    visit(authorizeUrl) {
      const asked = new URL(authorizeUrl).searchParams;
      const redirectUri = asked.get('redirect_uri') ?? '';
      opened.resolve({ redirectUri, state: asked.get('state') ?? '', authorizeUrl });
    },
  });
  const connecting = app.connect(testPayer(server.fhirBaseUrl));
  connecting.catch(() => {});
  return { server, app, connecting, told: await opened.promise };
}

/** Goes to the plan's page as a browser would, without going back to the app. */
async function answered({ authorizeUrl }: Told): Promise<string> {
  const response = await fetch(authorizeUrl, { redirect: 'manual' });
  return response.headers.get('location') ?? '';
}

describe('a pasted address', () => {
  it.each<[string, (good: string, told: Told) => string, string]>([
    ['nothing', () => '', 'unreadable'],
    ['words', () => 'the address', 'unreadable'],
    ['two addresses', (good) => `${good} ${good}`, 'unreadable'],
    ['10,000 characters', (good) => `${good}&x=${'y'.repeat(10_000)}`, 'unreadable'],
    ['a script', () => 'javascript:alert(1)', 'unreadable'],
    ['a file', (good) => good.replace(/^http:\/\/[^/]*/, 'file://'), 'unreadable'],
    ['https', (good) => good.replace('http:', 'https:'), 'other-page'],
    ['another host', (good) => good.replace('127.0.0.1', '127.0.0.2'), 'other-page'],
    ['a host that looks alike', (good) => good.replace('127.0.0.1', '127.0.0.1.evil.example'), 'other-page'],
    ['a user name', (good) => good.replace('127.0.0.1', 'me@127.0.0.1'), 'other-page'],
    ['another port', (good) => good.replace(/:\d+\//, ':1/'), 'other-page'],
    ['another path', (good) => good.replace('?', '/more?'), 'other-page'],
    ['a path below', (good) => good.replace('?', '/..;/x?'), 'other-page'],
    ['the page of the plan', (_good, { authorizeUrl }) => authorizeUrl, 'other-page'],
    ['another state', (good, { state }) => good.replace(state, 'guessed'), 'other-sign-in'],
    ['no state', (good, { state }) => good.replace(state, ''), 'other-sign-in'],
    ['two codes', (good) => `${good}&code=second`, 'no-answer'],
    ['two states', (good, { state }) => `${good}&state=${state}`, 'no-answer'],
    ['code and error', (good) => `${good}&error=access_denied`, 'no-answer'],
    ['an empty code', (good) => good.replace(canaries.code, ''), 'no-answer'],
    ['a fragment', (good) => good.replace('?', '#'), 'no-answer'],
    [
      'an error without state',
      ({ length }, { redirectUri }) => `${redirectUri}?error=x${length}`,
      'no-answer',
    ],
  ])('with %s leaves the sign-in waiting', async (_name, change, verdict) => {
    const { app, connecting, told, server } = await waiting();
    const good = await answered(told);
    expect(app.signIn.pasteAnswer(change(good, told))).toBe(verdict);
    expect(server.seenAt('/token')).toEqual([]);
    // The right one still works after it, with blanks around it and without its scheme.
    expect(app.signIn.pasteAnswer(` ${good.replace('http://', '')}\n`)).toBe('taken');
    expect(app.signIn.pasteAnswer(good)).toBe('other-sign-in');
    expect((await connecting).granted).toContain('claims');
    expect(app.signIn.pasteAnswer(good)).toBe('nothing-waiting');
    expect(server.seenAt('/token')).toHaveLength(1);
  });

  it('of an attempt that was given up ends no later one', async () => {
    const first = await waiting();
    const old = await answered(first.told);
    first.app.signIn.cancel();
    await expect(first.connecting).rejects.toMatchObject({ code: 'oauth/cancelled' });
    expect(first.app.signIn.pasteAnswer(old)).toBe('nothing-waiting');
    const again = first.app.connect(testPayer(first.server.fhirBaseUrl));
    again.catch(() => {});
    await expect.poll(() => first.app.browser.opened.length).toBe(2);
    expect(['other-page', 'other-sign-in']).toContain(first.app.signIn.pasteAnswer(old));
    first.app.signIn.cancel();
    await expect(again).rejects.toMatchObject({ code: 'oauth/cancelled' });
    expect(first.server.seenAt('/token')).toEqual([]);
  });
});
