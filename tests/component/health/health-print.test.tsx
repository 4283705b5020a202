import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { rosa } from '../support/family.ts';
import { expectAccessible, type OpenedApp, openApp } from '../support/open-app.tsx';
import { allergy, recordsOfRosa, visit } from './fhir-records.ts';

const preview = async () => within(await screen.findByRole('region', { name: 'How it will look' }));
const button = (name: string) => screen.getByRole<HTMLButtonElement>('button', { name });
const lastRequest = ({ bridge }: OpenedApp) => bridge.inputs('statement.get').at(-1);
const usual = { size: 'regular', paper: 'letter', language: 'en', past: false };

describe('printing health records', () => {
  test('is offered on the screen of the records, and begins with what a doctor asks for', async () => {
    const app = await openApp('/health');
    await app.user.click(await within(await screen.findByRole('main')).findByRole('link', { name: 'Print' }));
    const paper = await preview();
    expect(await paper.findByRole('heading', { name: 'Health records' })).toBeVisible();
    expect(paper.getByText(/Rosa Medina · born May 9, 1984/)).toBeVisible();
    expect(paper.getByRole('heading', { name: 'Medicines: Listed as active by your plan' })).toBeVisible();
    expect(paper.queryByText('Amoxicillin 500 mg capsule')).toBeNull();
    const kinds = ['allergy', 'condition', 'medicine', 'medicine-taken', 'lab', 'vital', 'immunization'];
    expect(lastRequest(app)).toEqual({ kind: 'health', personId: rosa.id, kinds, options: usual });
    expect(screen.getByRole('button', { name: 'Save simple PDF' })).toBeVisible();
    await expectAccessible();
  });

  test('each choice changes what is asked for, saved and printed', async () => {
    const app = await openApp('/health/print');
    const { user, bridge } = app;
    await preview();
    for (const name of [/^Allergies/, /^Health problems/, /^Test results/, /^Vital signs/, /^Vaccines/])
      await user.click(screen.getByRole('checkbox', { name }));
    await user.click(screen.getByRole('checkbox', { name: 'Include resolved problems and older values' }));
    await user.click(screen.getByRole('radio', { name: 'Large print (18 point)' }));
    await user.click(screen.getByRole('radio', { name: 'Español' }));
    await user.click(screen.getByRole('radio', { name: /A4/ }));
    const paper = await preview();
    await waitFor(() => {
      expect(paper.getByText('Amoxicillin 500 mg capsule')).toBeVisible();
      expect(paper.getByRole('heading', { name: 'Medicamentos: Actuales según su plan' })).toBeVisible();
    });
    const request = {
      kind: 'health',
      personId: rosa.id,
      kinds: ['medicine', 'medicine-taken'],
      options: { size: 'large', paper: 'a4', language: 'es', past: true },
    };
    expect(lastRequest(app)).toEqual(request);
    await user.click(screen.getByRole('button', { name: 'Save PDF' }));
    expect(await screen.findByText('Saved as health-records.pdf')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Print' }));
    expect(await screen.findByText('Sent to your printer.')).toBeVisible();
    expect(bridge.inputs('statement.savePdf')).toEqual([request]);
    expect(bridge.inputs('statement.print')).toEqual([request]);
  });

  test('with no kind chosen says to choose one, and prints nothing', async () => {
    const { user } = await openApp('/health/print', {}, recordsOfRosa(allergy('Nuts')));
    await preview();
    expect(button('Save PDF').disabled).toBe(false);
    await user.click(screen.getByRole('checkbox', { name: /^Allergies/ }));
    expect(await screen.findByText('Choose at least one type.')).toBeVisible();
    await waitFor(() =>
      expect([button('Save PDF').disabled, button('Print').disabled]).toEqual([true, true]),
    );
  });

  test('without the usual kinds begins with all there are', async () => {
    const app = await openApp('/health/print', {}, recordsOfRosa(visit({ period: { start: '2026-02-20' } })));
    await preview();
    expect(lastRequest(app)).toMatchObject({ kinds: ['visit'] });
  });

  test('without records says so', async () => {
    await openApp('/health/print', { 'timeline.overview': { counts: [], planNames: [], trends: [] } });
    expect(await screen.findByText('There are no health records to print')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Save PDF' })).toBeNull();
    expect(screen.getByRole('link', { name: 'See your health records' })).toBeVisible();
  });
});
