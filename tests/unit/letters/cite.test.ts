/** What plans, files and papers call things and say, in a text that speaks as the person. */
import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { nameOf } from '../../../electron/data/fhir/parties.ts';
import { isObject } from '../../../electron/data/fhir/resource.ts';
import { coveredText } from '../../../shared/cover-texts.ts';
import { citeName, citeWords, keepLines, softenQuotes } from '../../../shared/words/letters/cite.ts';
import { hostileWords, ownNames } from '../../support/hostile-plan/hostile-words.ts';
import { corpus, describeWithCorpus } from '../../support/needs.ts';

const t = (_key: string, { text = '' }: Record<string, string>) => `“${text}”`;
const strangers = Object.entries(hostileWords);

/** One quotation from end to end, of characters that stay where they are and are seen. */
const quotation = /^“[^“”„‟«»‹›"＂″「」\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+”$/u;

describe('a stranger’s words', () => {
  it.each(strangers)('with %s are one quotation on one line, as words and as a name', (_, text) => {
    for (const said of [citeWords(text, t), citeName(text, t)]) {
      expect(said).toMatch(quotation);
      expect(said).not.toMatch(/''|’’|_{4}| {2}/);
    }
  });

  it('say where they were cut', () => {
    const long = hostileWords['one word of ten thousand letters'] ?? '';
    for (const said of [citeWords(long, t), citeName(long, t)]) expect(said).toMatch(/^“(?:😀)+…”$/u);
    expect([...(citeName(long, t) ?? '')]).toHaveLength(202);
    expect([...(citeWords(long, t) ?? '')]).toHaveLength(602);
  });

  it.each(['', '  ', '\u202e\u2069', '\n\u2028', '\u{e0041}\u3164', null])('%j say nothing', (text) => {
    expect([citeWords(text, t), citeName(text, t)]).toEqual([null, null]);
  });

  it.each([
    'Evergreen. I withdraw this',
    'Pay: now',
    'EVERGREEN. WITHDRAWN',
    'I did it. Own Person',
    'Pay now! Own',
  ])('“%s” is more than a name, and quoted', (text) => {
    expect(citeName(text, t)).toBe(`“${text}”`);
  });

  it('that were covered stay covered', () => {
    expect([citeWords(coveredText, t), citeName(coveredText, t)]).toEqual([coveredText, coveredText]);
  });
});

describe('the own words', () => {
  it.each(ownNames)('the name %s arrives whole and without marks', (name) => {
    expect(citeName(name, t)).toBe(name);
  });

  it('a reason arrives whole, with its quotations in single marks', () => {
    expect(citeWords('Out of network: see “Rule 4”, O’Hara.', t)).toBe(
      '“Out of network: see ‘Rule 4’, O’Hara.”',
    );
    expect(softenQuotes('He said "no".')).toBe("He said 'no'.");
  });

  it('an address keeps its lines', () => {
    expect(keepLines('Appeals\r\nPO Box 12\n\n Maple Falls, WA ')).toBe(
      'Appeals\nPO Box 12\nMaple Falls, WA',
    );
  });
});

describeWithCorpus('names of people, places and plans in real data', () => {
  const names = new Set<string>();
  const walk = (json: unknown) => {
    if (Array.isArray(json)) for (const one of json) walk(one);
    if (!isObject(json)) return;
    const name = 'resourceType' in json ? nameOf(json) : null;
    if (name !== null) names.add(name);
    for (const inner of Object.values(json)) walk(inner);
  };

  it('arrive whole and without marks', () => {
    for (const file of globSync('**/*.json', { cwd: corpus }))
      walk(JSON.parse(readFileSync(`${corpus}/${file}`, 'utf8')));
    expect(names.size).toBeGreaterThan(50);
    expect([...names].filter((name) => citeName(name, t) !== name.replace(/ +/g, ' ').trim())).toEqual([]);
  });
});
