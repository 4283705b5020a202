import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { defaultSettings } from '#shared/model/settings';
import { fail } from '../support/app-bridge.ts';
import { evergreen, medicare, rosa } from '../support/family.ts';
import { expectAccessible, openApp, switchToWalter } from '../support/open-app.tsx';

const preview = () => screen.findByRole('region', { name: 'How it will look' });
const amount = async () => (await screen.findByText(/^\d+ pages?$/)).parentElement as HTMLElement;
const surgery = `${evergreen.id}/rosa-2026-surgery-2`;
const claimPath = `/print?claimId=${encodeURIComponent(JSON.stringify(surgery))}`;

describe('Print', () => {
  test('shows the newest year as it will look, and how much it is', async () => {
    await openApp('/print');
    const paper = await preview();
    expect(within(paper).getByRole('heading', { level: 2, name: 'Your claims in 2026' })).toBeDefined();
    expect((await amount()).textContent).toBe('9 claims (3 not in your totals) · 1 page');
    expect(screen.getByText(/Nothing is sent/)).toBeDefined();
    expect(document.title).toBe('Print – Claimfolio');
    await expectAccessible();
  });

  test.each([
    [1.25, 'regular'],
    [1.5, 'large'],
    [2, 'large'],
  ] as const)('text × %s on the screen chooses %s print first', async (textScale, size) => {
    const { bridge } = await openApp('/print', { 'settings.get': { ...defaultSettings, textScale } });
    await preview();
    await waitFor(() => expect(bridge.inputs('statement.get').at(-1)?.options.size).toBe(size));
    const name = size === 'large' ? /^Large print \(18 point\)/ : /^Regular/;
    expect(screen.getByRole('radio', { name })).toBeChecked();
  });

  test('saves the statement that is shown and says the file’s name', async () => {
    const { bridge, user } = await openApp('/print?year=2025');
    await preview();
    await user.click(screen.getByRole('button', { name: 'Save PDF' }));
    const result = await screen.findByText('Saved as claims-2025.pdf');
    expect(result.closest('[role=status]')).not.toBeNull();
    expect(bridge.inputs('statement.savePdf')).toMatchObject([
      { kind: 'year', personId: rosa.id, year: 2025, connectionId: null },
    ]);
    expect(screen.getByText('in the folder /home/rosa')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Open the folder of claims-2025.pdf' }));
    expect(bridge.inputs('files.showSaved')).toEqual([{ savedAs: '/home/rosa/claims-2025.pdf' }]);
    await user.click(screen.getByRole('button', { name: 'Save simple PDF' }));
    await waitFor(() => expect(bridge.inputs('statement.saveSimplePdf')).toHaveLength(1));
    expect(await screen.findByText('Saved as claims-2025.pdf')).toBeDefined();
  });

  test('no longer says that it was saved once something else would be', async () => {
    const { user } = await openApp('/print?year=2025');
    await preview();
    await user.click(screen.getByRole('button', { name: 'Save PDF' }));
    await screen.findByText('Saved as claims-2025.pdf');
    await user.click(screen.getByRole('radio', { name: /^Large print/ }));
    expect(screen.queryByText('Saved as claims-2025.pdf')).toBeNull();
    expect(screen.queryByRole('button', { name: /^Open the folder/ })).toBeNull();
  });

  test('prints, and says when nothing was printed', async () => {
    const { bridge, user } = await openApp('/print');
    await preview();
    await user.click(screen.getByRole('button', { name: 'Print' }));
    expect(await screen.findByText('Sent to your printer.')).toBeDefined();
    bridge.answer({ 'statement.print': { printed: false } });
    await user.click(screen.getByRole('button', { name: 'Print' }));
    expect(await screen.findByText('Nothing was printed.')).toBeDefined();
    bridge.answer({ 'statement.savePdf': { savedAs: null } });
    await user.click(screen.getByRole('button', { name: 'Save PDF' }));
    expect(await screen.findByText('Nothing was saved.')).toBeDefined();
  });

  test('says in words that a file cannot be written', async () => {
    const { user } = await openApp('/print', {
      'statement.savePdf': fail('statement/write-failed'),
    });
    await preview();
    await user.click(screen.getByRole('button', { name: 'Save PDF' }));
    expect((await screen.findByRole('alert')).textContent).toContain('statement/write-failed');
  });

  test('each choice changes what is asked for', async () => {
    const { bridge, user } = await openApp('/print');
    await preview();
    // Large print is in sight: nobody has to open anything for it.
    expect(screen.queryByRole('checkbox', { name: /each claim/ })).toBeNull();
    const short = 'Large print (18 point) Short edition: it does not list each claim';
    await user.click(screen.getByRole('radio', { name: short }));
    await user.click(await screen.findByRole('checkbox', { name: /each claim/ }));
    expect(screen.getByRole('radio', { name: 'Large print (18 point)' })).toBeChecked();
    await user.click(screen.getByText('How?'));
    await user.click(screen.getByRole('radio', { name: 'Español' }));
    await user.click(screen.getByRole('checkbox', { name: 'Leave out amounts billed' }));
    await user.click(screen.getByRole('checkbox', { name: 'Show the whole member ID' }));
    await user.click(screen.getByRole('radio', { name: /A4/ }));
    await screen.findByRole('heading', { name: 'Sus reclamaciones de 2026' });
    expect(bridge.inputs('statement.get').at(-1)?.options).toEqual({
      size: 'large',
      allClaims: true,
      paper: 'a4',
      language: 'es',
      hideDiagnoses: false,
      hideBilled: true,
      showCodes: false,
      fullMemberId: true,
    });
    expect((await preview()).querySelector('[lang=es]')).not.toBeNull();
    await expectAccessible();
  });

  test('a packet for a helper has the whole member ID in sight, as one for a doctor has', async () => {
    const { bridge, user } = await openApp('/print');
    await preview();
    for (const name of [/helper/, /doctor/]) {
      await user.click(screen.getByRole('radio', { name }));
      const whole = screen.getByRole('checkbox', { name: 'Show the whole member ID' });
      expect(whole.closest('details')).toBeNull();
      if (!(whole as HTMLInputElement).checked) await user.click(whole);
      await waitFor(() =>
        expect(bridge.inputs('statement.get').at(-1)?.options).toMatchObject({ fullMemberId: true }),
      );
    }
  });

  test('shows both languages, sheet after sheet, and counts the pages of both', async () => {
    const { user } = await openApp('/print');
    const paper = await preview();
    await user.click(screen.getByText('How?'));
    await user.click(screen.getByRole('radio', { name: 'English and Spanish, one after the other' }));
    await within(paper).findByRole('heading', { name: 'Sus reclamaciones de 2026' });
    expect(within(paper).getByRole('heading', { name: 'Your claims in 2026' })).toBeDefined();
    expect((await amount()).textContent).toBe(
      '9 claims (3 not in your totals) · 2 pages · 1 sheet, printed on both sides',
    );
    expect(paper.textContent).toContain('página 2 de 2');
  });

  test('one claim can hide its diagnosis, and a year is one step away', async () => {
    const { bridge, user } = await openApp(claimPath);
    const paper = await preview();
    expect(within(paper).getByText('Torn meniscus, left knee')).toBeDefined();
    expect(await screen.findByText('1 page')).toBeDefined();
    await user.click(screen.getByText('How?'));
    await user.click(screen.getByRole('checkbox', { name: 'Leave out the reason for the visit' }));
    await waitFor(() => expect(within(paper).queryByText('Torn meniscus, left knee')).toBeNull());
    await user.click(screen.getByRole('radio', { name: /^A year of claims/ }));
    await screen.findByRole('heading', { name: 'Your claims in 2026' });
    expect(bridge.inputs('statement.get').at(-1)).toMatchObject({ kind: 'year', year: 2026 });
  });

  test('with several plans one can be chosen', async () => {
    const { bridge, user } = await openApp('/print');
    await preview();
    await switchToWalter(user);
    await user.click(await screen.findByRole('button', { name: /All plans/ }));
    await user.click(await screen.findByRole('option', { name: 'Medicare' }));
    await waitFor(() =>
      expect(bridge.inputs('statement.get').at(-1)).toMatchObject({ connectionId: medicare.id }),
    );
  });

  test('without claims offers what else is here: cards and more in a packet, health records, the access log', async () => {
    const { bridge } = await openApp('/print', {
      'claims.overview': {
        leftOut: 0,
        years: [],
        year: null,
        totals: [],
        byPlan: [],
        attention: [],
        putAway: [],
        openVisits: [],
        totalsReady: true,
      },
    });
    expect(
      (
        await screen.findByRole<HTMLInputElement>('radio', {
          name: 'Packet for a helper, with money',
        })
      ).checked,
    ).toBe(true);
    expect(screen.queryByRole('radio', { name: /^A year of claims/ })).toBeNull();
    await preview();
    expect(bridge.inputs('statement.get').at(-1)).toMatchObject({
      kind: 'packet',
      inside: expect.arrayContaining(['cards', 'medicines']),
    });
    expect(screen.getByRole('button', { name: 'Save PDF' })).toBeVisible();
    const others = within(screen.getByRole('region', { name: 'More to print' }));
    expect(others.getByRole('link', { name: 'Health records' }).getAttribute('href')).toMatch(
      /health\/print/,
    );
    expect(others.getByRole('link', { name: 'Access log: who Claimfolio contacted' })).toBeVisible();
  });

  test('a statement that cannot be made can be tried again', async () => {
    const { bridge, user } = await openApp(claimPath, {
      'statement.get': fail('store/not-found'),
    });
    await screen.findByRole('alert');
    expect(screen.getByRole('button', { name: 'Save PDF' }).hasAttribute('disabled')).toBe(true);
    bridge.answerFromApp('statement.get');
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('heading', { name: 'Northgate Surgery Center' })).toBeDefined();
  });

  test('follows the app’s language, on screen and paper', async () => {
    await openApp('/print', {}, { language: 'es' });
    expect(await screen.findByRole('heading', { name: 'Imprimir' })).toBeDefined();
    expect(await screen.findByRole('button', { name: 'Guardar PDF' })).toBeDefined();
    expect(await screen.findByRole('heading', { name: 'Sus reclamaciones de 2026' })).toBeDefined();
  });
});
