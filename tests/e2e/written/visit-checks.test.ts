/** A visit that the person does not know: noted on the claim's page, listed with whom to call, saved as PDF. */
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { AppWindow } from '../../../scripts/runtime/app-window.ts';
import { connectPerson } from '../../../scripts/runtime/sample-people.ts';
import { everyClaim } from '../../../shared/every-claim.ts';
import { chooseOption, Profile } from '../support.ts';
import { readPdfWords } from './pdf-words.ts';

const profile = new Profile();
let app: AppWindow;

beforeEach(async () => {
  app = await profile.open();
});
afterEach(async () => {
  await app.close();
  profile.remove();
});

it('goes from the claim to a list with whom to call, and to its PDF', async () => {
  const { page } = app;
  const { personId } = await connectPerson(app, 'Walter Osgood');
  await app.goTo('/claims');
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Claims that look wrong' }).click();
  await page.getByRole('link', { name: 'Go to claims' }).click();
  const list = await app.ask('claims.list', {
    filter: { ...everyClaim(personId), kinds: ['professional'] },
    offset: 0,
    limit: 1,
  });
  await app.goTo(`/claims/${encodeURIComponent(list.rows[0]?.id ?? '')}`);
  await page.getByRole('button', { name: 'This looks wrong' }).click();
  await chooseOption(page, 'radio', 'Did not happen');
  await page.getByLabel('Note (optional)').fill('I was in Ohio that day.');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('link', { name: 'All claims you marked' }).click();
  await page.getByRole('heading', { level: 1, name: '1 claim to ask about' }).waitFor();
  await page.getByText('smpresource.org', { exact: false }).waitFor();
  await page.getByRole('link', { name: 'Print this list' }).click();
  const file = path.join(profile.folder, 'list.pdf');
  await app.saveTo(file);
  await page.getByRole('button', { name: 'Save PDF' }).click();
  await page.getByText('list.pdf', { exact: false }).waitFor();
  const words = await readPdfWords(file);
  for (const said of [
    'ClaimsIwanttoaskabout',
    ':Didnothappen',
    'IwasinOhiothatday.',
    '1-800-MEDICARE',
    'smpresource.org',
  ])
    expect(words).toContain(said);
});
