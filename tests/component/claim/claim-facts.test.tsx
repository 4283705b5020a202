import { screen, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import type { DataCategory } from '#shared/model/plans/connection';
import { amount, claimView, noAmounts } from '../claims/claims-data.ts';
import { evergreen } from '../support/family.ts';
import { openApp } from '../support/open-app.tsx';

async function open(parts: Parameters<typeof claimView>[0]) {
  const app = await openApp('/claims/c-evergreen%2F2', { 'claims.get': claimView(parts) });
  await screen.findByRole('heading', { level: 1, name: /Northgate/ });
  return app;
}

describe('names of doctors and places', () => {
  const party = { name: null, npi: null, phone: null, address: null };
  const show = async (granted: DataCategory[], notGranted: DataCategory[]) => {
    const view = claimView({ facility: party });
    const plan = { ...evergreen, id: view.claim.id.split('/')[0] ?? '', granted, notGranted };
    await openApp('/claims/c-evergreen%2F2', { 'claims.get': view, 'connection.list': [plan] });
    await screen.findByRole('heading', { level: 1, name: /Northgate/ });
    return screen.getByRole('region', { name: 'People and places' });
  };

  test('that nobody asked for are not said to be withheld by the plan, and can be asked for', async () => {
    const people = await show(['patient', 'claims'], []);
    expect(people).toHaveTextContent('You did not ask Evergreen Health for names of doctors and places.');
    expect(people).not.toHaveTextContent('Not given by your plan');
    expect(within(people).getByRole('link', { name: 'Ask for them' })).toBeVisible();
  });

  test.each([
    ['allowed', ['patient', 'claims', 'providers'], []],
    ['refused', ['patient', 'claims'], ['providers']],
  ] as const)('that the plan %s and did not send are said to be its own', async (_, granted, notGranted) => {
    const people = await show([...granted], [...notGranted]);
    expect(people).toHaveTextContent('Not given by your plan');
    expect(people).not.toHaveTextContent('You did not ask');
  });
});

describe('facts of a claim', () => {
  test('facts have plain words, and technical ones stand apart', async () => {
    const fact = (code: string, text: string | null, value: string) => ({
      label: { code, text, system: null },
      value,
      lineNumber: null,
    });
    const { user } = await open({
      facts: [
        fact('asgmntcd', null, 'Assigned claim (A)'),
        fact('CLM_IDR_LD_DT', 'Claim IDR Load Date', '2026-03-02'),
      ],
    });
    await user.click(screen.getByText('More facts your plan sent'));
    expect(screen.getByText('Accepts Medicare’s price (assignment)')).toBeVisible();
    expect(screen.getByText('Claim IDR Load Date')).not.toBeVisible();
    await user.click(screen.getByText('Technical facts'));
    expect(screen.getByText('Claim IDR Load Date')).toBeVisible();
    expect(screen.queryByText('asgmntcd')).toBeNull();
  });

  test.each([
    ['inpatient', 'Hospital stay', 'Admitted'],
    ['nursing', 'Stay', 'Admitted'],
    ['outpatient', 'About this care', 'Care began'],
  ] as const)('dates of %s care are called what they are', async (kind, title, began) => {
    const none = { drg: null, admissionType: null, dischargeStatus: null };
    await open({ kind, stay: { admitted: '2026-03-01', discharged: null, ...none } });
    expect(screen.getByRole('region', { name: title })).toHaveTextContent(began);
    if (kind !== 'inpatient') expect(screen.queryByRole('region', { name: 'Hospital stay' })).toBeNull();
  });

  test('what only computers need is no reason to say that a part is missing', async () => {
    const technical = [{ path: 'meta.versionId', text: '2' }];
    await open({ unread: [], technical });
    expect(screen.getByText('Claimfolio shows every part of this claim.')).toBeVisible();
    expect(screen.queryByText(/did not understand/)).toBeNull();
  });

  test.each([
    ['the network status in the plan’s words', 'adjudication[0].reason.text', 'In network for the service'],
    ['words of Medicare', 'item[0].adjudication[2].category.coding[0].display', 'MSP cost avoided'],
    ['a second diagnosis', 'diagnosis[0].diagnosisCodeableConcept.coding[1].code', 'M25.562'],
  ])(
    'while %s stands under technical only, the page does not say that it shows every part',
    async (_, path, text) => {
      await open({ unread: [], technical: [{ path, text }] });
      expect(screen.queryByText('Claimfolio shows every part of this claim.')).toBeNull();
      expect(
        screen.getByText(
          'Claimfolio read every part of this claim. Some parts appear only under the technical details.',
        ),
      ).toBeVisible();
    },
  );

  test('a diagnosis that the plan keeps back is told as that', async () => {
    const code = { text: null, code: null, system: null, absent: 'withheld' as const };
    await open({ diagnoses: [{ code, types: ['principal'], onAdmission: null }] });
    expect(screen.getAllByText('Not shared by your plan.').length).toBeGreaterThan(0);
  });

  test('an amount whose currency the plan left out says so', async () => {
    const { user } = await open({
      amounts: { ...noAmounts, billed: amount(10_000, { assumedCurrency: true }) },
    });
    await user.click(screen.getByText('Show where each number comes from'));
    expect(screen.getByText(/From your plan · without a currency/)).toBeVisible();
  });
});

describe('a sum that some services or parts leave out', () => {
  const some = amount(4200, { partial: true });

  test('says so in the answer', async () => {
    await open({ amounts: { ...noAmounts, yourShare: some, mayOwe: some } });
    expect(screen.getByRole('region', { name: 'The answer' })).toHaveTextContent(
      'From your plan · some services do not show it',
    );
  });

  test('says so at its service', async () => {
    const [service, ...others] = claimView().claim.lines;
    if (!service) throw new Error('the claim has services');
    await open({ lines: [{ ...service, amounts: { ...service.amounts, allowed: some } }, ...others] });
    expect(screen.getByRole('region', { name: 'Services' })).toHaveTextContent(
      '$42.00some parts do not show it',
    );
  });
});
