import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { ListedDrug } from '#shared/model/plans/lookup';
import { fail, never } from '../support/app-bridge.ts';
import { evergreen } from '../support/family.ts';
import { expectAccessible, openApp, switchToWalter } from '../support/open-app.tsx';
import { bronze, foundMetformin, lakesSource, metformin, silver } from './find-fixture.ts';

const found = { 'lookup.drugs': foundMetformin };
const yours = 'InsurancePlan/product-ppo-70';
const search = () => screen.findByRole('button', { name: 'Search the drug list' });
const field = () => screen.findByRole('searchbox', { name: 'Drug name or RxNorm code' });

/** What the screen says of a drug for which the list states other things. */
async function openDrug(more: Partial<ListedDrug>) {
  const answer = { ...foundMetformin, drugs: [{ ...metformin, ...more }] };
  const { user } = await openApp('/find', { 'lookup.drugs': answer });
  await user.type(await field(), 'metformin{Enter}');
  return within(await screen.findByRole('article', { name: metformin.name.text ?? '' }));
}

describe('the drug list', () => {
  it('says before anything is sent what goes to whom', async () => {
    const { user, bridge } = await openApp('/find');
    expect(await search()).toBeDisabled();
    await user.type(await field(), 'METFORMIN HCL 500MG TAB');
    const note = (await screen.findByText('What we send, and where')).parentElement;
    expect(note).toHaveTextContent(
      `We ask ${evergreen.host} for “metformin hcl 500mg tab”, “metformin”. ` +
        'We send later words only if the earlier ones find nothing. We also ask for the plan’s products. ' +
        'We send only these words. Your name, member ID, and sign-in are not sent. ' +
        'Nothing is sent until you search.',
    );
    expect(bridge.calls.filter(({ channel }) => /^lookup\.(drug|dir|net)/.test(channel))).toEqual([]);
    await expectAccessible();
  });

  it('asks for the product that the coverage names, and shows rules, costs and how much to rely on it', async () => {
    const { user, bridge } = await openApp('/find', found);
    await user.type(await field(), 'metformin{Enter}');
    const drug = within(await screen.findByRole('article', { name: metformin.name.text ?? '' }));
    expect(bridge.inputs('lookup.drugs')).toEqual([
      { place: { payerId: 'evergreen' }, drugPlanId: yours, text: 'metformin' },
    ]);
    expect(drug.getByText('Generic')).toBeVisible();
    expect(drug.getByText('The plan calls it “Tier 1”')).toBeVisible();
    expect(drug.getByText('Your doctor must ask your plan first')).toBeVisible();
    expect(drug.getByText('Only if you are new to this drug.')).toBeVisible();
    expect(drug.getByText('At most 60 in 30 days')).toBeVisible();
    expect(drug.getByText('At most 2 tablets a day')).toBeVisible();
    expect(drug.getByText('At most 2 fills of 30 days in 365 days')).toBeVisible();
    const rows = drug.getAllByRole('row').map((row) => row.textContent);
    expect(rows).toEqual([
      'Where1 month3 months',
      'Pharmacy in networkYour copay: $4.50, after your deductibleYour coinsurance: 20%',
      'By mail, in networkno cost listedNo charge',
      'Pharmacy out of networknot givenno cost listed',
    ]);
    expect(
      drug.getByText('List as of January 15, 2026. Ask your plan or pharmacy before you rely on it.'),
    ).toBeVisible();
    await expectAccessible();
  });

  it.each([
    ['with a drug', [metformin]],
    ['when the drug is not in it', []],
  ])('says whom to ask about the drug list, %s', async (_when, drugs) => {
    const nothing = { label: null, name: null, phones: [], websites: [], emails: [] };
    const contacts = [
      {
        ...nothing,
        about: 'drugs' as const,
        name: 'Drug help desk',
        phones: ['555-0140'],
        websites: ['https://lists.evergreen.example/drugs'],
      },
      { ...nothing, about: 'other' as const, label: 'Glossary', websites: ['glossary.example'] },
    ];
    const { user } = await openApp('/find', { 'lookup.drugs': { ...foundMetformin, drugs, contacts } });
    await user.type(await field(), 'metformin{Enter}');
    const sheet = within(await screen.findByRole('region', { name: 'Questions about this product' }));
    expect(sheet.getByText('The drug list')).toBeVisible();
    expect(sheet.getByText('555-0140')).toBeVisible();
    expect(sheet.getByText('https://lists.evergreen.example/drugs')).toBeVisible();
    expect(sheet.getByText('Glossary')).toBeVisible();
  });

  it('lists what was not understood of a drug and of the product, with the record that says it', async () => {
    const leftovers = (path: string) => ({ unread: [{ path, text: 'blue' }], technical: [] });
    const drugs = [{ ...metformin, ...leftovers('Basic/item-1: color') }];
    const product = leftovers('InsurancePlan/gold: color');
    const { user } = await openApp('/find', { 'lookup.drugs': { ...foundMetformin, drugs, product } });
    await user.type(await field(), 'metformin{Enter}');
    for (const [sheet, path] of [
      [await screen.findByRole('article', { name: metformin.name.text ?? '' }), 'Basic/item-1: color'],
      [screen.getByRole('region', { name: 'About this product' }), 'InsurancePlan/gold: color'],
    ] as const) {
      await user.click(within(sheet).getByText('1 part that Claimfolio did not understand'));
      expect(within(sheet).getByText(path)).toBeVisible();
      expect(within(sheet).getByText('blue', { exact: false })).toBeVisible();
    }
  });

  it('hides no amount that the list calls free, and makes up no months', async () => {
    const cost = {
      copayCents: 1000,
      coinsurancePercent: null,
      copayOption: 'no-charge',
      coinsuranceOption: null,
    };
    const costs = [
      { ...cost, pharmacy: '1-month-in-retail' },
      { ...cost, pharmacy: 'invented-shop', copayCents: 0 },
    ];
    const drug = await openDrug({ costs });
    expect(drug.getAllByRole('row').map((row) => row.textContent)).toEqual([
      'WhereMonths not given1 month',
      'Pharmacy in networkno cost listedYour copay: $10.00, no charge',
      'Other: invented-shopNo chargeno cost listed',
    ]);
  });

  it('shows every amount that the list states for one pharmacy', async () => {
    const cost = { coinsurancePercent: null, copayOption: null, coinsuranceOption: null };
    const costs = [1000, 4500].map((copayCents) => ({ ...cost, copayCents, pharmacy: '1-month-in-retail' }));
    const drug = await openDrug({ costs });
    expect(drug.getByText('Your copay: $10.00')).toBeVisible();
    expect(drug.getByText('Your copay: $45.00')).toBeVisible();
  });

  it('makes up no days and no amount of a limit', async () => {
    const rule = { kind: 'rolling', unit: null, withinDays: null } as const;
    const quantityRules = [
      { ...rule, amount: 60, days: null },
      { ...rule, amount: null, days: 90 },
    ];
    const drug = await openDrug({ quantityRules });
    expect(drug.getByText('At most 60. The list does not say in how many days.')).toBeVisible();
    expect(drug.getByText('There is a limit for 90 days.')).toBeVisible();
  });

  it('says which words found it', async () => {
    const { user } = await openApp('/find?tab=drugs&text=METFORMIN%20HCL');
    await user.click(await search());
    expect(
      await screen.findByText(
        /We found nothing for “metformin hcl,” so we searched for “metformin\.” Check the strength and the form\./,
      ),
    ).toBeVisible();
  });

  it('finds the drugs of the sample plan’s own list, each with its product’s costs', async () => {
    const { user, bridge } = await openApp('/find');
    await user.type(await field(), 'metformin{Enter}');
    await screen.findByRole('article', { name: 'Metformin 500 mg tablet' });
    expect(screen.getAllByRole('article')).toHaveLength(2);
    expect(bridge.inputs('lookup.drugs')[0]?.drugPlanId).toBe(yours);
  });

  it('never says that a drug is not covered', async () => {
    const { user } = await openApp('/find');
    await user.type(await field(), 'wonderdrug{Enter}');
    expect(
      await screen.findByRole('heading', {
        name: 'Not on this list. Your plan may still cover it.',
      }),
    ).toBeVisible();
    expect(screen.getByText('Try the generic name or the brand name.')).toBeVisible();
    await expectAccessible();
  });

  it('asks every list when the products are several and none is the person’s', async () => {
    const { user, bridge } = await openApp('/find', {
      ...found,
      'lookup.drugPlans': { plans: [silver, bronze], leftOut: 1200 },
    });
    await user.type(await field(), 'metformin{Enter}');
    expect(await screen.findByText('Choose your product to see costs. Then search again.')).toBeVisible();
    expect(bridge.inputs('lookup.drugs')[0]?.drugPlanId).toBeNull();
    await user.click(screen.getByRole('button', { name: /Plan product/ }));
    await user.click(await screen.findByRole('option', { name: /Evergreen Silver/ }));
    expect(screen.queryByRole('article')).toBeNull();
    await user.click(await search());
    await waitFor(() => expect(bridge.inputs('lookup.drugs')[1]?.drugPlanId).toBe(silver.id));
    expect(screen.getByText('1,200 more products are not in this list.')).toBeVisible();
    expect(bridge.inputs('lookup.drugPlans')).toHaveLength(1);
  });

  it('can be stopped, and then shows nothing of what comes later', async () => {
    const answer = Promise.withResolvers<typeof foundMetformin>();
    const { user, bridge } = await openApp('/find', { 'lookup.drugs': answer.promise });
    await user.type(await field(), 'metformin{Enter}');
    expect(await screen.findByText(`Asking ${evergreen.host}…`)).toBeVisible();
    await waitFor(() => expect(bridge.inputs('lookup.drugs')).toHaveLength(1));
    await user.click(screen.getByRole('button', { name: 'Stop' }));
    expect(bridge.inputs('lookup.cancel')).toHaveLength(1);
    expect(document.activeElement).toBe(await search());
    answer.resolve(foundMetformin);
    await waitFor(() => expect(screen.queryByText(`Asking ${evergreen.host}…`)).toBeNull());
    expect(screen.queryByRole('article')).toBeNull();
  });

  it('says what went wrong, and tries again', async () => {
    const { user, bridge } = await openApp('/find', { 'lookup.drugs': fail('fhir/unreachable') });
    await user.type(await field(), 'metformin{Enter}');
    const again = await screen.findByRole('button', { name: 'Try again' });
    bridge.answer({ 'lookup.drugs': { ...foundMetformin, more: true } });
    await user.click(again);
    expect(await screen.findByText(/There are more than these/)).toBeVisible();
  });

  it('does not ask people to sign in where no sign-in belongs', async () => {
    const { user } = await openApp('/find', {
      ...found,
      'lookup.drugPlans': fail('fhir/unauthorized'),
      'lookup.drugs': fail('fhir/unauthorized'),
    });
    await user.type(await field(), 'metformin{Enter}');
    expect(await screen.findByRole('alert')).toHaveTextContent(
      `${evergreen.host} asks for a sign-in. Public lists should not.`,
    );
  });

  it('takes a typed address when no list of the person’s plan is known', async () => {
    const { user, bridge } = await openApp('/find', {
      ...found,
      'lookup.sources': [],
      'lookup.drugPlans': { plans: [silver], leftOut: 0 },
    });
    await screen.findByRole('button', { name: /Rosa Medina/ });
    expect(await screen.findByText(/We do not know your plan’s public drug list/)).toBeVisible();
    expect(screen.getByText(/Choose a plan or type an address first/)).toBeVisible();
    await user.type(
      screen.getByRole('textbox', { name: 'Web address of the public drug list' }),
      'https://lists.example/fhir',
    );
    await user.type(await field(), 'metformin{Enter}');
    await screen.findByRole('article');
    expect(bridge.inputs('lookup.drugs')[0]?.place).toEqual({ address: 'https://lists.example/fhir' });
    await expectAccessible();
  });

  it('never picks another plan’s list by itself', async () => {
    const { user } = await openApp('/find', {
      ...found,
      'lookup.sources': [lakesSource, { ...lakesSource, payerId: 'evergreen', name: 'Evergreen Health' }],
    });
    await screen.findByRole('button', { name: /Rosa Medina/ });
    expect(await screen.findByRole('button', { name: /Another plan’s web address/ })).toBeVisible();
    await user.click(screen.getByRole('button', { name: /Another plan’s web address/ }));
    await user.click(await screen.findByRole('option', { name: 'Lakes Supplement' }));
    await user.type(await field(), 'metformin');
    expect(await screen.findByText(/We ask api\.lakes\.example for/)).toBeVisible();
  });

  it('stops asking when the person leaves, and forgets the product for another person', async () => {
    const { user, bridge } = await openApp('/find?product=InsurancePlan%2Fproduct-ppo-70&text=metformin', {
      ...found,
      'lookup.drugs': never,
    });
    await user.click(await search());
    await waitFor(() => expect(bridge.inputs('lookup.drugs')[0]?.drugPlanId).toBe(yours));
    await switchToWalter(user);
    await waitFor(() => expect(bridge.inputs('lookup.cancel')).toHaveLength(1));
    bridge.answer({ 'lookup.drugPlans': { plans: [silver, bronze], leftOut: 0 } });
    await user.click(await search());
    await waitFor(() => expect(bridge.inputs('lookup.drugs')[1]?.drugPlanId).toBeNull());
  });

  it('speaks Spanish', async () => {
    const { user } = await openApp('/find?text=metformin', found, { language: 'es' });
    await user.click(await screen.findByRole('button', { name: 'Buscar en la lista' }));
    const drug = within(await screen.findByRole('article'));
    expect(drug.getByText('Su médico debe pedir antes la autorización del plan')).toBeVisible();
    expect(drug.getByText(/Su copago: .*4[.,]50, después de su deducible/)).toBeVisible();
    await expectAccessible();
  });
});
