/** The last page of connecting: whose the records are, the way back, and the way to what waits for an answer. */
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { Output } from '#shared/ipc/contract';
import { nameless } from '#shared/model/plans/connection';
import { defaultSettings } from '#shared/model/settings';
import type { Answers } from '../support/app-bridge.ts';
import { evergreen, rosa } from '../support/family.ts';
import { expectAccessible, type OpenedApp, openApp } from '../support/open-app.tsx';
import {
  asked,
  connected,
  notShown,
  offer,
  samplePlan,
  syncDone,
  undecided,
} from '../support/plan-answers.ts';
import { upToDate } from '../support/update-state.ts';
import { chooseEvergreen } from './choose-plan.ts';

const heading = (name: string | RegExp) => screen.findByRole('heading', { level: 1, name });

/** Connects a plan of Rosa's, and waits for the last page. */
async function toLastPage(answers: Answers = {}): Promise<OpenedApp> {
  const app = await openApp('/plans/add', {
    'samplePlan.start': samplePlan,
    'plans.offer': offer,
    'people.list': [rosa],
    'connection.connect': connected,
    'connection.list': [{ ...evergreen, planPhone: '1-800-555-0123' }],
    ...answers,
  });
  const { user } = app;
  await chooseEvergreen(app);
  await user.click(await screen.findByRole('radio', { name: 'Rosa Medina' }));
  await user.click(screen.getByRole('radio', { name: /One time only/ }));
  await user.click(screen.getByRole('checkbox', { name: /I have read/ }));
  await user.click(screen.getByRole('button', { name: /Continue to Evergreen Health/ }));
  await heading('Evergreen Health is connected');
  return app;
}

describe('the last page of connecting', () => {
  it('says whose records these are; “Not me” takes them back, and says that nothing was kept and whom to tell', async () => {
    const { user, bridge } = await toLastPage({ 'connection.notMe': { revoked: true } });
    const whose = 'These are the records of Rosa Medina, born May 9, 1984.';
    expect(screen.getByText(whose)).toBeVisible();
    const notMe = screen.getByRole('button', { name: 'Not me' });
    expect(notMe).toHaveAccessibleDescription(whose);
    await expectAccessible();
    await user.click(notMe);
    await heading('Nothing was saved');
    expect(bridge.inputs('connection.notMe')).toEqual([{ connectionId: connected.connectionId }]);
    expect(screen.getByText(/Evergreen Health confirmed that the connection has ended\./)).toBeVisible();
    expect(screen.getByText(/^Call Evergreen Health at 1-800-555-0123/)).toBeVisible();
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('heading', { level: 1 })));
    await expectAccessible();
    await user.click(screen.getByRole('button', { name: 'Sign in again' }));
    expect(await screen.findByRole('button', { name: 'Continue' })).toBeVisible();
  });

  it.each([
    ['encrypted', /^Saved: 3 claims/],
    ['memory-no-key-store', /^Here until you close Claimfolio: 3 claims/],
  ] as const)('says what is here, and how long: %s', async (storage, words) => {
    await toLastPage({
      'app.info': { version: '1', storage, dark: false, platform: 'linux' },
      'connection.list': [{ ...evergreen, claims: 3, firstSyncDone: true, syncing: null }],
    });
    expect(await screen.findByText(words)).toBeVisible();
  });

  it('asks once whether newer versions are looked for, and takes a no', async () => {
    const { user, bridge } = await toLastPage({
      'updates.get': { ...upToDate, isAllowed: null },
      'updates.allow': {},
    });
    const question = within(await screen.findByRole('region', { name: 'Look for newer versions?' }));
    bridge.answer({ 'updates.get': { ...upToDate, isAllowed: false } });
    await user.click(question.getByRole('button', { name: 'No' }));
    expect(await question.findByText(/^Claimfolio will not look\./)).toBeVisible();
    expect(bridge.inputs('updates.allow')).toEqual([{ isAllowed: false }]);
    await expectAccessible();
  });

  it('does not ask where that was answered before', async () => {
    await toLastPage({ 'updates.get': { ...upToDate, isAllowed: false } });
    expect(screen.queryByRole('region', { name: 'Look for newer versions?' })).toBeNull();
  });

  it('covers name and birth date in discreet mode, until they are shown', async () => {
    const { user } = await toLastPage({
      'settings.get': { ...defaultSettings, isDiscreet: true },
      'discreet.show': {},
    });
    expect(screen.getByText('These are the records of •••.')).toBeVisible();
    expect(document.body.textContent).not.toContain('May 9, 1984');
    await expectAccessible();
    await user.click(screen.getByRole('button', { name: 'Show on this screen' }));
    expect(await screen.findByText('These are the records of Rosa Medina, born May 9, 1984.')).toBeVisible();
  });

  it('after “Not me” says how to end a permission whose end the plan did not confirm', async () => {
    const { user } = await toLastPage({ 'connection.notMe': { revoked: false } });
    await user.click(screen.getByRole('button', { name: 'Not me' }));
    await heading('Nothing was saved');
    expect(screen.getByText(/did not confirm .*\. End it on the plan’s website as well\./)).toBeVisible();
    expect(screen.queryByText(/asked|confirmed/)).toBeNull();
  });

  it('has no way back where the plan was here already', async () => {
    await toLastPage({ 'connection.connect': { ...connected, isNew: false } });
    expect(screen.getByText(/^These are the records of Rosa Medina/)).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Not me' })).toBeNull();
  });

  it('names both where the person said that the records belong to somebody whom the plan calls otherwise', async () => {
    const said = { name: 'Prodval1 User', birthDate: '1970-01-02' };
    await toLastPage({ 'connection.connect': { ...connected, said } });
    expect(
      screen.getByText(
        'These are shown with Rosa Medina’s records. Evergreen Health calls this person Prodval1 User, born January 2, 1970.',
      ),
    ).toBeVisible();
    expect(screen.queryByText(/^These are the records/)).toBeNull();
  });

  it('never says that there is nothing before it has asked what is kept aside', async () => {
    const list = [{ ...evergreen, claims: 0, lastEnd: { ...syncDone, newClaims: 0 } }];
    const { promise, resolve } = Promise.withResolvers<Output<'records.undecided'>>();
    const { bridge } = await toLastPage({
      'connection.list': [{ ...evergreen, firstSyncDone: false, claims: 0 }],
      'records.undecided': { causes: [], leftOut: 0 },
      'records.notShown': [],
    });
    bridge.answer({
      ...{ 'connection.list': list, 'records.undecided': promise },
      'records.notShown': asked({ ExplanationOfBenefit: 13 }),
    });
    bridge.emit('sync.ended', { ...syncDone, newClaims: 0 });
    expect(await screen.findByText('Last check: no new claims. The plan changed 1 claim.')).toBeVisible();
    expect(screen.getByText('We are getting your claims. You can start reading now.')).toBeVisible();
    resolve({ causes: [undecided({ count: 13, cards: 0 })], leftOut: 0 });
    expect(await screen.findByText(/^13 claims are set aside/)).toBeVisible();
  });

  it('where something came and is in no list never says that the plan has nothing', async () => {
    await toLastPage({
      'connection.list': [{ ...evergreen, claims: 0 }],
      'records.notShown': notShown('unreadable', { '': 2 }),
    });
    expect(await screen.findByText(/^None of your claims are listed yet\./)).toBeVisible();
  });

  it('says that the plan did not say whose they are, but not where the name was held back', async () => {
    await toLastPage({ 'connection.connect': { ...connected, said: nameless } });
    expect(screen.getByText('Evergreen Health did not say whose records these are.')).toBeVisible();
    expect(screen.queryByText(/^These are the records/)).toBeNull();
  });

  it('says once that the name was held back', async () => {
    await toLastPage({ 'connection.connect': { ...connected, said: nameless, notGranted: ['patient'] } });
    expect(screen.getByText(/did not share your name, birth date, and address/)).toBeVisible();
    expect(screen.queryByText(/did not say whose/)).toBeNull();
  });

  it('leads to the question when the check has ended, and never says that there is nothing', async () => {
    const { user } = await toLastPage({
      'connection.list': [{ ...evergreen, claims: 0 }],
      'records.undecided': { causes: [undecided()], leftOut: 0 },
      'records.notShown': asked({ ExplanationOfBenefit: 13, Coverage: 1 }),
    });
    expect(
      await screen.findByText('13 claims and 1 insurance card are set aside until you say whose they are.'),
    ).toBeVisible();
    expect(screen.queryByText(/has not sent any claims yet/)).toBeNull();
    expect(screen.queryByText('What to do first')).toBeNull();
    expect(
      within(screen.getByRole('main')).queryByRole('link', { name: 'Find a doctor or drug' }),
    ).toBeNull();
    await user.click(screen.getByRole('link', { name: 'Whose are they?' }));
    await heading(/^Evergreen Health sent 13 claims and more for/);
  });
});
