/** A plan on 1upHealth: the browser comes back through an https page, or the person pastes where it ended. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { navigate } from '../../support/navigate.ts';
import { oneUpClient, oneUpRelay, startOneUpHealth } from '../../support/payers/oneup-health.ts';
import { connected, type Member, startMember } from './member.ts';

let plan: Awaited<ReturnType<typeof startOneUpHealth>>;
let member: Member;
const port = 28_517;
const client = {
  clientId: oneUpClient.id,
  method: 'secret-post',
  secret: oneUpClient.secret,
  relayUrl: oneUpRelay,
  redirectPort: port,
} as const;

beforeEach(async () => {
  plan = await startOneUpHealth();
  member = await startMember(plan.payers);
  member.answers.follow = false;
});
afterEach(async () => {
  await member.test.close();
  await plan.close();
});

/** What the page in between does: sends the browser on to the app with the same query. */
async function throughRelay(connecting: ReturnType<Member['connect']>, count = 1) {
  const url = new URL(await member.landing(count));
  expect(`${url.origin}${url.pathname}`).toBe(oneUpRelay);
  await navigate(`http://127.0.0.1:${port}/callback${url.search}`);
  return connected(member, connecting);
}

describe('a plan on 1upHealth', () => {
  it('takes no address on this computer', async () => {
    void member.connect({ ...client, relayUrl: null });
    expect(await member.landing(1)).toMatch(/Mismatching redirect URI/);
    await member.test.ask('connection.cancelConnect', {});
  });

  it('connects through the page in between, which is the redirect address of both requests', async () => {
    const { connectionId } = await throughRelay(member.connect(client));
    expect(plan.seenAt('/oauth2/authorize/12345')[0]?.query['redirect_uri']).toBe(oneUpRelay);
    expect(plan.seenAt('/oauth2/token')[0]?.form['redirect_uri']).toBe(oneUpRelay);
    expect(await member.connection(connectionId)).toMatchObject({ claims: 4, keepsUpToDate: true });
  });

  it('connects with the address of that page pasted, when it cannot reach the app', async () => {
    const connecting = member.connect(client);
    const address = await member.landing(1);
    expect(await member.test.ask('connection.pasteAnswer', { address })).toEqual({ result: 'taken' });
    await connected(member, connecting);
  });

  it('renews with a token that rotates', async () => {
    const { connectionId } = await throughRelay(member.connect(client));
    for (let round = 0; round < 2; round++) {
      member.clock.advance(3 * 3_600_000);
      plan.expireTokens();
      expect((await member.check(connectionId)).lastEnd?.outcome).toBe('done');
    }
    const used = plan.seenAt('/oauth2/token').flatMap(({ form }) => form['refresh_token'] ?? []);
    expect(new Set(used).size).toBe(2);
  });

  it('is over when its refresh token is over: the app asks to sign in again, and then goes on', async () => {
    const { connectionId, personId } = await throughRelay(member.connect(client));
    plan.expireTokens();
    for (const grant of plan.grants) grant.refreshToken = null;
    expect((await member.check(connectionId)).state).toBe('sign-in-again');
    await throughRelay(member.connect(null, { connectionId, personId }), 2);
    expect((await member.check(connectionId)).state).toBe('connected');
  });

  it('is revoked at the plan: the app stops and asks', async () => {
    const { connectionId } = await throughRelay(member.connect(client));
    plan.endPermission();
    expect(await member.check(connectionId)).toMatchObject({ state: 'sign-in-again', claims: 4 });
  });

  it('is revoked in the app: the plan learns of it', async () => {
    const { connectionId } = await throughRelay(member.connect(client));
    expect(await member.test.ask('connection.disconnect', { connectionId, erase: true })).toEqual({
      revoked: true,
    });
    expect(plan.grants).toEqual([]);
  });

  it('shares no name when the person takes that out: claims come all the same', async () => {
    member.answers.untick = ['Patient'];
    const { connectionId, notGranted } = await throughRelay(member.connect(client));
    expect(notGranted).toEqual(['patient']);
    expect((await member.connection(connectionId)).claims).toBe(4);
  });
});
