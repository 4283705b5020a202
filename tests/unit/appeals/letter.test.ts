/** The letter from the template: facts where they are known, and a visible blank everywhere else. */
import { describe, expect, it } from 'vitest';
import en from '../../../resources/locales/en/letters.json' with { type: 'json' };
import es from '../../../resources/locales/es/letters.json' with { type: 'json' };
import { createTexts } from '../../../shared/create-texts.ts';
import { LetterTemplate } from '../../../shared/model/appeals/letter.ts';
import { countBlanks, draftLetter, type LetterFacts } from '../../../shared/words/letters.ts';

const texts = createTexts('letters', { en, es });
const facts: LetterFacts = {
  today: 'April 20, 2026',
  sendTo: 'Appeals\nPO Box 12',
  person: 'Rosa Medina',
  plan: 'Evergreen Health',
  claimNumber: '26-078-0093',
  serviceDate: 'March 12, 2026',
  provider: 'Harbor & Sons <Group>',
  letterDate: 'March 28, 2026',
  reason: 'Out of network.',
};
const nothing = Object.fromEntries(Object.keys(facts).map((name) => [name, null])) as LetterFacts;
const draft = (known: LetterFacts, language: 'en' | 'es' = 'en') =>
  draftLetter('appeal', known, (key, values) => texts.getFixedT(language)(key, values));

describe.each(['en', 'es'] as const)('the request for appeal in %s', (language) => {
  const always = countBlanks(draft(facts, language));

  it('holds every fact as it is, and no slot', () => {
    const text = draft(facts, language);
    for (const fact of Object.values(facts)) expect(text).toContain(fact);
    expect(text).not.toMatch(/\{\{|\}\}|null|undefined/);
  });

  it.each(Object.keys(facts))('has one blank more where %s is not known', (name) => {
    for (const unknown of [null, '', '  '])
      expect(countBlanks(draft({ ...facts, [name]: unknown }, language))).toBe(always + 1);
  });

  it('is nothing but blanks beside its words when nothing is known', () => {
    expect(countBlanks(draft(nothing, language))).toBe(always + Object.keys(facts).length);
  });

  it('promises nothing, and says no law', () => {
    expect(draft(facts, language)).not.toMatch(/illegal|ilegal|must pay|deben pagar|deadline|\bwin\b/i);
  });
});

it('a blank is a run of underscores, not one within a word', () => {
  expect([countBlanks(''), countBlanks('a_b __ ___'), countBlanks('____ and\n________')]).toEqual([0, 0, 2]);
});

it('every template has its text and title in both languages', () => {
  for (const template of LetterTemplate.options)
    for (const letters of [en, es]) expect(Object.keys(letters[template])).toEqual(['title', 'text']);
});
