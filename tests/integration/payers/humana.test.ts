/** Humana: the secret by HTTP Basic as it is, a scope for each type, renewals that rotate. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { humanaClient, startHumana } from '../../support/payers/humana.ts';
import { connected, type Member, startMember } from './member.ts';

let plan: Awaited<ReturnType<typeof startHumana>>;
let member: Member;
const client = { clientId: humanaClient.id, method: 'secret-basic', secret: humanaClient.secret } as const;

beforeEach(async () => {
  plan = await startHumana();
  member = await startMember(plan.payers);
});
afterEach(async () => {
  await member.test.close();
  await plan.close();
});

describe('Humana', () => {
  it('connects with the raw id and secret, and asks for agreed types only', async () => {
    const { connectionId } = await connected(
      member,
      member.connect(client, { categories: ['patient', 'claims', 'coverage', 'immunizations'] }),
    );
    const basic = Buffer.from(`${client.clientId}:${client.secret}`).toString('base64');
    expect(plan.seenAt('/auth/token')[0]?.authorization).toBe(`Basic ${basic}`);
    expect(plan.seenAt('/auth/token')[0]?.form).not.toHaveProperty('client_secret');
    expect(plan.seenAt('/auth/authorize')[0]?.query['scope']?.split(' ').sort()).toEqual([
      'launch/patient',
      'offline_access',
      'patient/Coverage.read',
      'patient/ExplanationOfBenefit.read',
      'patient/Immunization.read',
      'patient/Patient.read',
    ]);
    expect(await member.connection(connectionId)).toMatchObject({ claims: 4, keepsUpToDate: true });
  });

  it('does not take the secret in the form', async () => {
    expect(await member.connect({ ...client, method: 'secret-post' })).toMatchObject({
      ok: false,
      failure: { code: 'oauth/bad-client' },
    });
  });

  it('renews, with a new refresh token each time', async () => {
    const { connectionId } = await connected(member, member.connect(client));
    const first = plan.grants[0]?.refreshToken;
    member.clock.advance(3_600_000);
    plan.expireTokens();
    expect((await member.check(connectionId)).lastEnd?.outcome).toBe('done');
    expect(plan.grants[0]?.refreshToken).not.toBe(first);
    plan.expireTokens();
    expect((await member.check(connectionId)).lastEnd?.outcome).toBe('done');
  });

  it('expires without a way to renew when only once was wanted', async () => {
    const { connectionId } = await connected(member, member.connect(client, { keepUpToDate: false }));
    expect(plan.seenAt('/auth/authorize')[0]?.query['scope']).not.toContain('offline_access');
    plan.expireTokens();
    expect((await member.check(connectionId)).state).toBe('sign-in-again');
  });

  it('is revoked at the plan: the app stops and asks', async () => {
    const { connectionId } = await connected(member, member.connect(client));
    plan.endPermission();
    expect(await member.check(connectionId)).toMatchObject({ state: 'sign-in-again', claims: 4 });
  });

  it('is revoked in the app: the plan learns of it, with the secret', async () => {
    const { connectionId } = await connected(member, member.connect(client));
    expect(await member.test.ask('connection.disconnect', { connectionId, erase: true })).toEqual({
      revoked: true,
    });
    expect(plan.seenAt('/auth/revoke')[0]?.authorization).toMatch(/^Basic /);
    expect(plan.grants).toEqual([]);
  });

  it('shares no coverage when the person takes that out: it is listed as missing and not asked for', async () => {
    member.answers.untick = ['Coverage'];
    const { connectionId, notGranted } = await connected(member, member.connect(client));
    expect(notGranted).toEqual(['coverage']);
    expect((await member.connection(connectionId)).lastEnd?.outcome).toBe('done');
    expect(plan.seenAt('/api/Coverage')).toEqual([]);
  });
});
