/** The wait after wrong passphrases goes by a clock that nobody can set. */
import { expect, it, onTestFinished } from 'vitest';
import { startTestApp } from '../../support/test-app.ts';

const passphrase = 'quiet river under a green hill';
const yearMs = 365 * 86_400_000;

async function startAfterThreeWrong() {
  const clock = { wall: Date.now(), even: 0 };
  const test = await startTestApp({
    visit() {},
    ports: { clock: { now: () => clock.wall, elapsed: () => clock.even } },
  });
  onTestFinished(() => test.app.dispose());
  await test.ask('recovery.offer', {});
  await test.ask('recovery.keep', {});
  await test.ask('lock.set', { current: null, next: passphrase });
  await test.ask('lock.close', {});
  for (let count = 0; count < 3; count++) await test.ask('lock.open', { passphrase: 'a wrong one' });
  return { clock, open: () => test.ask('lock.open', { passphrase }) };
}

it('setting the computer’s clock ahead frees nobody from the wait', async () => {
  const { clock, open } = await startAfterThreeWrong();
  clock.wall += yearMs;
  expect(await open()).toEqual({ result: 'wait', waitSeconds: 5 });
});

it.each([
  ['back', -yearMs],
  ['ahead', yearMs],
])('the person gets in after the wait although the clock was set %s', async (_where, ms) => {
  const { clock, open } = await startAfterThreeWrong();
  clock.wall += ms;
  clock.even += 5000;
  expect(await open()).toMatchObject({ result: 'done' });
});
