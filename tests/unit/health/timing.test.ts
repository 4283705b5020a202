import { describe, expect, it } from 'vitest';
import type { Json } from '../../../electron/data/fhir/resource.ts';
import { readHealthRecord } from '../../../electron/data/health/read/read-health-record.ts';
import { FactValue, type TimingValue } from '../../../shared/model/health/record-fact.ts';

function schedule(timing: Json): TimingValue {
  const resource = { resourceType: 'MedicationRequest', id: 'one', dosageInstruction: [{ timing }] };
  const record = readHealthRecord(resource, { resolve: () => null });
  expect(record?.unread).toEqual([]);
  const [value] = record?.facts.find(({ label }) => label === 'dosage')?.values ?? [];
  const read = FactValue.parse(value);
  if (read.type !== 'timing') throw new Error('no schedule');
  return read;
}

const daily = { period: 1, periodUnit: 'd' };
const day = { type: 'time', digits: '1', most: null, unit: 'd' };
const text = (words: string) => ({ type: 'text', text: words });

describe('how often a medicine is taken', () => {
  it.each([
    [{ frequency: 2, ...daily }, 2],
    [{ frequency: '2', ...daily }, 2],
    [{ frequency: 2, period: '1', periodUnit: 'D' }, 2],
    [daily, null],
  ])('is read from %j, numbers as text included', (repeat, times) => {
    expect(schedule({ repeat })).toMatchObject({ times, every: day, within: [] });
  });

  it.each([
    [{ frequency: 1.5, ...daily }, ['frequency: 1.5', 'period: 1', 'periodUnit: d']],
    [{ frequency: 'two', ...daily }, ['frequency: two', 'period: 1', 'periodUnit: d']],
    [
      { frequency: 2, frequencyMax: 'few', ...daily },
      ['frequency: 2', 'frequencyMax: few', 'period: 1', 'periodUnit: d'],
    ],
    [{ frequency: 2, period: 1 }, ['frequency: 2', 'period: 1']],
    [{ frequency: 1, period: 30, periodUnit: 's' }, ['frequency: 1', 'period: 30', 'periodUnit: s']],
    [{ frequency: 1, periodMax: 8, periodUnit: 'h' }, ['frequency: 1', 'periodMax: 8', 'periodUnit: h']],
    [{ frequencyMax: 4 }, ['frequencyMax: 4']],
  ])('is never half of what the plan sent: %j', (repeat, words) => {
    expect(schedule({ repeat })).toMatchObject({
      times: null,
      timesMost: null,
      every: null,
      within: words.map(text),
    });
  });

  it('has a number of times in all, a length, and minutes before a meal', () => {
    const repeat = {
      ...{ frequency: 1, ...daily, count: 3, countMax: 5 },
      ...{ duration: 2, durationUnit: 'h', when: 'ACM', offset: 30 },
    };
    expect(schedule({ repeat })).toMatchObject({
      times: 1,
      every: day,
      inAll: { times: 3, most: 5 },
      lasting: { digits: '2', unit: 'h' },
      moments: ['ACM'],
      offset: { digits: '30', unit: 'min' },
      within: [],
    });
  });

  it('keeps what it does not know, and what says nothing alone, as sent', () => {
    const repeat = { frequency: 1, ...daily, offset: 30, duration: 5, tide: 'low' };
    const words = ['offset: 30', 'duration: 5', 'tide: low'];
    expect(schedule({ repeat })).toMatchObject({ times: 1, within: words.map(text) });
  });

  it('may be a name only', () => {
    expect(schedule({ code: { text: 'BID' } })).toMatchObject({ name: { text: 'BID' }, times: null });
  });
});
