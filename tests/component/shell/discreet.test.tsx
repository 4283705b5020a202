import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { coveredText } from '#shared/cover-texts';
import { defaultSettings } from '#shared/model/settings';
import { visitAnswers } from '#shared/model/visits/visit-check';
import { claimOf, clinic, everyday, mark, sensitive } from '../../support/sensitive/sensitive-records.ts';
import { fail } from '../support/app-bridge.ts';
import { expectAccessible, openApp } from '../support/open-app.tsx';

const on = { 'settings.get': { ...defaultSettings, isDiscreet: true } };
const amount = /\$ ?\d/;
const patient = {
  resourceType: 'Patient',
  id: 'pat-1',
  name: [{ text: 'Ada Example' }],
  birthDate: '1980-01-01',
};
const records = [patient, ...everyday, ...sensitive, clinic];

/** All that the page holds, attributes included. */
const dom = () => document.documentElement.outerHTML;

describe('discreet mode', () => {
  it('is turned on and off by the button in the frame, and kept', async () => {
    const { bridge, user } = await openApp('/claims');
    await waitFor(() => expect(dom()).toMatch(amount));
    const toggle = screen.getByRole('button', { name: 'Hide private details' });
    expect(toggle).toHaveAttribute('aria-pressed', 'false');
    await user.click(toggle);
    expect(toggle).toHaveAttribute('aria-pressed', 'true');
    await waitFor(() => expect(dom()).not.toMatch(amount));
    await waitFor(() =>
      expect(bridge.inputs('settings.set')).toEqual([{ ...defaultSettings, isDiscreet: true }]),
    );
    expect(screen.getByText(/^Amounts and details of care are hidden/)).toBeVisible();
    await expectAccessible();
    await user.click(toggle);
    await waitFor(() => expect(dom()).toMatch(amount));
  });

  it('is turned on by the command of the menu', async () => {
    const { bridge } = await openApp('/spending');
    await waitFor(() => expect(dom()).toMatch(amount));
    bridge.emit('menu.command', { command: 'discreet' });
    await waitFor(() => expect(dom()).not.toMatch(amount));
  });

  it.each(['/claims', '/spending', '/spending/limits', '/people', '/taxes', '/news', '/claims/together'])(
    'no amount is in the page while it is on (%s)',
    async (path) => {
      const { bridge } = await openApp(path, on);
      await screen.findByRole('heading', { level: 1 });
      await waitFor(() => expect(bridge.unanswered()).toBe(0));
      expect(dom()).not.toMatch(amount);
    },
  );

  it('our own example under Help stays readable: it is nobody’s', async () => {
    const { bridge } = await openApp('/help', on);
    expect(await screen.findByText('$310.00')).toBeVisible();
    expect(screen.getByText(/check that it also says \$38\.00/)).toBeVisible();
    await waitFor(() => expect(bridge.unanswered()).toBe(0));
    expect(screen.queryByText('•••')).toBeNull();
  });

  it('one amount is shown by a press, and hidden again when the focus leaves it', async () => {
    const { user } = await openApp('/taxes', on);
    const [first] = await screen.findAllByRole('button', { name: 'Hidden amount. Select it to show it.' });
    if (!first) throw new Error('no amount');
    first.focus();
    await user.keyboard('{Enter}');
    expect(first).toHaveTextContent(amount);
    expect(dom().match(/\$ ?\d/g)).toHaveLength(1);
    await user.tab();
    expect(dom()).not.toMatch(amount);
  });

  it('a screen is shown when asked, and hidden again when it is left', async () => {
    const { bridge, user } = await openApp('/claims', on);
    await user.click(await screen.findByRole('button', { name: 'Show on this screen' }));
    await waitFor(() => expect(dom()).toMatch(amount));
    expect(bridge.inputs('discreet.show').slice(1)).toEqual([{ isShown: true }]);
    await user.click(screen.getByRole('link', { name: 'Costs and deductible' }));
    await waitFor(() => expect(document.title).toBe('Costs and deductible – Claimfolio'));
    await waitFor(() =>
      expect(bridge.inputs('discreet.show').slice(1)).toEqual([{ isShown: true }, { isShown: false }]),
    );
    expect(dom()).not.toMatch(amount);
  });

  it('the texts of sensitive care are not in the page, and come back when it is turned off', async () => {
    const { user } = await openApp('/claims', {}, { state: { records } });
    await screen.findAllByText(new RegExp(mark));
    await user.click(screen.getByRole('button', { name: 'Hide private details' }));
    await waitFor(() => expect(dom()).not.toContain(mark));
    expect(screen.getAllByText(/Dr\. Everyday/)[0]).toBeVisible();
    await user.click(screen.getByRole('link', { name: 'Health records' }));
    await waitFor(() => expect(screen.queryByText(/Dr\. Everyday/)).toBeNull());
    await waitFor(() => expect(dom()).toContain(coveredText));
    expect(dom()).not.toContain(mark);
    expect(dom()).not.toContain('Asthma');
    await user.click(screen.getByRole('button', { name: 'Hide private details' }));
    await screen.findAllByText(new RegExp(mark));
  });

  it('what was shown is hidden again after the lock', async () => {
    const { bridge, user } = await openApp('/claims', {}, { state: { records } });
    await user.click(await screen.findByRole('button', { name: 'Hide private details' }));
    await waitFor(() => expect(dom()).not.toContain(mark));
    await user.click(screen.getByRole('button', { name: 'Show on this screen' }));
    await screen.findAllByText(new RegExp(mark));
    bridge.answer({ 'lock.state': { isSet: true, isLocked: true } });
    bridge.emit('lock.changed', {});
    await screen.findByRole('heading', { level: 1, name: 'Claimfolio is locked' });
    bridge.answer({ 'lock.state': { isSet: true, isLocked: false } });
    bridge.emit('lock.changed', {});
    await screen.findAllByText(/Dr\. Everyday/);
    expect(dom()).not.toContain(mark);
  });

  it('that it could not be kept shows on its button, and the texts are not said to be hidden', async () => {
    const { bridge, user } = await openApp('/claims', { 'settings.set': fail('store/full') });
    const toggle = screen.getByRole('button', { name: 'Hide private details' });
    await user.click(toggle);
    await waitFor(() => expect(bridge.inputs('settings.set')).toHaveLength(1));
    await waitFor(() => expect(toggle).toHaveAttribute('aria-pressed', 'false'));
    expect(screen.queryByText(/^Amounts and details of care are hidden/)).toBeNull();
  });

  it('a record as it was sent is hidden as a whole, and shown when asked', async () => {
    const { user } = await openApp(
      '/claims',
      {},
      { state: { records: [patient, claimOf('one', 'J06.9', 'Everyday')] } },
    );
    await user.click(await screen.findByRole('link', { name: /Dr\. Everyday one/ }));
    await user.click(await screen.findByRole('button', { name: 'Hide private details' }));
    const main = within(screen.getByRole('main'));
    await main.findByText('Private details are hidden.');
    expect(dom()).not.toMatch(amount);
  });
});

it('a dialog that begins with covered text is not there to be changed, and says why', async () => {
  const facts = { answer: visitAnswers[0], note: coveredText, notedOn: '2026-03-20' };
  const { user } = await openApp('/claims', { 'visitChecks.get': { facts } });
  const [link] = await screen.findAllByRole('link', { name: /Northgate Surgery Center/ });
  await user.click(link as HTMLElement);
  await user.click(await screen.findByRole('button', { name: /^Change/ }));
  const dialog = within(await screen.findByRole('dialog', { name: 'What looks wrong?' }));
  expect(dialog.getByText('Private details are hidden.')).toBeVisible();
  expect(dialog.queryByRole('textbox')).toBeNull();
  await expectAccessible();
  await user.click(dialog.getByRole('button', { name: 'Close' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
});

it('Spanish says it in Spanish', async () => {
  await openApp(
    '/claims',
    { 'settings.get': { ...defaultSettings, language: 'es', isDiscreet: true } },
    { language: 'es' },
  );
  expect(
    await screen.findByText(/^Las cantidades y los detalles de la atención están ocultos/),
  ).toBeVisible();
  expect(dom()).not.toMatch(amount);
});
