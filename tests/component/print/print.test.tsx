import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { defaultSettings } from '../../../shared/model/settings.ts';
import { rosasRows } from '../../support/statement-fixture.ts';
import { printAnswers } from '../support/print-answers.ts';
import { expectAccessible, renderApp } from '../support/render-app.tsx';
import { StubFailure } from '../support/stub-bridge.ts';

const preview = () => screen.findByRole('region', { name: 'How it will look' });
const claimPath = `/print?claimId=${encodeURIComponent('"c-evergreen/knee"')}`;

describe('Print', () => {
  test('shows the newest year as it will look, and how much it is', async () => {
    await renderApp('/print', printAnswers());
    const paper = await preview();
    expect(within(paper).getByRole('heading', { level: 2, name: 'Your claims in 2026' })).toBeDefined();
    expect(await screen.findByText(`${rosasRows().length} claims · 1 page`)).toBeDefined();
    expect(screen.getByText(/Nothing leaves this computer/)).toBeDefined();
    expect(document.title).toBe('Print – Claimfolio');
    await expectAccessible();
  });

  test('saves the statement that is shown and says the file’s name', async () => {
    const { bridge, user } = await renderApp('/print?year=2025', printAnswers());
    await preview();
    await user.click(screen.getByRole('button', { name: 'Save PDF' }));
    const result = await screen.findByText('Saved as claims-2026.pdf');
    expect(result.closest('[role=status]')).not.toBeNull();
    expect(bridge.inputs('statement.savePdf')).toMatchObject([
      { kind: 'year', personId: 'p-rosa', year: 2025, connectionId: null },
    ]);
    await user.click(screen.getByRole('button', { name: 'Save simple PDF' }));
    await waitFor(() => expect(bridge.inputs('statement.saveSimplePdf')).toHaveLength(1));
    expect(await screen.findByText('Saved as claims-2026.pdf')).toBeDefined();
  });

  test('prints, and says when nothing came of it', async () => {
    const { bridge, user } = await renderApp('/print', printAnswers());
    await preview();
    await user.click(screen.getByRole('button', { name: 'Print' }));
    expect(await screen.findByText('Sent to your printer.')).toBeDefined();
    bridge.answer({ 'statement.print': () => ({ printed: false }) });
    await user.click(screen.getByRole('button', { name: 'Print' }));
    expect(await screen.findByText('Nothing was printed.')).toBeDefined();
    bridge.answer({ 'statement.savePdf': () => ({ savedAs: null }) });
    await user.click(screen.getByRole('button', { name: 'Save PDF' }));
    expect(await screen.findByText('Nothing was saved.')).toBeDefined();
  });

  test('a file that cannot be written is said in words', async () => {
    const { user } = await renderApp('/print', {
      ...printAnswers(),
      'statement.savePdf': () => {
        throw new StubFailure('statement/write-failed');
      },
    });
    await preview();
    await user.click(screen.getByRole('button', { name: 'Save PDF' }));
    expect((await screen.findByRole('alert')).textContent).toContain('statement/write-failed');
  });

  test('each choice changes what is asked for', async () => {
    const { bridge, user } = await renderApp('/print', printAnswers());
    await preview();
    expect(screen.queryByRole('checkbox', { name: /Every claim/ })).toBeNull();
    await user.click(screen.getByRole('radio', { name: 'Large print (18 point)' }));
    await user.click(await screen.findByRole('checkbox', { name: /Every claim/ }));
    await user.click(screen.getByRole('radio', { name: 'Español' }));
    await user.click(screen.getByRole('checkbox', { name: 'Leave out what was billed' }));
    await user.click(screen.getByRole('checkbox', { name: 'Show the whole member ID' }));
    await user.click(screen.getByRole('radio', { name: /A4/, hidden: true }));
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

  test('one claim can hide its diagnosis, and a year is one step away', async () => {
    const { bridge, user } = await renderApp(claimPath, printAnswers());
    const paper = await preview();
    expect(within(paper).getByText('Torn knee cartilage')).toBeDefined();
    expect(await screen.findByText('1 page')).toBeDefined();
    await user.click(screen.getByRole('checkbox', { name: 'Leave out the reason for the visit' }));
    await waitFor(() => expect(within(paper).queryByText('Torn knee cartilage')).toBeNull());
    await user.click(screen.getByRole('radio', { name: 'A year of claims' }));
    await screen.findByRole('heading', { name: 'Your claims in 2026' });
    expect(bridge.inputs('statement.get').at(-1)).toMatchObject({ kind: 'year', year: 2026 });
  });

  test('with several plans one can be chosen', async () => {
    const { bridge, user } = await renderApp('/print', printAnswers());
    await preview();
    await user.click(screen.getByRole('button', { name: /All plans/ }));
    await user.click(await screen.findByRole('option', { name: 'Medicare' }));
    await waitFor(() =>
      expect(bridge.inputs('statement.get').at(-1)).toMatchObject({ connectionId: 'c-medicare' }),
    );
  });

  test('says so when there is nothing to print', async () => {
    await renderApp('/print', {
      ...printAnswers(),
      'claims.overview': () => ({
        years: [],
        year: null,
        totals: [],
        byPlan: [],
        months: [],
        attention: [],
        openVisits: [],
        totalsReady: true,
      }),
    });
    expect(await screen.findByRole('heading', { name: 'Nothing to print yet' })).toBeDefined();
    expect(screen.queryByRole('button', { name: 'Save PDF' })).toBeNull();
  });

  test('a statement that cannot be made can be tried again', async () => {
    const { bridge, user } = await renderApp(claimPath, {
      ...printAnswers(),
      'statement.get': () => {
        throw new StubFailure('store/not-found');
      },
    });
    await screen.findByRole('alert');
    expect(screen.getByRole('button', { name: 'Save PDF' }).hasAttribute('disabled')).toBe(true);
    bridge.answer(printAnswers());
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('heading', { name: 'Northgate Surgery Center' })).toBeDefined();
  });

  test('follows the app’s language, on screen and paper', async () => {
    const settings = { ...defaultSettings, language: 'es' as const };
    await renderApp('/print', { ...printAnswers(), 'settings.get': () => settings }, 'es');
    expect(await screen.findByRole('heading', { name: 'Imprima sus reclamaciones' })).toBeDefined();
    expect(await screen.findByRole('button', { name: 'Guardar PDF' })).toBeDefined();
    expect(await screen.findByRole('heading', { name: 'Sus reclamaciones de 2026' })).toBeDefined();
  });
});
