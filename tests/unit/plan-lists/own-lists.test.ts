/** Which drugs and doctors the claims of a person tell of. */
import { afterAll, describe, expect, it } from 'vitest';
import { listDoctors, type Visit } from '../../../electron/data/plan-lists/list/list-doctors.ts';
import { type Fill, listDrugs } from '../../../electron/data/plan-lists/list/list-drugs.ts';
import { readCareListFacts } from '../../../electron/data/plan-lists/read/read-care-facts.ts';
import { fill, openSampled } from '../examples/sample-store.ts';

const filled: Fill = {
  name: 'Testolin 10 mg tablet',
  ndcs: ['00001000101'],
  rxNormCodes: [],
  daysSupply: 30,
  kind: 'drug',
  claimId: 'one',
  day: '2026-01-10',
};

describe('drugs', () => {
  it('have one row each, with the last fill, whatever package and spelling', () => {
    const fills = [
      filled,
      { ...filled, name: 'TESTOLIN 10MG TABS', ndcs: ['00001000102'], claimId: 'two', day: '2026-02-10' },
      { ...filled, name: 'Testolin 20 mg tablet', claimId: 'three' },
    ];
    expect(
      listDrugs(fills).map(({ name, fills: count, claimId, ndcs }) => [name, count, claimId, ndcs]),
    ).toEqual([
      ['TESTOLIN 10MG TABS', 2, 'two', ['00001000102', '00001000101']],
      ['Testolin 20 mg tablet', 1, 'three', ['00001000101']],
    ]);
  });

  it('filled once for two weeks at most stand after the others, then what no list says anything of', () => {
    const fills: Fill[] = [
      { ...filled, name: 'Jointrava infusion', kind: 'clinic', day: '2026-03-01' },
      { ...filled, name: 'Amoxil 500 mg capsule', daysSupply: 10, day: '2026-03-02' },
      { ...filled, name: 'Testolin 15 days 5 mg', daysSupply: 15 },
      { ...filled, name: 'Testolin 5 mg tablet', daysSupply: null },
    ];
    expect(listDrugs(fills).map(({ kind }) => kind)).toEqual(['drug', 'drug', 'once', 'clinic']);
  });

  it('without a name go by their number, and without both they are none', () => {
    expect(
      listDrugs([
        { ...filled, name: null },
        { ...filled, name: null, ndcs: [] },
      ]),
    ).toMatchObject([{ name: '00001000101', fills: 1 }]);
  });

  it('have ids that tell nothing', () => {
    expect(JSON.stringify(listDrugs([filled]).map(({ id }) => id))).toMatch(/^\["[0-9a-f]{24}"\]$/);
  });
});

const visit: Visit = {
  kind: 'doctor',
  name: 'Dr. Ada Test',
  npi: '1234567893',
  specialty: null,
  addresses: ['1 Main St, Town, WA 98001'],
  groupNpis: [],
  isChosenForYou: false,
  claimId: 'one',
  day: '2026-01-10',
};

it('a doctor has one row, by number, with the days of the visits and all addresses', () => {
  const { doctors, leftOut } = listDoctors([
    visit,
    { ...visit, claimId: 'two' },
    {
      ...visit,
      name: null,
      isChosenForYou: true,
      addresses: ['2 Oak St, Town, WA 98001'],
      day: '2026-02-10',
    },
  ]);
  expect(leftOut).toBe(0);
  expect(doctors).toMatchObject([
    {
      name: 'Dr. Ada Test',
      visits: 2,
      lastSeen: '2026-02-10',
      addresses: ['2 Oak St, Town, WA 98001', '1 Main St, Town, WA 98001'],
    },
  ]);
});

describe('a claim', () => {
  const nobody = { name: null, npi: null, phone: null, address: null };
  const party = { ...nobody, name: 'Dr. Ada Test', npi: '1234567893' };
  const read = (line: { code?: string; place?: string; specialtyCode?: string | null; role?: string }) => {
    const { code = '99213', place = '11', specialtyCode = null, role = 'rendering' } = line;
    const claim = {
      ...{ kind: 'professional', provider: { ...nobody, npi: '1245319599' }, facility: null, drug: null },
      careTeam: [{ role, roleText: null, party, specialty: null, specialtyCode }],
      lines: [
        { service: { code, text: null, system: 'CPT' }, place: { code: place, text: null, system: null } },
      ],
    };
    const row = { kind: 'professional' };
    return readCareListFacts({ claim, row, eob: {} } as unknown as Parameters<typeof readCareListFacts>[0]);
  };

  it('names who treated, and whoever billed as their group', () => {
    expect(read({}).doctors).toMatchObject([
      { kind: 'doctor', npi: '1234567893', groupNpis: ['1245319599'], isChosenForYou: false },
    ]);
    expect(read({ role: 'referring' }).doctors).toEqual([]);
  });

  it.each([
    ['an emergency room', { place: '23' }],
    ['an emergency visit', { code: '99284' }],
    ['an emergency doctor', { specialtyCode: '207P00000X' }],
    ['a pathologist', { specialtyCode: '207ZP0102X' }],
    ['a laboratory', { code: '80053' }],
    ['an X-ray', { code: '71046' }],
    ['anesthesia', { code: '00400' }],
    ['an ambulance', { place: '41' }],
  ])('nobody chose %s (row 102)', (_name, line) => {
    expect(read(line).doctors).toMatchObject([{ isChosenForYou: true }]);
  });

  it('names the drugs that a doctor gives', () => {
    expect(read({ code: 'J1745' }).drugs).toMatchObject([{ name: 'J1745', kind: 'clinic' }]);
    expect(read({}).drugs).toEqual([]);
  });
});

describe('of the sample', () => {
  const sampled = openSampled({ now: '2026-07-01', name: 'Rosa Medina' });
  fill(sampled, '2026-07-01');
  afterAll(() => sampled.db.close());
  const get = (today: string) => sampled.store.planLists.get({ personId: sampled.personId, today });

  it('Rosa has drugs, doctors and hospitals, and no laboratory', () => {
    const { drugs, doctors } = get('2026-07-01');
    expect(drugs.map(({ name, kind }) => `${kind} ${name}`)).toContain('drug Presolin 20 mg tablet');
    expect(doctors.find(({ name }) => name === 'Dr. Amara Okafor')).toMatchObject({
      kind: 'doctor',
      isNpiRight: true,
      addresses: expect.arrayContaining(['12 Clinic Row, Maple Falls, WA 98990']),
    });
    expect(doctors.filter(({ kind }) => kind === 'place').length).toBeGreaterThan(0);
    expect(doctors.map(({ name }) => name).join()).not.toMatch(/Laboratory|Imaging/);
  });

  it('fills of more than a year ago and visits of more than two years ago are not in it', () => {
    const later = get('2028-12-31');
    expect([later.drugs, later.doctors]).toEqual([[], []]);
  });
});
