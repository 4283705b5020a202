/** Aetna's sandbox: a client without a secret, an odd audience, five minutes and no renewal. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aetnaClient, startAetna } from '../../support/payers/aetna.ts';
import { connected, type Member, startMember } from './member.ts';

let plan: Awaited<ReturnType<typeof startAetna>>;
let member: Member;
const client = { clientId: aetnaClient.id, method: 'public' } as const;

beforeEach(async () => {
  plan = await startAetna();
  member = await startMember(plan.payers);
});
afterEach(async () => {
  await member.test.close();
  await plan.close();
});

describe('Aetna', () => {
  it('connects without a secret, with its own audience and description', async () => {
    const { connectionId } = await connected(member, member.connect(client));
    const [asked] = plan.seenAt('/fhirdemo/v1/fhirserver_auth/oauth2/authorize');
    expect(asked?.query).toMatchObject({
      aud: `${plan.origin}/fhirdemo`,
      scope: 'launch/patient patient/*.read',
      code_challenge_method: 'S256',
    });
    const [sent] = plan.seenAt('/fhirdemo/v1/fhirserver_auth/oauth2/token');
    expect(sent?.authorization).toBeUndefined();
    expect(sent?.form).not.toHaveProperty('client_secret');
    expect(await member.connection(connectionId)).toMatchObject({ claims: 4, keepsUpToDate: false });
  });

  it('cannot be renewed: the offer says so, and after five minutes a new sign-in is needed', async () => {
    const offer = await member.test.ask('plans.offer', { plan: { payerId: member.payerId } });
    expect(offer).toMatchObject({ canKeepUpToDate: false, planSetsHowLong: false });
    const { connectionId } = await connected(member, member.connect(client, { keepUpToDate: false }));
    const minutes =
      Date.parse((await member.connection(connectionId)).accessEndsAt ?? '') - member.clock.now();
    expect(minutes).toBe(300_000);
    member.clock.advance(301_000);
    expect(await member.check(connectionId)).toMatchObject({ state: 'ended', claims: 4 });
    const again = { connectionId, personId: (await member.connection(connectionId)).personId };
    await connected(member, member.connect(null, again));
    expect((await member.connection(connectionId)).state).toBe('connected');
  });

  it('expires early: the app asks to sign in again', async () => {
    const { connectionId } = await connected(member, member.connect(client));
    plan.expireTokens();
    expect((await member.check(connectionId)).state).toBe('sign-in-again');
  });

  it('is revoked at the plan: the app stops and asks', async () => {
    const { connectionId } = await connected(member, member.connect(client));
    plan.endPermission();
    expect(await member.check(connectionId)).toMatchObject({ state: 'sign-in-again', claims: 4 });
  });

  it('is revoked in the app: the plan learns of it', async () => {
    const { connectionId } = await connected(member, member.connect(client));
    expect(await member.test.ask('connection.disconnect', { connectionId, erase: true })).toEqual({
      revoked: true,
    });
    expect(plan.grants).toEqual([]);
  });

  it('shares nothing when the person takes its one tick out: nothing is saved', async () => {
    member.answers.untick = ['*'];
    expect(await member.connect(client)).toMatchObject({
      ok: false,
      failure: { code: 'oauth/nothing-granted' },
    });
    expect(await member.test.ask('connection.list', {})).toEqual([]);
    expect(plan.grants).toEqual([]);
  });
});
