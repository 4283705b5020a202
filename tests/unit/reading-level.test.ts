/**
 * How hard the English texts are to read, by the Flesch-Kincaid grade: the school year whose pupils read it with ease.
 * The promise is the sixth. Labels and short sentences are not measured one by one: the
 * formula knows only the length of words, and "deductible" alone is past every school.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { fleschKincaid } from 'flesch-kincaid';
import { syllable } from 'syllable';
import { describe, expect, it } from 'vitest';

const folder = new URL('../../resources/locales/en/', import.meta.url);
const promised = 6;
/** One sentence may be harder than the texts around it. */
const highest = 8;
const fewestWords = 10;

/** Sentences over the limit, by what makes each hard. */
const exceptions = [
  // The names of kinds of insurance, of money and of people that have no shorter word.
  'appeals.json unknown.text',
  'approvals.json clock.standard',
  'approvals.json clock.urgent',
  'approvals.json plansWhy.text',
  'claim.json checks.deductible-unclear',
  'common.json medicare',
  'coverage.json assistance.program.qmb',
  'coverage.json assistance.program.qmb-medicaid',
  'denials.json ask.late.3',
  'denials.json balance.hospital',
  'denials.json bearer.provider',
  'denials.json window.outside.text',
  'health.json name.vaccine.dtap-more',
  'limits.json benefitPeriod',
  'limits.json notIn.notCovered',
  'limits.json notIn.vendors',
  'settings.json terms.sections.0.text',
  'settings.json terms.sections.3.text',
  'taxes.json foot',
  'visits.json steps.names',
  'written.json save.text',
  // "Claimfolio", "computer", "connection", "encryption".
  'common.json example.removing.text',
  'common.json storage.memory-no-key-store',
  'common.json storage.memory-refused',
  'copies.json backups.text_one',
  'copies.json backups.text_other',
  'copies.json backups.where',
  'copies.json save.inside',
  'copies.json save.lead',
  'copies.json settings.text',
  'errors.json start/no-sandbox.next',
  'errors.json start/refused-switch.what',
  'errors.json store/corrupt.next',
  'errors.json store/read-only.next',
  'errors.json vault/refused.what',
  'lock.json settings.text',
  'plans.json ask.nothing',
  'plans.json leave.eraseText',
  'plans.json sentence.signInLost',
  'plans.json sentence.signInUntilClosed',
  'recovery.json closed.why.memory-refused',
  'recovery.json what',
  'settings.json erase.text',
  'settings.json privacy.sections.2.text',
  'settings.json privacy.sections.4.text',
  'settings.json records.encrypted',
  // Letters go to people whose trade it is.
  'letters.json appeal.text',
  'letters.json financial-help.text',
];

type Sentence = { key: string; text: string; words: string[] };

const grade = (sentences: readonly Sentence[]) =>
  fleschKincaid({
    sentence: sentences.length,
    word: sentences.reduce((sum, { words }) => sum + words.length, 0),
    syllable: sentences.flatMap(({ words }) => words).reduce((sum, word) => sum + syllable(word), 0),
  });

const sentencesOf = (file: string): Sentence[] =>
  flatten(JSON.parse(readFileSync(new URL(file, folder), 'utf8'))).flatMap(([key, text]) =>
    text
      // What is filled in is most often a short name, a number or an amount.
      .replace(/\{\{[^}]*\}\}/g, 'Ann')
      .replace(/<[^>]+>/g, '')
      .split(/(?<=[.!?:])\s+|\n+/)
      .map((part) => ({ key: `${file} ${key}`, text: part, words: part.match(/[\p{L}’'-]*\p{L}/gu) ?? [] }))
      .filter(({ words }) => words.length > 0),
  );

function flatten(texts: unknown, path: string[] = []): [string, string][] {
  if (typeof texts === 'string') return [[path.join('.'), texts]];
  return Object.entries(texts as object).flatMap(([key, value]) => flatten(value, [...path, key]));
}

describe('English that a sixth grader can read', () => {
  const files = readdirSync(folder);
  const hard = files
    .flatMap(sentencesOf)
    .filter((sentence) => sentence.words.length >= fewestWords && grade([sentence]) > highest);

  it.each(files)('%s', (file) => {
    const sentences = sentencesOf(file).filter(({ words }) => words.length >= 5);
    if (sentences.length > 0) expect(grade(sentences)).toBeLessThanOrEqual(promised);
  });

  it('holds for each sentence, but for those that are listed', () => {
    const found = hard.filter(({ key }) => !exceptions.includes(key));
    expect(found.map((one) => `${grade([one]).toFixed(1)} ${one.key}: ${one.text}`)).toEqual([]);
  });

  it('lists no sentence that became easier', () => {
    expect(exceptions.filter((key) => !hard.some((one) => one.key === key))).toEqual([]);
  });
});
