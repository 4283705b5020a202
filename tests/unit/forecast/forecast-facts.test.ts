/** What the forecast reads of a claim: which fills are one drug, for how many days, and what else may come again. */
import { describe, expect, it } from 'vitest';
import { readForecastFacts } from '../../../electron/data/forecast/read/read-forecast-facts.ts';

type Given = Parameters<typeof readForecastFacts>[0];

function drugOf(name: string | null, over: Record<string, unknown> = {}, daysSupply: number | null = 30) {
  const drug = {
    name: { text: name, code: '00093105801', system: 'NDC' },
    compoundOf: [],
    refillNumber: 1,
    refillsAuthorized: 3,
    ...over,
  };
  const claim = { lines: [], drug, stay: null, amounts: { otherInsurerPaid: null } };
  const row = { kind: 'pharmacy', daysSupply, what: name, serviceEnd: null };
  return readForecastFacts({ claim, row } as unknown as Given).drug;
}

describe('the drug of a fill', () => {
  it('is one, however its name is written', () => {
    expect(drugOf('Lisinopril 10MG Oral Tablet')?.key).toBe(drugOf('lisinopril 10 mg, oral tablet')?.key);
  });

  it('is another one in another strength or form, of the same ingredient', () => {
    const [one, stronger] = [drugOf('Lisinopril 10 mg tablet'), drugOf('Lisinopril 20 mg tablet')];
    expect(one?.key).not.toBe(stronger?.key);
    expect([one?.ingredient, stronger?.ingredient]).toEqual(['lisinopril', 'lisinopril']);
    expect(drugOf('Lisinopril tablet')?.ingredient).toBe(null);
  });

  it('without a name is its product, in whatever package', () => {
    const other = { name: { text: null, code: '00093105810', system: 'NDC' } };
    expect(drugOf(null)?.key).toBe('000931058');
    expect(drugOf(null, other)?.key).toBe('000931058');
  });

  it('has the refills that are left, never fewer than none, and only days that can be', () => {
    expect(drugOf('X 1 mg')).toMatchObject({ refillsLeft: 2, days: 30 });
    expect(drugOf('X 1 mg', { refillNumber: 5 })?.refillsLeft).toBe(0);
    expect(drugOf('X 1 mg', { refillsAuthorized: null })?.refillsLeft).toBe(null);
    expect([drugOf('X 1 mg', {}, 0)?.days, drugOf('X 1 mg', {}, 9000)?.days]).toEqual([null, null]);
  });

  it('is none where it was mixed of several', () => {
    expect(drugOf('compound', { compoundOf: [{ text: 'A', code: null, system: null }] })).toBe(null);
  });
});
