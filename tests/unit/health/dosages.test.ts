import { describe, expect, it } from 'vitest';
import type { Json } from '../../../electron/data/fhir/resource.ts';
import { shortenRecord } from '../../../electron/data/health/keep/list-row.ts';
import { readHealthRecord } from '../../../electron/data/health/read/read-health-record.ts';
import { HealthRecord } from '../../../shared/model/health/health-record.ts';

function medicine(dosageInstruction: Json[]): HealthRecord {
  const resource = { resourceType: 'MedicationRequest', id: 'one', status: 'active', dosageInstruction };
  return HealthRecord.parse(readHealthRecord(resource, { resolve: () => null }));
}

const weekly = { repeat: { frequency: 1, period: 1, periodUnit: 'wk' } };
const dose = (value: number, unit?: string) => [{ doseQuantity: { value, unit } }];

describe('how a medicine is taken', () => {
  it('lists every step, in order', () => {
    const { summary, dosages } = medicine([
      { sequence: 3, text: 'then stop' },
      { sequence: 1, text: '4 tablets daily for 3 days' },
      { sequence: 2, patientInstruction: 'then 2 tablets daily' },
    ]);
    expect(summary).toBe('4 tablets daily for 3 days; then 2 tablets daily; then stop');
    expect(dosages).toEqual([]);
  });

  it('is no bare amount: where the plan has no words, the schedule stands beside the dose', () => {
    const { summary, dosages, unread } = medicine([
      { timing: weekly, doseAndRate: dose(15, 'mg'), asNeededBoolean: true },
    ]);
    expect(summary).toBeNull();
    expect(dosages).toMatchObject([
      { text: null, dose: '15 mg', timing: { times: 1, every: { unit: 'wk' } }, asNeeded: { yes: true } },
    ]);
    expect(unread).toEqual([]);
  });

  it('keeps dose and schedule of each step together', () => {
    const { facts, dosages, unread } = medicine([
      { sequence: 1, timing: weekly, doseAndRate: dose(40, 'mg'), asNeededBoolean: false },
      { sequence: 2, timing: weekly, doseAndRate: dose(20, 'mg'), text: 'then less' },
    ]);
    expect(dosages.map((step) => [step.dose, step.text])).toEqual([
      ['40 mg', null],
      ['20 mg', 'then less'],
    ]);
    expect(facts).toEqual([{ label: 'dosage', values: dosages }]);
    expect(unread).toEqual([]);
  });

  it('leaves unread what it does not understand of a step', () => {
    const odd = { timing: { tide: 'low' }, doseAndRate: [{ doseQuantity: { value: 'some' } }], text: 'so' };
    const { unread } = medicine([{ ...odd }, { text: 'then stop', asNeededString: 'x' }]);
    expect(unread.map(({ path }) => path)).toEqual([
      'dosageInstruction[0].timing',
      'dosageInstruction[0].doseAndRate[0].doseQuantity',
      'dosageInstruction[1].asNeededString',
    ]);
  });

  it('is not derived from the amount that was handed over', () => {
    const fill = (quantity: Json) =>
      readHealthRecord({ resourceType: 'MedicationDispense', quantity }, { resolve: () => null })?.summary;
    expect(fill({ value: 60, unit: 'tablets' })).toBe('60 tablets');
    expect(fill({ value: 60 })).toBeNull();
  });

  it('ends with its end in a list, and says where steps are left out', () => {
    const last = 'DO NOT TAKE MORE THAN ONE IN A WEEK';
    expect(medicine([{ text: `${'with water '.repeat(30)}${last}` }]).summary).toContain(last);
    const many = Array.from({ length: 30 }, (_, sequence) => ({ sequence, timing: weekly }));
    const long = { timing: { repeat: { when: Array.from({ length: 500 }, () => 'HS') } } };
    expect(shortenRecord(medicine(many)).dosages).toHaveLength(21);
    expect(shortenRecord(medicine(many)).dosages.at(-1)).toMatchObject({ text: '…', timing: null });
    expect(shortenRecord(medicine([long])).dosages).toMatchObject([{ text: '…', timing: null }]);
  });
});
