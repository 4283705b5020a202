import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type {
  CareList,
  DoctorVerdict,
  DrugVerdict,
  OwnDoctor,
  OwnDrug,
} from '../../../shared/model/plans/plan-lists.ts';
import { expectAccessible, openApp } from '../support/open-app.tsx';

const place = { payerId: 'evergreen' };
const claimId = 'evergreen/claim';
const drug: Omit<OwnDrug, 'id' | 'name' | 'lastFill'> = {
  ...{ kind: 'drug', ndcs: [], rxNormCodes: [], fills: 3, claimId, daysSupply: 30 },
};
const doctor: Omit<OwnDoctor, 'id' | 'name' | 'npi'> = {
  kind: 'doctor',
  isNpiRight: true,
  specialty: null,
  addresses: [],
  groupNpis: [],
  visits: 2,
  claimId,
  lastSeen: '2026-03-02',
};

const care: CareList = {
  drugs: [
    { ...drug, id: 'a', name: 'Presolin 20 mg tablet', lastFill: '2026-03-01' },
    { ...drug, id: 'b', name: 'Flexamor 100 mg capsule', lastFill: '2026-02-01' },
    { ...drug, id: 'c', name: 'Amoxicillin 500 mg capsule', lastFill: '2026-01-01', kind: 'once', fills: 1 },
  ],
  doctors: [
    { ...doctor, id: 'd', name: 'Dr. Amara Okafor', npi: '9990002013' },
    { ...doctor, id: 'e', name: 'St. Brendan Hospital', npi: '9990001049', kind: 'place' },
  ],
  leftOutDoctors: 2,
};

const found: DrugVerdict = {
  drugId: 'a',
  verdict: 'listed',
  why: null,
  by: 'code',
  listedName: 'Presolin 20 mg tablet',
  tier: 'Generic',
  limits: [],
  limitText: null,
};
const seen: DoctorVerdict = {
  doctorId: 'd',
  verdict: 'here',
  why: null,
  listedName: 'Dr. Amara Okafor',
  listedPlace: '200 Lake Street',
  takesNewPatients: false,
};

const answers = {
  'planLists.get': care,
  'lookup.drugPlans': {
    plans: [
      {
        ...{ id: 'InsurancePlan/ppo', name: 'Evergreen PPO', identifiers: [], isYours: true },
        ...{ start: null, end: null, lastUpdated: null },
      },
    ],
    leftOut: 0,
  },
  'lookup.networks': {
    networks: [
      { id: 'Organization/west', name: 'Evergreen West', plans: ['Evergreen PPO'] },
      { id: 'Organization/plus', name: 'Evergreen Plus', plans: [] },
    ],
    leftOut: 0,
  },
  'lookup.checkDrugs': {
    dated: '2026-03-20',
    isWhole: true,
    read: 900,
    hasTable: false,
    verdicts: [
      found,
      {
        ...{ ...found, drugId: 'b', verdict: 'listed-limits', tier: null },
        ...{
          limits: ['prior-authorization', 'quantity-limit'],
          limitText: '30 capsules in 30 days',
          by: 'name',
        },
      },
      { ...found, drugId: 'added: Wonderol', verdict: 'not-in-list', by: null, listedName: null, tier: null },
    ],
  },
  'lookup.checkDoctors': {
    asked: '2026-04-10',
    verdicts: [seen, { ...seen, doctorId: 'e', verdict: 'not-in-list', listedName: null, listedPlace: null }],
  },
} satisfies Parameters<typeof openApp>[1];

const row = (table: string, name: string) =>
  within(within(screen.getByRole('table', { name: table })).getByRole('row', { name: new RegExp(name) }));

describe('your drugs and doctors', () => {
  it('is reached from Next year, and asks no plan by itself', async () => {
    const { user, bridge } = await openApp('/next-year', answers);
    await user.click(await screen.findByRole('link', { name: 'Your drugs and doctors' }));
    expect(await screen.findByRole('heading', { level: 1, name: 'Your drugs and doctors' })).toBeVisible();
    expect(await screen.findByRole('checkbox', { name: 'Presolin 20 mg tablet' })).toBeChecked();
    expect(screen.getByText('Filled once, for two weeks at most')).toBeVisible();
    expect(screen.getByText(/^2 doctors you did not choose are left out/)).toBeVisible();
    expect(bridge.calls.filter(({ channel }) => /^lookup\.(check|drug|net)/.test(channel))).toEqual([]);
    await expectAccessible();
  });

  it('says what the lists of a plan have, with the day of the list and what to do', async () => {
    const { user, bridge } = await openApp('/next-year/lists', answers);
    await user.type(await screen.findByRole('textbox', { name: /Add a drug/ }), 'Wonderol{Enter}');
    await user.click(screen.getByRole('checkbox', { name: 'Amoxicillin 500 mg capsule' }));
    await user.click(screen.getByRole('button', { name: 'Get products and networks' }));
    await user.click(await screen.findByRole('button', { name: 'Check drugs' }));
    await screen.findAllByText('This drug is in the plan’s list dated March 20, 2026.');
    // The answer stands below the fold: the new column has the focus.
    expect(document.activeElement).toBe(screen.getByRole('columnheader', { name: /List of March 20, 2026/ }));
    expect(
      row('Your drugs', 'Presolin').getByText('This drug is in the plan’s list dated March 20, 2026.'),
    ).toBeVisible();
    expect(bridge.inputs('lookup.checkDrugs')).toEqual([
      {
        personId: expect.any(String),
        place,
        drugPlanId: 'InsurancePlan/ppo',
        year: 2026,
        dropped: ['c'],
        added: ['Wonderol'],
      },
    ]);
    const limited = row('Your drugs', 'Flexamor');
    expect(limited.getByText('The list asks for approval before you get it.')).toBeVisible();
    expect(limited.getByText('The list limits how much you get: 30 capsules in 30 days.')).toBeVisible();
    expect(limited.getByText('We compared name, strength, and form, not a code.')).toBeVisible();
    expect(
      row('Your drugs', 'Wonderol').getByText(/^It is not in the list dated .* Ask the plan\.$/),
    ).toBeVisible();
    expect(row('Your drugs', 'Amoxicillin').getByText('Not checked')).toBeVisible();
    expect(screen.getByText('This app has no table of drug codes yet.', { exact: false })).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Check doctors' }));
    expect(
      await screen.findByText('The list has this doctor at this address. Call the office to be sure.'),
    ).toBeVisible();
    expect(row('Your doctors', 'Okafor').getByText('The list says: no new patients.')).toBeVisible();
    expect(row('Your doctors', 'Brendan').getByText(/A hospital has several numbers/)).toBeVisible();
    expect(document.body.textContent).not.toMatch(/not covered|\bbest\b|cheap|you save|switch to|qualify/i);
    await expectAccessible();
  });

  it('reads a list in a file for a plan ID, and says why one cannot be read', async () => {
    const { user, bridge } = await openApp('/next-year/lists', {
      ...answers,
      'lookup.checkFile': { state: 'refused', name: 'drugs.json.gz', fault: 'packed' },
    });
    await user.type(await screen.findByRole('textbox', { name: /Plan ID/ }), '123');
    await user.click(screen.getByRole('button', { name: 'Open a file' }));
    expect(await screen.findByText(/^A plan ID has 14 characters/)).toBeVisible();
    expect(bridge.inputs('lookup.checkFile')).toEqual([]);
    await user.clear(screen.getByRole('textbox', { name: /Plan ID/ }));
    await user.type(screen.getByRole('textbox', { name: /Plan ID/ }), '12345wa0010001-01{Enter}');
    expect(await screen.findByText('drugs.json.gz cannot be read.')).toBeVisible();
    expect(screen.getByRole('alert')).toHaveTextContent('It is zipped. Unpack it and open what is inside.');
    expect(bridge.inputs('lookup.checkFile')[0]?.planId).toBe('12345WA0010001');
    bridge.answer({
      'lookup.checkFile': {
        ...{ state: 'read', name: 'drugs.json', dated: '2026-04-01', read: 900, ofPlan: 0, hasTable: true },
        drugs: [{ ...found, verdict: 'cannot-say', why: 'no-list', by: null, listedName: null, tier: null }],
        doctors: null,
      },
    });
    await user.click(screen.getByRole('button', { name: 'Open a file' }));
    expect(await screen.findByText('This list cannot answer that.')).toBeVisible();
    expect(screen.getByText('The file has nothing for plan 12345WA0010001 in this year.')).toBeVisible();
    expect(screen.getByText('No drugs of this plan are in it.')).toBeVisible();
  });

  it('has Spanish words for each answer', async () => {
    const { user } = await openApp('/next-year/lists', answers, { language: 'es' });
    await user.click(await screen.findByRole('button', { name: 'Obtener productos y redes' }));
    await user.click(await screen.findByRole('button', { name: 'Revisar médicos' }));
    expect(
      await screen.findByText(
        'La lista incluye a esta persona en esta dirección. Llame al consultorio para confirmar.',
      ),
    ).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Revisar medicamentos' }));
    expect(await screen.findAllByText(/^Este medicamento está en la lista del plan del /)).toHaveLength(2);
    await expectAccessible();
  });
});
