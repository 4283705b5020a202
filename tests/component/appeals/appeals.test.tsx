/** From a refused claim to its letter: days copied, the usual last day beside them, a call, the letter in two languages. */
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { AppealFacts } from '#shared/model/appeals/appeal';
import { claimView, noAmounts, northgate } from '../claims/claims-data.ts';
import { chooseLanguage, findFreeText, listMarks, readLetter } from '../letters/letter-page.ts';
import { fail } from '../support/app-bridge.ts';
import { expectAccessible, expectFocusKept, openApp, unfold } from '../support/open-app.tsx';

expectFocusKept();

const title = (name: string | RegExp) => screen.findByRole('heading', { level: 1, name });
const region = (name: string) => screen.findByRole('region', { name });

/** Rosa's refused claim. */
async function openRefusal(language: 'en' | 'es' = 'en') {
  const app = await openApp('/appeals', {}, { language });
  const [item] = await within(await screen.findByRole('main')).findAllByRole('listitem');
  const link = within(item as HTMLElement).getByRole('link');
  return { ...app, link };
}

type User = Awaited<ReturnType<typeof openApp>>['user'];

async function typeDay(user: User, label: string, day: string) {
  const field = await screen.findByLabelText(label);
  await user.clear(field);
  await user.type(field, day);
  await user.tab();
}

const facts: AppealFacts = {
  letterDate: '2026-03-10',
  receivedOn: '2026-03-13',
  lastDay: '2026-03-25',
  sendTo: '',
  sentOn: null,
  outcome: null,
  endedOn: null,
};

describe('an appeal', () => {
  it.each([
    ['en', /Ask before you pay|before you pay/g, 'Back to the claim'],
    ['es', /antes de pagar/g, 'Volver a la reclamación'],
  ] as const)(
    'says once to ask before one pays, and has the way back at its end, in %s',
    async (language, ask, back) => {
      const { user, link } = await openRefusal(language);
      await user.click(link);
      const wayBack = await screen.findByRole('link', { name: back });
      const main = screen.getByRole('main');
      expect(main.textContent?.match(ask)).toHaveLength(1);
      expect(within(main).getAllByRole('link').at(-2)).toBe(wayBack);
      expect(wayBack.getAttribute('href')).toContain('/claims/');
    },
  );

  it('goes from the claim’s page over the days of the letter to the list', async () => {
    const { user, link } = await openRefusal();
    await title(/^Add the deadlines? for \d+ denials?/);
    await expectAccessible();
    await user.click(link);
    await title('Ask your plan to review its decision');
    await user.click(await screen.findByRole('link', { name: 'Back to the claim' }));
    await user.click(await screen.findByRole('link', { name: 'See how to appeal' }));
    await title('Ask your plan to review its decision');
    await expectAccessible();
    await typeDay(user, 'Date on the letter', '2026-03-18');
    await typeDay(user, 'Day you got it', '2026-03-10');
    expect(screen.getByText('This is before the date on the letter.')).toBeVisible();
    await typeDay(user, 'Day you got it', '2026-03-19');
    await typeDay(user, 'Deadline printed in the letter', '2026-04-20');
    expect(
      await within(await region('Calls, payments, and letters')).findByText('Got the letter'),
    ).toBeVisible();
    expect(await screen.findByText(/Deadline in your letter: April 20, 2026/)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Add a call' }));
    const call = within(await screen.findByRole('dialog'));
    await user.type(call.getByLabelText('Who you spoke with'), 'Lee');
    await user.click(call.getByRole('button', { name: 'Save call' }));
    expect(
      await within(await region('Calls, payments, and letters')).findByText(/spoke with Lee/),
    ).toBeVisible();
    await user.click(screen.getByRole('link', { name: 'All denials' }));
    await title('1 denial to appeal before its deadline');
    await expectAccessible();
  });

  it('keeps nothing while days contradict each other', async () => {
    const { user, link, bridge } = await openRefusal();
    await user.click(link);
    await typeDay(user, 'Date on the letter', '2026-03-18');
    await waitFor(() => expect(bridge.inputs('appeals.save')).toHaveLength(1));
    await waitFor(() => expect(bridge.unanswered()).toBe(0));
    await typeDay(user, 'Deadline printed in the letter', '2026-03-01');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    const field = screen.getByLabelText('Deadline printed in the letter');
    await waitFor(() => expect(document.activeElement).toBe(field));
    expect(bridge.inputs('appeals.save')).toHaveLength(1);
  });

  it('says how it ended, and what may come after a second no', async () => {
    const { user, link } = await openRefusal();
    await user.click(link);
    await user.click(await screen.findByLabelText('Denied again'));
    await typeDay(user, 'Day of the answer, or when you stopped', '2026-03-19');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('You marked it as ended on March 19, 2026.')).toBeVisible();
    expect(screen.getByText(/someone outside the plan can review it next/)).toBeVisible();
    expect(await screen.findByText('Saved on this computer.')).toBeVisible();
    await expectAccessible();
  });
});

describe('the usual last day', () => {
  const open = (planKind: 'employer' | 'unknown' | 'medicaid', written: AppealFacts) => {
    const view = claimView({
      state: 'plan-did-not-pay',
      amounts: noAmounts,
      planKind,
      serviceStart: '2026-02-01',
    });
    return openApp('/appeals/c-evergreen%2F2', {
      'claims.get': view,
      'appeals.get': { row: view.row, facts: written, calls: [], sentLetters: [] },
    });
  };

  it('stands beside the empty field with its rule', async () => {
    await open('employer', { ...facts, lastDay: null });
    expect(await screen.findByText('Usually until about September 9, 2026')).toBeVisible();
    expect(screen.getByText('Plan from a job. Rule: 29 CFR 2560.503-1')).toBeVisible();
    expect(screen.getByText('Always use the deadline in your letter.')).toBeVisible();
    expect(screen.getByLabelText('Deadline printed in the letter')).toHaveValue('');
  });

  it('warns of a printed day that is earlier, and is silent about one that is not', async () => {
    await open('employer', facts);
    expect(await screen.findByText(/earlier than the usual one, September 9, 2026/)).toBeVisible();
  });

  it.each([
    ['a later printed day', 'employer', { ...facts, lastDay: '2026-09-10' }],
    ['a plan whose kind is not known', 'unknown', { ...facts, lastDay: null }],
    ['Medicaid', 'medicaid', { ...facts, lastDay: null }],
  ] as const)('is not said for %s', async (_, kind, written) => {
    await open(kind, written);
    await screen.findByLabelText('Date on the letter');
    expect(screen.queryByText(/Usually until about|earlier than the usual/)).toBeNull();
  });
});

describe('a reminder on the first screen', () => {
  const plan = { planName: 'Evergreen Health', planKind: 'employer', saidKind: null } as const;

  it('of a usual deadline says that the letter’s is the one that counts', async () => {
    const row = { ...northgate, serviceStart: '2025-09-20', decidedOn: '2025-09-23' };
    await openApp('/claims', { 'appeals.reminders': [{ row, facts: null, ...plan }] });
    expect(
      await screen.findByText(
        'You can ask for an appeal for Northgate Surgery Center. Usually until about March 22, 2026. 2 days left. Always use the deadline in your letter.',
        { exact: false },
      ),
    ).toBeVisible();
  });

  const open = (over: Partial<AppealFacts>) =>
    openApp('/claims', { 'appeals.reminders': [{ row: northgate, facts: { ...facts, ...over }, ...plan }] });

  it.each([
    ['2026-03-25', 'is March 25, 2026, in 5 days. You have not marked anything as sent.'],
    ['2026-03-21', 'is tomorrow, March 21, 2026. You have not marked anything as sent.'],
    ['2026-03-20', 'is today. You have not marked anything as sent.'],
    ['2026-03-19', 'was March 19, 2026. You have not marked anything as sent.'],
  ])('of a last day of %s %s', async (lastDay, words) => {
    await open({ lastDay });
    expect(
      await screen.findByText(`Your deadline to appeal for Northgate Surgery Center ${words}`, {
        exact: false,
      }),
    ).toBeVisible();
    const link = screen.getByRole('link', { name: 'Open the appeal for Northgate Surgery Center' });
    expect(link).toHaveAttribute('href', '/appeals/c-evergreen%2F2');
    await expectAccessible();
  });

  it('comes from what was written down, and goes once the letter was sent', async () => {
    const { user, link } = await openRefusal();
    await user.click(link);
    await typeDay(user, 'Deadline printed in the letter', '2026-03-25');
    await user.click(screen.getAllByRole('link', { name: 'Claims' })[0] as HTMLElement);
    await title('1 claim to review');
    unfold();
    const reminder = await screen.findByRole('link', { name: /^Open the appeal for/ });
    // The refusal stands among the claims that need a look, too: it is counted once.
    await title('1 claim to review');
    await user.click(reminder);
    await typeDay(user, 'Day you sent it', '2026-03-20');
    expect(await screen.findByText('Sent on March 20, 2026.')).toBeVisible();
    await user.click(screen.getAllByRole('link', { name: 'Claims' })[0] as HTMLElement);
    await title(/review/);
    unfold();
    await waitFor(() => expect(screen.queryByRole('link', { name: /^Open the appeal for/ })).toBeNull());
  });
});

describe('the letter', () => {
  const open = async (language: 'en' | 'es' = 'en') => {
    const app = await openRefusal(language);
    await app.user.click(app.link);
    const name = language === 'en' ? 'Open the letter' : 'Abrir la carta';
    await app.user.click(await screen.findByRole('link', { name }));
    return app;
  };

  it('is filled in from the claim, and what only the person can say is marked and counted', async () => {
    const { user, bridge } = await open();
    await title('Request for appeal');
    const text = await readLetter();
    expect(text).toMatch(/^Rosa Medina\nyour address\n\nMarch 20, 2026\n\nEvergreen Health/);
    expect(text).toMatch(/Claim number: \S+/);
    expect(text).toMatch(/Reason you gave: “.+”/);
    expect(text).not.toMatch(/Date of your letter|\{\{|undefined|null/);
    expect(text).toContain('Appeal of your decision');
    expect(text).toContain('This is my appeal.');
    const marks = ['your address', 'where to send it', 'why you disagree', 'sign here after you print it'];
    expect(await listMarks()).toEqual(marks);
    expect(screen.getByText('3 things to fill in, then sign')).toBeVisible();
    for (const box of screen.getAllByRole('checkbox')) expect(box).not.toBeChecked();
    await expectAccessible();
    const offer = screen.getByRole('checkbox', {
      name: /^Use the address your plan has: 27 Alder Street, Maple Falls/,
    });
    await user.click(offer);
    expect(await readLetter()).toContain('Rosa Medina\n27 Alder Street, Maple Falls, WA 98990');
    await user.click(offer);
    await user.click(screen.getByLabelText('Your address'));
    await user.paste('118 Alder Street');
    await user.tab();
    await waitFor(() => expect(bridge.inputs('letters.save')).toHaveLength(2));
    expect(await screen.findByText('Saved on this computer.')).toBeVisible();
    expect(screen.getByText('2 things to fill in, then sign')).toBeVisible();
    await chooseLanguage(user, 'Español');
    expect(await readLetter()).toContain('Rosa Medina\n118 Alder Street');
    await chooseLanguage(user, 'English');
    await user.click(screen.getByRole('checkbox', { name: /^Urgent/ }));
    expect(await readLetter()).toContain('Urgent: waiting could harm my health.');
    expect(await listMarks()).toContain('Urgent: waiting could harm my health. Please answer fast.');
    await user.click(screen.getByLabelText('In your own words'));
    await user.paste('Read the notes.');
    expect(await listMarks()).toEqual(['where to send it', 'sign here after you print it']);
  });

  it('shows the whole member ID only once that is ticked', async () => {
    const { user, bridge } = await open();
    await waitFor(async () => expect(await readLetter()).toMatch(/Member ID: ends in \w{4}\n/));
    expect(bridge.inputs('coverage.numbers')).toEqual([]);
    await user.click(screen.getByRole('checkbox', { name: 'Whole member ID in the letter' }));
    await waitFor(async () => expect(await readLetter()).toMatch(/Member ID: \S{6,}\n/));
  });

  it('is the person’s to change word by word, and starts over only when they say so', async () => {
    const { user, bridge } = await open();
    await waitFor(async () => expect(await readLetter()).toContain('ends in 4410'));
    const text = await readLetter();
    await user.click(screen.getByRole('button', { name: 'Change every word' }));
    await user.click(await findFreeText());
    await user.paste('My doctor wrote to you. ');
    await user.tab();
    await waitFor(() => expect(bridge.inputs('letters.save')).toHaveLength(1));
    expect(bridge.inputs('letters.save')[0]).not.toHaveProperty('answers');
    await chooseLanguage(user, 'Español');
    expect(await readLetter()).toContain('Rosa Medina\n');
    await chooseLanguage(user, 'English');
    expect((await findFreeText()).value).toContain('My doctor wrote to you. ');
    await expectAccessible();
    await user.click(screen.getByRole('button', { name: 'Start the letter over' }));
    await user.click(
      within(await screen.findByRole('alertdialog')).getByRole('button', { name: 'Start over' }),
    );
    await waitFor(async () => expect(await readLetter()).toBe(text));
  });

  it('is shown on paper as it was left, in its own language, without a word of this app', async () => {
    const { user } = await open('es');
    await chooseLanguage(user, 'English');
    await user.click(screen.getByRole('button', { name: 'Imprimir o guardar como PDF' }));
    await title('Imprima su carta');
    const paper = within(await screen.findByRole('region', { name: 'Cómo se verá' }));
    expect(await paper.findByRole('heading', { level: 2 })).toHaveTextContent(
      /^Re: Appeal of your decision$/,
    );
    expect(paper.queryByRole('heading', { name: 'Request for appeal' })).toBeNull();
    expect(paper.getAllByText(/Rosa Medina/)[0]).toBeVisible();
    expect(paper.queryByText(/Claimfolio|NOT A BILL|NO ES UNA FACTURA/)).toBeNull();
  });

  it('leaves a trace once it is printed, and none while it was only looked at', async () => {
    const { user, bridge } = await open();
    await user.click(await screen.findByRole('button', { name: 'Print or save as PDF' }));
    await title('Print your letter');
    expect(bridge.inputs('appeals.noteLetter')).toEqual([]);
    const print = await screen.findByRole('button', { name: 'Print' });
    await waitFor(() => expect(print.hasAttribute('disabled')).toBe(false));
    await user.click(print);
    await waitFor(() => expect(bridge.inputs('appeals.noteLetter')).toHaveLength(1));
  });
});

it('a screen that cannot be read says so', async () => {
  await openApp('/appeals', { 'appeals.list': fail('store/corrupt') });
  expect(await screen.findByRole('alert')).toBeVisible();
});

it('without refusals says that there are none', async () => {
  await openApp('/appeals', {
    'appeals.list': { refusals: [] },
    'approvals.list': { approvals: [], plansWithout: [], leftOut: 0 },
  });
  await title('Nothing was denied');
  expect(await screen.findByText('No denials')).toBeVisible();
  expect(screen.queryByText(/Everything your plans did not pay/)).toBeNull();
  expect(screen.queryByRole('button', { name: 'Add sample bills and payments' })).toBeNull();
  await expectAccessible();
});
