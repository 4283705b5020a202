import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { expectAccessible, expectFocusKept, openApp } from '../support/open-app.tsx';

expectFocusKept();

const title = (name: string | RegExp) => screen.findByRole('heading', { level: 1, name });
const type = async (user: Awaited<ReturnType<typeof openApp>>['user'], name: RegExp, text: string) => {
  const field = await screen.findByLabelText(name);
  await user.clear(field);
  await user.type(field, text);
};

describe('a paper bill of $962.10 for a share of $862.10', () => {
  it('is written down, held against the claim, and paid in part', async () => {
    const { user } = await openApp('/bills');
    await title('You have not added any bills yet');
    await expectAccessible();
    await user.click(await screen.findByRole('link', { name: 'Add a bill' }));
    await title('What does your bill say?');
    await user.click(await screen.findByRole('button', { name: 'Save' }));
    expect(await screen.findByText('Type who sent it.')).toBeVisible();
    expect(screen.getByText('Type the amount, such as 962.10.')).toBeVisible();
    await type(user, /Who sent it/, 'Northgate Surgery Ctr');
    await type(user, /Amount due/, '$962.10');
    await type(user, /Account number/, 'A26-0774410');
    await type(user, /^Date of service/, '2026-03-12');
    await expectAccessible();
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await title('Northgate Surgery Ctr');
    // At large text, the head of the page fills the window: the verdict is led to.
    const verdict = await screen.findByRole('heading', { name: '$100.00 more than your plan says' });
    await waitFor(() => expect(document.activeElement).toBe(verdict));
    expect(screen.getByText(/Your plan says \$862\.10 of your share is left/)).toBeVisible();
    await expectAccessible();
    await user.click(screen.getByRole('button', { name: 'Mark as paid' }));
    const dialog = within(await screen.findByRole('dialog'));
    await user.click(dialog.getByRole('radio', { name: 'Another amount' }));
    await user.type(dialog.getByLabelText('Amount'), '100');
    await user.click(dialog.getByRole('button', { name: 'Save payment' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    const done = () => within(screen.getByRole('region', { name: 'Calls, payments, and letters' }));
    expect(await done().findByText('Paid $100.00: Card')).toBeVisible();
    const table = within(
      screen.getByRole('table', { name: 'The bill and your plan’s decision, side by side' }),
    );
    expect(table.getByRole('row', { name: /^To pay in total \$962\.10 \$862\.10/ })).toBeVisible();
    expect(table.getByRole('row', { name: /^Left to pay \$862\.10 \$762\.10/ })).toBeVisible();
    expect(table.queryByRole('row', { name: /^To pay \$/ })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Add a call' }));
    const call = within(await screen.findByRole('dialog'));
    expect(call.getByText(/My plan shows \$862\.10/)).toBeVisible();
    await user.type(call.getByLabelText('What was said'), 'They send a corrected bill.');
    await user.type(call.getByLabelText('Who you spoke with'), 'Dana');
    await expectAccessible();
    await user.click(call.getByRole('button', { name: 'Save call' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(await done().findByText('Called the provider, spoke with Dana')).toBeVisible();
    expect(done().getByText('They send a corrected bill.')).toBeVisible();
    await user.click(screen.getAllByRole('link', { name: 'Bills' })[0] as HTMLElement);
    await title('1 unpaid bill');
    expect(await screen.findByText(/\$100\.00 of \$962\.10 paid/)).toBeVisible();
  });
});

it('a sender whose name sounds like a collector’s is asked about, and the answer is the person’s', async () => {
  const { user } = await openApp('/bills/write');
  await type(user, /Who sent it/, 'CASCADE RECOVERY SVCS');
  expect(await screen.findByText(/sounds like a debt collector/)).toBeVisible();
  await expectAccessible();
  await user.click(screen.getByRole('button', { name: 'A letter from a debt collector' }));
  expect(screen.queryByText(/sounds like a debt collector/)).toBeNull();
  expect(screen.getByText('You said this is a letter from a debt collector.')).toBeVisible();
  await type(user, /Amount due/, '$35.16');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await title('CASCADE RECOVERY SVCS');
  expect(await screen.findByRole('heading', { name: 'Debt collector' })).toBeVisible();
});

describe('what is pasted', () => {
  const endless = 'Northgate Surgery Center '.repeat(200);
  const paste = async (user: Awaited<ReturnType<typeof openApp>>['user'], field: HTMLElement) => {
    await user.click(field);
    await user.paste(endless);
  };

  it('into the form of a bill or of a call is kept as far as it may be long', async () => {
    const { user } = await openApp('/bills/write');
    await paste(user, await screen.findByLabelText(/Who sent it/));
    await paste(user, screen.getByLabelText(/Account number/));
    await type(user, /Amount due/, '$962.10');
    await type(user, /^Date of service/, '2026-03-12');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await title(/^Northgate Surgery Center/);
    await user.click(screen.getByRole('button', { name: 'Add a call' }));
    const call = within(await screen.findByRole('dialog'));
    for (const field of call.getAllByRole('textbox')) await paste(user, field);
    await user.click(call.getByRole('button', { name: 'Save call' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(await screen.findByText(/^Called the provider/)).toBeVisible();
  });
});

describe('with several people here, a bill that is written down', () => {
  const choosePerson = async (user: Awaited<ReturnType<typeof openApp>>['user'], name: string) => {
    await user.click(await screen.findByRole('button', { name: /Whose bill is it\?/ }));
    await user.click(await screen.findByRole('option', { name }));
  };
  const write = async (user: Awaited<ReturnType<typeof openApp>>['user']) => {
    await type(user, /Who sent it/, 'Northgate Surgery Center');
    await type(user, /Amount due/, '962.10');
    await type(user, /Account number/, 'A26 077 4410');
    await type(user, /^Date of service/, '2026-03-12');
  };

  it('for the wrong person finds no claim, says whose claims were looked at, and finds it once it is said whose it is', async () => {
    const { user } = await openApp('/bills/write');
    await write(user);
    await choosePerson(user, 'Walter Osgood');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByRole('heading', { name: 'No claim yet' })).toBeVisible();
    expect(await screen.findByText(/^We looked only at claims for Walter Osgood\./)).toBeVisible();
    await user.click(screen.getByRole('link', { name: 'Change' }));
    await title('Change the bill');
    await expectAccessible();
    await choosePerson(user, 'Rosa Medina');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByRole('heading', { name: '$100.00 more than your plan says' })).toBeVisible();
    expect(screen.queryByText(/We looked only at/)).toBeNull();
    await user.click(screen.getAllByRole('link', { name: 'Bills' })[0] as HTMLElement);
    await title('1 unpaid bill');
  });

  it('for the other person shows their bills from then on', async () => {
    const { user } = await openApp('/bills/write');
    await write(user);
    await choosePerson(user, 'Walter Osgood');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await title('Northgate Surgery Center');
    await user.click(screen.getAllByRole('link', { name: 'Bills' })[0] as HTMLElement);
    await title('1 unpaid bill');
    expect(screen.getByRole('button', { name: /Walter Osgood/ })).toBeVisible();
  });

  it('is left as it was by Cancel, which leads back to it', async () => {
    const { user } = await openApp('/bills/write');
    await write(user);
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await title('Northgate Surgery Center');
    await user.click(screen.getByRole('link', { name: 'Change' }));
    await title('Change the bill');
    await user.click(screen.getByRole('link', { name: 'Cancel' }));
    await title('Northgate Surgery Center');
  });
});

it('a bill that is written down from a claim’s page is about that claim, with its sender and day filled in', async () => {
  const { user, bridge } = await openApp('/claims');
  const row = await screen.findByRole('row', { name: /Northgate Surgery Center.*Plan paid part/ });
  await user.click(within(row).getByRole('link', { name: /Northgate Surgery Center/ }));
  await user.click(await screen.findByRole('link', { name: 'Compare with a bill' }));
  await title('What does your bill say?');
  expect(await screen.findByLabelText(/Who sent it/)).toHaveValue('Northgate Surgery Center');
  await type(user, /Amount due/, '862.10');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(await screen.findByRole('heading', { name: 'Matches your plan' })).toBeVisible();
  const [saved] = bridge.inputs('bills.save');
  expect(saved?.claimId).toBe(bridge.inputs('claims.get')[0]?.claimId);
});

it('a payment and a bill stand with the claim in the list and on its page, and the payment explains what is open', async () => {
  const { user } = await openApp('/claims');
  const row = await screen.findByRole('row', { name: /Northgate Surgery Center.*\$862\.10/ });
  await user.click(within(row).getByRole('link'));
  await user.click(await screen.findByRole('button', { name: 'Mark as paid' }));
  const dialog = within(await screen.findByRole('dialog'));
  await user.clear(dialog.getByLabelText('Amount'));
  // Enter in a field is the primary button.
  await user.type(dialog.getByLabelText('Amount'), '100{Enter}');
  const answer = await screen.findByRole('region', { name: 'The answer' });
  expect(await within(answer).findByText('You marked $100.00 as paid. That leaves $762.10.')).toBeVisible();
  await user.click(screen.getByRole('link', { name: 'Compare with a bill' }));
  await type(user, /Amount due/, '762.10');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(
    await screen.findByText('Of your share of $862.10, you marked $100.00 as paid. $762.10 is left.'),
  ).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Add a call' }));
  const call = within(await screen.findByRole('dialog'));
  expect(
    call.getByText(/My plan shows \$862\.10 as my share, and I have paid \$100\.00 of it\./),
  ).toBeVisible();
  await user.click(call.getByRole('button', { name: 'Cancel' }));
  await user.click(screen.getAllByRole('link', { name: 'Claims' })[0] as HTMLElement);
  const note = await screen.findByText('you marked $100.00 as paid');
  expect(await screen.findByText(/· \$100\.00 marked as paid/)).toBeVisible();
  expect(note.closest('tr')).toHaveTextContent('$762.10left of $862.10');
  await user.click(within(note.closest('tr') as HTMLElement).getByRole('link'));
  const bill = await screen.findByRole('link', {
    name: 'Northgate Surgery Center, $762.10: Matches your plan',
  });
  expect(screen.getByRole('region', { name: 'The answer' })).toHaveTextContent(
    'You added a bill for this claim:',
  );
  // The bill leads, and is not asked for again.
  expect(screen.getByRole('link', { name: 'See your bill' })).toBeVisible();
  expect(screen.getByRole('link', { name: 'Compare with another bill' })).toBeVisible();
  expect(screen.queryByRole('link', { name: 'Compare with a bill' })).toBeNull();
  await expectAccessible();
  await user.click(bill);
  expect(await screen.findByRole('heading', { name: 'Matches your plan' })).toBeVisible();
});

it('a second paper that asks for the same is added up once, until the person says that they are two bills', async () => {
  const { user } = await openApp('/bills/write');
  const write = async () => {
    await title('What does your bill say?');
    await type(user, /Who sent it/, 'Northgate Surgery Center');
    await type(user, /Amount due/, '962.10');
    await type(user, /Account number/, 'A260774410');
    await type(user, /^Date of service$/, '2026-03-12');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await screen.findByRole('heading', { name: '$100.00 more than your plan says' });
    await user.click(screen.getAllByRole('link', { name: 'Bills' })[0] as HTMLElement);
  };
  await write();
  await user.click(await screen.findByRole('link', { name: 'Add a bill' }));
  await write();
  await title('1 unpaid bill');
  const text = /^Another bill asks for the same money\. Only that one is counted\./;
  await user.click(await screen.findByRole('tab', { name: 'Paid, or nothing to pay · 1' }));
  expect(await screen.findByText(text)).toBeVisible();
  await user.click(screen.getByRole('link', { name: 'Northgate Surgery Center' }));
  expect(await screen.findByRole('link', { name: 'Open the other bill' })).toBeVisible();
  await expectAccessible();
  await user.click(screen.getByRole('button', { name: 'Count this one instead' }));
  expect(await screen.findByText(/^You chose to count this bill\./)).toBeVisible();
  expect(screen.queryByRole('link', { name: 'Open the other bill' })).toBeNull();
  await expectAccessible();
  await user.click(screen.getByRole('button', { name: 'Undo' }));
  await screen.findByRole('link', { name: 'Open the other bill' });
  await user.click(screen.getByRole('button', { name: 'These are two different bills' }));
  expect(await screen.findByRole('button', { name: 'Undo' })).toBeVisible();
  await user.click(screen.getAllByRole('link', { name: 'Bills' })[0] as HTMLElement);
  await title('2 unpaid bills');
});

it('a half-typed bill is not lost by a press on another screen', async () => {
  const { user } = await openApp('/bills/write');
  await title('What does your bill say?');
  await type(user, /Who sent it/, 'Northgate Surgery Center');
  const leave = () => user.click(screen.getAllByRole('link', { name: 'Claims' })[0] as HTMLElement);
  await leave();
  const asked = within(await screen.findByRole('alertdialog', { name: 'Leave without saving?' }));
  await expectAccessible();
  await user.click(asked.getByRole('button', { name: 'Keep editing' }));
  expect(screen.getByLabelText(/Who sent it/)).toHaveValue('Northgate Surgery Center');
  await leave();
  await user.click(await screen.findByRole('button', { name: 'Leave without saving' }));
  await waitFor(() => expect(screen.queryByLabelText(/Who sent it/)).toBeNull());
});

it('a form in which nothing was typed is left without a question', async () => {
  const { user } = await openApp('/bills/write');
  await title('What does your bill say?');
  await user.click(await screen.findByRole('link', { name: 'Cancel' }));
  await waitFor(() => expect(screen.queryByLabelText(/Who sent it/)).toBeNull());
  expect(screen.queryByRole('alertdialog')).toBeNull();
});

it('the last day stands beside the first, and what is folded away opens where a bill that is changed has some of it', async () => {
  const { user } = await openApp('/bills/write');
  await title('What does your bill say?');
  const more = () => screen.getByText('More from the bill (optional)').closest('details');
  expect(more()).toHaveProperty('open', false);
  expect(screen.getByLabelText(/^Last date of service/).closest('details')).toBeNull();
  await type(user, /Who sent it/, 'Northgate Surgery Center');
  await type(user, /Amount due/, '862.10');
  await user.click(screen.getByText('More from the bill (optional)'));
  await type(user, /^Late fee/, '5.00');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await user.click(await screen.findByRole('link', { name: 'Change' }));
  await title('Change the bill');
  expect(await screen.findByLabelText(/^Late fee/)).toBeVisible();
  expect(more()).toHaveProperty('open', true);
  await user.clear(screen.getByLabelText(/^Late fee/));
  expect(document.activeElement).toBe(screen.getByLabelText(/^Late fee/));
  expect(more()).toHaveProperty('open', true);
});

it('a bill for two visits is held against both claims, each found by its day', async () => {
  const { user, bridge } = await openApp('/bills/write');
  await title('What does your bill say?');
  await type(user, /Who sent it/, 'Northgate Surgery Center');
  await type(user, /Amount due/, '900');
  await type(user, /Account number/, 'A260774410');
  await user.click(screen.getByText('More from the bill (optional)'));
  await user.click(screen.getByRole('button', { name: 'Add visits' }));
  await user.click(screen.getByRole('button', { name: 'Add another visit' }));
  const visit = (number: number) => within(screen.getByRole('group', { name: `Visit ${number}` }));
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(visit(1).getByText('Type the day of this visit.')).toBeVisible();
  for (const [number, day, due] of [
    [1, '2026-03-12', '862.10'],
    [2, '2026-03-18', '40'],
  ] as const) {
    await user.type(visit(number).getByLabelText('Date of service'), day);
    await user.type(visit(number).getByLabelText('Amount for this visit'), due);
  }
  expect(screen.getByText('The visits add up to $902.10, which is not the amount due.')).toBeVisible();
  await expectAccessible();
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await screen.findByRole('button', { name: 'Mark as paid' });
  expect(bridge.inputs('bills.save').at(-1)?.facts.lines).toMatchObject([
    { serviceStart: '2026-03-12', dueCents: 862_10, personId: null },
    { serviceStart: '2026-03-18', dueCents: 40_00, personId: null },
  ]);
});
