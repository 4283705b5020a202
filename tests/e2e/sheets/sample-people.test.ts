/** What the sample people print, in both languages, on Letter and A4, in regular and large print. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { wordsFor } from '../../../electron/data/statements/words.ts';
import { doctorParts, type PaperRequest } from '../../../shared/model/papers/packet.ts';
import { layOutDocuments } from '../../../shared/paper/layout.ts';
import { measureSheets } from '../../support/sheets/find-faults.ts';
import { readSheets } from '../../support/sheets/read-sheets.ts';
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

/** A sign of money, or a figure with cents. */
const money = /[$€]|\b(?:USD|dollars?|dólares)\b|\d[.,]\d\d(?![\d.])/i;

/** What an empty sheet says of itself, above where the cards stand on its front. */
const leftEmpty = new Set(
  (['en', 'es'] as const).map((language) => wordsFor(language).t('coverage:paper.leftEmpty')),
);

/** Claims of one year on so many sheets, whatever the language; none of the sample people has more than 43. */
const mostOfYear = 5;

describe('papers of the sample people', () => {
  const people = openSamplePeople();
  let press: PaperPress;
  beforeAll(async () => {
    press = await openPaperPress();
  });
  afterAll(() => press.close());

  const printed = new Map<string, ReturnType<PaperPress['print']>>();
  /** Several tests read the same packet, and drawing it takes longest. */
  function print(person: SamplePerson, request: PaperRequest): ReturnType<PaperPress['print']> {
    const key = `${person.name} ${JSON.stringify(request)}`;
    const pdf = printed.get(key) ?? press.print(makePaper(person, request));
    printed.set(key, pdf);
    return pdf;
  }

  async function measure(person: SamplePerson, request: PaperRequest) {
    const pdf = await print(person, request);
    return measureSheets(pdf, layOutDocuments(makePaper(person, request), wordsFor));
  }

  test.each(people.flatMap((person) => everyLook.map((look) => ({ ...look, person, name: person.name }))))(
    'of $name in $language, $size print, $paper: no row and no heading stands alone, and in regular print no sheet but a last one is less than two thirds full',
    async ({ person, language, size, paper }) => {
      const look = { language, size, paper };
      const packets = [askForPacket(person, look), askForPacket(person, look, doctorParts)];
      for (const request of [...listYearPapers(person, look), ...packets]) {
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

  const regular = everyLook.filter(({ size }) => size === 'regular');

  async function readSaid(person: SamplePerson, request: PaperRequest) {
    const sheets = await readSheets(await print(person, request));
    return sheets.map(({ runs }) => runs.map(({ text }) => text).join(' '));
  }

  test('a doctor’s packet for Walter Osgood, with the cards on a sheet of their own, takes at most 4 pages', async () => {
    const walter = people.find(({ name }) => name === 'Walter Osgood') as SamplePerson;
    for (const look of regular) {
      const pages = await readSaid(walter, askForPacket(walter, look, doctorParts));
      expect(pages.length).toBeLessThanOrEqual(4);
      expect(pages[0]).toMatch(/(Allergies|Alergias).*(Medicines|Medicamentos).*(Insurance|Seguro)/);
      expect(pages[0]).toMatch(/(Wrong or new|Lo que está mal o es nuevo):/);
    }
  });

  test('the first page of a doctor’s packet is enough, and nothing of it spills onto the second', async () => {
    for (const person of people)
      for (const look of regular) {
        const [first = '', ...others] = await readSaid(person, askForPacket(person, look, doctorParts));
        for (const said of [
          /(Wrong or new|Lo que está mal o es nuevo):/,
          /(In an emergency, call|En una emergencia, llamar a)/,
        ]) {
          expect(first, person.name).toMatch(said);
          for (const text of others) expect(text, person.name).not.toMatch(said);
        }
      }
  });

  test('a doctor’s packet for Rosa Medina takes at most 5 pages, and her group is on the card', async () => {
    const rosa = people[0] as SamplePerson;
    for (const look of regular) {
      const pages = await readSaid(rosa, askForPacket(rosa, look, doctorParts));
      expect(pages.length, JSON.stringify(look)).toBeLessThanOrEqual(5);
      expect(pages.at(-1)).toMatch(/(Group|Grupo)/);
    }
  });

  test('a doctor’s packet has no amount of money on any page', async () => {
    for (const person of people)
      for (const look of everyLook) {
        const pages = await readSaid(person, askForPacket(person, look, doctorParts));
        for (const text of pages) expect(text).not.toMatch(money);
      }
  });

  test('a helper’s packet has its sums, each with where it is from', async () => {
    for (const { person, language } of [
      { person: people[0] as SamplePerson, language: 'en' as const },
      { person: people[2] as SamplePerson, language: 'es' as const },
    ]) {
      const said = (await readSaid(person, askForPacket(person, { language }))).join(' ');
      expect(said).toMatch(money);
      expect(said).toMatch(/Data from|Datos de/);
    }
  });

  test('cards to cut out begin on the front of a sheet, and its back is empty but for the line that says so', async () => {
    const before = new Set<number>();
    for (const person of people)
      for (const look of regular)
        for (const parts of [doctorParts, undefined]) {
          const pages = await readSaid(person, askForPacket(person, look, parts));
          const cards = pages.flatMap((text, index) =>
            /Back of the card|Reverso de la tarjeta/.test(text) ? [index] : [],
          );
          expect(cards.length).toBeGreaterThan(0);
          expect(cards.filter((index) => index % 2 === 1)).toEqual([]);
          const backs = cards.flatMap((index) => pages[index + 1] ?? '');
          expect(backs.filter((text) => text !== '' && !leftEmpty.has(text))).toEqual([]);
          const filled = pages
            .slice(0, cards[0])
            .filter((text) => text !== '' && !leftEmpty.has(text)).length;
          before.add(filled % 2);
        }
    // After an odd number of sheets and after an even one.
    expect(before.size).toBe(2);
  });
});
