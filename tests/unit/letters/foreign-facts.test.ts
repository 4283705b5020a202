/**
 * Whatever a plan, a file or a paper puts into a letter is the end of a line behind its label, or a quotation: the
 * letter around it stays the person's. Every text of a letter's subject is tried, in every letter and language.
 */
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import en from '../../../resources/locales/en/letters.json' with { type: 'json' };
import es from '../../../resources/locales/es/letters.json' with { type: 'json' };
import { createTexts } from '../../../shared/create-texts.ts';
import { Bill, BillVerdict } from '../../../shared/model/bills/bill.ts';
import { LetterLanguage, LetterTemplate } from '../../../shared/model/bills/letter.ts';
import { Payment } from '../../../shared/model/bills/payment.ts';
import { ClaimRow } from '../../../shared/model/claims/claim-row.ts';
import { softenQuotes } from '../../../shared/words/letters/cite.ts';
import {
  gatherLetterFacts,
  type LetterFacts,
  type LetterSubject,
} from '../../../shared/words/letters/letter-facts.ts';
import { countBlanks, draftLetter } from '../../../shared/words/letters/letters.ts';
import { hostileWords, ownNames } from '../../support/hostile-plan/hostile-words.ts';
import { claimRow } from '../../support/statement-fixture.ts';
import { billOf } from '../bills/bill-and-claim.ts';

const texts = createTexts('letters', { en, es });

/** Claims in each of the ways in which letters speak of one, with names of their own. */
const claims = (
  [
    { state: 'plan-did-not-pay' },
    { state: 'plan-is-deciding' },
    { state: 'canceled' },
    { state: 'plan-paid', decidedOn: null },
    { state: 'plan-paid', openedAt: '2026-04-01T10:00:00Z' },
  ] as const
).map((changes, index) =>
  claimRow({
    claimNumber: `PC-${index}`,
    planName: `Evergreen Health ${index}`,
    providerName: `Harbor Valley ${index}`,
    ...changes,
  }),
);
const payment: Payment = {
  id: 'payment-1',
  billId: 'bill-1',
  claimId: null,
  cents: 50_00,
  currency: 'USD',
  paidOn: '2026-04-02',
  way: 'card',
  note: 'from the joint account',
};

/** Everything that a letter can know, of a bill and of a refused claim. */
const subjects = {
  bill: {
    personName: 'Ana Ruiz',
    bill: {
      bill: billOf({
        personId: 'p-ana',
        biller: 'Northgate Surgery',
        billerFor: 'Cascade Imaging',
        patientName: 'Baby Ruiz',
        accounts: ['A26 077', 'B9'],
        statementDate: '2026-04-14',
      }),
      verdict: {
        verdict: 'refused',
        notes: [],
        differenceCents: 100_00,
        openShareCents: null,
        overpaidCents: 40_00,
        claims: [],
        parts: [],
      },
      payments: [payment],
    },
    claims,
    refusal: null,
  },
  claim: {
    personName: 'Ana Ruiz',
    bill: null,
    claims: claims.slice(0, 1),
    refusal: {
      sendTo: 'Appeals\nPO Box 12',
      letterDate: '2026-03-28',
      reason: { text: 'Out of network', code: null, system: null },
    },
  },
} satisfies Record<string, LetterSubject>;

/** Says which of a subject's texts may be any text: not a day, a state or a way to pay. */
const Subject = z.strictObject({
  personName: z.string().nullable(),
  bill: z.strictObject({ bill: Bill, verdict: BillVerdict, payments: z.array(Payment) }).nullable(),
  claims: z.array(ClaimRow),
  refusal: z
    .strictObject({
      sendTo: z.string().nullable(),
      letterDate: z.iso.date().nullable(),
      reason: z.strictObject({ text: z.string(), code: z.null(), system: z.null() }),
    })
    .nullable(),
});

type Leaf = { path: string; text: string; replace(text: string): LetterSubject };

function leavesOf(subject: LetterSubject): Leaf[] {
  const found: Leaf[] = [];
  const walk = (value: unknown, path: (string | number)[]) => {
    if (typeof value === 'object' && value !== null)
      for (const [key, inner] of Object.entries(value)) walk(inner, [...path, key]);
    if (typeof value !== 'string') return;
    const replace = (text: string) => {
      const copy = structuredClone(subject);
      let place = copy as unknown as Record<string, unknown>;
      for (const key of path.slice(0, -1)) place = place[key] as Record<string, unknown>;
      place[path.at(-1) as string] = text;
      return copy;
    };
    if (Subject.safeParse(replace('any text')).success)
      found.push({ path: path.join('.'), text: value, replace });
  };
  walk(subject, []);
  return found;
}

const wordsIn = (language: LetterLanguage) => {
  const t = texts.getFixedT(language);
  return (key: string, values = {}) => (key.startsWith('payments:') ? 'card' : String(t(key, values)));
};
const gather = (subject: LetterSubject, language: LetterLanguage) =>
  gatherLetterFacts(subject, { language, t: wordsIn(language), today: '2026-05-01' });
const write = (template: LetterTemplate, subject: LetterSubject, language: LetterLanguage) =>
  draftLetter(template, gather(subject, language), wordsIn(language));

const letters = LetterTemplate.options.flatMap((template) =>
  LetterLanguage.options.flatMap((language) =>
    Object.values(subjects).map((subject) => ({ template, language, subject })),
  ),
);
const hideQuotations = (letter: string) => letter.replace(/“[^“”„‟«»"＂\n]*”/g, '§');

/** The person typed where an appeal goes, in lines of their own: `sendTo` is no fact of a stranger. */
const isTyped = ({ path }: Leaf) => path === 'refusal.sendTo';

it('each fact is known here, and each that may be any text is in a letter', () => {
  const known = Object.values(subjects).map((subject) => gather(subject, 'en'));
  const names = Object.keys(known[0] ?? {}) as (keyof LetterFacts)[];
  for (const name of names)
    expect(
      known.some((facts) => facts[name]),
      name,
    ).toBeTruthy();
  const inLetters = new Set(LetterTemplate.options.flatMap((one) => en[one].text.match(/(?<=\{\{)\w+/g)));
  expect([...inLetters].filter((name) => name !== 'blank').toSorted()).toEqual(names.toSorted());
});

describe.each(letters)('$template in $language', ({ template, language, subject }) => {
  const own = write(template, subject, language);
  const leaves = leavesOf(subject).filter((leaf) => !isTyped(leaf));

  it('is the same around each text that a stranger wrote', () => {
    expect(leaves.length).toBeGreaterThan(5);
    for (const { path, text, replace } of leaves)
      for (const [kind, hostile] of Object.entries(hostileWords)) {
        const twin = write(template, replace(hostile), language);
        expect(twin.split('\n').length, `${path}, ${kind}`).toBe(own.split('\n').length);
        expect(Math.max(...twin.split('\n').map((line) => line.length))).toBeLessThan(2_000);
        if (own.includes(text)) {
          expect(hideQuotations(twin), `${path}, ${kind}`).toBe(hideQuotations(own.replaceAll(text, '§')));
          expect(countBlanks(twin), `${path}, ${kind}`).toBe(countBlanks(own));
        }
        // A day that is none and a currency that is none are left away.
        else expect(twin, `${path}, ${kind}`).not.toMatch(/withdraw|😀/i);
      }
  });

  it('has each own name whole, at the end of a line behind its label', () => {
    for (const { path, replace } of leaves.filter(({ text }) => own.includes(text)))
      for (const name of ownNames) {
        const letter = write(template, replace(name), language);
        const changed = letter.split('\n').filter((line, index) => line !== own.split('\n')[index]);
        const quoted = path === 'refusal.reason.text' ? `“${softenQuotes(name)}”` : name;
        for (const line of changed) {
          const label = /^[^:]+: /.exec(line)?.[0] ?? '';
          expect(label, `${path}: ${line}`).not.toBe('');
          expect(`${line.slice(label.length)}, `, path).toContain(`${quoted}, `);
        }
      }
  });
});

it.each(LetterLanguage.options)(
  'an address in %s keeps the lines that the person typed, and stays one paragraph',
  (language) => {
    const at = (sendTo: string) =>
      write('appeal', { ...subjects.claim, refusal: { ...subjects.claim.refusal, sendTo } }, language);
    const paragraphs = (letter: string) => letter.split('\n\n').length;
    for (const hostile of Object.values(hostileWords))
      expect(paragraphs(at(hostile))).toBe(paragraphs(at('PO Box 12')));
    expect(at('Appeals\nPO Box 12\nMaple Falls, WA')).toContain(
      '\n\nAppeals\nPO Box 12\nMaple Falls, WA\n\n',
    );
  },
);
