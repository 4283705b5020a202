/** What is said of what was paid fits what is shown: no sentence speaks of an amount that is not there. */
import { screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { Output } from '#shared/ipc/contract';
import type { Answers } from '../support/app-bridge.ts';
import { openApp } from '../support/open-app.tsx';

const says = {
  en: {
    paid: 'what did I pay in 2025',
    taxes: 'taxes 2025',
    drugs: 'what did I pay for prescriptions in 2025',
    answer: 'Answer',
    amount: '$50.00 you marked as paid, 2 payments',
    marked: 'You marked these payments yourself.',
    share: 'Your share is what your plan says is yours to pay. It does not show if you paid it.',
    pharmacy: 'The amount at the pharmacy is from your plan. It is usually paid there.',
    apart: 'These may be the same money, so they are not added together.',
    none: 'You have not marked any payments in 2025.',
    every: 'These are all your payments',
  },
  es: {
    paid: 'cuánto pagué en 2025',
    taxes: 'impuestos 2025',
    drugs: 'cuánto pagué por recetas en 2025',
    answer: 'Respuesta',
    amount: '$50.00 marcados por usted como pagados, 2 pagos',
    marked: 'Estos pagos los marcó usted.',
    share: 'Su parte es lo que, según su plan, le toca pagar a usted. No muestra si ya la pagó.',
    pharmacy: 'La cantidad de la farmacia la indica su plan. Por lo general se paga allí mismo.',
    apart: 'Puede ser el mismo dinero; por eso estas cantidades no se suman.',
    none: 'Usted no ha marcado pagos en 2025.',
    every: 'Estos son todos sus pagos',
  },
} as const;

type Language = keyof typeof says;

async function ask(question: string, answers: Answers, language: Language) {
  const { user } = await openApp('/claims', answers, { language });
  await user.type(await screen.findByRole('combobox'), `${question}{Enter}`);
  return screen.findByRole('region', { name: says[language].answer });
}

const marked: Output<'bills.paidOf'> = { by: 'day', sums: [{ currency: 'USD', payments: 2, cents: 50_00 }] };

it.each(['en', 'es'] as const)('beside a share and the pharmacy, in %s', async (language) => {
  const words = says[language];
  const answer = await ask(words.paid, { 'bills.paidOf': marked }, language);
  await waitFor(() => expect(answer).toHaveTextContent(words.amount));
  await waitFor(() =>
    expect(answer).toHaveTextContent(`${words.marked} ${words.share} ${words.pharmacy} ${words.apart}`),
  );
});

it.each(['en', 'es'] as const)('beside the pharmacy alone, in %s', async (language) => {
  const words = says[language];
  const answer = await ask(words.drugs, { 'bills.paidOf': marked }, language);
  await waitFor(() => expect(answer).toHaveTextContent(`${words.marked} ${words.pharmacy} ${words.apart}`));
  expect(answer).not.toHaveTextContent(words.share);
});

it.each(['en', 'es'] as const)('for taxes, where nothing was marked, in %s', async (language) => {
  const words = says[language];
  const empty = await ask(words.taxes, {}, language);
  await waitFor(() => expect(empty).toHaveTextContent(words.none));
  expect(empty).not.toHaveTextContent(words.every);
  await waitFor(() => expect(empty).toHaveTextContent(words.share));
});
