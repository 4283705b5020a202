/** A plan of a typed address that sends the person on to an honest plan does not get that plan's code. */
import { expect, it, onTestFinished } from 'vitest';
import { canaries, startHostileServer } from '../../support/hostile-authorization-server.ts';
import { navigate } from '../../support/navigate.ts';
import { publicClient } from '../../support/public/public-client.ts';
import { startTestApp } from '../../support/test-app.ts';

it('a code of an honest plan at its own address never reaches the plan that forwarded to it', async () => {
  const honest = await startHostileServer();
  const attacker = await startHostileServer();
  let last = 0;
  const app = await startTestApp({
    // The attacker's page sends the browser on, to come back where the honest plan has this app registered.
    async visit(url) {
      const { searchParams } = new URL(url);
      const back = new URL('/callback', searchParams.get('redirect_uri') ?? '');
      searchParams.set('redirect_uri', back.href);
      const pages = await navigate(`${honest.origin}/authorize?${searchParams}`).catch(() => []);
      last = pages.at(-1)?.status ?? 0;
      await app.send('connection.cancelConnect', {});
    },
  });
  onTestFinished(async () => {
    await app.close();
    await Promise.all([honest.close(), attacker.close()]);
  });
  await app.send('connection.connect', {
    plan: { address: attacker.fhirBaseUrl },
    personId: null,
    connectionId: null,
    categories: ['patient', 'claims'],
    keepUpToDate: false,
    client: publicClient('my-app'),
  });
  expect(honest.seenAt('/authorize')).toHaveLength(1);
  expect(last).toBe(404);
  expect(attacker.seenAt('/token')).toEqual([]);
  expect(JSON.stringify(attacker.seen)).not.toContain(canaries.code);
});
