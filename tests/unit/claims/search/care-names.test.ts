/** Everyday words for kinds of care find the claims that have it, in both languages, alone and in a question. */
import { describe, expect, it } from 'vitest';
import { createCareTest, findCareName } from '../../../../shared/words/care-names.ts';
import { filter } from '../../archive/records.ts';
import { openSampled } from '../../examples/sample-store.ts';

const today = '2026-12-01';
const { store, personId } = openSampled({ now: today, name: 'Rosa Medina' });
const find = (text: string) =>
  store.claims
    .list({ filter: filter(personId, { text }), offset: 0, limit: 100 })
    .rows.map(({ what }) => what);

describe('an everyday word finds what the sample has of it', () => {
  it.each([
    ['blood test', 'Blood chemistry panel'],
    ['lab test', 'Blood chemistry panel'],
    ['Lab tests', 'Blood chemistry panel'],
    ['X-rays', 'Knee scan'],
    ['MRI', 'Knee scan'],
    ['scan', 'Knee scan'],
    ['flu shot', 'Yearly checkup'],
    ['checkup', 'Yearly checkup'],
    ['emergency room', 'Emergency room visit'],
    ['surgery', 'Knee arthroscopy, operating room'],
    ['physical therapy', 'Exercise therapy'],
    ['glasses', 'Lenses'],
    ['cleaning', 'Teeth cleaning'],
    ['análisis', 'Blood chemistry panel'],
    ['análisis de sangre', 'Blood chemistry panel'],
    ['radiografías', 'Knee scan'],
    ['resonancia', 'Knee scan'],
    ['vacunas', 'Yearly checkup'],
    ['chequeo', 'Yearly checkup'],
    ['urgencias', 'Emergency room visit'],
    ['cirugía', 'Knee arthroscopy, operating room'],
    ['terapia física', 'Exercise therapy'],
    ['lentes', 'Lenses'],
    ['limpieza', 'Teeth cleaning'],
  ])('%s: %s', (text, what) => {
    expect(findCareName(text)).not.toBeNull();
    expect(find(text)).toContain(what);
  });
});

it.each([
  ['how much did the blood test cost', null],
  ['lab tests 2026', 2026],
  ['cuánto costó el análisis de sangre', null],
])('in the question “%s” it stands for the same claims', (text, year) => {
  const { reading } = store.claims.ask({ filter: filter(personId), text, today });
  expect(reading?.filter).toMatchObject({ year });
  const { rows } = store.claims.list({ filter: reading?.filter ?? filter(personId), offset: 0, limit: 100 });
  expect(rows.length).toBeGreaterThan(0);
  for (const { what } of rows) expect(what).toMatch(/Blood chemistry panel|Walk-in visit/);
});

it('a visit for high blood pressure is no blood test, and a code speaks before words', () => {
  expect(createCareTest('lab')(['High blood pressure', 'Office visit', '99213'])).toBe(false);
  expect(createCareTest('lab')(['80053'])).toBe(true);
  expect(createCareTest('surgery')(['29881'])).toBe(true);
  expect(createCareTest('glasses')(['Lenses'])).toBe(true);
  expect(findCareName('Rivera clinic')).toBeNull();
});
