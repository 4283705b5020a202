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
import {
  type LetterAnswers,
  LetterLanguage,
  LetterTemplate,
  letterTicks,
} from '../../../shared/model/bills/letter.ts';
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

/** What a plan wrote of the claim and on the card. */
const ofClaim = {
  lines: [{ service: { text: 'Nerve block', code: '01400', system: 'CPT' }, revenue: null }],
  place: 'Elm Surgery Center',
  equalCharges: { service: '36415', day: '2026-11-05', cents: 18_00, currency: 'USD', count: 2 },
  address: '1 Main Street, Maple Falls',
  phone: '1-800-555-0142',
  memberNumber: { whole: 'EVG-884-20-4410', ending: '…' },
};

/** Everything that the person may add, ticked and typed. */
const answers: LetterAnswers = {
  ownAddress: '118 Alder Street',
  toAddress: null,
  more: 'Cedar Plan, number 7',
  isNumberWhole: true,
  ticked: [...letterTicks],
  words: 'Please read the notes.',
};

/** Everything that a letter can know, of a bill and of a refused claim. */
const subjects = {
  bill: {
    personName: 'Ana Ruiz',
    helper: null,
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
        leftShareCents: null,
        overpaidCents: 40_00,
        claims: [],
        parts: [],
      },
      payments: [payment],
      canceledClaims: claims.slice(0, 1).map((one) => ({
        ...one,
        state: 'canceled' as const,
        claimNumber: 'PC-77',
        planName: 'Former Plan',
      })),
    },
    claims,
    refusal: null,
    ...ofClaim,
  },
  claim: {
    personName: 'Ana Ruiz',
    helper: null,
    bill: null,
    claims: claims.slice(0, 1),
    refusal: {
      sendTo: 'Appeals\nPO Box 12',
      letterDate: '2026-03-28',
      reason: { text: 'Out of network', code: null, system: null },
    },
    ...ofClaim,
  },
  /** Nobody copied the address of the plan's letter: that of the records stands there. */
  known: {
    personName: 'Ana Ruiz',
    helper: { name: 'Luz Marín' },
    bill: null,
    claims: claims.slice(0, 1),
    refusal: { sendTo: null, letterDate: null, reason: null },
    ...ofClaim,
    memberNumber: { whole: null, ending: 'Q7' },
  },
} satisfies Record<string, LetterSubject>;

/** Says which of a subject's texts may be any text: not a day, a state or a way to pay. */
const Subject = z.strictObject({
  personName: z.string().nullable(),
  helper: z.strictObject({ name: z.string() }).nullable(),
  bill: z
    .strictObject({
      bill: Bill,
      verdict: BillVerdict,
      payments: z.array(Payment),
      canceledClaims: z.array(ClaimRow),
    })
    .nullable(),
  claims: z.array(ClaimRow),
  refusal: z
    .strictObject({
      sendTo: z.string().nullable(),
      letterDate: z.iso.date().nullable(),
      reason: z.strictObject({ text: z.string(), code: z.null(), system: z.null() }).nullable(),
    })
    .nullable(),
  lines: z.array(
    z.strictObject({
      service: z.strictObject({ text: z.string(), code: z.literal('01400'), system: z.literal('CPT') }),
      revenue: z.null(),
    }),
  ),
  place: z.string(),
  equalCharges: z.strictObject({
    service: z.string(),
    day: z.iso.date(),
    cents: z.int(),
    currency: z.literal('USD'),
    count: z.int(),
  }),
  address: z.string(),
  phone: z.string(),
  memberNumber: z.strictObject({ whole: z.string().nullable(), ending: z.string() }),
});

/** `factsWith`: what a letter knows when this text is another; the same for every letter, so gathered once. */
type Leaf = { path: string; text: string; factsWith(text: string, language: LetterLanguage): LetterFacts };

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
    if (!Subject.safeParse(replace('any text')).success) return;
    const gathered = new Map<string, LetterFacts>();
    const factsWith = (text: string, language: LetterLanguage) => {
      const key = `${language} ${text}`;
      const facts = gathered.get(key) ?? gather(replace(text), language);
      gathered.set(key, facts);
      return facts;
    };
    found.push({ path: path.join('.'), text: value, factsWith });
  };
  walk(subject, []);
  return found;
}

const wordsIn = (language: LetterLanguage) => {
  const t = texts.getFixedT(language);
  return (key: string, values = {}) =>
    key.startsWith('payments:') ? 'card' : key.startsWith('claim:') ? 'Anesthesia' : String(t(key, values));
};
const gather = (subject: LetterSubject, language: LetterLanguage) =>
  gatherLetterFacts(subject, { language, t: wordsIn(language), today: '2026-05-01' }, answers);
/** Of a template every draft asks for one text, with the same values. */
const templates = new Map<string, string>();
const write = (template: LetterTemplate, facts: LetterFacts, language: LetterLanguage) =>
  draftLetter(template, facts, (key, values) => {
    const text = templates.get(`${language} ${key}`) ?? wordsIn(language)(key, values);
    templates.set(`${language} ${key}`, text);
    return text;
  }).text;

const letters = LetterTemplate.options.flatMap((template) =>
  LetterLanguage.options.flatMap((language) =>
    Object.values(subjects).map((subject) => ({ template, language, subject })),
  ),
);
/** The person typed where an appeal goes, in lines of their own: `sendTo` is no fact of a stranger. */
const isTyped = ({ path }: Leaf) => path === 'refusal.sendTo';
const leavesBySubject = new Map(
  Object.values(subjects).map((subject) => [
    subject as LetterSubject,
    leavesOf(subject).filter((leaf) => !isTyped(leaf)),
  ]),
);
const hideQuotations = (letter: string) => letter.replace(/“[^“”„‟«»"＂\n]*”/g, '§');

const isDay = (path: string) => /(?:On|Start|End|Date)$/.test(path);

/** Words, not a name: always in quotation marks. */
const isQuoted = (path: string) => path === 'refusal.reason.text' || path.startsWith('lines.');

it('each fact is known here, and each that may be any text is in a letter', () => {
  const known = Object.values(subjects).map((subject) => gather(subject, 'en'));
  const names = Object.keys(known[0] ?? {}) as (keyof LetterFacts)[];
  for (const name of names)
    expect(
      known.some((facts) => facts[name]),
      name,
    ).toBeTruthy();
  const inLetters = new Set(
    LetterTemplate.options.flatMap((one) => en[one].text.match(/(?<=\{\{)\w+/g) ?? []),
  );
  const blanks = ['signature', 'ownReason'];
  expect([...inLetters].filter((name) => !blanks.includes(name)).toSorted()).toEqual(names.toSorted());
});

describe.each(letters)('$template in $language', ({ template, language, subject }) => {
  const own = write(template, gather(subject, language), language);
  const ownLines = own.split('\n');
  const leaves = leavesBySubject.get(subject) ?? [];

  it('is the same around each text that a stranger wrote', () => {
    expect(leaves.length).toBeGreaterThan(5);
    for (const { path, text, factsWith } of leaves) {
      const around = own.includes(text) ? hideQuotations(own.replaceAll(text, '§')) : null;
      for (const [kind, hostile] of Object.entries(hostileWords)) {
        const twin = write(template, factsWith(hostile, language), language);
        const lines = twin.split('\n');
        // A line that would name a day that is none is left out.
        if (isDay(path)) expect(lines.length, `${path}, ${kind}`).toBeLessThanOrEqual(ownLines.length);
        else expect(lines.length, `${path}, ${kind}`).toBe(ownLines.length);
        expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(2_000);
        if (around !== null) {
          expect(hideQuotations(twin), `${path}, ${kind}`).toBe(around);
          expect(countBlanks(twin), `${path}, ${kind}`).toBe(countBlanks(own));
        }
        // A day that is none and a currency that is none are left away.
        else expect(twin, `${path}, ${kind}`).not.toMatch(/withdraw|😀/i);
      }
    }
  });

  it('has each own name whole, at the end of a line behind its label, or in its place of the letterhead', () => {
    const subjectLine = ownLines.findIndex((line) => /^(Re|Asunto): /.test(line));
    const isHead = (index: number) => index < subjectLine || /^_+$/.test(ownLines[index - 1] ?? '');
    for (const { path, factsWith } of leaves.filter(({ text }) => own.includes(text)))
      for (const name of ownNames) {
        const letter = write(template, factsWith(name, language), language);
        const changes = [...letter.split('\n').entries()].filter(([index, line]) => line !== ownLines[index]);
        // Of an address, and below the signature, a line is a name and nothing else.
        for (const [, line] of changes.filter(([index, line]) => isHead(index) && !line.includes(': ')))
          expect(`${line}, `, path).toContain(`${name}, `);
        const changed = changes.flatMap(([index, line]) =>
          isHead(index) && !line.includes(': ') ? [] : line,
        );
        const quoted = isQuoted(path) ? `“${softenQuotes(name)}”` : name;
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
      write(
        'appeal',
        gather({ ...subjects.claim, refusal: { ...subjects.claim.refusal, sendTo } }, language),
        language,
      );
    const paragraphs = (letter: string) => letter.split('\n\n').length;
    for (const hostile of Object.values(hostileWords))
      expect(paragraphs(at(hostile))).toBe(paragraphs(at('PO Box 12')));
    expect(at('Appeals\nPO Box 12\nMaple Falls, WA')).toContain('\nAppeals\nPO Box 12\nMaple Falls, WA\n');
  },
);
