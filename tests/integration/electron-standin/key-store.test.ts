import path from 'node:path';
import { expect, test } from 'vitest';
import { describeOnUnix } from '../../support/needs.ts';
import { launch, scratch } from './fixture.ts';

describeOnUnix('the key store', () => {
  const seal = "fixture.invoke('seal', 'token')";

  test('as basic text, anyone could open what is sealed', async () => {
    const { app, page } = await launch('basic');
    expect(await app.evaluate(({ safeStorage }) => safeStorage.getSelectedStorageBackend())).toBe(
      'basic_text',
    );
    const sealed = await page.evaluate<number[]>(seal);
    expect(Buffer.from(sealed).toString('latin1', 0, 3)).toBe('v10');
    expect(await page.evaluate(`fixture.invoke('open', ${JSON.stringify(sealed)})`)).toEqual({
      result: 'token',
      shouldReEncrypt: false,
    });
    await app.close();
  });

  test("in the desktop's key store, the key is outside the data folder and lasts; a locked store is left out", async () => {
    const keys = { ELECTRON_STANDIN_KEYSTORE_DIR: path.join(scratch, 'keys') };
    const first = await launch('desktop', { ...keys, ELECTRON_STANDIN_KEYSTORE: 'gnome_libsecret' });
    const sealed = await first.page.evaluate<number[]>(seal);
    expect(Buffer.from(sealed).includes('token')).toBe(false);
    await first.app.close();
    const open = `fixture.invoke('open', ${JSON.stringify(sealed)}).catch((error) => error.message)`;
    const second = await launch('desktop', { ...keys, ELECTRON_STANDIN_KEYSTORE: 'gnome_libsecret' });
    expect(await second.page.evaluate(open)).toEqual({ result: 'token', shouldReEncrypt: false });
    await second.app.close();
    const sealing = `${seal}.catch((error) => error.message)`;
    // Chromium leaves a Linux key store that did not answer out of its keys, seals with the known one and says nothing of
    // it (components/os_crypt/async/browser: freedesktop_secret_key_provider.cc, os_crypt_async.cc `HandleKey`).
    const locked = await launch('desktop', { ...keys, ELECTRON_STANDIN_KEYSTORE: 'locked' });
    expect(await locked.page.evaluate(open)).toMatch('Error while decrypting the ciphertext');
    expect(Buffer.from(await locked.page.evaluate<number[]>(seal)).toString('latin1', 0, 3)).toBe('v10');
    await locked.app.close();
    // A desktop that Electron does not know, whose key store answers: browser_process_impl.cc `CreateOSCryptAsync` asks it.
    const other = await launch('desktop', { ...keys, ELECTRON_STANDIN_KEYSTORE: 'unknown_desktop' });
    expect(await other.app.evaluate(({ safeStorage }) => safeStorage.getSelectedStorageBackend())).toBe(
      'basic_text',
    );
    expect(await other.page.evaluate(open)).toEqual({ result: 'token', shouldReEncrypt: false });
    await other.app.close();
    const failure = 'Error while encrypting the text provided to safeStorage.encryptStringAsync.';
    const none = await launch('desktop', { ELECTRON_STANDIN_KEYSTORE: 'unavailable' });
    expect(await none.app.evaluate(({ safeStorage }) => safeStorage.isAsyncEncryptionAvailable())).toBe(true);
    expect(await none.page.evaluate(sealing)).toMatch(failure);
    expect(await none.page.evaluate(open)).toMatch('Error while decrypting the ciphertext');
    await none.app.close();
  });
});
