/** Which claims a bill is held against at all, by what both of them write. */
import { describe, expect, it } from 'vitest';
import type { ClaimFacts } from '../../../electron/data/bills/match/claim-facts.ts';
import { indexClaims } from '../../../electron/data/bills/match/claim-index.ts';
import {
  foldAccount,
  foldName,
  isCommonName,
  isSameAccount,
} from '../../../electron/data/bills/match/fold-names.ts';
import type { Bill } from '../../../shared/model/bills/bill.ts';
import { billLine, billOf, claimOf } from './bill-and-claim.ts';

const index = (...claims: Partial<ClaimFacts>[]) => indexClaims(claims.map(claimOf));
const unlike = {
  claimNumber: null,
  accounts: [],
  npi: null,
  biller: 'Elm',
  serviceStart: null,
  serviceEnd: null,
};

describe('a claim is looked at', () => {
  it.each<[string, Partial<Bill>, Partial<ClaimFacts>, boolean]>([
    ['for nothing', {}, {}, false],
    ['for its number', { claimNumber: 'pc 88120' }, {}, true],
    ['for its account', { accounts: ['HV-20417'] }, {}, true],
    ['for the account of a line', { lines: [billLine({ account: 'HV20417' })] }, {}, true],
    ['for a prescription number', { prescriptionNumber: '7741203' }, { accounts: ['7741203'] }, true],
    [
      'for the first 20 of a longer account',
      { accounts: ['HV-2041-7755-ABCD-901234'] },
      { accounts: ['HV-2041-7755-ABCD-90'] },
      true,
    ],
    ['not for an account that says nothing', { accounts: ['000'] }, { accounts: ['000'] }, false],
    ['for a day', { serviceStart: '2026-03-04' }, {}, true],
    ['not for the day after', { serviceStart: '2026-03-05' }, {}, false],
    ['for a day of a line', { lines: [billLine({ serviceStart: '2026-03-04' })] }, {}, true],
    [
      'for the last day of a line',
      { lines: [billLine({ serviceStart: '2026-03-02', serviceEnd: '2026-03-04' })] },
      {},
      true,
    ],
    ['for a day within its stay', { serviceStart: '2026-03-06' }, { end: '2026-03-08' }, true],
    [
      'for the day of its line',
      { serviceStart: '2026-03-20' },
      { lines: [{ date: '2026-03-20', code: null, chargeCents: null }] },
      true,
    ],
    ['for three days after, of a lab', { serviceStart: '2026-03-07' }, { isDateLoose: true }, true],
    ['for three days before, of a lab', { serviceStart: '2026-03-01' }, { isDateLoose: true }, true],
    ['not for four days before, of a lab', { serviceStart: '2026-02-28' }, { isDateLoose: true }, false],
    ['not for four days after, of a lab', { serviceStart: '2026-03-08' }, { isDateLoose: true }, false],
    ['for the 120th day after its first', { serviceStart: '2026-07-02' }, { end: '2026-12-31' }, true],
    ['not for the day after that', { serviceStart: '2026-07-03' }, { end: '2026-12-31' }, false],
    ['for a day of a bill for a year', { serviceStart: '2025-03-03', serviceEnd: '2026-12-31' }, {}, true],
    ['not for the day after that', { serviceStart: '2025-03-02', serviceEnd: '2026-12-31' }, {}, false],
    [
      'for its first day, where it ended before that',
      { serviceStart: '2026-03-04' },
      { end: '2026-03-01', lines: [] },
      true,
    ],
    ['for its NPI', { npi: '1234567893' }, {}, true],
    ['for the name of its provider', { biller: 'Harbor Valley Orthopedics' }, {}, true],
    ['for its doctor', { biller: 'Lee Okafor MD' }, {}, true],
    ['for whom the sender bills', { billerFor: 'Harbor Valley Orthopedics' }, {}, true],
    [
      'not for its NPI where the bill tells another day',
      { npi: '1234567893', serviceStart: '2026-04-01' },
      {},
      false,
    ],
    [
      'not for the name where the bill tells another day',
      { biller: 'Lee Okafor', serviceStart: '2026-04-01' },
      {},
      false,
    ],
  ])('%s', (_, bill, claim, isFound) => {
    expect([...index(claim).find(billOf({ ...unlike, ...bill }))]).toHaveLength(isFound ? 1 : 0);
  });

  it('once, whatever it shares with the bill', () => {
    expect([...index({}).find(billOf())].map(({ id }) => id)).toEqual(['c1']);
  });
});

describe('an account names the patient and no visit', () => {
  const other = { id: 'c2', start: '2026-03-11', end: '2026-03-11' };
  it.each<[string, Partial<ClaimFacts>[], boolean]>([
    ['where nothing carries it', [], false],
    ['where claims of different days carry it', [{}, other], true],
    ['where one claim carries it', [{}], false],
    ['where claims of one day carry it', [{}, { id: 'c2' }], false],
    ['where claims begin on one day and end on two', [{}, { id: 'c2', end: '2026-03-06' }], true],
    ['where claims end on one day and begin on two', [{}, { id: 'c2', start: '2026-03-02' }], true],
    ['where one claim and its older version carry it', [{ successorId: 'c2' }, other], false],
    [
      'where two older versions of one claim carry it',
      [{ successorId: 'c3' }, { ...other, successorId: 'c3' }],
      false,
    ],
    ['where one of three is of another day', [{}, { id: 'c2' }, { ...other, id: 'c3' }], true],
  ])('%s: %s', (_, claims, isShared) => {
    expect(index(...claims).isSharedAccount('HV-20417')).toBe(isShared);
  });
});

describe('the claims of a person', () => {
  it.each<[string, (string | null)[], string | null]>([
    ['none', [], null],
    ['one', ['2026-03-04'], '2026-03-04'],
    ['several', ['2026-03-04', '2026-01-09', '2026-02-01'], '2026-01-09'],
    ['one of which tells no day', [null, '2026-03-04', null], '2026-03-04'],
    ['none of which tells a day', [null, null], null],
  ])('begin with the first day of any: %s', (_, starts, first) => {
    expect(index(...starts.map((start, at) => ({ id: `c${at}`, start }))).firstDay).toBe(first);
  });

  it('have others of their days, which they are not themselves', () => {
    const days = { start: '2026-03-04', end: '2026-03-06' };
    const at = (id: string, start: string | null, end: string | null) => ({ id, start, end });
    const claims = index(
      { id: 'c1', ...days },
      at('before', '2026-03-01', '2026-03-03'),
      at('to-first', '2026-03-01', '2026-03-04'),
      at('within', '2026-03-05', null),
      at('from-last', '2026-03-06', '2026-03-09'),
      at('after', '2026-03-07', null),
      at('no-day', null, null),
    );
    const idsOf = (claim: Partial<ClaimFacts>) => claims.sameDays(claimOf(claim)).map(({ id }) => id);
    expect(idsOf(days)).toEqual(['to-first', 'within', 'from-last']);
    expect(idsOf({ ...days, end: null })).toEqual(['to-first']);
    expect(idsOf({ start: null, end: null })).toEqual([]);
  });

  it('stand for themselves, for older versions, and for what came twice', () => {
    const claims = indexClaims(
      [claimOf({ successorId: 'c2' }), claimOf({ id: 'c2', visitId: 'c2' })],
      new Map([['twin', 'c2']]),
    );
    expect(['c1', 'c2', 'twin', 'none'].map(claims.standInOf)).toEqual(['c2', 'c2', 'c2', 'none']);
    expect(claims.olderVersions('c2').map(({ id }) => id)).toEqual(['c1']);
    expect(claims.olderVersions('c1')).toEqual([]);
    expect(claims.ofVisit('c2').map(({ id }) => id)).toEqual(['c2']);
    expect(claims.ofVisit('none')).toEqual([]);
  });
});

describe('account numbers are one', () => {
  const long = 'AB-1234-5678-9012-34';
  it.each<[string, string, string, boolean]>([
    ['whatever stands between their signs', 'hv 20/41.7', 'HV-20417', true],
    ['with and without leading zeros', '0020417', '20417', true],
    ['but for another digit', '20418', '20417', false],
    ['not where they say nothing', 'UNKNOWN', 'unknown', false],
    ['not where one is empty', '', '20417', false],
    ['not where the other is empty', '20417', '0', false],
    ['as far as payers keep them', `${long}56`, long, true],
    ['as far as payers keep them, in any case', `${long.toLowerCase()}56`, `${long}78`, true],
    ['but for what payers keep', `${long}56`, `AB-1234-5678-9012-3X`, false],
    ['not where one is a shorter beginning', `${long}56`, long.slice(0, 19), false],
    ['not where it is a shorter beginning the other way', long.slice(0, 19), `${long}56`, false],
  ])('%s', (_, one, other, isSame) => {
    expect(isSameAccount(one, other)).toBe(isSame);
  });

  it.each(['NONE', 'n/a', '0000', '999', '--'])('%s identifies nothing', (text) => {
    expect(foldAccount(text)).toBe('');
  });
});

describe('names', () => {
  it('lose accents, case, legal forms and short spellings', () => {
    expect(foldName('St. Mary’s Hosp. of Móntana, Inc.')).toEqual(['SAINT', 'MARY', 'HOSPITAL', 'MONTANA']);
    expect(foldName(' ')).toEqual([]);
  });

  it.each([
    ['Radiology Associates', true],
    ['Harbor Radiology', false],
  ])('%s is one that hundreds carry: %s', (name, isCommon) => {
    expect(isCommonName(foldName(name))).toBe(isCommon);
  });
});
