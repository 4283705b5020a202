/** Values of observations: numbers, words, ranges, and why there is none. */
import { describe, expect, it } from 'vitest';
import type { Json, Resource } from '../../../electron/data/fhir/resource.ts';
import * as made from '../../fixtures/records/health.ts';
import { read } from './read.ts';

const absentSystem = { system: 'http://terminology.hl7.org/CodeSystem/data-absent-reason' };
const observation = (more: Json): Resource => ({
  ...made.lab,
  valueQuantity: undefined,
  referenceRange: undefined,
  interpretation: undefined,
  ...more,
});
const measured = (more: Json) => read(observation(more)).measurements[0];

describe('health records', () => {
  it('reads a lab value with its own range and meaning', () => {
    const record = read(made.lab);
    expect(record).toMatchObject({ kind: 'lab', state: 'final', source: 'Hill Lab', start: '2025-04-01' });
    expect(record.measurements).toEqual([
      {
        label: { text: 'Ironium', code: '99901-1', system: 'LOINC' },
        value: 7.25,
        digits: '7.25',
        comparator: '<',
        unit: 'mg/dL',
        unitCode: 'mg/dL',
        text: null,
        absent: null,
        low: 3,
        high: 9,
        rangeText: null,
        interpretation: 'low',
        interpretationText: 'L',
      },
    ]);
  });

  it.each([
    [{ valueString: 'cloudy' }, 'cloudy'],
    [{ valueCodeableConcept: { text: 'Not found' } }, 'Not found'],
    [{ valueRatio: { numerator: { value: 1 }, denominator: { value: 128 } } }, '1 : 128'],
    [{ valueRange: { low: { value: 2 }, high: { value: 4, unit: 'g' } } }, '2 – 4 g'],
    [{ valueTime: '09:30:00' }, '09:30:00'],
    [{ valueDateTime: '2025-04-01' }, '2025-04-01'],
    [{ valuePeriod: { start: '2025-04-01' } }, '2025-04-01 – …'],
    [{ valuePeriod: { start: '2025-04-01', end: '9999-12-31' } }, '2025-04-01 – …'],
    [{ valueBoolean: false }, 'false'],
  ])('reads the value of %o as text', (more, text) => {
    expect(measured(more)).toMatchObject({ value: null, digits: null, text });
  });

  it('reads whole numbers, and numbers written as text', () => {
    expect(measured({ valueInteger: 3 })).toMatchObject({ value: 3, digits: '3' });
    expect(measured({ valueQuantity: { value: '13.20', unit: 'g/dL' } })).toMatchObject({
      value: 13.2,
      digits: '13.20',
    });
    expect(measured({ valueQuantity: { value: 'about 5' } })).toBeUndefined();
    expect(measured({ valueQuantity: { value: '<5', unit: 'ug/dL' } })).toMatchObject({
      ...{ value: 5, digits: '5', comparator: '<', unit: 'ug/dL' },
    });
    expect(measured({ valueQuantity: { value: '>= 1.50' } })).toMatchObject({
      digits: '1.50',
      comparator: '>=',
    });
  });

  it('says why there is no value', () => {
    const code = { ...absentSystem, code: 'asked-declined', display: 'Asked But Declined' };
    expect(measured({ dataAbsentReason: { coding: [code] } })?.absent).toBe('asked-declined');
    expect(
      measured({ dataAbsentReason: { coding: [{ code: 'unknown', display: 'Unknown' }] } })?.absent,
    ).toBe('Unknown');
    const reason = 'http://terminology.hl7.org/CodeSystem/data-absent-reason';
    const coded = { dataAbsentReason: { coding: [{ system: reason, code: 'not-performed' }] } };
    expect(measured(coded)?.absent).toBe('not-performed');
  });

  it('takes limits as numbers only in the unit of the value', () => {
    const value = { valueQuantity: made.ucum(5, 'mg/dL') };
    const other = { low: made.ucum(1, 'mmol/L'), high: made.ucum(2, 'mmol/L') };
    expect(measured({ ...value, referenceRange: [other] })).toMatchObject({
      low: null,
      high: null,
      rangeText: '1 – 2 mmol/L',
    });
    expect(measured({ ...value, referenceRange: [{ text: 'up to 9' }] })).toMatchObject({
      high: null,
      rangeText: 'up to 9',
    });
    const own = { high: { value: 9 } };
    expect(measured({ ...value, referenceRange: [own] })).toMatchObject({
      low: null,
      high: 9,
      rangeText: null,
    });
    const children = { ...own, high: { value: 6 }, appliesTo: [{ text: 'children' }] };
    expect(measured({ ...value, referenceRange: [own, children] })?.rangeText).toBe('≤ 9; ≤ 6 (children)');
  });

  it('tells lab results, vital signs and other observations by their category only', () => {
    const kindOf = (category: Json[]) => read({ ...made.lab, category }).kind;
    expect(kindOf([{ text: 'Laboratory' }])).toBe('lab');
    expect(kindOf([made.category('vital-signs')])).toBe('vital');
    expect(kindOf([made.category('social-history')])).toBe('observation');
    expect(kindOf([])).toBe('observation');
  });

  it('reads both parts of a blood pressure, one of them absent', () => {
    const record = read(made.bloodPressure);
    expect(record.kind).toBe('vital');
    expect(record.measurements.map(({ value, absent, rangeText }) => [value, absent, rangeText])).toEqual([
      [128, null, null],
      [null, 'cuff slipped', 'below 80'],
    ]);
  });
});
