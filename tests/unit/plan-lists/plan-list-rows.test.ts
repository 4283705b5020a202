/** Drugs and doctors in the lists of plans, row by row. Codes, numbers and people are made up. */
import { describe, expect, it } from 'vitest';
import type { OwnDoctor } from '#shared/model/plans/plan-lists';
import { type DrugTable, identifyDrug } from '../../../electron/data/plan-lists/judge/drug-table.ts';
import { judgeDoctor, type ListedProvider } from '../../../electron/data/plan-lists/judge/judge-doctor.ts';
import { judgeDrug, type ListEntry } from '../../../electron/data/plan-lists/judge/judge-drug.ts';
import { listDoctors, type Visit } from '../../../electron/data/plan-lists/list/list-doctors.ts';

const today = '2026-11-10';

/** 111: a brand of 110; 112: the same substance in another strength; 900: another substance. */
const packages: Record<string, readonly string[]> = {
  '00001000101': ['110'],
  '00001000102': ['111'],
  '00001000103': ['110', '112'],
  '01234567890': ['110'],
  '12345067890': ['900'],
  '55555066601': ['900'],
};
const table: DrugTable = {
  codesOf: (ndc) => packages[ndc] ?? [],
  kinOf: (code) => new Set(code === '900' ? ['900'] : ['110', '111', '112']),
  genericOf: (code) => (code === '111' ? '110' : null),
};

const entry: ListEntry = {
  codes: ['110'],
  name: 'Testolin 10 MG Oral Tablet',
  tier: 'Tier 2',
  limits: [],
  limitText: null,
  isAvailable: true,
  isOfYear: true,
};
const other: ListEntry = { ...entry, codes: ['777'], name: 'Otherol 5 MG Oral Tablet' };

type Ask = {
  ndcs?: readonly string[];
  rxNormCodes?: readonly string[];
  name?: string;
  kind?: 'drug' | 'clinic' | 'compound';
  entries?: readonly ListEntry[];
  isWhole?: boolean;
  dated?: string;
  tables?: DrugTable | null;
};

function ask({
  ndcs = ['00001-0001-01'],
  rxNormCodes = [],
  name = 'Testolin',
  kind = 'drug',
  entries = [entry, other],
  isWhole = true,
  dated = '2026-11-01',
  tables = table,
}: Ask) {
  const identity = identifyDrug({ ndcs, rxNormCodes }, tables);
  return judgeDrug({ id: 'one', name, kind, identity }, { dated, isWhole, entries }, today);
}

describe('drugs', () => {
  it('row 86: the code is in the list: listed, with its tier', () => {
    expect(ask({})).toEqual({
      drugId: 'one',
      verdict: 'listed',
      why: null,
      by: 'code',
      listedName: 'Testolin 10 MG Oral Tablet',
      tier: 'Tier 2',
      limits: [],
      limitText: null,
    });
  });

  it('row 87: with approval and a quantity limit: both are named', () => {
    const limited: ListEntry = {
      ...entry,
      limits: ['prior-authorization', 'quantity-limit'],
      limitText: '30 per 30 days',
    };
    expect(ask({ entries: [limited] })).toMatchObject({
      verdict: 'listed-limits',
      limits: ['prior-authorization', 'quantity-limit'],
      limitText: '30 per 30 days',
    });
  });

  it('row 88: a brand is held and only the drug without a brand listed: another form', () => {
    expect(ask({ ndcs: ['00001-0001-02'] })).toMatchObject({
      verdict: 'other-form',
      listedName: 'Testolin 10 MG Oral Tablet',
    });
  });

  it('row 88: another strength is another form, with its limits', () => {
    const stronger: ListEntry = { ...entry, codes: ['112'], limits: ['step-therapy'] };
    expect(ask({ entries: [stronger] })).toMatchObject({ verdict: 'other-form', limits: ['step-therapy'] });
  });

  it('row 89: the whole list was read and none of the substance is in it', () => {
    expect(ask({ entries: [other] })).toMatchObject({ verdict: 'not-in-list', why: null });
  });

  it('row 90: a list of another year says nothing of this one', () => {
    expect(ask({ entries: [{ ...entry, isOfYear: false }] })).toMatchObject({
      verdict: 'old-list',
      why: 'other-year',
    });
  });

  it('row 90: a list over 60 days old is old, one of 60 days is not', () => {
    expect(ask({ dated: '2026-09-10' })).toMatchObject({ verdict: 'old-list', why: 'over-60-days' });
    expect(ask({ dated: '2026-09-11' })).toMatchObject({ verdict: 'listed' });
  });

  it('row 91: a package that was two drugs, one of them listed', () => {
    expect(ask({ ndcs: ['00001-0001-03'] })).toMatchObject({ verdict: 'ask', why: 'several-drugs' });
  });

  it('row 92: ten digits with two readings in the table', () => {
    expect(ask({ ndcs: ['1234567890'] })).toMatchObject({ verdict: 'ask', why: 'two-readings' });
  });

  it('row 92: ten digits with one reading in the table are that one', () => {
    const entries = [{ ...entry, codes: ['900'] }];
    expect(ask({ ndcs: ['5555566601'], entries })).toMatchObject({ verdict: 'listed' });
  });

  it('row 93: a drug that a doctor gives, and a compound', () => {
    for (const kind of ['clinic', 'compound'] as const)
      expect(ask({ kind })).toMatchObject({ verdict: 'cannot-say', why: 'not-a-pharmacy-drug' });
  });

  it('row 93: a list that was read in part', () => {
    expect(ask({ entries: [other], isWhole: false })).toMatchObject({
      verdict: 'cannot-say',
      why: 'partial',
    });
  });

  it('row 94: in the list as no longer available', () => {
    expect(ask({ entries: [{ ...entry, isAvailable: false }] })).toMatchObject({
      verdict: 'not-in-list',
      why: 'was-listed',
    });
  });

  it('is never missing from an empty list', () => {
    expect(ask({ entries: [] })).toMatchObject({ verdict: 'cannot-say', why: 'no-list' });
  });
});

describe('drugs without a table', () => {
  const without = { tables: null, name: 'TESTOLIN 10MG TAB' };

  it('are found by name, strength and form', () => {
    expect(ask(without)).toMatchObject({ verdict: 'listed', by: 'name' });
  });

  it('are never found by the first word', () => {
    expect(ask({ ...without, name: 'Testolin 20 mg tablet' })).toMatchObject({
      verdict: 'ask',
      why: 'similar-name',
    });
  });

  it('are not said to be missing', () => {
    expect(ask({ ...without, entries: [other] })).toMatchObject({ verdict: 'cannot-say', why: 'no-code' });
    expect(ask({ ...without, rxNormCodes: ['110'], entries: [other] })).toMatchObject({
      verdict: 'cannot-say',
      why: 'no-kin',
    });
  });

  it('are asked about where two drugs of the list have the name', () => {
    const entries = [entry, { ...entry, codes: ['119'] }];
    expect(ask({ ...without, entries })).toMatchObject({ verdict: 'ask', why: 'several-drugs' });
  });
});

const doctor: OwnDoctor = {
  id: 'one',
  kind: 'doctor',
  name: 'Dr. Ada Test',
  npi: '1234567893',
  isNpiRight: true,
  specialty: null,
  addresses: ['12 Main Street, Suite 4, Maple Falls, WA 98266-1234'],
  groupNpis: ['1245319599'],
  visits: 2,
  claimId: 'claim',
  lastSeen: '2026-10-01',
};
const listed: ListedProvider = {
  kind: 'person',
  name: 'TEST, ADA MD',
  npis: ['1234567893'],
  isInPlan: true,
  addresses: ['12 MAIN ST, MAPLE FALLS, WA 98266'],
  hasMorePlaces: false,
  takesNewPatients: false,
};

function look(
  providers: readonly ListedProvider[],
  some: Partial<OwnDoctor> = {},
  isWhole = true,
  hasNetworks = true,
) {
  return judgeDoctor({ ...doctor, ...some }, { isWhole, hasNetworks, providers });
}

describe('doctors', () => {
  it('row 95: the number is in the network of the plan, at the same ZIP code and house', () => {
    expect(look([listed])).toEqual({
      doctorId: 'one',
      verdict: 'here',
      why: null,
      listedName: 'TEST, ADA MD',
      listedPlace: '12 MAIN ST, MAPLE FALLS, WA 98266',
      takesNewPatients: false,
    });
  });

  it('row 95: at another house, or in another ZIP code, it is elsewhere', () => {
    for (const address of ['14 Main St, Maple Falls, WA 98266', '12 Main St, Maple Falls, WA 98267'])
      expect(look([{ ...listed, addresses: [address] }])).toMatchObject({
        verdict: 'elsewhere',
        listedPlace: address,
      });
  });

  it('row 95: without an address of either it is in the list, and no more is said', () => {
    expect(look([listed], { addresses: [] })).toMatchObject({ verdict: 'in-list' });
    expect(look([{ ...listed, addresses: ['Maple Falls'] }])).toMatchObject({ verdict: 'in-list' });
  });

  it('row 96: in the network of another plan only', () => {
    expect(look([{ ...listed, isInPlan: false }])).toMatchObject({
      verdict: 'not-in-list',
      why: 'other-plan',
    });
  });

  it('row 97: only the group', () => {
    const group: ListedProvider = {
      ...listed,
      kind: 'organization',
      name: 'Test Group',
      npis: ['1245319599'],
    };
    expect(look([group])).toMatchObject({ verdict: 'group', listedName: 'Test Group' });
  });

  it('row 98: the same name with another number', () => {
    expect(look([{ ...listed, npis: ['1245319599'] }])).toMatchObject({ verdict: 'name-only' });
    expect(look([{ ...listed, npis: [] }])).toMatchObject({ verdict: 'name-only' });
  });

  it('row 99: a number that is nobody’s is not compared', () => {
    expect(
      look([{ ...listed, npis: ['1234567890'] }], { npi: '1234567890', isNpiRight: false }),
    ).toMatchObject({
      verdict: 'cannot-say',
      why: 'check-number',
    });
  });

  it('row 100: a list without any network', () => {
    expect(look([listed], {}, true, false)).toMatchObject({ verdict: 'cannot-say', why: 'no-networks' });
    expect(look([{ ...listed, isInPlan: null }])).toMatchObject({
      verdict: 'cannot-say',
      why: 'no-networks',
    });
  });

  it('row 101: another number comes back', () => {
    expect(look([{ ...listed, npis: ['1245319599'], name: 'Bea Other' }])).toMatchObject({
      verdict: 'not-in-list',
      why: null,
    });
    expect(look([], {}, false)).toMatchObject({ verdict: 'cannot-say', why: 'partial' });
  });

  it('row 101: the number of an organization is not compared with that of a person', () => {
    expect(look([{ ...listed, kind: 'organization', name: 'Test Inc' }])).toMatchObject({
      verdict: 'not-in-list',
    });
  });

  it('row 102: an emergency doctor and a pathologist are not on the list to check', () => {
    const visit: Visit = { ...doctor, isChosenForYou: false, day: '2026-10-01' };
    const seen: Visit[] = [
      visit,
      { ...visit, npi: '1245319599', isChosenForYou: true },
      { ...visit, npi: '1003000126', isChosenForYou: true },
    ];
    const { doctors, leftOut } = listDoctors(seen);
    expect(doctors.map(({ npi }) => npi)).toEqual(['1234567893']);
    expect(leftOut).toBe(2);
  });
});
