/** A key store that does not open today, and does tomorrow: the records wait for it. */
import { afterAll, expect } from 'vitest';
import { testOnStandin } from '../support/needs.ts';
import { Profile } from './support.ts';

const profile = new Profile();
afterAll(() => profile.remove());

/** Opens the first screen, with a key store in that state. */
async function openWith(keyStore: string) {
  const app = await profile.open({ ELECTRON_STANDIN_KEYSTORE: keyStore });
  await app.settle();
  return app;
}

testOnStandin('a keyring that was dismissed closes the records, and asks nobody to erase them', async () => {
  const first = await openWith('gnome_libsecret');
  expect((await first.ask('app.info', {})).storage).toBe('encrypted');
  await first.close();

  const locked = await openWith('locked');
  expect((await locked.ask('app.info', {})).storage).toBe('memory-locked');
  await locked.page.getByText('This computer’s secure storage did not open.', { exact: false }).waitFor();
  expect(await locked.page.getByRole('main').textContent()).not.toMatch(/erase/i);
  await locked.close();

  const again = await openWith('gnome_libsecret');
  expect((await again.ask('app.info', {})).storage).toBe('encrypted');
  await again.close();
});

testOnStandin('a desktop that Electron does not know keeps records where its key store answers', async () => {
  const app = await openWith('unknown_desktop');
  expect((await app.ask('app.info', {})).storage).toBe('encrypted');
  await app.close();
});
