/** Letters from templates: facts where they are known, and a visible blank everywhere else. */
import { describe, expect, it } from 'vitest';
import en from '../../../resources/locales/en/letters.json' with { type: 'json' };
import es from '../../../resources/locales/es/letters.json' with { type: 'json' };
import { createTexts } from '../../../shared/create-texts.ts';
import { LetterTemplate } from '../../../shared/model/bills/letter.ts';
import type { LetterFacts } from '../../../shared/words/letters/letter-facts.ts';
import {
  blank,
  countBlanks,
  draftLetter,
  isBlankName,
  listHeadings,
} from '../../../shared/words/letters/letters.ts';

const texts = createTexts('letters', { en, es });
const facts: LetterFacts = {
  today: 'April 20, 2026',
  ownAddress: '118 Alder Street',
  toAddress: 'Appeals\nPO Box 12',
  toPhone: '1-800-555-0142',
  gotOn: 'April 3',
  otherPlan: 'Cedar Plan',
  memberNumber: 'EVG-1',
  service: '“Nerve block”',
  billed: '$1,450.00',
  decidedOn: 'March 16, 2026',
  sender: 'Ana Medina',
  forPatient: 'I write for the patient.',
  person: 'Rosa Medina',
  plan: 'Evergreen Health',
  claimNumber: '26-078-0093',
  serviceDate: 'March 12, 2026',
  provider: 'Harbor & Sons <Group>',
  letterDate: 'March 28, 2026',
  reason: 'Out of network.',
  account: 'A26 077',
  statementDate: 'April 14, 2026',
  billDue: '$962.10 (printed)',
  planSays: 'Claim 26-078-0093\nMy share: $862.10',
  toCheck: 'Please check the amount.',
  difference: '$100.00 (worked out)',
  payments: 'April 2, 2026: $50.00',
  paidTotal: '$50.01 (from my own notes)',
  overpaid: '$100.00 (from my own notes)',
  equalCharges: 'Code: 36415',
  creditor: 'Cascade Imaging',
  why: 'My plan is still deciding.',
  ticked: 'I did not choose this.',
  also: 'Urgent: please be fast.',
  words: 'Read the notes.',
  enclosures: 'both cards',
};
const nothing = Object.fromEntries(Object.keys(facts).map((name) => [name, null])) as LetterFacts;
const write = (template: LetterTemplate, known: LetterFacts, language: 'en' | 'es' = 'en') =>
  draftLetter(template, known, (key, values) => texts.getFixedT(language)(key, values));
const draft = (...of: Parameters<typeof write>) => write(...of).text;

const each = LetterTemplate.options.flatMap((template) =>
  (['en', 'es'] as const).map((language) => ({ template, language })),
);

/** The facts that a template names, in English as in Spanish. */
const factsOf = (template: LetterTemplate) =>
  [...new Set(en[template].text.match(/(?<=\{\{)\w+/g))]
    .filter((name) => name !== 'signature' && name !== 'ownReason')
    .toSorted();

describe.each(each)('$template in $language', ({ template, language }) => {
  const named = factsOf(template) as (keyof LetterFacts)[];

  it('holds every fact that it names as it is, once, and no slot', () => {
    const text = draft(template, facts, language);
    // Who writes is named above and below the signature.
    for (const name of named)
      expect(text.split(facts[name] as string).length, name).toBe(name === 'sender' ? 3 : 2);
    expect(text).not.toMatch(/\{\{|\}\}|null|undefined/);
  });

  it('leaves out a line whose fact is not known; what only the person can say is a blank there', () => {
    for (const name of named)
      for (const unknown of [null, '', '  ']) {
        const { text, open } = write(template, { ...facts, [name]: unknown }, language);
        expect(open, name).toEqual(isBlankName(name) ? [name] : []);
        for (const other of named.filter((one) => one !== name))
          expect(text, `${other} without ${name}`).toContain(facts[other]);
        expect(text, name).not.toMatch(/\{\{|: \n|\n\n\n|: $/);
        expect(text.length, name).toBeLessThan(draft(template, facts, language).length + 2 * blank.length);
      }
  });

  it.runIf(template === 'appeal')(
    'says that it is an appeal, and why: with nothing ticked that is a blank',
    () => {
      const reasons = ['ticked', 'words'] as const;
      const none = { ...facts, ticked: null, words: null };
      expect(write(template, none, language).open).toEqual(['ownReason']);
      for (const name of reasons)
        expect(write(template, { ...none, [name]: facts[name] }, language).open, name).toEqual([]);
      const word = { en: /This is my appeal/, es: /Esta es mi apelación/ }[language];
      expect(write(template, none, language).text).toMatch(word);
    },
  );

  it('has at most four blanks besides the signature, where nothing is known and nothing is ticked', () => {
    const { open, lines, text } = write(template, nothing, language);
    expect(open.length).toBeLessThanOrEqual(4);
    expect(open.length).toBeGreaterThanOrEqual(2);
    // Who writes is named above and below the signature, and asked for once.
    const places = open.length + (open.includes('sender') ? 2 : 1);
    expect(countBlanks(text)).toBe(places);
    expect(lines.flat().filter((part) => part.blank !== null)).toHaveLength(places);
    expect(text).not.toContain('\n\n\n');
    expect(text).toBe(text.replaceAll(/(?!\n)\p{Cc}/gu, ''));
  });

  it('has no heading with nothing below it', () => {
    const bare = draft(template, nothing, language).split('\n\n');
    const whole = draft(template, facts, language).split('\n\n');
    for (const paragraph of bare.filter((one) => !one.includes('\n')))
      expect(
        whole.some((one) => one.startsWith(`${paragraph}\n`) && !/[.:]$/.test(paragraph)),
        paragraph,
      ).toBe(false);
  });

  it('names the same facts in both languages, and leaves room for a signature', () => {
    const slots = (text: string) =>
      [...new Set(text.match(/(?<=\{\{)\w+/g))].filter((name) => name !== 'ownReason').toSorted();
    expect(slots({ en, es }[language][template].text)).toEqual([...named, 'signature'].toSorted());
    // A debt collector is not told who writes.
    if (template === 'proof-of-debt')
      return expect(draft(template, facts, language)).toMatch(/\n\n(Sincerely|Atentamente),\n_{4,}$/);
    expect(draft(template, facts, language)).toMatch(
      /\n\n(Sincerely|Atentamente),\n_{4,}\nAna Medina\n\n(Enclosures|Documentos adjuntos): both cards$/,
    );
  });

  it('says nothing that no letter may say', () => {
    const said = draft(template, facts, language) + texts.getFixedT(language)(`${template}.about`);
    expect(said).not.toMatch(/illegal|ilegal|must pay|deben? pagar|deadline|\bwin\b|ganar[áa]/i);
    expect(said).not.toMatch(
      /\bI owe\b|\byou owe\b|\bdebo\b|\badeudo\b|do not have to pay|no tiene que pagar/i,
    );
    expect(said).not.toMatch(/overcharg|fraud|fraude|refund due|duplicate|pay now|ignore|mistake|error/i);
  });
});

it.each(each)(
  '$template in $language has its address, a subject line, and a greeting, in that order',
  ({ template, language }) => {
    const [from, day, to, subject, greeting] = draft(template, facts, language).split('\n\n');
    expect(from).toBe(`${template === 'proof-of-debt' ? '' : 'Ana Medina\n'}118 Alder Street`);
    expect(day).toBe('April 20, 2026');
    // As on an envelope: no names of fields.
    expect(to).toMatch(
      /^(Evergreen Health|Harbor & Sons <Group>)\n((Attention|A la atención de): .*\n)?Appeals\nPO Box 12(\n1-800-555-0142)?$/,
    );
    expect(subject).toMatch(/^(Re|Asunto): .+\n.+: /);
    expect(greeting).toMatch(/^(Dear Sir or Madam|A quien corresponda):$/);
    expect(listHeadings({ template, t: (key, values) => texts.getFixedT(language)(key, values) })[0]).toBe(
      subject?.split('\n')[0],
    );
  },
);

describe('the letter to a debt collector', () => {
  it.each([
    ['en', 'I am not saying this debt is mine, and I do not promise to pay it.'],
    ['es', 'No digo que esta deuda sea mía, ni prometo pagarla.'],
  ] as const)('in %s says that it admits nothing', (language, words) => {
    expect(draft('proof-of-debt', facts, language)).toContain(words);
  });

  it('tells the collector nothing about the care: no claim, plan, day, amount or name', () => {
    expect(factsOf('proof-of-debt')).toEqual([
      'account',
      'creditor',
      'gotOn',
      'ownAddress',
      'provider',
      'statementDate',
      'ticked',
      'toAddress',
      'today',
      'words',
    ]);
  });
});

it('every letter to a provider that names an amount says that it does not agree to it, or sends proof of payment', () => {
  for (const { template, language } of each) {
    if (!factsOf(template).includes('billDue') || template === 'proof-of-payment') continue;
    expect(draft(template, facts, language)).toMatch(
      /It does not say that I agree with the amount|No dice que yo esté de acuerdo con la cantidad/,
    );
  }
});

it.each(['dispute', 'hold'] as const)(
  'the letter that asks to wait names the amount that is asked for: %s',
  (template) => {
    for (const language of ['en', 'es'] as const)
      expect(draft(template, facts, language)).toContain(facts.billDue);
  },
);

it('a blank is a run of underscores, not one within a word', () => {
  expect([countBlanks(''), countBlanks('a_b __ ___'), countBlanks('____ and\n________')]).toEqual([0, 0, 2]);
});

it('every template has its text, title and purpose in both languages', () => {
  for (const template of LetterTemplate.options)
    for (const letters of [en, es])
      expect(Object.keys(letters[template])).toEqual(['title', 'about', 'text']);
});
