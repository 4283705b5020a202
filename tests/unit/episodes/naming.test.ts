/** What an episode is called: kind, part of the body or reason, and when; never what is private, never a licensed text. */
import { describe, expect, it } from 'vitest';
import type { CareClaim } from '../../../electron/data/episodes/group/care-claim.ts';
import { nameEpisode } from '../../../electron/data/episodes/group/name-episode.ts';
import {
  findPartOfDiagnosis,
  isDeliveryCode,
  isPrivateReason,
  readOperation,
} from '../../../electron/data/episodes/read/body-parts.ts';
import { care, hospital, operation, therapy } from './care-cases.ts';

const tell = (claims: CareClaim[]) => {
  const { kind, part, text, start, end, visits } = nameEpisode(claims);
  return [kind, part ?? text, start, end, visits].filter((one) => one !== null).join(' ');
};

it.each<[string, CareClaim[], string]>([
  [
    'a stay, by its days',
    [hospital(), care({ start: '2026-03-05' })],
    'hospital-stay 2026-03-04 2026-03-07 2',
  ],
  ['a nursing home', [hospital({ kind: 'nursing' })], 'nursing-stay 2026-03-04 2026-03-07 1'],
  [
    'a hospital before a nursing home',
    [hospital({ kind: 'nursing' }), hospital()],
    'hospital-stay 2026-03-04 2026-03-07 1',
  ],
  ['a surgery, by its part', [care({ start: '2026-03-11' }), operation()], 'surgery knee 2026-03-12 2'],
  [
    'a surgery within a stay',
    [hospital({ operations: [{ day: '2026-03-05', part: 'hip' }] })],
    'surgery hip 2026-03-04 1',
  ],
  [
    'a surgery of a part without a name',
    [operation({ operations: [{ day: '2026-03-12', part: null }], part: 'knee' })],
    'surgery 2026-03-12 1',
  ],
  [
    'a surgery that anesthesia tells of, by its diagnosis',
    [operation({ operations: [], part: 'knee' }), care({ start: '2026-03-12', isAnesthesia: true })],
    'surgery knee 2026-03-12 1',
  ],
  ['a birth', [hospital({ isDelivery: true }), care()], 'birth 2026-03-04 1'],
  ['an emergency', [care({ isEmergency: true, part: 'chest' }), care()], 'emergency 2026-03-04 1'],
  [
    'therapy',
    [therapy('2026-03-02'), therapy('2026-03-09'), therapy('2026-03-16')],
    'physical-therapy 2026-03-02 3',
  ],
  ['dialysis', [therapy('2026-03-02', { course: 'dialysis' })], 'dialysis 2026-03-02 1'],
  [
    'therapy with another matter is no course',
    [therapy('2026-03-02', { part: 'knee' }), care()],
    'visits knee 2026-03-02 2',
  ],
  ['visits for a part', [care({ part: 'knee' }), care({ start: '2026-03-18' })], 'visits knee 2026-03-04 2'],
  ['one day for a part', [care({ part: 'eye' }), care()], 'visit eye 2026-03-04 1'],
  [
    'the plan’s words, where there is no part',
    [care({ reason: 'Trouble sleeping' })],
    'visit Trouble sleeping 2026-03-04 1',
  ],
  [
    'a part before words',
    [care({ reason: 'Trouble sleeping' }), care({ part: 'eye' })],
    'visit eye 2026-03-04 1',
  ],
  ['nothing known', [care()], 'visit 2026-03-04 1'],
  ['no day', [care({ start: null })], 'visit 0'],
])('%s', (_what, claims, name) => {
  expect(tell(claims)).toBe(name);
});

describe('parts', () => {
  it.each<[string, string | null]>([
    ['S83.242A', 'knee'],
    ['M17.11', 'knee'],
    ['M25.562', 'knee'],
    ['M25.551', 'hip'],
    ['M25.9', 'joint'],
    ['J18.9', 'lung'],
    ['J02.9', 'throat'],
    ['K35.80', 'appendix'],
    ['C50.911', 'cancer'],
    ['E11.9', 'diabetes'],
    ['I10', 'heart'],
    ['s72.001a', 'hip'],
    ['R51.9', null],
    ['Z00.00', null],
    ['F43.23', null],
    ['F10.20', null],
    ['B20', null],
    ['O03.9', null],
    ['N97.9', null],
    ['Z30.9', null],
    ['A54.9', null],
  ])('%s is %s', (code, part) => {
    expect(findPartOfDiagnosis(code)).toBe(part);
  });

  it.each<[string, string | null | undefined]>([
    ['0SRC0J9', 'knee'],
    ['0SR90J9', 'hip'],
    ['0RRJ0JZ', 'shoulder'],
    ['0SG30AJ', 'back'],
    ['0DTJ4ZZ', 'appendix'],
    ['0FT44ZZ', 'gallbladder'],
    ['0UT90ZZ', null],
    ['0BH17EZ', undefined],
    ['02HV33Z', undefined],
    ['5A1955Z', undefined],
    ['S1234', undefined],
  ])('the operation %s is of %s', (code, part) => {
    expect(readOperation(code)?.part).toBe(part);
  });

  it('a birth is told by its code', () => {
    expect(['10E0XZZ', '10D00Z1', '10A07ZZ'].map(isDeliveryCode)).toEqual([true, true, false]);
  });

  it('what is private is so by code and by the plan’s words', () => {
    const told = [
      ['F32', null],
      ['B20', null],
      ['Z30', null],
      [null, 'Stress reaction'],
      [null, 'HIV disease'],
      ['M17', 'Worn knee'],
    ] as const;
    expect(told.map(([family, text]) => isPrivateReason(family, text))).toEqual([
      true,
      true,
      true,
      true,
      true,
      false,
    ]);
  });
});
