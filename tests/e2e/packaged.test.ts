/** The main job in a packaged app: out of its archive, with its fuses, and a start after the first. */
import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { getCurrentFuseWire } from '@electron/fuses';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { isTwin } from '../../electron/shell/start-switches.ts';
import { fuses } from '../../scripts/package/fuses.ts';
import type { AppWindow } from '../../scripts/runtime/app-window.ts';
import { type Packed, pack } from '../support/packaging/pack.ts';
import { pdfText } from '../support/pdf-text.ts';
import { signInByForms } from '../support/sign-in-by-forms.ts';
import { Profile } from './support.ts';

const profile = new Profile();
const passphrase = 'quiet river under a green hill';
let packed: Packed;
let app: AppWindow | null = null;

beforeAll(async () => {
  // Fuses and switches keep Playwright from the app that people install; its twin differs in nothing else.
  packed = await pack({ more: ['-c.extraMetadata.isTwin=true'], env: { CLAIMFOLIO_PACK: 'twin' } });
});
afterAll(async () => {
  await app?.close().catch(() => undefined);
  rmSync(path.join(packed.folder, '../..'), { recursive: true, force: true, maxRetries: 5 });
  profile.remove();
});

const start = async () => {
  app = await profile.open({}, packed.executable);
  return app;
};

it('has every fuse of a release but the one for the inspector', async () => {
  const { version: _version, strictlyRequireAllFuses: _strictly, ...wanted } = fuses;
  const wire = await getCurrentFuseWire(packed.executable);
  const differing = Object.entries(wanted).filter(
    ([fuse, isOn]) => wire[fuse as never] !== (isOn ? '1' : '0').charCodeAt(0),
  );
  // docs/tutorial/fuses.md: 3 is EnableNodeCliInspectArguments.
  expect(differing.map(([fuse]) => fuse)).toEqual(['3']);
});

it('connects the sample plan, starts again, saves a PDF, locks, opens, and erases', async () => {
  let { page, ask, nextBrowserAddress } = await start();
  expect(await app?.app.evaluate(({ app: electron }) => electron.isPackaged)).toBe(true);
  await page.getByRole('link', { name: 'Try it with sample data' }).click();
  await page.getByRole('button', { name: /Evergreen Health/ }).click();
  await page.getByRole('button', { name: /Continue to/ }).click();
  await page.getByText('Sign in there, then come back here.').waitFor();
  const sample = await ask('samplePlan.start', {});
  const rosa = sample.people.find(({ name }) => name === 'Rosa Medina');
  await signInByForms(await nextBrowserAddress(), { ...(rosa as NonNullable<typeof rosa>), follow: true });
  await page.getByRole('link', { name: 'Go to my claims' }).click();
  await page.getByText(/Your share so far in/).waitFor({ timeout: 60_000 });
  await app?.close();

  ({ page, ask } = await start());
  await page.getByText(/Your share so far in/).waitFor();
  await app?.goTo('/print');
  const file = path.join(profile.folder, 'year.pdf');
  await app?.saveTo(file);
  await page.getByRole('button', { name: 'Save PDF' }).click();
  await page.getByText(/Saved as/).waitFor({ timeout: 60_000 });
  expect(await pdfText(readFileSync(file))).toContain('Rosa Medina');

  await ask('recovery.offer', {});
  await ask('recovery.keep', {});
  await ask('lock.set', { current: null, next: passphrase });
  await ask('lock.close', {});
  await expect(ask('people.list', {})).rejects.toThrow('app/locked');
  expect(await ask('lock.open', { passphrase })).toMatchObject({ result: 'done' });
  await ask('data.eraseAll', {});
  expect(await ask('people.list', {})).toEqual([]);
  await app?.close();
  app = null;
});

it('is a twin by its own archive only', () => {
  expect(isTwin('{"name":"claimfolio"}')).toBe(false);
  expect(isTwin('{"name":"claimfolio","isTwin":true}')).toBe(true);
  expect(isTwin(readFileSync('package.json', 'utf8'))).toBe(false);
});
