/** Menus and the first language, as the person's computer has them. */
import { afterAll, beforeAll, expect } from 'vitest';
import type { AppWindow } from '../../scripts/runtime/app-window.ts';
import { connectPerson } from '../../scripts/runtime/sample-people.ts';
import { testOnStandin } from '../support/needs.ts';
import { Profile } from './support.ts';

const profile = new Profile();
let app: AppWindow;

beforeAll(async () => {
  app = await profile.open({ LANGUAGE: 'es_MX' });
});
afterAll(async () => {
  await app?.close();
  profile.remove();
});

const menuLabels = () =>
  app.app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.items.map(({ label }) => label));
const popups = () =>
  app.app.evaluate(({ ...all }) => (all as unknown as { standin: { popups: string[][] } }).standin.popups);

testOnStandin(
  'a computer in Spanish starts in Spanish; a right click in a field pastes; the menu follows the language',
  async () => {
    expect((await app.ask('settings.get', {})).language).toBe('es');
    expect(await menuLabels()).toEqual(['Reclamaciones', 'Editar', 'Ver', 'Ventana', 'Ayuda']);
    await app.goTo('/plans/add');
    await app.page
      .getByRole('searchbox')
      .or(app.page.getByRole('textbox'))
      .first()
      .click({ button: 'right' });
    await expect.poll(popups).toEqual([['(Cortar)', '(Copiar)', 'Pegar', '', 'Seleccionar todo']]);
    await app.changeSettings({ language: 'en' });
    expect(await menuLabels()).toEqual(['Claims', 'Edit', 'View', 'Window', 'Help']);
  },
);

testOnStandin('every window is hidden from captures once the person wants it', async () => {
  const areHidden = () =>
    app.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map((window) => window.isContentProtected()),
    );
  expect(await areHidden()).toEqual([false]);
  await app.changeSettings({ isCaptureHidden: true });
  expect(await areHidden()).toEqual([true]);
  await app.changeSettings({ isCaptureHidden: false });
  expect(await areHidden()).toEqual([false]);
});

// electron.d.ts `app.focus`: Windows and Wayland may refuse it, and then show nothing but a flash.
testOnStandin(
  'back from the browser, a window that may not come to the front flashes until it is there',
  async () => {
    const refuse = (isRefused: boolean) =>
      app.app.evaluate((all, given) => {
        (all as unknown as { standin: { refusesFocus: boolean } }).standin.refusesFocus = given;
      }, isRefused);
    const flashing = () =>
      app.app.evaluate((all) =>
        Object.values((all as unknown as { standin: { flashing: object } }).standin.flashing),
      );
    await refuse(true);
    await connectPerson(app, 'Theo Medina');
    await expect.poll(flashing).toEqual([true]);
    await refuse(false);
    await app.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.focus());
    expect(await flashing()).toEqual([false]);
  },
);

testOnStandin('a copied number leaves the clipboard when the app locks', async () => {
  const onClipboard = (text: string) =>
    app.app.evaluate(async ({ clipboard }, written) => clipboard.writeText(written), text);
  await onClipboard('W123');
  await app.ask('app.noteCopied', { text: 'W123' });
  await app.ask('recovery.offer', {});
  await app.ask('recovery.keep', {});
  await app.ask('lock.set', { current: null, next: 'seven green kites' });
  await app.ask('lock.close', {});
  const read = () => app.app.evaluate(({ clipboard }) => clipboard.readText());
  await expect.poll(read).toBe('');
});
