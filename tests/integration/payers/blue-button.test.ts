/** Medicare: every step of a permission, against a stand-in that is as strict as Blue Button. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { navigate } from '../../support/navigate.ts';
import { type BlueButton, blueButtonClient, startBlueButton } from '../../support/payers/blue-button.ts';
import { connected, type Member, startMember } from './member.ts';

let plan: BlueButton;
let member: Member;
const client = {
  clientId: blueButtonClient.id,
  method: 'secret-basic',
  secret: blueButtonClient.secret,
} as const;
const tokenCalls = () => plan.seenAt('/v2/o/token/');

beforeEach(async () => {
  plan = await startBlueButton();
  member = await startMember(plan.payers);
});
afterEach(async () => {
  await member.test.close();
  await plan.close();
});

describe('Medicare', () => {
  it('says before the browser opens what it wants and what it decides itself', async () => {
    const offer = await member.test.ask('plans.offer', { plan: { payerId: member.payerId } });
    expect(offer).toMatchObject({
      planName: 'Medicare',
      needsClientId: true,
      canKeepUpToDate: false,
      planSetsHowLong: true,
      endsOtherSignIns: true,
      mayNotSupportApps: false,
      client: { methods: ['secret-basic', 'secret-post'], remembered: null },
    });
  });

  it('connects with the scopes that it has, and shows the end that it names', async () => {
    const { connectionId, personId, granted } = await connected(member, member.connect(client));
    const [asked] = plan.seenAt('/v2/o/authorize/');
    expect(asked?.query['scope']?.split(' ').sort()).toEqual([
      'launch/patient',
      'patient/Coverage.rs',
      'patient/ExplanationOfBenefit.rs',
      'patient/Patient.rs',
    ]);
    expect(asked?.query['state']?.length).toBeGreaterThanOrEqual(16);
    expect(granted).toEqual(['patient', 'claims', 'coverage']);
    const shown = await member.connection(connectionId);
    expect(shown).toMatchObject({ accessEndsAt: '2027-09-05T19:17:53.000Z', keepsUpToDate: true, claims: 4 });
    const [person] = (await member.test.ask('people.list', {})).filter(({ id }) => id === personId);
    expect(person?.name).toBe('Nia Harrow');
    for (const { query } of plan.seenAt('/v2/fhir/ExplanationOfBenefit'))
      expect(Number(query['_count'] ?? '10')).toBeLessThanOrEqual(50);
  });

  it.each(['en', 'es'] as const)('opens its pages in the language of the app: %s', async (language) => {
    const settings = await member.test.ask('settings.get', {});
    await member.test.ask('settings.set', { ...settings, language });
    await connected(member, member.connect(client));
    expect(plan.seenAt('/v2/o/authorize/')[0]?.query['lang']).toBe(language);
  });

  it('is asked for no more on a page than the list says that it takes', async () => {
    const payers = plan.payers.map((record) => ({ ...(record as object), maxCount: 3 }));
    const other = await startMember(payers);
    await connected(other, other.connect(client));
    expect(plan.seenAt('/v2/fhir/ExplanationOfBenefit')[0]?.query['_count']).toBe('3');
    await other.test.close();
  });

  it('takes the secret in the form, too', async () => {
    await connected(member, member.connect({ ...client, method: 'secret-post' }));
    expect(tokenCalls()[0]?.authorization).toBeUndefined();
    expect(tokenCalls()[0]?.form['client_secret']).toBe(client.secret);
  });

  it('refuses a wrong secret, and says that it is about the app', async () => {
    const result = await member.connect({ ...client, secret: 'somethingelse' });
    expect(result).toMatchObject({ ok: false, failure: { code: 'oauth/bad-client' } });
    expect(result).toMatchObject({
      failure: { details: ['invalid_client', 'HTTP 401', 'Unknown client.'] },
    });
  });

  it('renews with each refresh token once', async () => {
    const { connectionId } = await connected(member, member.connect(client));
    member.clock.advance(2 * 3_600_000);
    plan.expireTokens();
    expect((await member.check(connectionId)).lastEnd?.outcome).toBe('done');
    member.clock.advance(2 * 3_600_000);
    plan.expireTokens();
    expect((await member.check(connectionId)).lastEnd?.outcome).toBe('done');
    const used = tokenCalls().flatMap(({ form }) => form['refresh_token'] ?? []);
    expect(used).toHaveLength(2);
    expect(new Set(used).size).toBe(2);
  });

  it.each([404, 502] as const)('tries again later when a renewal ends in %i', async (status) => {
    const { connectionId } = await connected(member, member.connect(client));
    plan.mood.upstream = status;
    member.clock.advance(2 * 3_600_000);
    plan.expireTokens();
    const failed = await member.check(connectionId);
    expect(failed).toMatchObject({
      state: 'connected',
      lastEnd: { outcome: 'failed', failure: { code: 'oauth/exchange-failed', retryable: true } },
    });
    plan.mood.upstream = null;
    expect((await member.check(connectionId)).lastEnd?.outcome).toBe('done');
  });

  it('is over when its time is over: readable, and no question is asked', async () => {
    plan.mood.endsAt = new Date(member.clock.now() + 86_400_000).toISOString();
    const { connectionId } = await connected(member, member.connect(client));
    member.clock.advance(2 * 86_400_000);
    const before = plan.seen.length;
    expect(await member.check(connectionId)).toMatchObject({ state: 'ended', claims: 4 });
    expect(plan.seen).toHaveLength(before);
  });

  it('gives a one-time permission: an hour, then a new sign-in', async () => {
    plan.mood.isOneTime = true;
    const result = await member.connect(client);
    expect(result).toMatchObject({ ok: true, value: { onceOnly: true } });
    const { connectionId } = await connected(member, Promise.resolve(result));
    expect((await member.connection(connectionId)).keepsUpToDate).toBe(false);
    member.clock.advance(2 * 3_600_000);
    expect((await member.check(connectionId)).state).toBe('ended');
  });

  it('turns a permission into a one-time one: the renewal is refused, and the app asks to sign in again', async () => {
    const { connectionId } = await connected(member, member.connect(client));
    plan.mood.isOneTime = true;
    plan.expireTokens();
    expect((await member.check(connectionId)).state).toBe('sign-in-again');
  });

  it('is revoked at Medicare: the app stops, keeps what is here, and asks', async () => {
    const { connectionId } = await connected(member, member.connect(client));
    plan.endPermission();
    expect(await member.check(connectionId)).toMatchObject({ state: 'sign-in-again', claims: 4 });
  });

  it('is ended by a sign-in on another computer with the same client id', async () => {
    const { connectionId } = await connected(member, member.connect(client));
    const other = await startMember(plan.payers);
    await connected(other, other.connect(client));
    expect((await member.check(connectionId)).state).toBe('sign-in-again');
    await other.test.close();
  });

  it('is revoked in the app: Medicare learns of it by the access token and keeps no grant', async () => {
    const { connectionId } = await connected(member, member.connect(client));
    const accessToken = plan.grants[0]?.accessToken;
    expect(await member.test.ask('connection.disconnect', { connectionId, erase: true })).toEqual({
      revoked: true,
    });
    expect(plan.seenAt('/v2/o/revoke/').map(({ form }) => form['token'])).toEqual([accessToken]);
    expect(plan.grants).toEqual([]);
  });

  it('shares no name when the person takes that out: claims and coverage come all the same', async () => {
    member.answers.untick = ['Patient'];
    const { connectionId, personId, notGranted } = await connected(member, member.connect(client));
    expect(notGranted).toEqual(['patient']);
    const shown = await member.connection(connectionId);
    expect(shown).toMatchObject({ claims: 4, lastEnd: { outcome: 'done', missing: [] } });
    const [person] = (await member.test.ask('people.list', {})).filter(({ id }) => id === personId);
    expect(person?.name).toBeNull();
    expect(plan.seen.some(({ path }) => path.startsWith('/v2/fhir/Patient'))).toBe(false);
  });

  it('does not find the person: the hint is shown, and the sign-in goes on waiting', async () => {
    plan.mood.isUnknownPerson = true;
    const connecting = member.connect(client);
    const hinted = () =>
      member.test.messages.some((one) => JSON.stringify(one).includes('"hint":"not-found"'));
    await member.test.changes.until(hinted);
    plan.mood.isUnknownPerson = false;
    await member.test.ask('connection.openBrowserAgain', {});
    expect(await connecting).toMatchObject({ ok: true });
  });

  it('says no: nothing is saved', async () => {
    member.answers.decline = true;
    expect(await member.connect(client)).toMatchObject({
      ok: false,
      failure: { code: 'oauth/access-denied' },
    });
    expect(await member.test.ask('connection.list', {})).toEqual([]);
  });

  it('says in its own words what it refused', async () => {
    const { connectionId } = await connected(member, member.connect(client));
    const grant = plan.grants[0];
    if (grant) grant.scopes = grant.scopes.filter((scope) => !scope.includes('Coverage'));
    const { lastEnd } = await member.check(connectionId);
    expect(lastEnd?.missing[0]).toMatchObject({
      category: 'coverage',
      failure: { details: ['You do not have permission to perform this action.'] },
    });
  });
});

describe('what is remembered for Medicare', () => {
  it('is used for the next sign-in, is nowhere in plain text, and can be forgotten', async () => {
    const { connectionId, personId } = await connected(member, member.connect(client));
    const { test, payerId } = member;
    const offer = await test.ask('plans.offer', { plan: { payerId } });
    expect(offer).toMatchObject({ needsClientId: false, client: { remembered: { method: 'secret-basic' } } });
    await connected(member, member.connect(null, { connectionId, personId }));
    const texts = { messages: JSON.stringify(test.messages), log: test.log.text() };
    const vault = JSON.stringify([...test.vault.values]);
    for (const text of [...Object.values(texts), vault]) expect(text).not.toContain(client.secret);
    expect(`${vault} ${client.secret}`).toContain(client.secret);
    await test.ask('connection.forgetClient', { plan: { payerId } });
    expect(await member.connect(null)).toMatchObject({ failure: { code: 'oauth/client-id-needed' } });
    expect((await member.check(connectionId)).lastEnd?.outcome).toBe('done');
  });

  it('goes with everything else when everything is erased', async () => {
    await connected(member, member.connect(client));
    await member.test.ask('data.eraseAll', {});
    // The new log of the access has a key of its own.
    expect(member.test.vault.names()).toEqual(['access-log-key']);
    expect(plan.grants).toEqual([]);
    expect(await member.connect(null)).toMatchObject({ failure: { code: 'oauth/client-id-needed' } });
  });

  it('is not remembered from a sign-in that did not work', async () => {
    await member.connect({ ...client, secret: 'somethingelse' });
    expect(member.test.vault.names()).toEqual(['access-log-key']);
  });
});

describe('an address that is pasted', () => {
  it('ends the sign-in when it is the right one, and a wrong one leaves it waiting', async () => {
    member.answers.follow = false;
    const connecting = member.connect(client);
    const right = await member.landing(1);
    const paste = async (address: string) =>
      (await member.test.ask('connection.pasteAnswer', { address })).result;
    expect(await paste('not an address')).toBe('unreadable');
    expect(await paste(plan.origin)).toBe('other-page');
    expect(await paste(right.replace('/callback', '/other'))).toBe('other-page');
    expect(await paste(right.replace(/state=[^&]+/, 'state=guessed'))).toBe('other-sign-in');
    expect(await paste(`${right}&code=another`)).toBe('no-answer');
    expect(await paste(right.split('?')[0] ?? '')).toBe('no-answer');
    expect(tokenCalls()).toEqual([]);
    expect(await paste(`  ${right.replace('http://', '')}\n`)).toBe('taken');
    expect(await connecting).toMatchObject({ ok: true });
    expect(await paste(right)).toBe('nothing-waiting');
    await expect(navigate(right)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });
});
