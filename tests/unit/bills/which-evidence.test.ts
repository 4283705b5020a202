/** What of a bill speaks for a claim, and where each kind of evidence begins and ends. */
import { describe, expect, it } from 'vitest';
import type { ClaimFacts } from '../../../electron/data/bills/match/claim-facts.ts';
import { indexClaims } from '../../../electron/data/bills/match/claim-index.ts';
import { type BillMemory, identifyClaim } from '../../../electron/data/bills/match/identify-claim.ts';
import type { Bill, BillLine, ClaimCandidate } from '../../../shared/model/bills/bill.ts';
import { billLine, billOf, claimOf } from './bill-and-claim.ts';

const nothingSaid: BillMemory = {
  isKnownSender: () => false,
  isRuledOut: () => false,
  confirmedId: null,
  noes: 0,
};

/** The claims that the bill may be about, and how sure that is. */
function identify(bill: Partial<Bill>, claims: Partial<ClaimFacts>[], memory: Partial<BillMemory> = {}) {
  const identity = identifyClaim(billOf(bill), indexClaims(claims.map(claimOf)), {
    ...nothingSaid,
    ...memory,
  });
  const found: ClaimCandidate[] =
    identity.kind === 'none' ? [] : identity.kind === 'sure' ? [identity.claim] : identity.claims;
  return { kind: identity.kind, found };
}

type Row = [
  what: string,
  bill: Partial<Bill>,
  claim: Partial<ClaimFacts>,
  evidence: string[],
  conflicts?: string[],
];

/** What else the bill and the claim share, so that the claim is looked at. */
const known = { claimNumber: 'PC-88120', accounts: [] as string[] };
const stranger = { ...known, biller: 'Medibill Partners' };
const march = (from: number, to: number | null = null) => ({
  serviceStart: `2026-03-${String(from).padStart(2, '0')}`,
  serviceEnd: to === null ? null : `2026-03-${String(to).padStart(2, '0')}`,
});
const line = (changes: Partial<BillLine> = {}) => billLine({ serviceStart: '2026-03-04', ...changes });
const stay = { start: '2026-03-04', end: '2026-03-08', lines: [] };

function showEvidence(rows: readonly Row[]): void {
  it.each(rows)('%s', (_, bill, claim, evidence, conflicts = []) => {
    const [found] = identify({ ...stranger, ...bill }, [claim]).found;
    const isNumber = bill.claimNumber === undefined;
    expect(found?.evidence).toEqual([...(isNumber ? ['claim-number'] : []), ...evidence]);
    expect(found?.conflicts).toEqual(conflicts);
  });
}

describe('of numbers', () => {
  showEvidence([
    ['a claim number that is one of two', { serviceStart: null }, { claimNumbers: ['A-1', 'PC88120'] }, []],
    [
      'a claim number that says nothing',
      { claimNumber: 'NONE', accounts: ['HV-20417'] },
      { claimNumbers: ['NONE'] },
      ['account', 'date'],
    ],
    ['another NPI', { npi: '1999999984' }, {}, ['date']],
    ['the NPI', { npi: '1234567893' }, {}, ['npi', 'date']],
    ['an account that is one of two on the bill', { accounts: ['Q1', 'HV20417'] }, {}, ['account', 'date']],
    [
      'a prescription number beside an account',
      { accounts: ['Q1'], prescriptionNumber: 'HV20417' },
      {},
      ['account', 'date'],
    ],
    [
      'another account of the same name',
      { biller: 'Harbor Valley Orthopedics', accounts: ['Q1'] },
      {},
      ['name', 'date'],
      ['account'],
    ],
    [
      'another account of a part of the name',
      { biller: 'Harbor Orthopedics', accounts: ['Q1'] },
      {},
      ['part-of-name', 'date'],
    ],
    [
      'an account where the claim has none',
      { biller: 'Harbor Valley Orthopedics', accounts: ['Q1'] },
      { accounts: [] },
      ['name', 'date'],
    ],
    ['no account where the claim has one', { biller: 'Harbor Valley Orthopedics' }, {}, ['name', 'date']],
    ['the other name of the patient', { patientName: 'Baby Girl Ruiz' }, {}, ['date'], ['patient']],
  ]);
});

describe('of names', () => {
  showEvidence([
    [
      'of two on the claim, the one that says more',
      { biller: 'Harbor Imaging' },
      { providers: ['Imaging', 'Harbor Imaging'] },
      ['name', 'date'],
    ],
    [
      'of two on the claim, the one that says more, whichever is first',
      { biller: 'Harbor Imaging' },
      { providers: ['Harbor Imaging', 'Imaging'] },
      ['name', 'date'],
    ],
    [
      'the organization before the doctor where both say as much',
      { biller: 'Lee Okafor Surgical' },
      { providers: ['Okafor Surgical'] },
      ['part-of-name', 'date'],
    ],
    ['the words of it in another order', { biller: 'Orthopedics Valley Harbor' }, {}, ['name', 'date']],
    ['a name of which one word is another', { biller: 'Harbor Valley Dental' }, {}, ['date']],
    ['a name of nothing but legal forms', { biller: 'The Company LLC' }, {}, ['date']],
    ['a doctor’s first and last name', { biller: 'Okafor, Lee' }, {}, ['doctor', 'date']],
    ['a doctor’s last name alone', { biller: 'Okafor' }, {}, ['date']],
    ['a doctor’s last name and initial', { biller: 'L Okafor' }, { doctors: ['L. Okafor'] }, ['date']],
    ['two first names of another doctor', { biller: 'Lee Anne Smith' }, {}, ['date']],
  ]);

  it('a sender that the person knows, as the biller or as whom it bills for', () => {
    const memory = { isKnownSender: (sender: string) => sender === 'ELM' };
    for (const names of [{ biller: 'Elm' }, { billerFor: 'Elm' }]) {
      const { found } = identify({ ...stranger, ...names }, [{}], memory);
      expect(found[0]?.evidence).toEqual(['claim-number', 'known-sender', 'date']);
    }
  });
});

describe('of days', () => {
  const lab = { isDateLoose: true };
  showEvidence([
    ['the first and the last', march(4, 8), stay, ['date']],
    ['the first alone', march(4), stay, ['date']],
    [
      'the first of a line',
      march(6),
      { ...stay, lines: [{ date: '2026-03-06', code: null, chargeCents: null }] },
      ['date'],
    ],
    ['from the first to one within', march(4, 6), stay, ['stay']],
    ['from one within to the last', march(6, 8), stay, ['stay']],
    ['from before to the first', march(1, 4), stay, ['dates-overlap']],
    ['from the last to after', march(8, 12), stay, ['dates-overlap']],
    ['up to the day before', march(1, 3), stay, [], ['date']],
    ['from the day after', march(9, 12), stay, [], ['date']],
    ['a claim of one day without a last one', march(4), { end: null, lines: [] }, ['date']],
    ['a claim that has only a last day', march(4), { start: null, lines: [] }, []],
    ['no day', { serviceStart: null }, {}, []],
    ['three days after, of a lab', march(7), lab, ['near-date']],
    ['four days after, of a lab', march(8), lab, [], ['date']],
    ['three days before, of a lab', march(1), lab, ['near-date']],
    ['four days before, of a lab', { serviceStart: '2026-02-28' }, lab, [], ['date']],
    [
      'ended three days before, of a lab',
      { serviceStart: '2026-02-10', serviceEnd: '2026-03-01' },
      lab,
      ['near-date'],
    ],
    ['began three days after, of a lab', march(7, 29), lab, ['near-date']],
    ['three days after, of a doctor', march(7), {}, [], ['date']],
  ]);

  it.each<[string, BillLine[], Partial<ClaimFacts>, string]>([
    ['is the claim’s', [line(), line({ serviceStart: '2026-06-01' })], {}, 'date'],
    [
      'is within a stay',
      [line({ serviceStart: '2026-03-06' }), line({ serviceStart: '2026-06-01' })],
      stay,
      'stay',
    ],
    [
      'is near that of a lab',
      [line({ serviceStart: '2026-03-05' }), line({ serviceStart: '2026-06-01' })],
      lab,
      'near-date',
    ],
  ])('of two lines, one %s: that is enough', (_, lines, claim, evidence) => {
    const { found } = identify({ ...stranger, serviceStart: null, lines }, [claim]);
    expect(found[0]?.evidence).toEqual(['claim-number', evidence]);
  });
});

describe('of charges', () => {
  const charge = line({ chargeCents: 400_00 });
  const codes = (...all: (string | null)[]) =>
    all.map((code) => ({ date: '2026-03-04', code, chargeCents: null }));
  showEvidence([
    ['all that lines say', { lines: [charge] }, {}, ['date', 'lines']],
    ['all that lines say, beside one without a charge', { lines: [charge, line()] }, {}, ['date', 'lines']],
    [
      'all that lines say, beside one without a day',
      { lines: [charge, billLine({ chargeCents: 5_00 })] },
      {},
      ['date', 'lines'],
    ],
    ['one of two lines', { lines: [charge, line({ chargeCents: 5_00 })] }, {}, ['date']],
    [
      'a charge of another day',
      { lines: [line({ serviceStart: '2026-03-05', chargeCents: 400_00 })] },
      {},
      ['date'],
    ],
    ['another charge', { lines: [line({ chargeCents: 5_00 })] }, {}, ['date']],
    ['no lines', { lines: [] }, {}, ['date']],
    [
      'two codes',
      { lines: [line({ code: 'X1' }), line({ code: 'X2' })] },
      { lines: codes('X1', 'X2') },
      ['date', 'codes'],
    ],
    [
      'one code',
      { lines: [line({ code: 'X1' }), line({ code: 'X3' })] },
      { lines: codes('X1', 'X2') },
      ['date'],
    ],
    ['two lines without a code', { lines: [line(), line()] }, { lines: codes(null, null) }, ['date']],
    [
      'two codes of another day',
      { lines: ['X1', 'X2'].map((code) => line({ code, serviceStart: '2026-03-05' })) },
      { lines: codes('X1', 'X2') },
      ['date'],
    ],
    ['the total', { totalChargesCents: 400_00 }, {}, ['date', 'charges']],
    ['another total', { totalChargesCents: 400_01 }, {}, ['date']],
    ['no total, of a claim without one', {}, { billedCents: null }, ['date']],
  ]);
});

describe('a claim is', () => {
  it.each<[string, Partial<Bill>, Partial<ClaimFacts>[], string, string[], Partial<BillMemory>?]>([
    ['found by its number and its day', stranger, [{}], 'sure', ['c1']],
    ['asked about where its number is all', { ...stranger, serviceStart: null }, [{}], 'ask', ['c1']],
    [
      'sure with just as many points as that takes',
      { accounts: [], lines: [line({ chargeCents: 400_00 })] },
      [{}],
      'sure',
      ['c1'],
    ],
    [
      'asked about where nothing tells the visit',
      { serviceStart: null, npi: '1234567893' },
      [{}],
      'ask',
      ['c1'],
    ],
    [
      'alone where another one has less by as much as tells them apart',
      { lines: [line({ chargeCents: 400_00 })] },
      [{ lines: [] }, { id: 'c2', accounts: [] }],
      'sure',
      ['c1'],
    ],
    [
      'one of two where another one has little less',
      { lines: [line({ chargeCents: 400_00 })], npi: '1234567893' },
      [
        { lines: [], npis: [] },
        { id: 'c2', accounts: [] },
      ],
      'two',
      ['c1', 'c2'],
    ],
    ['one of two in the order of their ids', {}, [{ id: 'c2' }, { id: 'c1' }], 'two', ['c1', 'c2']],
    [
      'one of two where a third contradicts the bill',
      {},
      [{ id: 'c3', accounts: ['Q1'] }, {}, { id: 'c2' }],
      'two',
      ['c1', 'c2'],
    ],
    [
      'asked about before one that contradicts the bill and has as much',
      { accounts: ['Q1'] },
      [{}, { id: 'c2', accounts: [] }],
      'ask',
      ['c2', 'c1'],
    ],
    ['none of somebody else', stranger, [{ personId: 'ben' }], 'none', []],
    ['none that the person ruled out', stranger, [{}], 'none', [], { isRuledOut: () => true }],
    ['none that shares the day alone', { ...stranger, claimNumber: null }, [{}], 'none', []],
    [
      'sure where the person said so, in its newest version',
      { ...stranger, claimNumber: null, serviceStart: null },
      [{ successorId: 'c2' }, { id: 'c2' }],
      'sure',
      ['c2'],
      { confirmedId: 'c1' },
    ],
    [
      'not that of somebody else, whatever the person said',
      { ...stranger, claimNumber: null },
      [{ personId: 'ben' }],
      'none',
      [],
      { confirmedId: 'c1' },
    ],
    [
      'one with its older version, of which the more alike speaks',
      { accounts: [] },
      [
        { successorId: 'c2', npis: [] },
        { id: 'c2', providers: ['Elm'] },
      ],
      'ask',
      ['c2'],
    ],
  ])('%s', (_, bill, claims, kind, ids, memory) => {
    const identity = identify(bill, claims, memory);
    expect([identity.kind, identity.found.map(({ claimId }) => claimId)]).toEqual([kind, ids]);
  });
});
