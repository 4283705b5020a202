/** Questions in the search field of Claims: suggestions, chips, answers, and the way back. */
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { printedBill } from '../../unit/bills/printed-bill.ts';
import { expectAccessible, findFirstPerson, openApp, switchToWalter } from '../support/open-app.tsx';

async function findField(name = 'Search claims') {
  return screen.findByRole('combobox', { name });
}

function chips(): string[] {
  const list = screen.queryByRole('list', { name: /Active filters|Filtros activos/ });
  return list === null
    ? []
    : within(list)
        .getAllByRole('button')
        .map(({ textContent }) => textContent ?? '');
}

async function findAnswer(name = 'Answer') {
  return screen.findByRole('region', { name });
}

test('Enter makes chips of a question, and the answer is one sum that names what it counts, with its parts', async () => {
  const { user } = await openApp('/claims');
  const columnNames = () =>
    screen
      .getAllByRole('columnheader')
      .slice(0, 4)
      .map(({ textContent }) => textContent);
  const before = columnNames();
  expect(before).toEqual(['Date', 'Provider, service, and decision', 'Plan paid', 'Your share']);
  await user.type(await findField(), 'prescriptions 2025');
  const [option] = await screen.findAllByRole('option', { name: /Prescription · 2025/ });
  expect(option).toHaveTextContent(/15 claims · pharmacy \$255\.00/);
  await user.keyboard('{Enter}');
  await waitFor(() => expect(chips()).toEqual(['Prescription', '2025']));
  const answer = await findAnswer();
  await waitFor(() => expect(answer).toHaveTextContent(/\$255\.00 at the pharmacy, 15 fills/));
  const spine = screen.getByRole('navigation', { name: 'Months of 2025' });
  const months = within(spine).getAllByRole('button', { name: /At the pharmacy: \$\d+\.00\.$/ });
  expect(months.length).toBeGreaterThan(5);
  for (const month of months) expect(month).toHaveTextContent(/^[A-Z][a-z]{2}\$\d+\.00/);
  // A bar is as long as the amount beside it says.
  const barOf = (month: HTMLElement) =>
    month.querySelector<HTMLElement>('i[class^="fill-"]')?.style.inlineSize;
  const alike = months.filter((month) => month.textContent?.includes('$10.00'));
  expect(alike.length).toBeGreaterThan(3);
  expect(new Set(alike.map(barOf)).size).toBe(1);
  expect(barOf(alike[0] as HTMLElement)).toBeTruthy();
  expect(spine).toHaveTextContent('The bars and the amounts are what is usually paid at the pharmacy.');
  expect(spine).not.toHaveTextContent(/your share/i);
  await waitFor(() => expect(answer).toHaveTextContent(/Presolin 20 mg tablet.*12 fills · \$120\.00/));
  expect(answer).toHaveTextContent(/15 claims match\./);
  expect(columnNames()).toEqual(before);
  expect(answer).not.toHaveTextContent(/your share/);
  expect(await findField()).toHaveValue('');
  await expectAccessible();
});

test.each([
  ['denied 2026', /^\d+ claims? denied in 2026/],
  ['denied', /^\d+ denied claims?/],
])('a question for what was denied is answered by how many first: %s', async (words, lead) => {
  const { user } = await openApp('/claims');
  await user.type(await findField(), words);
  await screen.findAllByRole('option', { name: /Plan did not pay/ });
  await user.keyboard('{Enter}');
  await waitFor(() => expect(chips()[0]).toBe('Plan did not pay'));
  const answer = await findAnswer();
  await waitFor(() => expect(answer.textContent?.trim()).toMatch(lead));
});

test('suggestions come while typing, arrows choose one, and the box says which', async () => {
  const { user } = await openApp('/claims');
  const field = await findField();
  expect(field).toHaveAttribute('aria-expanded', 'false');
  await user.type(field, 'map');
  const option = await screen.findByRole('option', { name: /Maple Family Practice/ });
  expect(field).toHaveAttribute('aria-expanded', 'true');
  expect(screen.getByRole('listbox', { name: 'Suggestions' })).toHaveAttribute(
    'id',
    field.getAttribute('aria-controls') ?? '',
  );
  await user.keyboard('{ArrowDown}');
  expect(option).toHaveAttribute('aria-selected', 'true');
  expect(field).toHaveAttribute('aria-activedescendant', option.id);
  await expectAccessible();
  await user.keyboard('{Enter}');
  await waitFor(() => expect(chips()).toEqual(['Maple Family Practice']));
});

test('a search is left when another person is chosen, and the way back from a claim does not bring it back', async () => {
  const { user } = await openApp('/claims');
  await user.type(await findField(), 'prescriptions 2025{Enter}');
  await waitFor(() => expect(chips()).toEqual(['Prescription', '2025']));
  await findAnswer();
  await user.click((await screen.findAllByRole('link', { name: /./ })).find(isOfClaim) as HTMLElement);
  await screen.findByRole('heading', { level: 1, name: /Pharmacy|Prescription/ });
  await switchToWalter(user);
  await screen.findByRole('grid', { name: /Claims, newest first/ });
  expect(chips()).toEqual([]);
  expect(screen.queryByRole('region', { name: 'Answer' })).toBeNull();
  expect(await findField()).toHaveValue('');
  await user.type(await findField(), 'dental');
  await user.click(await screen.findByRole('button', { name: /Walter Osgood/ }));
  await user.click(await screen.findByRole('menuitemradio', { name: 'Rosa Medina' }));
  await screen.findByRole('button', { name: /Rosa Medina/ });
  await waitFor(async () => expect(await findField()).toHaveValue(''));
});

function isOfClaim(link: HTMLElement): boolean {
  return /\/claims\/./.test(link.getAttribute('href') ?? '') && link.closest('tr') !== null;
}

test('Backspace in the empty box takes the last chip, Escape leaves the search', async () => {
  const { user } = await openApp('/claims');
  // Faster than any suggestion.
  await user.type(await findField(), 'dental 2025{Enter}');
  await waitFor(() => expect(chips()).toEqual(['Dental', '2025']));
  await user.click(await findField());
  await user.keyboard('{Backspace}');
  await waitFor(() => expect(chips()).toEqual(['Dental']));
  await user.keyboard('{Escape}{Escape}');
  await waitFor(() => expect(chips()).toEqual([]));
  expect(document.activeElement).not.toBe(await findField());
});

test('leaving the search moves nothing on the screen that the person went to meanwhile', async () => {
  const { user } = await openApp('/claims');
  await user.type(await findField(), 'lab');
  await user.keyboard('{Escape}');
  cleanup();
  const next = document.createElement('main');
  next.innerHTML = '<h1 tabindex="-1">Bills</h1><input aria-label="Sender">';
  document.body.append(next);
  try {
    const field = screen.getByRole('textbox', { name: 'Sender' });
    field.focus();
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(document.activeElement).toBe(field);
  } finally {
    next.remove();
  }
});

test('words that name no question are searched for as before, and Enter leaves them as they are', async () => {
  const { bridge, user } = await openApp('/claims');
  await user.type(await findField(), 'knee');
  await waitFor(() => expect(bridge.inputs('claims.list').at(-1)?.filter.text).toBe('knee'));
  await user.keyboard('{Enter}');
  expect(await findField()).toHaveValue('knee');
  expect(chips()).toEqual([]);
});

test('a question beyond a sum is said to be that, and nothing is printed of nothing', async () => {
  const { user } = await openApp('/claims');
  await user.type(await findField(), 'why is my dentist closed');
  expect(await screen.findByText(/^No claim has “why is my dentist closed”$/)).toBeVisible();
  expect(await screen.findByText(/^We cannot answer that question\./)).toBeVisible();
  await user.keyboard('{Escape}');
  await user.click(screen.getByRole('button', { name: 'More' }));
  expect(screen.queryByRole('menuitem', { name: /Print/ })).toBeNull();
});

test('without a match it says what was understood and offers ways that find something', async () => {
  const { user } = await openApp('/claims?only=2025&q=counselng');
  expect(await screen.findByText('No claim has “counselng” in: 2025')).toBeVisible();
  const ways = await screen.findByRole('list', { name: 'Try one of these' });
  await user.click(await within(ways).findByRole('button', { name: /^2025 · “counseling” · \d claims?$/ }));
  await waitFor(async () => expect(await findField()).toHaveValue('counseling'));
  expect(chips()).toEqual(['2025']);
});

/** Claims of Rosa, who has two bills without a claim, due in March and in May, and one without a due date. */
async function openWithBills() {
  const app = await openApp('/claims');
  const { request } = window.claimfolio;
  const personId = await findFirstPerson();
  const save = (biller: string, dueCents: number, dueDate: string | null) =>
    request['bills.save']({
      billId: null,
      facts: {
        ...printedBill,
        personId,
        biller,
        dueCents,
        dueDate,
        serviceStart: '2019-03-18',
        accounts: [],
      },
    });
  await save('Maple Dental', 40_00, '2026-05-04');
  await save('Elm Eye Care', 83_45, '2026-03-30');
  await save('Oak Clinic', 10_00, null);
  return app;
}

test('what is owed is what matches the plan and what is to be asked about, and never one with the share', async () => {
  const { user } = await openWithBills();
  await user.type(await findField(), 'what do I owe?');
  expect(await screen.findByRole('option', { name: /What do I owe\? ?3 unpaid bills/ })).toBeVisible();
  await user.keyboard('{Enter}');
  const answer = await findAnswer();
  await waitFor(() => expect(answer).toHaveTextContent(/\$133\.45 to ask about, 3 bills/));
  expect(answer).not.toHaveTextContent(/matches your plan/);
  await waitFor(() =>
    expect(answer).toHaveTextContent(
      /Your share so far in 2026.* of \d+ claims\..*\d+ (is|are|was|were|does|do) /,
    ),
  );
});

test('what is owed in a month is what is due in it, and says what has no due date', async () => {
  const { user } = await openWithBills();
  await user.type(await findField(), 'what do I owe in March 2026');
  await user.keyboard('{Enter}');
  const answer = await findAnswer();
  await waitFor(() => expect(answer).toHaveTextContent(/\$83\.45 to ask about, 1 bill/));
  expect(answer).toHaveTextContent('These are the bills with a due date in this time.');
  expect(answer).toHaveTextContent('1 unpaid bill has no due date.');
  expect(within(answer).queryByRole('link', { name: 'Maple Dental' })).toBeNull();
});

test('what is to be asked back stands beside what is owed, as in Bills', async () => {
  const { user } = await openWithBills();
  await window.claimfolio.request['bills.save']({
    billId: null,
    facts: { ...printedBill, personId: await findFirstPerson(), biller: 'Pine Lab', dueCents: -20_00 },
  });
  await user.type(await findField(), 'what do I owe?');
  await user.keyboard('{Enter}');
  const answer = await findAnswer();
  await waitFor(() => expect(answer).toHaveTextContent(/\$133\.45 to ask about, 3 bills/));
  expect(answer).toHaveTextContent('To get back: $20.00');
});

test('which bill is due next is answered with its day', async () => {
  const { user } = await openWithBills();
  await user.type(await findField(), 'which bill is due next');
  await user.keyboard('{Enter}');
  const answer = await findAnswer();
  await waitFor(() => expect(answer).toHaveTextContent(/\$83\.45 to ask about, 1 bill/));
  expect(answer).toHaveTextContent('Due March 30, 2026');
  expect(within(answer).getByRole('link', { name: 'Elm Eye Care' })).toBeVisible();
});

/** Claims of Rosa with a bill that is past due, one that is due in a month, and one without a day. */
async function openWithLateBill() {
  const app = await openApp('/claims');
  const personId = await findFirstPerson();
  for (const [biller, dueCents, dueDate] of [
    ['Elm Eye Care', 83_45, '2026-01-30'],
    ['Maple Dental', 40_00, '2027-05-04'],
    ['Oak Clinic', 10_00, null],
  ] as const)
    await window.claimfolio.request['bills.save']({
      billId: null,
      facts: {
        ...printedBill,
        personId,
        biller,
        dueCents,
        dueDate,
        serviceStart: '2019-03-18',
        accounts: [],
      },
    });
  return app;
}

/** The numbers of a suggestion: amounts, days, and how many claims or bills. */
function listNumbers(text: string): string[] {
  return [
    ...(text.match(/\$[\d,.]+\d/g) ?? []),
    ...(text.match(/[A-Z][a-z]+ \d{1,2}, \d{4}/g) ?? []),
    ...[...text.matchAll(/(\d+) (?:unpaid )?(claim|bill)/g)].map(([, count, what]) => `${count} ${what}`),
  ];
}

test.each([
  ['when is my next bill due', /^Which bill is due next\?/, 1],
  ['which bill is due first', /^Which bill is due next\?/, 1],
  ['overdue bills', /^Until .*What do I owe\?/, 1],
  ['what do I owe', /^What do I owe\?/, 1],
  ['what do I owe in 2027', /^2027 · What do I owe\?/, 1],
  ['deductible left', /^How much of my deductible is left\?/, 1],
  ['out of pocket left', /^How much of my out-of-pocket limit is left\?/, 1],
  ['denied 2026', /^Plan did not pay · 2026/, 1],
  ['prescriptions 2025', /^Prescription · 2025/, 2],
  ['prescriptions', /^Prescription/, 2],
  ['maple', /^Maple Family Practice/, 2],
])('a suggestion says no other number than its answer: %s', async (words, name, least) => {
  const { user } = await openWithLateBill();
  await user.type(await findField(), words);
  const option = await screen.findByRole('option', { name });
  const number = option.lastElementChild as HTMLElement;
  await waitFor(() => expect(listNumbers(number.textContent ?? '').length).toBeGreaterThanOrEqual(least));
  const said = listNumbers(number.textContent ?? '');
  await user.click(option);
  const answer = await findAnswer();
  for (const one of said) await waitFor(() => expect(answer).toHaveTextContent(one));
});

test('what is left of the deductible is an estimate with plan and year', async () => {
  const { user } = await openApp('/claims');
  await user.type(await findField(), 'deductible left');
  await screen.findByRole('option', { name: /How much of my deductible is left\?/ });
  await user.keyboard('{Enter}');
  const answer = await findAnswer();
  await waitFor(() => expect(answer).toHaveTextContent(/Evergreen Health PPO/));
  expect(answer).toHaveTextContent(/Plan year January 1, 2026/);
  expect(answer).toHaveTextContent(/about \$/);
});

test('asks in Spanish, too', async () => {
  const { user } = await openApp('/claims', {}, { language: 'es' });
  await user.type(await findField('Buscar reclamaciones'), 'recetas de 2025');
  await screen.findAllByRole('option', { name: /Receta médica · 2025/ });
  await user.keyboard('{Enter}');
  await waitFor(() => expect(chips()).toEqual(['Receta médica', '2025']));
  expect(await findAnswer('Respuesta')).toHaveTextContent(/\$255\.00 en la farmacia, 15 surtidos/);
  await expectAccessible();
});

test('somebody else who is asked for is shown instead', async () => {
  const { user } = await openApp('/claims');
  await user.type(await findField(), "Walter's claims in 2026");
  await screen.findByRole('option', { name: /Walter Osgood · 2026/ });
  await user.keyboard('{Enter}');
  expect(await screen.findByRole('button', { name: /Walter Osgood$/ })).toBeVisible();
  await waitFor(() => expect(chips()).toEqual(['2026']));
});

test.each([
  ['what did I pay in 2025', /What you paid.*2025|2025.*What you paid/],
  ['taxes 2025', /2025 · What counts for taxes\?/],
  ['taxes 20', /2025 · What counts for taxes\?/],
])('while “%s” is understood, nothing says that no claim has its words', async (typed, name) => {
  const { user } = await openApp('/claims');
  await user.type(await findField(), typed);
  await screen.findByRole('heading', { name: 'You can ask this as a question' });
  expect(screen.queryByText(/^No claim has/)).toBeNull();
  const ways = await screen.findByRole('list', { name: 'Try one of these' });
  expect(within(ways).getAllByRole('button', { name })[0]).toBeVisible();
});

test('what was paid is what the person marked and what the plan says of the pharmacy; a share is not called paid', async () => {
  const { user, bridge } = await openApp('/claims');
  await user.type(await findField(), 'what did I pay in 2025{Enter}');
  await waitFor(() => expect(chips()).toEqual(['2025', 'What you paid']));
  const answer = await findAnswer();
  await waitFor(() => expect(answer).toHaveTextContent('You have not marked any payments in this time.'));
  await waitFor(() => expect(answer).toHaveTextContent(/\$255\.00 at the pharmacy, 15 fills/));
  expect(answer).toHaveTextContent(/your share, \d+ claims/);
  expect(answer).toHaveTextContent(
    'Your share is what your plan says is yours to pay. It does not show if you paid it. ' +
      'The amount at the pharmacy is from your plan. It is usually paid there.',
  );
  // Nothing was marked: nothing is said of payments.
  expect(answer).not.toHaveTextContent(/You marked|same money/);
  expect(answer).not.toHaveTextContent(/\d billed/);
  await expectAccessible();
  await user.click(within(answer).getByRole('link', { name: 'See payments and taxes for 2025' }));
  await screen.findByRole('heading', { name: 'What you paid in 2025' });
  expect(bridge.inputs('taxes.worksheet').at(-1)?.year).toBe(2025);
});

test('for taxes it tells what was marked as paid and counts, and the way to the payments of that year', async () => {
  const { user } = await openApp('/claims');
  await user.type(await findField(), 'taxes 2025{Enter}');
  const answer = await findAnswer();
  await waitFor(() => expect(answer).toHaveTextContent(/^You have not marked any payments in 2025\./));
  await waitFor(() => expect(answer).toHaveTextContent('It does not show if you paid it.'));
  expect(within(answer).getByRole('link', { name: 'See payments and taxes for 2025' })).toBeVisible();
});

test('words that only another screen answers lead there', async () => {
  const { user } = await openApp('/claims');
  await user.type(await findField(), 'phone number of my plan');
  expect(await screen.findByRole('link', { name: 'See your plans and cards' })).toBeVisible();
});

test('several words of which one is in claims offer that one', async () => {
  const { user } = await openApp('/claims');
  await user.type(await findField(), 'dentle cleaning');
  const ways = await screen.findByRole('list', { name: 'Try one of these' });
  expect(within(ways).getByRole('button', { name: /“cleaning” · \d+ claims/ })).toBeVisible();
});

test('who leaves a search and asks again at once keeps the box', async () => {
  const { user } = await openApp('/claims');
  await user.type(await findField(), 'Northgate');
  await user.keyboard('{Escape}{Escape}');
  await waitFor(async () => expect(await findField()).toHaveValue(''));
  const field = await findField();
  await user.click(field);
  await new Promise((resolve) => setTimeout(resolve, 400));
  expect(document.activeElement).toBe(field);
});

test('Enter asks what stands in the box, also when the box is come back to', async () => {
  const { user } = await openApp('/claims');
  await user.type(await findField(), 'prescriptions 2025');
  await user.tab();
  (await findField()).focus();
  await user.keyboard('{Enter}');
  await waitFor(() => expect(chips()).toEqual(['Prescription', '2025']));
});

test('the number beside an answer is that of the list, or says of how many it is', async () => {
  const { user } = await openApp('/claims');
  await user.type(await findField(), 'how much was billed in 2025{Enter}');
  const answer = await findAnswer();
  await waitFor(() => expect(answer).toHaveTextContent(/\d+ claims? match/));
  const listed = screen.getByText(/\d+ claims match/).textContent?.split(' ')[0];
  const named = /billed, (?:\d+ of )?(\d+) claims?/.exec(answer.textContent ?? '')?.[1];
  expect(named).toBe(listed);
});

test('the number beside a share is the one that the line below names, where the pharmacy has a figure of its own', async () => {
  const { user } = await openApp('/claims');
  await user.type(await findField(), 'hospital{Enter}');
  const answer = await findAnswer();
  await waitFor(() => expect(answer).toHaveTextContent(/\d+ claims? match/));
  const text = answer.textContent ?? '';
  expect(/your share, (\d+ of \d+ claims)/.exec(text)?.[1]).toBe(
    /based on (\d+ of \d+ claims)/.exec(text)?.[1],
  );
});
