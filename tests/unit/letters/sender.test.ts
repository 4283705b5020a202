/** Who a letter names as its sender: never the person for whom somebody else acts. */
import { describe, expect, it } from 'vitest';
import en from '../../../resources/locales/en/letters.json' with { type: 'json' };
import es from '../../../resources/locales/es/letters.json' with { type: 'json' };
import { createTexts } from '../../../shared/create-texts.ts';
import { LetterTemplate } from '../../../shared/model/bills/letter.ts';
import type { PersonSummary } from '../../../shared/model/plans/connection.ts';
import { findHelper } from '../../../shared/words/letters/find-helper.ts';
import { gatherLetterFacts, noAnswers } from '../../../shared/words/letters/letter-facts.ts';
import { draftLetter } from '../../../shared/words/letters/letters.ts';

const today = '2026-05-01';
const person = (id: string, more: Partial<PersonSummary> = {}): PersonSummary => ({
  ...{ id, name: id, nameOfPlans: id, birthDate: '1984-05-09', authority: null },
  ...more,
});
const rosa = person('Rosa Medina');
const theo = person('Theo Medina', { birthDate: '2016-08-21' });

describe('who signs for somebody', () => {
  it.each<[string, PersonSummary, PersonSummary[], ReturnType<typeof findHelper>]>([
    ['an adult of whom nothing is noted signs', rosa, [theo], null],
    ['whoever uses the app signs', { ...rosa, authority: 'self' }, [], null],
    ['a child who is noted as who uses the app signs', { ...theo, authority: 'self' }, [], null],
    ['for a child an adult signs, whose name nobody noted', theo, [rosa], { name: null }],
    ['for a child whoever uses the app', theo, [{ ...rosa, authority: 'self' }], { name: 'Rosa Medina' }],
    ['on the day before coming of age', { ...theo, birthDate: '2008-05-02' }, [], { name: null }],
    ['no longer on the day of coming of age', { ...theo, birthDate: '2008-05-01' }, [], null],
    ['nobody where only the year is known', { ...theo, birthDate: '2016' }, [], null],
    ['a parent, whatever the age', { ...rosa, authority: 'parent' }, [], { name: null }],
    ['a representative', { ...rosa, authority: 'representative' }, [theo], { name: null }],
    [
      'whoever has a power of attorney',
      { ...rosa, authority: 'power-of-attorney' },
      [person('Lucía Medina', { authority: 'self' })],
      { name: 'Lucía Medina' },
    ],
    [
      'without a name where two are noted as who uses the app',
      theo,
      [person('a', { authority: 'self' }), person('b', { authority: 'self' })],
      { name: null },
    ],
  ])('%s', (_, whose, others, expected) => {
    expect(findHelper(whose.id, [...others, whose], today)).toEqual(expected);
  });

  it('is nobody for a person who is not here', () => {
    expect(findHelper('gone', [theo], today)).toBeNull();
  });
});

const texts = createTexts('letters', { en, es });
const write = (
  template: LetterTemplate,
  language: 'en' | 'es',
  helper: { name: string | null } | null,
  ownName?: string,
) => {
  const t = (key: string, values = {}) => String(texts.getFixedT(language)(key, values));
  const subject = {
    ...{ personName: theo.name, helper, bill: null, claims: [], refusal: null, lines: [], place: null },
    equalCharges: null,
    ...{ address: null, phone: null, memberNumber: { whole: null, ending: null } },
  };
  const answers = { ...noAnswers, ...(ownName !== undefined && { ownName }) };
  return draftLetter(template, gatherLetterFacts(subject, { language, t, today }, answers), t);
};

// A debt collector is told no name at all.
const named = LetterTemplate.options.filter((one) => one !== 'proof-of-debt');

describe.each(
  named.flatMap((template) => (['en', 'es'] as const).map((language) => ({ template, language }))),
)('$template in $language', ({ template, language }) => {
  const patient = { en: 'Patient: Theo Medina', es: 'Paciente: Theo Medina' }[language];
  const says = {
    en: 'I am writing for the person who got the care',
    es: 'Escribo en nombre de la persona que recibió la atención',
  }[language];

  it('for a child names them as the patient alone; who writes is a blank above and below', () => {
    const { text, open, lines } = write(template, language, { name: null });
    expect(text.split('\n').filter((line) => line.includes('Theo Medina'))).toEqual([patient]);
    expect(text).toContain(says);
    expect(open[0]).toBe('sender');
    expect(open.filter((name) => name === 'sender')).toHaveLength(1);
    expect(lines.flat().filter(({ blank }) => blank === 'sender')).toHaveLength(2);
    expect(lines[0]).toEqual([{ text: '', blank: 'sender' }]);
  });

  it('has the name of who acts for them, as it is noted or typed', () => {
    for (const { text, open } of [
      write(template, language, { name: 'Rosa Medina' }),
      write(template, language, { name: null }, ' Rosa Medina '),
    ]) {
      expect(text).toMatch(/^Rosa Medina\n/);
      expect(text).toMatch(/\n_+\nRosa Medina$/);
      expect(text).toContain(patient);
      expect(open).not.toContain('sender');
    }
  });

  it('of a person who signs says nothing of that', () => {
    const { text } = write(template, language, null);
    expect(text).toMatch(/^Theo Medina\n/);
    expect(text).not.toContain(says);
  });
});

it('to a debt collector names nobody, whoever signs', () => {
  for (const language of ['en', 'es'] as const)
    for (const helper of [null, { name: 'Rosa Medina' }])
      expect(write('proof-of-debt', language, helper).text).not.toMatch(/Medina/);
});
