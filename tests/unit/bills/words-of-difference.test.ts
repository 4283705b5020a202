/** The amounts that are said of a bill that is too high make the difference that is told, whatever was paid since. */
import { expect, it } from 'vitest';
import en from '../../../resources/locales/en/bills.json' with { type: 'json' };
import es from '../../../resources/locales/es/bills.json' with { type: 'json' };
import { createTexts } from '../../../shared/create-texts.ts';
import { type JudgedBill, sayBill } from '../../../shared/words/bills.ts';
import { billOf } from './bill-and-claim.ts';

const texts = createTexts('bills', { en, es });
const centsIn = (text: string) =>
  [...text.matchAll(/\$(\d+)\.(\d\d)/g)].map(([, dollars, cents]) => Number(`${dollars}${cents}`));

it.each(
  (['en', 'es'] as const).flatMap((language) =>
    [0, 15_00, 24_99].map((sinceCents) => ({ language, sinceCents })),
  ),
)('in $language after $sinceCents cents', ({ language, sinceCents }) => {
  const t = (key: string, values = {}) =>
    String(texts.getFixedT(language)(key.replace('bills:', ''), values));
  const { headline, says } = sayBill(
    {
      bill: billOf({ dueCents: 125_01 }),
      verdict: {
        ...{ verdict: 'higher', notes: [], claims: [], parts: [], overpaidCents: null },
        ...{ differenceCents: 100_00, openShareCents: 25_01, leftShareCents: 25_01 - sinceCents },
      },
      paidCents: sinceCents,
      installments: null,
      countedBillId: null,
      otherBills: [],
    } satisfies JudgedBill,
    { t, money: (cents) => `$${(cents / 100).toFixed(2)}` },
  );
  const [asked = 0, left = 0] = centsIn(says);
  expect(centsIn(headline)).toEqual([asked - left]);
});
