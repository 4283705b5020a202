/** By when to appeal, on the claim and on the page of the appeal: the letter's day, else the usual one with its rule. */
import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { type AppealFacts, noAppealFacts } from '#shared/model/appeals/appeal';
import type { ClaimView } from '#shared/model/claims/claims-view';
import type { PlanKind } from '#shared/model/plans/plan-kind';
import { claimView, noAmounts, northgate } from '../claims/claims-data.ts';
import { expectAccessible, expectFocusKept, openApp } from '../support/open-app.tsx';

expectFocusKept();

type Parts = { planKind?: PlanKind; decidedOn?: string | null; saidKind?: ClaimView['saidKind'] };

/** A claim of care of February 20, 2026, decided on March 16; today is March 20. */
function refused({ planKind = 'employer', decidedOn = '2026-03-16', saidKind = null }: Parts): ClaimView {
  return claimView(
    {
      state: 'plan-did-not-pay',
      amounts: noAmounts,
      planKind,
      decidedOn,
      serviceStart: '2026-02-20',
    },
    { saidKind },
  );
}

async function open(
  parts: Parts,
  written: AppealFacts | null = null,
  language: 'en' | 'es' = 'en',
  path = '/claims/c-evergreen%2F2',
) {
  const view = refused(parts);
  const app = await openApp(
    path,
    {
      'claims.get': view,
      'appeals.get': { row: view.row, facts: written, calls: [], sentLetters: [] },
      'plans.setKind': {},
    },
    { language },
  );
  return { ...app, main: await screen.findByRole('main') };
}

describe.each(['/claims/c-evergreen%2F2', '/appeals/c-evergreen%2F2'])('the deadline on %s', (path) => {
  const openAt = (parts: Parts, written?: AppealFacts, language?: 'en' | 'es') =>
    open(parts, written ?? null, language, path);

  it('is the usual one from the day of the decision, with its rule', async () => {
    await openAt({});
    expect(await screen.findByText('Usually until about September 12, 2026')).toBeVisible();
    expect(
      screen.getByText('176 days left. 180 days after March 16, 2026, the day your plan decided.'),
    ).toBeVisible();
    expect(screen.getByText('Plan from a job. Rule: 29 CFR 2560.503-1')).toBeVisible();
    expect(screen.getByText('Always use the deadline in your letter.')).toBeVisible();
    expect(screen.queryByText(/What type of plan/)).toBeNull();
    await expectAccessible();
  });

  it('is said in Spanish', async () => {
    await openAt({}, undefined, 'es');
    expect(await screen.findByText('Por lo general, hasta cerca del 12 de septiembre de 2026')).toBeVisible();
    expect(
      screen.getByText(
        'Quedan 176 días. 180 días después del 16 de marzo de 2026, el día en que su plan decidió.',
      ),
    ).toBeVisible();
    await expectAccessible();
  });

  it('of Medicare Advantage runs 65 days from the date on the letter', async () => {
    await openAt(
      { planKind: 'medicare-advantage', decidedOn: '2026-03-16' },
      {
        ...noAppealFacts,
        letterDate: '2026-02-21',
      },
    );
    expect(await screen.findByText('Usually until about April 27, 2026')).toBeVisible();
  });

  it('counts from the letter once its date is written down', async () => {
    await openAt({}, { ...noAppealFacts, letterDate: '2026-03-18' });
    expect(await screen.findByText('Usually until about September 14, 2026')).toBeVisible();
    expect(screen.getByText(/180 days after March 18, 2026, the date on your letter/)).toBeVisible();
  });

  it('has no date where nobody knows when the plan decided', async () => {
    await openAt({ decidedOn: null });
    expect(
      await screen.findByText(
        'We do not know the day your plan decided. Look for the deadline in its letter.',
      ),
    ).toBeVisible();
    expect(screen.queryByText(/Usually until about/)).toBeNull();
  });

  it.each(['medicaid', 'chip'] as const)('has no date in %s, where the state decides', async (planKind) => {
    await openAt({ planKind });
    expect(await screen.findByText('The usual deadline for your type of plan:')).toBeVisible();
    expect(screen.queryByText(/Usually until about/)).toBeNull();
  });

  it('asks what type of plan it is where neither the claim nor the plan says so', async () => {
    const { user, bridge } = await openAt({ planKind: 'unknown', saidKind: 'unknown' });
    const button = await screen.findByRole('button', { name: /What type of plan is Evergreen Health/ });
    expect(screen.queryByText(/Usually until about/)).toBeNull();
    expect(screen.getByText(/^Choose it to see the usual deadline\./)).toBeVisible();
    await expectAccessible();
    await user.click(button);
    await user.click(await screen.findByRole('option', { name: 'Plan from a job' }));
    expect(bridge.inputs('plans.setKind')).toEqual([
      { connectionId: northgate.connectionId, kind: 'employer' },
    ]);
  });

  it('keeps the answer where it can be changed', async () => {
    await openAt({ planKind: 'employer', saidKind: 'employer' });
    expect(await screen.findByText('Usually until about September 12, 2026')).toBeVisible();
    expect(screen.getByRole('button', { name: /What type of plan is Evergreen Health/ })).toHaveTextContent(
      'Plan from a job',
    );
    expect(screen.queryByText(/We ask once/)).toBeNull();
  });
});

describe('the deadline on a claim', () => {
  it('that the letter prints wins', async () => {
    await open({}, { ...noAppealFacts, lastDay: '2026-05-01' });
    expect(await screen.findByText('Deadline in your letter: May 1, 2026')).toBeVisible();
    expect(screen.queryByText(/Usually until about/)).toBeNull();
  });

  it('that the letter printed and that is over leads to a question', async () => {
    await open({}, { ...noAppealFacts, lastDay: '2026-03-01' });
    expect(
      await screen.findByText(
        'The deadline in your letter was March 1, 2026. Ask your plan if it still takes an appeal.',
      ),
    ).toBeVisible();
  });

  it('is silent once the appeal was sent', async () => {
    await open({}, { ...noAppealFacts, sentOn: '2026-03-19' });
    await screen.findByRole('link', { name: 'See how to appeal' });
    expect(screen.queryByText(/Usually until about|Deadline in your letter:/)).toBeNull();
  });

  it('that is over says so, and to ask anyway', async () => {
    const view = claimView({
      state: 'plan-did-not-pay',
      amounts: noAmounts,
      planKind: 'employer',
      serviceStart: '2025-03-12',
      decidedOn: '2025-03-16',
    });
    await openApp('/claims/c-evergreen%2F2', {
      'claims.get': view,
      'appeals.get': { row: view.row, facts: null, calls: [], sentLetters: [] },
    });
    expect(
      await screen.findByText('The usual deadline was September 12, 2025. Ask anyway, today.'),
    ).toBeVisible();
    expect(screen.queryByText(/days left/)).toBeNull();
  });
});

const years = 'It is probably too late to appeal. You can still ask your plan for its reason.';

describe('a deadline of years ago', () => {
  it.each(['/claims/c-evergreen%2F2', '/appeals/c-evergreen%2F2'])(
    'sends nobody off to appeal on %s',
    async (path) => {
      const view = claimView({
        state: 'plan-did-not-pay',
        amounts: noAmounts,
        planKind: 'employer',
        serviceStart: '2018-06-27',
        decidedOn: '2018-06-27',
      });
      await openApp(path, {
        'claims.get': view,
        'appeals.get': { row: view.row, facts: null, calls: [], sentLetters: [] },
      });
      const sentences = await screen.findAllByText(`The usual deadline was December 24, 2018. ${years}`);
      expect(sentences[0]).toBeVisible();
      expect(screen.queryByText(/Ask anyway/)).toBeNull();
    },
  );

  it.each([
    ['/claims/c-evergreen%2F2', 'en'],
    ['/appeals/c-evergreen%2F2', 'en'],
    ['/appeals/c-evergreen%2F2', 'es'],
    ['/appeals/c-evergreen%2F2/letter/appeal', 'en'],
  ] as const)('has one advice on %s in %s: to ask, not to appeal as if in time', async (path, language) => {
    const of = { provider: 'Harbor', place: null, planPhone: null };
    const view = claimView(
      {
        state: 'plan-did-not-pay',
        amounts: noAmounts,
        planKind: 'employer',
        serviceStart: '2018-06-27',
        decidedOn: '2018-06-27',
      },
      {
        askAgain: { why: 'refused', ...of },
        denial: { scope: 'whole', lines: [], checklists: [] },
      },
    );
    await openApp(
      path,
      {
        'claims.get': view,
        'appeals.get': { row: view.row, facts: null, calls: [], sentLetters: [] },
      },
      { language },
    );
    const title = language === 'en' ? 'You can still ask' : 'Todavía puede preguntar';
    expect(await screen.findByRole('heading', { name: title })).toBeVisible();
    expect(
      screen.queryByText(
        /its decision before you pay|provider to wait|on hold|revise su decisión antes|proveedor que espere|suspenda el cobro/,
      ),
    ).toBeNull();
  });
});

const unknownPlan = { planName: 'Evergreen Health', planKind: 'unknown', saidKind: 'unknown' } as const;
const jobPlan = { planName: 'Evergreen Health', planKind: 'employer', saidKind: 'employer' } as const;

describe('the list of denials', () => {
  const other = {
    ...northgate,
    id: 'c-evergreen/8',
    providerName: 'Summit Imaging',
    decidedOn: '2026-03-16',
  };

  it('asks once what type of plan it is, and shows the claim number of each', async () => {
    const { user, bridge } = await openApp('/appeals', {
      'appeals.list': {
        refusals: [
          { row: { ...northgate, claimNumber: 'EVG-7' }, facts: null, ...unknownPlan },
          { row: other, facts: null, ...unknownPlan },
        ],
      },
      'plans.setKind': {},
    });
    const [button, ...more] = await screen.findAllByRole('button', { name: /What type of plan is/ });
    expect(more).toEqual([]);
    expect(screen.getByText(/claim number EVG-7/)).toBeVisible();
    await expectAccessible();
    await user.click(button as HTMLElement);
    await user.click(await screen.findByRole('option', { name: 'Plan from a job' }));
    expect(bridge.inputs('plans.setKind')).toEqual([
      { connectionId: northgate.connectionId, kind: 'employer' },
    ]);
  });

  it.each(['/appeals', '/appeals/c-evergreen%2F8'])(
    'and the page of one say the same day on %s',
    async (path) => {
      const view = refused({});
      const row = { ...view.row, decidedOn: '2026-03-16' };
      await openApp(path, {
        'appeals.list': { refusals: [{ row, facts: null, ...jobPlan }] },
        'claims.get': { ...view, saidKind: 'employer' },
        'appeals.get': { row, facts: null, calls: [], sentLetters: [] },
      });
      const says =
        'Usually until about September 12, 2026. 176 days left. Always use the deadline in your letter.';
      expect(await screen.findByText(says)).toBeVisible();
      expect(screen.getAllByText('Still time')[0]).toBeVisible();
      expect(screen.queryByText(/No deadline yet|Copy the deadline from/)).toBeNull();
    },
  );

  it.each([
    ['en', 'Usual deadline passed', 'The deadline, or the usual one, has passed'],
    ['es', 'Pasó la fecha habitual', 'Ya pasó la fecha límite, o la habitual'],
  ] as const)(
    'says of an estimate that it was the usual deadline that passed (%s)',
    async (language, pill, title) => {
      const row = { ...northgate, serviceStart: '2025-06-20', decidedOn: '2025-07-01' };
      const answers = { 'appeals.list': { refusals: [{ row, facts: null, ...jobPlan }] } };
      await openApp('/appeals', answers, { language });
      expect(await screen.findByRole('heading', { level: 2, name: title })).toBeVisible();
      expect(screen.getByText(pill)).toBeVisible();
    },
  );

  it('says of the day in the letter that the deadline passed', async () => {
    const row = { ...northgate, decidedOn: '2025-12-01' };
    const facts = { ...noAppealFacts, lastDay: '2026-03-01' };
    await openApp('/appeals', { 'appeals.list': { refusals: [{ row, facts, ...jobPlan }] } });
    expect(await screen.findByRole('heading', { level: 2, name: 'The deadline has passed' })).toBeVisible();
    expect(screen.getByText('Deadline passed')).toBeVisible();
  });

  it('says of one of years ago that it is probably too late, whatever the plan', async () => {
    const old = { ...northgate, id: 'c-evergreen/9', serviceStart: '2018-06-27', decidedOn: '2018-06-27' };
    await openApp('/appeals', { 'appeals.list': { refusals: [{ row: old, facts: null, ...unknownPlan }] } });
    await screen.findByRole('heading', { level: 1, name: 'No denials to appeal right now' });
    const fold = screen.getByText('1 older denial, from more than two years ago').closest('details');
    expect(fold).toHaveTextContent(`This was more than two years ago. ${years}`);
    expect(screen.queryByText(/What type of plan/)).toBeNull();
  });

  it('leads to approvals that a plan refused, and is silent where there are none', async () => {
    await openApp('/appeals', {
      'appeals.list': { refusals: [{ row: other, facts: null, ...unknownPlan }] },
    });
    const link = await screen.findByRole('link', { name: /^Your plan did not approve 1 request/ });
    expect(link).toHaveAttribute('href', '/approvals');
  });

  it('keeps a trace of the letter that was made', async () => {
    const written = { ...noAppealFacts, letterMadeOn: '2026-03-19' };
    await openApp('/appeals', {
      'appeals.list': { refusals: [{ row: other, facts: written, ...unknownPlan }] },
    });
    expect(await screen.findByText(/You made your letter on March 19, 2026\.$/)).toBeVisible();
  });

  it('folds those that are more than two years old, and counts them nowhere else', async () => {
    const old = {
      ...northgate,
      id: 'c-evergreen/9',
      providerName: 'Old Mill Clinic',
      decidedOn: '2023-05-02',
    };
    await openApp('/appeals', {
      'appeals.list': {
        refusals: [
          { row: northgate, facts: null, ...unknownPlan },
          { row: old, facts: null, ...unknownPlan },
        ],
      },
    });
    expect(
      await screen.findByRole('heading', { level: 1, name: 'Add the deadline for 1 denial' }),
    ).toBeVisible();
    const fold = screen.getByText('1 older denial, from more than two years ago');
    const link = within(fold.closest('details') as HTMLElement).getByText('Old Mill Clinic');
    expect(link).not.toBeVisible();
    expect(screen.getByRole('link', { name: 'Northgate Surgery Center' })).toBeVisible();
    await expectAccessible();
  });
});
