/**
 * Every dialog of the real app against axe's WCAG 2.2 AA rules, in three looks, and by keyboard: it takes the focus, and
 * Escape closes it and gives the focus back.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { AppWindow } from '../../../scripts/runtime/app-window.ts';
import { connectPerson } from '../../../scripts/runtime/sample-people.ts';
import { fillScreens } from '../screens.ts';
import { Profile, root } from '../support.ts';
import { findProblems } from './find-problems.ts';

/** By the file in `renderer/` that holds the dialog: the screen it is on, and the keys of the buttons that lead to it. */
const dialogs: Record<string, [screen: string, ...buttons: string[]]> = {
  'features/bills/RemoveBill.tsx': ['/bills/:bill', 'bills:more', 'bills:bill.remove'],
  'features/bills/ChooseClaim.tsx': ['/bills/:bill', 'bills:bill.choose'],
  'features/bills/InstallmentsDialog.tsx': ['/bills/:bill', 'bills:installments.change'],
  'features/claims/filter/FilterDialog.tsx': ['/claims', 'claims:find.filter'],
  'features/claims/overview/CountingDialog.tsx': ['/claims', 'claims:sums.how'],
  'features/claims/visit-check/VisitCheckDialog.tsx': ['/claims/:claim', 'visits:claim.change'],
  'features/episodes/JoinDialog.tsx': ['/claims/together/:episode', 'together:join.action'],
  'features/episodes/RenameDialog.tsx': ['/claims/together/:episode', 'together:rename.action'],
  'features/letters/StartOverDialog.tsx': ['/bills/:bill/letter/dispute', 'letters:again.open'],
  'features/letters/SentLine.tsx': ['/bills/:bill/letter/dispute', 'letters:sent.open'],
  'features/people/WhoDialog.tsx': ['/people/:person', 'people:merge.start'],
  'features/plans/my-plans/DisconnectDialog.tsx': ['/plans', 'common:action.details', 'plans:disconnect'],
  'features/print/desk/EnlargedPage.tsx': ['/print', 'print:preview.enlarge'],
  'features/settings/ReportProblem.tsx': ['/settings', 'settings:report.open'],
  'features/taxes/EntryDialog.tsx': ['/taxes', 'taxes:hand.miles'],
  'features/taxes/MarkManyDialog.tsx': ['/taxes', 'taxes:many.open_other'],
  'ui/actions/PopoverButton.tsx': ['/find?tab=doctors', 'find:doctor.practitioner'],
  'ui/scans/Receipt.tsx': ['/bills/:bill', 'scans:receipt.seeOf'],
  'ui/records/CallDialog.tsx': ['/bills/:bill', 'bills:bill.writeCall'],
  'ui/records/Example.tsx': ['/spending/limits', 'common:example.remove'],
  'ui/records/PaymentDialog.tsx': ['/bills/:bill', 'bills:bill.markPaid'],
  'ui/records/SaveDates.tsx': ['/spending/limits/forecast', 'calendar:open'],
  'ui/records/SeeAllData.tsx': ['/claims/:claim', 'claim:everything.open'],
};

/** Dialogs that no button of a screen opens, or whose way is long; each is held against axe's rules where it is named. */
const elsewhere = new Set([
  // `screens.test.ts`: a bill that was not saved.
  'ui/forms/LeaveGuard.tsx',
  // `component/plans/my-plans.test.tsx`: only a plan by address is named.
  'features/plans/my-plans/RenamePlan.tsx',
  // `component/plans/add-plan.test.tsx`
  'features/plans/connect/sharing/PromiseLinks.tsx',
  // Opened by the two that mark many as paid, which are listed.
  'ui/records/PayManyDialog.tsx',
  // `component/claims/mark-owed.test.tsx`: where bills match.
  'features/claims/ask/MarkOwed.tsx',
  // `component/shell/lock.test.tsx`
  'shell/AutoLock.tsx',
  'shell/NoLockDialog.tsx',
  // `component/shell/discreet.test.tsx`
  'ui/discreet/HiddenDialog.tsx',
  // `component/shell/shell.test.tsx`
  'shell/Shortcuts.tsx',
  // `component/health/record-screen.test.tsx`
  'features/health/record/AttachmentSection.tsx',
  'ui/layout/Dialog.tsx',
]);

const looks = [
  { language: 'en', appearance: 'light', textScale: 2, forcedColors: 'none' },
  { language: 'es', appearance: 'dark', textScale: 1, forcedColors: 'none' },
  { language: 'es', appearance: 'dark', textScale: 1, forcedColors: 'active' },
] as const;

const profile = new Profile();
let app: AppWindow;
let routeOf: (screen: string) => string;

beforeAll(async () => {
  app = await profile.open();
  routeOf = await fillScreens(app);
  await connectPerson(app, 'Walter Osgood', { isMedicare: true });
  await app.choosePerson('Rosa Medina');
  const rosa = (await app.ask('people.list', {})).find(({ name }) => name === 'Rosa Medina');
  await app.ask('letters.save', {
    about: { billId: routeOf('/:bill').slice(1) },
    template: 'dispute',
    language: 'es',
    text: 'Al proveedor\n\nRevise esta factura, por favor. ________',
  });
  await app.ask('examples.fill', { personId: rosa?.id ?? '' });
});
afterAll(async () => {
  await app.close();
  profile.remove();
});

it('every file that has a dialog is listed', () => {
  const renderer = path.join(root, 'renderer');
  const files = readdirSync(renderer, { recursive: true, encoding: 'utf8' })
    .filter(
      (file) =>
        /\.tsx$/.test(file) && /<(?:PayMany)?Dialog\b/.test(readFileSync(path.join(renderer, file), 'utf8')),
    )
    .map((file) => file.replaceAll('\\', '/'));
  expect(files.filter((file) => !(file in dialogs) && !elsewhere.has(file))).toEqual([]);
});

it.each(looks)(
  'no dialog breaks a rule, and each gives the focus back: $language, $appearance, text × $textScale, forced colours $forcedColors',
  { timeout: 300_000 },
  async ({ forcedColors, ...look }) => {
    const { page } = app;
    await app.changeSettings(look);
    await page.emulateMedia({ forcedColors });
    await page.reload();
    const found: Record<string, string[]> = {};
    for (const [file, [screen, ...buttons]] of Object.entries(dialogs)) {
      const dialog = await openDialog(look.language, screen, buttons);
      const wrong = await findProblems(app, forcedColors === 'active');
      if (!(await dialog.evaluate((element) => element.contains(document.activeElement))))
        wrong.push('the focus is outside');
      if (await dialog.evaluate(hasCoveredWords)) wrong.push('its buttons cover its words');
      if (await dialog.evaluate(isCutOff))
        wrong.push('a wheel does not reach its end, or its buttons are out of view');
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
      await expect
        .poll(() => page.evaluate(() => document.activeElement?.localName), { message: file })
        .toBe('button');
      if (wrong.length > 0) found[file] = wrong;
    }
    await page.emulateMedia({ forcedColors: 'none' });
    console.log(`axe: ${Object.keys(dialogs).length} dialogs, ${Object.values(found).flat().length} faults`);
    expect(found).toEqual({});
  },
);

it('no dialog is wider than the window at 400 % zoom, or cut off', { timeout: 300_000 }, async () => {
  const { page } = app;
  await app.changeSettings({ language: 'en', appearance: 'light', textScale: 1 });
  await page.reload();
  await page.setViewportSize({ width: 320, height: 640 });
  const wide: string[] = [];
  for (const [file, [screen, ...buttons]] of Object.entries(dialogs)) {
    const dialog = await openDialog('en', screen, buttons);
    if ((await dialog.evaluate(hasWideFrame)) || (await dialog.evaluate(isCutOff))) wide.push(file);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
  }
  await page.setViewportSize({ width: 1366, height: 900 });
  expect(wide).toEqual([]);
});

/** True where all of it has room, and its buttons lie over what stands above them. */
function hasCoveredWords(dialog: Element): boolean {
  const [body, actions] = dialog.querySelector('h2 ~ div')?.children ?? [];
  if (!body || !actions || dialog.scrollHeight > dialog.clientHeight) return false;
  return body.getBoundingClientRect().bottom > actions.getBoundingClientRect().top + 1;
}

/** True where its frame hides a part of it, which only the keyboard reaches, or its buttons are below the window. */
function isCutOff(dialog: Element): boolean {
  const frame = dialog.parentElement;
  if (frame && frame.scrollHeight > frame.clientHeight + 1) return true;
  const [, actions] = dialog.querySelector('h2 ~ div')?.children ?? [];
  return actions !== undefined && actions.getBoundingClientRect().bottom > innerHeight;
}

/** True where it, or what it stands in, scrolls sideways. */
function hasWideFrame(dialog: Element): boolean {
  for (let frame: Element | null = dialog; frame; frame = frame.parentElement)
    if (frame.scrollWidth > frame.clientWidth + 1) return true;
  return false;
}

/** Presses the buttons that lead to a dialog, by keyboard. */
async function openDialog(language: 'en' | 'es', screen: string, buttons: readonly string[]) {
  const { page } = app;
  await app.goTo(routeOf(screen));
  await app.settle();
  await page.evaluate(() => {
    for (const fold of document.querySelectorAll<HTMLDetailsElement>('section > details')) fold.open = true;
  });
  for (const key of buttons) {
    const name = nameOf(language, key);
    const menu = page.getByRole('menuitem', { name, exact: true });
    const alike = page.getByRole('main').getByRole('button', { name });
    const exact = page.getByRole('main').getByRole('button', { name, exact: true });
    const button = (await menu.count()) > 0 ? menu : (await exact.count()) > 0 ? exact : alike;
    await button.first().focus();
    await page.keyboard.press('Enter');
  }
  const dialog = page.getByRole('dialog').or(page.getByRole('alertdialog')).last();
  await dialog.waitFor();
  await app.settle();
  return dialog;
}

/** The button's words; where they have places for something, the longest of those between. */
function nameOf(language: 'en' | 'es', key: string): string {
  const [file, name = ''] = key.split(':');
  const words: unknown = JSON.parse(
    readFileSync(path.join(root, `resources/locales/${language}/${file}.json`), 'utf8'),
  );
  const text = name
    .split('.')
    .reduce<unknown>((part, step) => (part as Record<string, unknown>)[step], words);
  const parts = String(text).split(/\{\{[^}]*\}\}/);
  return parts.toSorted((one, other) => other.length - one.length)[0]?.trim() ?? '';
}
