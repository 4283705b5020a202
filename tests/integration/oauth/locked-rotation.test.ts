/** No refresh token is used twice, whatever happens to the key store or the app while a real server rotates it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nodeFetch } from '../../../electron/node-ports/fetch.ts';
import { createRegistry } from '../../../electron/plans/registry.ts';
import type { Fetch } from '../../../electron/ports.ts';
import { type SamplePlan, startSamplePlan } from '../../../electron/sample-plan/sample-plan.ts';
import { MemoryCabinet } from '../../support/memory-ports.ts';
import { oauthApp } from '../../support/oauth-app.ts';
import { signInByForms } from '../../support/sign-in-by-forms.ts';

let plan: SamplePlan;
beforeAll(async () => {
  plan = await startSamplePlan({ now: '2026-03-01' });
});
afterAll(() => plan.close());

type Moment = 'before-send' | 'after-answer';

/** Someone who is connected, and every refresh token that their app sent to the plan. */
async function connectRosa(at: (moment: Moment) => void = () => {}) {
  const sent: string[] = [];
  const watched: Fetch = async (request) => {
    const form = new URLSearchParams(request.body ?? '');
    if (form.get('grant_type') !== 'refresh_token') return nodeFetch(request);
    at('before-send');
    sent.push(form.get('refresh_token') ?? '');
    const answer = await nodeFetch(request);
    at('after-answer');
    return answer;
  };
  const rosa = plan.people.find(({ userName }) => userName === 'rosa');
  if (!rosa) throw new Error('Rosa is not in the sample plan.');
  const visit = (url: string) =>
    signInByForms(url, { userName: rosa.userName, password: rosa.password, follow: true }).catch(() => {});
  const app = oauthApp({ fetch: watched, visit });
  const registry = createRegistry([]);
  registry.addSamplePlans(plan.plans);
  const payer = registry.payer('sample-evergreen');
  const connectAgain = () => app.connect(payer, { categories: ['patient', 'claims', 'coverage'] });
  await connectAgain();
  const address = `${payer.fhirBaseUrl}/metadata`;
  const hour = 3_600_000;
  /** The app after a restart, an hour later, with what lies in the cabinet. */
  const restart = (cabinet: MemoryCabinet) => {
    const later = oauthApp({ fetch: watched, visit, cabinet });
    later.clock.advance(3 * hour);
    return later;
  };
  const renew = () => {
    app.clock.advance(hour);
    return app.read(address);
  };
  const isEachSentOnce = () => new Set(sent).size === sent.length;
  return { ...app, connectAgain, sent, restart, renew, address, isEachSentOnce };
}

function copyOf(cabinet: MemoryCabinet): MemoryCabinet {
  const copy = new MemoryCabinet();
  for (const [name, text] of cabinet.values) copy.values.set(name, text);
  return copy;
}

describe('a rotated refresh token', () => {
  it.each(['before-send', 'after-answer'] as const)(
    'is not used a second time when the key store locks %s',
    async (when) => {
      const rosa = await connectRosa((moment) => {
        if (moment === when) rosa.secrets.now = 'locked';
      });
      expect((await rosa.renew()).status).toBe(200);
      expect(rosa.sessions.standing('connection-1')).toBe('until-closed');
      // The session goes on in memory: the new token renews itself.
      expect((await rosa.renew()).status).toBe(200);
      expect(rosa.sent).toHaveLength(2);

      const later = rosa.restart(rosa.cabinet);
      expect(later.sessions.standing('connection-1')).toBe('lost');
      await expect(later.read(rosa.address)).rejects.toMatchObject({ code: 'vault/not-kept' });
      expect(rosa.isEachSentOnce()).toBe(true);
    },
  );

  it('is kept again by the next renewal after the key store was unlocked', async () => {
    const rosa = await connectRosa();
    rosa.secrets.now = 'locked';
    await rosa.renew();
    rosa.secrets.now = 'protected';
    await rosa.renew();
    expect(rosa.sessions.standing('connection-1')).toBe('kept');
    expect((await rosa.restart(rosa.cabinet).read(rosa.address)).status).toBe(200);
    expect(rosa.isEachSentOnce()).toBe(true);
  });

  it('is not used a second time when the app ends at any step of a renewal', async () => {
    const crashes: MemoryCabinet[] = [];
    const rosa = await connectRosa(() => crashes.push(copyOf(rosa.cabinet)));
    rosa.cabinet.onWrite = () => crashes.push(copyOf(rosa.cabinet));
    expect((await rosa.renew()).status).toBe(200);
    expect(crashes).toHaveLength(4);
    const outcomes = [];
    for (const left of crashes.splice(0))
      outcomes.push(
        await rosa
          .restart(left)
          .read(rosa.address)
          .then(
            ({ status }) => status,
            ({ code }) => code,
          ),
      );
    expect(outcomes).toEqual(['vault/not-kept', 'vault/not-kept', 'vault/not-kept', 200]);
    expect(rosa.isEachSentOnce()).toBe(true);
  });

  it('is not asked for when the old one cannot be taken off the disk', async () => {
    const rosa = await connectRosa();
    rosa.cabinet.set = () => {
      throw new Error('ENOSPC');
    };
    await expect(rosa.renew()).rejects.toMatchObject({ code: 'store/write-failed' });
    expect(rosa.sent).toEqual([]);
  });

  it('stays when the plan cannot be reached', async () => {
    let isOffline = false;
    const rosa = await connectRosa(() => {
      if (isOffline) throw new Error('offline');
    });
    isOffline = true;
    await expect(rosa.renew()).rejects.toThrow();
    isOffline = false;
    expect(rosa.sessions.standing('connection-1')).toBe('kept');
    expect((await rosa.restart(rosa.cabinet).read(rosa.address)).status).toBe(200);
  });

  it('does not come back when an old seal is renewed at the same time', async () => {
    const rosa = await connectRosa();
    const later = rosa.restart(rosa.cabinet);
    later.secrets.stale = true;
    const old = rosa.cabinet.get('connection-1');
    const answers = await Promise.all([later.read(rosa.address), later.read(rosa.address)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(rosa.sent).toHaveLength(1);
    expect(rosa.cabinet.get('connection-1')).not.toBe(old);
    expect((await rosa.restart(rosa.cabinet).read(rosa.address)).status).toBe(200);
    expect(rosa.isEachSentOnce()).toBe(true);
  });

  it('of an earlier sign-in is not left behind when a new sign-in cannot be sealed', async () => {
    const rosa = await connectRosa();
    rosa.secrets.now = 'locked';
    await rosa.connectAgain();
    expect(rosa.restart(rosa.cabinet).sessions.standing('connection-1')).toBe('lost');
  });
});
