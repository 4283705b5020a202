/** What main lets through to the page while discreet mode is on. */
import { expect, it } from 'vitest';
import { hideInAnswers } from '../../../electron/ipc/discreet-handlers.ts';
import type { Services } from '../../../electron/ipc/services.ts';
import { coveredText } from '../../../shared/cover-texts.ts';
import { defaultSettings, type Settings } from '../../../shared/model/settings.ts';
import { claimOf, mark } from '../../support/sensitive/sensitive-records.ts';
import { seenAt, storeAll } from '../archive/records.ts';
import { openSensitiveStore } from './sensitive-store.ts';

/** Handlers over a store, with discreet mode on. */
function openHandlers() {
  const { store, connectionId } = openSensitiveStore();
  let settings: Settings = { ...defaultSettings, isDiscreet: true };
  const kept: unknown[] = [];
  const services = {
    ports: { settings: { get: () => settings } },
    data: { sensitive: { find: async (asked: { ids: string[] }) => store.sensitive.find(asked) } },
  } as unknown as Services;
  const handlers = hideInAnswers(
    {
      'claims.get': async (input: { claimId: string }) => store.claims.get(input),
      'health.openAttachment': async () => ({ type: 'text', text: 'Everyday' }),
      'letters.save': async (input: unknown) => {
        kept.push(input);
        return {};
      },
      'settings.set': async (next: Settings) => {
        settings = next;
        return next;
      },
    } as never,
    services,
  );
  const ask = async () => JSON.stringify(await handlers['claims.get']({ claimId: `${connectionId}/mind` }));
  const idOf = (id: string) => `${connectionId}/${id}`;
  const read = (record: Record<string, unknown>) => {
    storeAll(store, connectionId, [record]);
    store.archive.endPass(connectionId, seenAt);
  };
  return { handlers, ask, kept, idOf, read, settings: () => settings };
}

it('texts are left out, come with “show”, and are left out again when the mode is turned on anew', async () => {
  const { handlers, ask, settings } = openHandlers();
  expect(await ask()).not.toContain(mark);
  await handlers['discreet.show']({ isShown: true });
  expect(await ask()).toContain(mark);
  await handlers['settings.set']({ ...settings(), textScale: 2 });
  expect(await ask()).toContain(mark);
  await handlers['settings.set']({ ...settings(), isDiscreet: false });
  expect(await ask()).toContain(mark);
  await handlers['settings.set']({ ...settings(), isDiscreet: true });
  expect(await ask()).not.toContain(mark);
});

it.each([
  '$45.10',
  '$ 1,240',
  '$.50',
  '＄45',
  '€70.25',
  'USD 45.00',
  '45.00 USD',
  '30 dollars',
  '30 dólares',
])('an amount that a plan wrote in a text is not told: %s', async (amount) => {
  const { handlers, read, idOf } = openHandlers();
  read(claimOf('note', 'M54.5', 'Everyday', { provider: { display: `Pay ${amount} on day 7` } }));
  const told = JSON.stringify(await handlers['claims.get']({ claimId: idOf('note') }));
  expect(told).not.toContain(amount);
  expect(told).toContain(`Pay ${coveredText} on day 7`);
});

it('of everyday care is told who gave it and when, and not what it was or why it was refused', async () => {
  const { handlers, read, idOf } = openHandlers();
  read(claimOf('back', 'M54.5', 'Everyday'));
  const told = JSON.stringify(await handlers['claims.get']({ claimId: idOf('back') }));
  for (const stays of ['Dr. Everyday back', 'Evergreen Test Plan', 'CLM-back', '2026-01-15'])
    expect(told).toContain(stays);
  for (const goes of ['Visit Everyday', 'Diagnosis Everyday', 'Reason Everyday', 'M54.5'])
    expect(told).not.toContain(goes);
});

it('an id that looks like an amount is what it was', async () => {
  const { handlers, read, idOf } = openHandlers();
  read(claimOf('4EUR-1', 'M54.5', 'Everyday'));
  const view = await handlers['claims.get']({ claimId: idOf('4EUR-1') });
  expect(view.row.id).toBe(idOf('4EUR-1'));
});

it('a file of a health record is not opened while it is on, and is once it is shown', async () => {
  const { handlers, idOf } = openHandlers();
  const file = { recordId: idOf('DocumentReference/d'), index: 0 };
  await expect(handlers['health.openAttachment'](file)).rejects.toMatchObject({ code: 'discreet/hidden' });
  await handlers['discreet.show']({ isShown: true });
  expect(await handlers['health.openAttachment'](file)).toMatchObject({ text: 'Everyday' });
});

it('a covered text that comes back is refused, and nothing is kept', async () => {
  const { handlers, kept } = openHandlers();
  const letter = { about: { claimId: 'c/1' }, template: 'appeal', language: 'en' } as const;
  await expect(handlers['letters.save']({ ...letter, text: `Dear ${coveredText}` })).rejects.toMatchObject({
    code: 'ipc/invalid-input',
  });
  expect(kept).toEqual([]);
  await handlers['letters.save']({ ...letter, text: 'Dear •••' });
  expect(kept).toHaveLength(1);
});
