import { describe, expect, it } from 'vitest';
import { concepts } from '../../../electron/data/claims/read/money-concepts.ts';
import enClaim from '../../../resources/locales/en/claim.json' with { type: 'json' };
import enCsv from '../../../resources/locales/en/csv.json' with { type: 'json' };
import enStatement from '../../../resources/locales/en/statement.json' with { type: 'json' };
import esClaim from '../../../resources/locales/es/claim.json' with { type: 'json' };
import esCsv from '../../../resources/locales/es/csv.json' with { type: 'json' };
import esStatement from '../../../resources/locales/es/statement.json' with { type: 'json' };
import { amountNames, csvAmountNames, rowAmountNames } from '../../../shared/model/claims/amount-table.ts';

describe('the table of amounts', () => {
  it.each([
    ['the claim screen in English', enClaim.amount],
    ['the claim screen in Spanish', esClaim.amount],
    ['statements in English', enStatement.amount],
    ['statements in Spanish', esStatement.amount],
  ])('has words for every amount on %s', (_, words) => {
    const shown = amountNames.filter((name) => name !== 'mayOwe');
    expect(Object.keys(words)).toEqual(expect.arrayContaining(shown));
  });

  it.each([
    ['English', enCsv.claims],
    ['Spanish', esCsv.claims],
  ])('has a heading for every exported column in %s', (_, words) => {
    expect(Object.keys(words)).toEqual(expect.arrayContaining(csvAmountNames));
  });

  it('has a code for every amount that is not worked out here', () => {
    const stated = concepts.flatMap(({ amount }) => amount ?? []);
    const byRule = ['planPaid', 'mayOwe'];
    expect([...stated, ...byRule].toSorted()).toEqual(amountNames.toSorted());
  });

  it('gives each code to one concept', () => {
    const codes = concepts.flatMap((concept) =>
      [concept.codes, concept.variables ?? ''].join(' ').trim().split(' '),
    );
    expect(codes).toEqual([...new Set(codes)]);
  });

  it('keeps the order in which stored rows hold their amounts', () => {
    const stored =
      'billed discount allowed notCovered deductible copay coinsurance planPaid otherInsurerPaid yourShare ' +
      'alreadyPaid mayOwe';
    expect(rowAmountNames.join(' ')).toBe(stored);
  });
});
