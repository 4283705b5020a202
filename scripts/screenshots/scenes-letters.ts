/** Letters about bills: what is offered, one to write, one on paper. */
import { printedBill } from '../../tests/unit/bills/printed-bill.ts';
import { connectPerson } from '../runtime/sample-people.ts';
import type { Studio } from './studio.ts';

export async function shootLetters(studio: Studio): Promise<void> {
  const { ask, goTo, shoot, set, page } = studio;
  const { personId } = await connectPerson(studio, 'Rosa Medina');
  const { billId } = await ask('bills.save', {
    billId: null,
    facts: {
      ...printedBill,
      personId,
      biller: 'Northgate Surgery Center',
      accounts: ['A260774410'],
      serviceStart: '2026-03-12',
      statementDate: '2026-03-20',
      dueDate: '2026-04-14',
      dueCents: 962_10,
      totalChargesCents: 8_240_00,
    },
  });
  await ask('letters.noteSent', {
    about: { billId },
    facts: { template: 'itemized', sentOn: '2026-03-28', way: 'mail', followUpOn: '2026-04-20' },
  });
  const one = `/bills/${billId}`;
  await goTo(one);
  await shoot('letters-offered');
  await goTo(`${one}/letter/dispute`);
  await shoot('letters-dispute');
  await shoot('letters-dispute-narrow', { width: 320 });
  await page.getByRole('button', { name: 'I sent this letter' }).click();
  await shoot('letters-sent', { isWhole: false });
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Print or save as PDF' }).click();
  await page.getByRole('heading', { name: 'Print your letter' }).waitFor();
  await shoot('letters-paper');
  await set({ language: 'es', textScale: 2 });
  await goTo(one);
  await shoot('letters-offered-es-large', { isWhole: false, height: 3000 });
  await goTo(`${one}/letter/financial-help`);
  await shoot('letters-help-es-large', { isWhole: false, height: 1800 });
}
