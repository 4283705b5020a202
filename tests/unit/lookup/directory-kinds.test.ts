/** Codes of open lists in directories and on cards have words of our own in each language. */
import { describe, expect, it } from 'vitest';
import enCoverage from '../../../resources/locales/en/coverage.json' with { type: 'json' };
import enFind from '../../../resources/locales/en/find.json' with { type: 'json' };
import esCoverage from '../../../resources/locales/es/coverage.json' with { type: 'json' };
import esFind from '../../../resources/locales/es/find.json' with { type: 'json' };
import { planTypeText } from '../../../shared/words/coverage.ts';
import {
  directoryWords,
  findDegree,
  findDirectoryKind,
  findPlanType,
} from '../../../shared/words/directory-kinds.ts';

describe.each([
  ['en', enFind, enCoverage],
  ['es', esFind, esCoverage],
])('in %s', (_language, find, coverage) => {
  it('each kind, degree and type of plan has words, and no words are without one', () => {
    expect(Object.keys(find.doctor.sort).toSorted()).toEqual(directoryWords.kind.toSorted());
    expect(Object.keys(find.doctor.degree).toSorted()).toEqual(directoryWords.degree.toSorted());
    expect(Object.keys(coverage.planType).toSorted()).toEqual(directoryWords.planType.toSorted());
  });
});

it.each([
  ['prov', 'provider'],
  ['fac', 'facility'],
  ['HOSP', 'hospital'],
  ['OUTPHARM', 'pharmacy'],
  ['ntwk', 'network'],
  ['unheard-of', null],
  [null, null],
])('a directory’s %s', (code, kind) => {
  expect(findDirectoryKind(code)).toBe(kind);
});

it('degrees and types of plan by their codes', () => {
  expect(findDegree('MD')).toBe('md');
  expect(findDegree('Doctor')).toBeNull();
  expect(findPlanType('512')).toBe('ppo');
});

it.each([
  ['en', 'Preferred provider plan'],
  ['es', 'planType.ppo'],
])('the type of plan on a card, in %s', (locale, words) => {
  const type = { system: 'https://nahdo.org/sopt', code: '512', text: 'Preferred provider plan' };
  expect(planTypeText({ type } as Parameters<typeof planTypeText>[0], (key) => key, locale)).toBe(words);
  const unknown = { ...type, code: '9999', text: 'Our best plan' };
  expect(planTypeText({ type: unknown } as Parameters<typeof planTypeText>[0], (key) => key, locale)).toBe(
    'Our best plan',
  );
});
