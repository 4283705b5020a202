/** The computer locks or sleeps: so does the app, where a passphrase is set. */
import { afterAll, beforeAll, expect } from 'vitest';
import type { AppWindow } from '../../scripts/runtime/app-window.ts';
import { testOnUnix } from '../support/needs.ts';
import { Profile } from './support.ts';

const profile = new Profile();
let app: AppWindow;

beforeAll(async () => {
  app = await profile.open();
});
afterAll(async () => {
  await app?.close();
  profile.remove();
});

const tell = (event: 'lock-screen' | 'suspend') =>
  app.app.evaluate(({ powerMonitor }, name) => void powerMonitor.emit(name), event);
const isLocked = async () => (await app.ask('lock.state', {})).isLocked;

// docs/api/power-monitor.md; the stand-in's monitor is told by the test.
testOnUnix(
  'it locks with the computer, and when that falls asleep; without a passphrase it stays',
  async () => {
    await tell('lock-screen');
    expect(await isLocked()).toBe(false);
    await app.ask('recovery.offer', {});
    await app.ask('recovery.keep', {});
    expect(await app.ask('lock.set', { current: null, next: 'seven green kites' })).toMatchObject({
      result: 'done',
    });
    for (const event of ['lock-screen', 'suspend'] as const) {
      await tell(event);
      await app.page.getByRole('heading', { name: /locked/i }).waitFor();
      expect(await isLocked()).toBe(true);
      await expect(app.ask('connection.list', {})).rejects.toThrow('app/locked');
      expect(await app.ask('lock.open', { passphrase: 'seven green kites' })).toMatchObject({
        result: 'done',
      });
    }
  },
);
