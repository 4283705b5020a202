/** A knee surgery by keyboard alone: opened, a claim taken out, given a name; after a reload it is still so. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { AppWindow } from '../../scripts/runtime/app-window.ts';
import { connectPerson } from '../../scripts/runtime/sample-people.ts';
import { tabTo } from './keyboard/tab-to.ts';
import { Profile } from './support.ts';

const profile = new Profile();
let app: AppWindow;

beforeEach(async () => {
  app = await profile.open();
  await connectPerson(app, 'Rosa Medina');
});
afterEach(async () => {
  await app.ask('data.eraseAll', {});
  await app.close();
});

it('what belongs together is changed by keyboard, and stays so', async () => {
  const { page } = app;
  const heading = (name: string | RegExp) => page.getByRole('heading', { level: 1, name });
  const press = async (name: RegExp) => {
    await tabTo(page, name);
    await page.keyboard.press('Enter');
  };
  await app.goTo('/claims');
  await press(/^More/);
  await page.getByRole('menuitem', { name: 'Related claims' }).press('Enter');
  await heading('Related claims').waitFor();
  await press(/^Knee surgery/);
  await heading(/^Knee surgery/).waitFor();
  await press(/^Remove: Lakeside/);
  await page.getByText('Lakeside Orthopedics is no longer in this group.').waitFor();
  await page.getByText('2 claims from 2 providers').waitFor();
  await press(/^Rename/);
  await page.getByRole('dialog').waitFor();
  await tabTo(page, /^Name(?! this)/);
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('My left knee');
  await press(/^Save/);
  await heading('My left knee').waitFor();
  await page.reload();
  await heading('My left knee').waitFor();
  await page.getByText('2 claims from 2 providers').waitFor();
  await app.goTo('/claims/together');
  await page.getByRole('link', { name: 'My left knee' }).waitFor();
  expect(await page.getByRole('link', { name: /^Knee surgery/ }).count()).toBe(0);
});
