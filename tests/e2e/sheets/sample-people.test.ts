/** What the sample people print, in both languages, on Letter and A4, in regular and large print. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { wordsFor } from '../../../electron/data/statements/words.ts';
import type { PaperRequest } from '../../../shared/model/papers/packet.ts';
import { layOutDocuments } from '../../../shared/paper/layout.ts';
import { measureSheets } from '../../support/sheets/find-faults.ts';
import {
  askForPacket,
  everyLook,
  listYearPapers,
  makePaper,
  openSamplePeople,
  type SamplePerson,
} from '../../support/sheets/sample-papers.ts';
import { openPaperPress, type PaperPress } from './paper-press.ts';

/**
 * In large print a card or a list that must not be broken takes up to half a sheet, so a sheet may end early, and a note or
 * a check may be the last.
 */
function isOfLargePrint(fault: string): boolean {
  return /% full$|torn apart$|^page \d+: no more than /.test(fault);
}

/** Claims of one year on so many sheets, whatever the language; none of the sample people has more than 43. */
const mostOfYear = 5;

describe('papers of the sample people', () => {
  const people = openSamplePeople();
  let press: PaperPress;
  beforeAll(async () => {
    press = await openPaperPress();
  });
  afterAll(() => press.close());

  async function measure(person: SamplePerson, request: PaperRequest) {
    const paper = makePaper(person, request);
    return measureSheets(await press.print(paper), layOutDocuments(paper, wordsFor));
  }

  test.each(people.flatMap((person) => everyLook.map((look) => ({ ...look, person, name: person.name }))))(
    'of $name in $language, $size print, $paper: no row and no heading stands alone, and in regular print no sheet but a last one is less than two thirds full',
    async ({ person, language, size, paper }) => {
      const look = { language, size, paper };
      for (const request of [...listYearPapers(person, look), askForPacket(person, look)]) {
        const { pages, faults } = await measure(person, request);
        const real = faults.filter((fault) => size === 'regular' || !isOfLargePrint(fault));
        expect([request.kind, real]).toEqual([request.kind, []]);
        if (request.kind === 'year') expect(pages).toBeLessThanOrEqual(mostOfYear);
      }
    },
  );

  test.each(people)('a year of $name has the same parts in English as in Spanish', (person) => {
    for (const { size, paper } of everyLook)
      for (const request of listYearPapers(person, { size, paper })) {
        const [english, spanish] = (['en', 'es'] as const).map((language) => {
          const options = { ...request.options, language };
          const made = makePaper(person, { ...request, options } as PaperRequest);
          return layOutDocuments(made, wordsFor).map(({ blocks }) => blocks.map(({ kind }) => kind));
        });
        expect(spanish).toEqual(english);
      }
  });
});
