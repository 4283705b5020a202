import { act, fireEvent, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { MarketplacePlanFile } from '../../../shared/model/replay/marketplace-plan.ts';
import { makePlan } from '../../unit/lookup/files/plan-rows.ts';
import { fail, never } from '../support/app-bridge.ts';
import { expectAccessible, openApp } from '../support/open-app.tsx';

const title = (name: string | RegExp) => screen.findByRole('heading', { level: 1, name });
const table = async () => within(await screen.findByRole('table', { name: /^Your 2025 by plan$/ }));

type User = Awaited<ReturnType<typeof openApp>>['user'];

/**
 * A plan with one rate for what most claims are for. Only its name is typed letter by letter: each letter draws the whole
 * form anew, and other tests type into such fields.
 */
async function typePlan(user: User, name: string, premium: string | null, isOwn = false) {
  await user.click(await screen.findByRole('link', { name: 'Add a plan' }));
  await title('Add a plan to compare');
  const type = (label: string, text: string) =>
    fireEvent.change(screen.getByLabelText(label), { target: { value: text } });
  await user.type(await screen.findByRole('textbox', { name: /Name of the plan/ }), name);
  if (isOwn) await user.click(screen.getByRole('checkbox', { name: 'This is the plan I have now' }));
  if (premium !== null) type('Your premium for a month', premium);
  type('Overall deductible, in network', '250');
  type('Out-of-pocket limit, in network', '2000');
  for (const service of [
    'Primary care visit',
    'Specialist visit',
    'X-ray and blood work',
    'CT, PET, and MRI scans',
    'Outpatient surgery, facility',
    'Surgeon and hospital doctors',
    'Emergency room',
    'Hospital stay, facility',
    'Physical and speech therapy',
    'Mental health visit',
    'Medical equipment',
    'Everything else',
  ])
    type(`You pay: ${service}`, '20%');
  for (const tier of ['Tier 1, generic drugs', 'Tier 2, preferred brands', 'Tier 3, other brands'])
    type(`You pay: ${tier}`, '$20');
  await user.click(screen.getByRole('button', { name: 'Save plan' }));
}

describe('next year', () => {
  it('is reached from My plans outside of its season, and begins without a plan', async () => {
    const { user } = await openApp('/plans');
    expect(screen.queryByRole('link', { name: 'Next year' })).toBeNull();
    await user.click(await screen.findByRole('link', { name: 'Compare plans for next year' }));
    await title('Your 2025 under another plan’s rules');
    expect(screen.getByRole('heading', { name: 'No plan to compare yet' })).toBeVisible();
    await expectAccessible();
  });

  it('a plan is typed, is a range with its parts, and comes back after it was removed', async () => {
    const { user } = await openApp('/next-year');
    await typePlan(user, 'Harborlight Plus', '305');
    await title('Your 2025 under the rules of 1 plan');
    const plans = await table();
    const row = (name: string) => within(plans.getByRole('row', { name: new RegExp(`^${name}`) }));
    expect(row('Premium').getByText('$305.00 a month · $3,660.00')).toBeVisible();
    expect(row('Deductible, limit').getByText('$250.00 · $2,000.00')).toBeVisible();
    expect(row('The year').getByText(/^\$[\d,.]+ to \$[\d,.]+$/)).toBeVisible();
    expect(row('Your share').getByText(/^\$[\d,.]+ to \$[\d,.]+$/)).toBeVisible();
    expect(row('Not known').getByText(/prices, counted as 15% lower to 15% higher/)).toBeVisible();
    expect(row('Claims used').getByText(/^\d+ of \d+, \d+% of the money$/)).toBeVisible();
    expect(plans.getByRole('img', { name: /^Harborlight Plus: added up to / })).toBeVisible();
    expect(screen.getByText(/New illness or new prices change this\. The choice is yours\./)).toBeVisible();
    expect(document.body.textContent).not.toMatch(/\b(best|cheap|save money|you save|switch to)\b/i);
    await expectAccessible();
    await user.click(screen.getByRole('button', { name: 'Remove Harborlight Plus' }));
    await title('Your 2025 under another plan’s rules');
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    await title('Your 2025 under the rules of 1 plan');
  });

  it('has no yearly total without a premium, and keeps the order in which plans were typed', async () => {
    const { user } = await openApp('/next-year');
    await typePlan(user, 'Cedar Valley', null);
    await title('Your 2025 under the rules of 1 plan');
    await typePlan(user, 'A cheaper one', '1');
    const plans = await table();
    const heads = plans.getAllByRole('columnheader').map(({ textContent }) => textContent?.trim());
    expect(heads.slice(-2)).toEqual(['Cedar Valley', 'A cheaper one']);
    expect(plans.getByText(/^We do not know the premium, so we show no yearly total\./)).toBeVisible();
    const [toPremium] = plans.getAllByRole('link', { name: 'Your premium for a month' });
    expect(screen.getByText(/^Cedar Valley and A cheaper one: these two ranges overlap\./)).toBeVisible();
    await user.click(toPremium as HTMLElement);
    await title('Change Cedar Valley');
    expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Your premium for a month' }));
  });

  it('says once what no plan states, and folds a long list of empty lines', async () => {
    const { user } = await openApp('/next-year');
    for (const name of ['Half', 'Other half']) {
      await user.click(await screen.findByRole('link', { name: 'Add a plan' }));
      await user.type(await screen.findByRole('textbox', { name: /Name of the plan/ }), name);
      await user.click(screen.getByRole('button', { name: 'Save plan' }));
      await screen.findByRole('link', { name: `Change ${name}` });
    }
    const plans = await table();
    expect(
      await screen.findAllByText(/^Left empty in each of these plans: .*Specialist visit.*\.$/),
    ).toHaveLength(1);
    expect(plans.getAllByText(/^\d+ lines left empty$/, { selector: 'summary' })).toHaveLength(2);
    const [hidden] = plans.getAllByText('Specialist visit');
    expect(hidden?.closest('details')).toHaveProperty('open', false);
    await expectAccessible();
  });

  it('leads from the year as claims say it to the plan of now, whose premium is not known', async () => {
    const { user } = await openApp('/next-year');
    await user.click(await screen.findByRole('link', { name: 'Add a plan' }));
    await user.type(await screen.findByRole('textbox', { name: /Name of the plan/ }), 'Half');
    await user.click(screen.getByRole('button', { name: 'Save plan' }));
    await user.click(await screen.findByRole('link', { name: 'Add the plan you have now' }));
    await title('Add a plan to compare');
    expect(await screen.findByRole('checkbox', { name: 'This is the plan I have now' })).toBeChecked();
    expect(screen.getByRole('textbox', { name: 'Year it is for' })).toHaveValue('2025');
    await user.type(screen.getByRole('textbox', { name: /Name of the plan/ }), 'Mine');
    await user.click(screen.getByRole('button', { name: 'Save plan' }));
    expect(await screen.findByRole('link', { name: 'Change Mine' })).toBeVisible();
    expect(screen.queryByRole('link', { name: 'Add the plan you have now' })).toBeNull();
  });

  it('a half plan can be saved, says what it lacks, and is filled in later', async () => {
    const { user } = await openApp('/next-year');
    await user.click(await screen.findByRole('link', { name: 'Add a plan' }));
    await title('Add a plan to compare');
    await user.click(await screen.findByRole('button', { name: 'Save plan' }));
    expect(await screen.findByText('Type a name for the plan.')).toBeVisible();
    await user.type(screen.getByRole('textbox', { name: /Name of the plan/ }), 'Half');
    const titles = screen.getAllByRole('heading', { level: 2 }).map(({ textContent }) => textContent);
    expect(titles.slice(1)).toEqual([
      'Deductible and out-of-pocket limit',
      'Visits and tests: what you pay in network',
      'Drugs',
      'Surgery, hospital, and other care: what you pay in network',
    ]);
    await user.type(screen.getByLabelText('You pay: Specialist visit'), 'much');
    await user.click(screen.getByRole('button', { name: 'Save plan' }));
    expect(
      await screen.findByText(
        'Type a copay, coinsurance, or both: $30, 20% after deductible, or $250 + 20%.',
      ),
    ).toBeVisible();
    await expectAccessible();
    await user.clear(screen.getByLabelText('You pay: Specialist visit'));
    await user.click(screen.getByRole('button', { name: 'Save plan' }));
    const plans = await table();
    expect(plans.getByText(/^There is no result for the year yet\. These lines/)).toBeVisible();
    // What is folded stands once.
    await user.click(plans.getByText(/^\d+ lines left empty$/, { selector: 'summary' }));
    expect(plans.queryByText(/^lines left empty: /)).toBeNull();
    expect(plans.getByRole('link', { name: 'Specialist visit' }).getAttribute('href')).toMatch(
      /\/next-year\/plan\?.*line=specialist/,
    );
    await user.click(screen.getByText('Claims left out'));
    expect(screen.getByText(/^the plan’s rules do not say what it costs: \d+$/)).toBeVisible();
    await user.click(screen.getByRole('link', { name: 'Change Half' }));
    await title('Change Half');
    expect(await screen.findByRole('textbox', { name: /Name of the plan/ })).toHaveValue('Half');
  });

  it('takes what a Summary of Benefits prints, and says first how it is read', async () => {
    const { user, bridge } = await openApp('/next-year/plan');
    await title('Add a plan to compare');
    await user.type(await screen.findByRole('textbox', { name: /Name of the plan/ }), 'Printed');
    await user.type(screen.getByLabelText('Overall deductible, in network'), '$2,000 / $4,000');
    expect(screen.getByText('Read as: $2,000.00 for one person, $4,000.00 for the family.')).toBeVisible();
    const visit = screen.getByLabelText('You pay: Primary care visit');
    await user.type(visit, '20% after deductible');
    expect(visit).toHaveAccessibleDescription('Read as: you pay 20% of the price after the deductible.');
    const choice = () =>
      screen.getByRole('button', { name: /Does the deductible apply: Primary care visit$/ });
    expect(choice()).toHaveTextContent('Yes, the deductible comes first');
    await user.click(choice());
    await user.click(await screen.findByRole('option', { name: 'No' }));
    expect(visit).toHaveValue('20%');
    expect(visit).toHaveAccessibleDescription(
      'Read as: you pay 20% of the price. The deductible does not apply.',
    );
    const stay = screen.getByLabelText('You pay: Hospital stay, facility');
    await user.type(stay, '$325 per day, days 1-6');
    expect(screen.getByRole('checkbox', { name: 'The hospital stay costs this each day' })).toBeChecked();
    const therapy = screen.getByLabelText('You pay: Physical and speech therapy');
    await user.type(therapy, 'Plan pays 80%');
    expect(screen.queryByText(/^This seems to be what the plan pays/)).toBeNull();
    await user.tab();
    expect(screen.getByText(/^This seems to be what the plan pays\. Type what you pay/)).toBeVisible();
    await expectAccessible();
    await user.clear(therapy);
    await user.click(screen.getByRole('button', { name: 'Save plan' }));
    await title(/^Your 2025 under the rules of 1 plan$/);
    expect(bridge.inputs('nextYear.save')).toMatchObject([
      { rules: { deductibles: [{ personCents: 2_000_00, familyCents: 4_000_00 }] } },
    ]);
  });

  it('fills in one answer for what is empty, and takes it back', async () => {
    const { user } = await openApp('/next-year/plan');
    await title('Add a plan to compare');
    await user.type(await screen.findByLabelText('You pay: Primary care visit'), '$30');
    await user.click(screen.getByRole('button', { name: 'Fill in the empty fields' }));
    expect(screen.getByText(/^Type a copay, coinsurance, or both/)).toBeVisible();
    await user.type(screen.getByLabelText('You pay: most services'), '20% after deductible');
    await user.click(screen.getByRole('checkbox', { name: 'Fill in drugs, too' }));
    await user.click(screen.getByRole('button', { name: 'Fill in the empty fields' }));
    expect(screen.getByText('We filled in 21 fields.')).toBeVisible();
    expect(screen.getByLabelText('You pay: Primary care visit')).toHaveValue('$30');
    expect(screen.getByLabelText('You pay: Hospice')).toHaveValue('20% after deductible');
    expect(screen.getByLabelText('You pay: Tier 4, specialty drugs')).toHaveValue('20% after deductible');
    await expectAccessible();
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    expect(screen.getByLabelText('You pay: Hospice')).toHaveValue('');
    expect(screen.getByLabelText('You pay: Primary care visit')).toHaveValue('$30');
  });

  it('takes the deductible first for all prices that do not say it, and takes that back', async () => {
    const { user } = await openApp('/next-year/plan');
    await title('Add a plan to compare');
    expect(screen.queryByRole('group', { name: 'Does the deductible come first?' })).toBeNull();
    await user.type(await screen.findByLabelText('You pay: Primary care visit'), '$30, no deductible');
    await user.type(screen.getByLabelText('You pay: Specialist visit'), '$70 copay/visit');
    await user.type(screen.getByLabelText('You pay: Hospice'), 'No charge');
    await user.type(screen.getByLabelText('You pay: Tier 2, preferred brands'), 'Tier 2: $45 copay');
    const first = within(screen.getByRole('group', { name: 'Does the deductible come first?' }));
    expect(first.getByText(/^2 prices above do not say if the deductible applies\./)).toBeVisible();
    await user.click(first.getByRole('button', { name: 'Yes, mine says so' }));
    expect(screen.getByText('We filled in 2 fields.')).toBeVisible();
    expect(screen.getAllByText('Read as: you pay $70.00 after the deductible.')).toHaveLength(1);
    expect(screen.getAllByText('Read as: you pay $45.00 after the deductible.')).toHaveLength(1);
    expect(screen.getByText('Read as: you pay $30.00. The deductible does not apply.')).toBeVisible();
    expect(screen.queryByRole('group', { name: 'Does the deductible come first?' })).toBeNull();
    await expectAccessible();
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    expect(screen.getByRole('group', { name: 'Does the deductible come first?' })).toBeVisible();
  });

  it('holds the own plan against the claims, and counts a service by the kind that is chosen', async () => {
    const { user, bridge } = await openApp('/next-year');
    await typePlan(user, 'My plan', null, true);
    await title('Your 2025 under the rules of 1 plan');
    expect(
      await screen.findByText(
        /^Checked against what your claims say: under My plan, \d+ of \d+ services come to the same share\.$/,
      ),
    ).toBeVisible();
    await user.click(screen.getByText('Services that come to another share', { selector: 'summary' }));
    const missed = within(screen.getByRole('table', { name: 'Services that come to another share' }));
    expect(missed.getAllByText(/^Counted as: /)[0]).toBeVisible();
    expect(missed.getAllByText(/^We do not know\. Check what you typed/)[0]).toBeVisible();
    await user.click(screen.getByText('How each service is counted', { selector: 'summary' }));
    const services = within(await screen.findByRole('table', { name: 'How each service is counted' }));
    const [choice] = services.getAllByRole('button', { name: /, from its codes/ });
    if (!choice) throw new Error('Each service has a choice.');
    await expectAccessible();
    await user.click(choice);
    await user.click(await screen.findByRole('option', { name: 'Hospice' }));
    expect(await services.findByText('You chose it.')).toBeVisible();
    expect(bridge.inputs('nextYear.chooseKind')).toMatchObject([{ serviceClass: 'hospice' }]);
  });

  it('a plan for the family asks who would be on it and how its deductible works, and says whose claims count', async () => {
    const { user } = await openApp('/next-year');
    await user.click(await screen.findByRole('link', { name: 'Add a plan' }));
    await title('Add a plan to compare');
    await user.type(await screen.findByRole('textbox', { name: /Name of the plan/ }), 'For both');
    expect(
      screen.queryByRole('radiogroup', { name: 'How does the deductible work for a family?' }),
    ).toBeNull();
    const covers = within(screen.getByRole('radiogroup', { name: 'Who would be on the plan?' }));
    await user.click(covers.getByRole('radio', { name: 'Rosa Medina and others of the family' }));
    const others = within(screen.getByRole('group', { name: 'Whose claims should count, too?' }));
    await user.click(others.getByRole('checkbox', { name: 'Walter Osgood' }));
    const deductible = screen.getByLabelText('Overall deductible, in network');
    await user.type(deductible, '1500');
    await user.tab();
    expect(await screen.findByText(/^Type two amounts: for one person, then for the family/)).toBeVisible();
    await user.click(screen.getByRole('radio', { name: 'Only the family has one' }));
    expect(await screen.findByText('Read as: $1,500.00 for the family.')).toBeVisible();
    await expectAccessible();
    await user.click(screen.getByRole('button', { name: 'Save plan' }));
    expect(
      await screen.findByText(
        /^For both: this counts the claims of Rosa Medina and Walter Osgood, from January/,
      ),
    ).toBeVisible();
    const plans = await table();
    expect(plans.getByText(/^\$1,500\.00 for the family/)).toBeVisible();
    expect(plans.getAllByText('Rosa Medina and Walter Osgood')).toHaveLength(2);
    expect(plans.queryByText(/do not cover the same people/)).toBeNull();
    await expectAccessible();
    await user.click(screen.getByRole('link', { name: 'Change For both' }));
    await title('Change For both');
    expect(screen.getByRole('checkbox', { name: 'Walter Osgood' })).toBeChecked();
    expect(screen.getByRole('radio', { name: 'Only the family has one' })).toBeChecked();
  });

  it('speaks Spanish', async () => {
    await openApp('/next-year', {}, { language: 'es' });
    await title('Su 2025 con las reglas de otro plan');
    await expectAccessible();
  });
});

describe('a comparison that takes long', () => {
  it('says how far it is, and can be stopped and begun again', async () => {
    const { bridge, user } = await openApp('/next-year', { 'nextYear.get': never });
    expect(screen.queryByRole('progressbar')).toBeNull();
    act(() => bridge.emit('nextYear.progress', { percent: 40 }));
    expect(await screen.findByText('Running your claims through each plan: 40% done')).toBeVisible();
    expect(screen.getByRole('progressbar').getAttribute('value')).toBe('40');
    await expectAccessible();
    await user.click(screen.getByRole('button', { name: 'Stop' }));
    expect(bridge.inputs('nextYear.stop')).toEqual([{}]);
  });

  it('that was stopped is no failure, and leaves no result that looks whole', async () => {
    const { bridge, user } = await openApp('/next-year', { 'nextYear.get': fail('sync/cancelled') });
    expect(await screen.findByText('You stopped the comparison, so there is no result.')).toBeVisible();
    expect(screen.queryByRole('alert')).toBeNull();
    await expectAccessible();
    bridge.answerFromApp('nextYear.get');
    await user.click(screen.getByRole('button', { name: 'Compare again' }));
    await title('Your 2025 under another plan’s rules');
    bridge.answer({ 'nextYear.get': fail('sync/cancelled') });
    act(() => bridge.emit('data.changed', { personId: null }));
    expect(
      await screen.findByText('You stopped the comparison. What you see is the result from before.'),
    ).toBeVisible();
    await title('Your 2025 under another plan’s rules');
  });
});

describe('a Marketplace file', () => {
  const open = async (answer: MarketplacePlanFile | null) => {
    const opened = await openApp('/next-year/plan?year=2025', { 'lookup.readPlan': answer });
    const { user } = opened;
    await title('Add a plan to compare');
    await user.click(await screen.findByText('Fill in from a Marketplace file'));
    await user.type(await screen.findByLabelText('Plan ID'), '12345wa 0010001');
    await user.click(screen.getByRole('button', { name: 'Open a file' }));
    return opened;
  };
  const variant = (end: string, deductible: string) => ({
    planId: `12345WA0010001-${end}`,
    plan: { ...makePlan(end, { TEHBDedInnTier1Individual: deductible }) },
    benefits: [
      { BenefitName: 'Specialist Visit', CopayInnTier1: '$60.00', CoinsInnTier1: 'Not Applicable' },
      { BenefitName: 'Hospice Services', CopayInnTier1: 'ask us', CoinsInnTier1: '' },
    ],
  });
  const file = (...variants: ReturnType<typeof variant>[]): MarketplacePlanFile => ({
    ...{ state: 'read', name: 'plan-attributes.csv', dated: '2026-11-02', kind: 'plans' },
    variants: variants.map(({ plan, ...one }) => ({
      ...one,
      plan: Object.fromEntries(Object.entries(plan).filter(([key]) => !ours.has(key))),
    })),
  });
  const ours = new Set(['StateCode', 'StandardComponentId', 'PlanId']);

  it('fills in what is empty, says what is left and where it is from, and takes it back', async () => {
    const { bridge, user } = await open(file(variant('01', '$2,500')));
    expect(bridge.inputs('lookup.readPlan')).toEqual([{ planId: '12345WA0010001' }]);
    expect(
      await screen.findByText('We filled in 4 fields from plan-attributes.csv, for plan 12345WA0010001-01.'),
    ).toBeVisible();
    expect(screen.getByLabelText('Overall deductible, in network')).toHaveValue('2500');
    expect(screen.getByLabelText('You pay: Specialist visit')).toHaveValue('$60');
    expect(screen.getByText('Hospice: Hospice Services: ask us')).toBeVisible();
    expect(
      screen.getByText('From a Marketplace file of October 21, 2026, plan 12345WA0010001-01'),
    ).toBeVisible();
    await expectAccessible();
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    expect(screen.getByLabelText('Overall deductible, in network')).toHaveValue('');
    expect(screen.queryByText(/^From a Marketplace file/)).toBeNull();
  });

  it('asks which variant it is, as each has its own deductible', async () => {
    const { user } = await open(file(variant('01', '$2,500'), variant('04', '$900')));
    const asked = await screen.findByRole('radiogroup', { name: 'Which one is yours?' });
    expect(screen.getByLabelText('Overall deductible, in network')).toHaveValue('');
    await expectAccessible();
    await user.click(
      within(asked).getByRole('radio', { name: '12345WA0010001-04: with lower costs by income, 73%' }),
    );
    await user.click(screen.getByRole('button', { name: 'Use this one' }));
    expect(screen.getByLabelText('Overall deductible, in network')).toHaveValue('900');
    await user.click(screen.getByRole('button', { name: 'Save plan' }));
    await title('Your 2025 under the rules of 1 plan');
    const plans = await table();
    expect(plans.getByText('Marketplace file of October 21, 2026')).toBeVisible();
  });

  it('that cannot be used says why, and a plan ID that is none is asked for again', async () => {
    const refused = { state: 'refused', name: 'rates.csv', fault: 'other-file' } as const;
    const { bridge, user } = await open(refused);
    expect(
      await screen.findByText(
        'We could not use rates.csv. It is neither of the two files. Open Plan Attributes, or Benefits and Cost Sharing.',
      ),
    ).toBeVisible();
    await user.clear(screen.getByLabelText('Plan ID'));
    await user.type(screen.getByLabelText('Plan ID'), '12345');
    await user.click(screen.getByRole('button', { name: 'Open a file' }));
    expect(await screen.findByText(/^Type the 14 letters and numbers of the plan ID/)).toBeVisible();
    expect(bridge.inputs('lookup.readPlan')).toHaveLength(1);
  });
});
