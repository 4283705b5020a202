/** Which charges look alike: only where everything is stated and equal, and never where a code says it is another one. */
import { describe, expect, it } from 'vitest';
import type { Charge, ChargeClaim } from '../../../electron/data/episodes/alike/charge.ts';
import { findAlike } from '../../../electron/data/episodes/alike/find-alike.ts';

type Change = Partial<Omit<ChargeClaim, 'charges'>> & {
  charge?: Partial<Charge>;
  charges?: Partial<Charge>[];
};

const therapy: Charge = {
  day: '2026-04-02/2026-04-02',
  code: 'X1000',
  text: 'Exercise therapy',
  modifiers: ['GP'],
  sites: [],
  units: 1,
  cents: 66_00,
  by: ['1000000002'],
  fill: null,
};

/** A claim of Motion Physical Therapy for April 2. */
function claim(id: string, { charge, charges = [charge ?? {}], ...over }: Change = {}): ChargeClaim {
  return {
    id,
    plan: 'evergreen',
    number: id,
    patient: 'Patient/ana',
    isNewborn: false,
    kind: 'professional',
    npi: '1000000001',
    provider: 'Motion Physical Therapy',
    currency: 'USD',
    ...over,
    charges: charges.map((one) => ({ ...therapy, ...one })),
  };
}

const tell = (claims: ChargeClaim[]) => findAlike(claims).map(({ where, times }) => `${where} ${times}`);
const modified = (...modifiers: string[]): Change => ({ charge: { modifiers } });

describe('look alike', () => {
  it.each<[string, ChargeClaim[], string[]]>([
    ['two claims', [claim('a'), claim('b')], ['claims 2']],
    ['three claims', [claim('a'), claim('b'), claim('c')], ['claims 3']],
    ['two claims without a modifier', [claim('a', modified()), claim('b', modified())], ['claims 2']],
    ['two claims for the left side', [claim('a', modified('LT')), claim('b', modified('LT'))], ['claims 2']],
    [
      'two claims of who read the picture',
      [claim('a', modified('26')), claim('b', modified('26'))],
      ['claims 2'],
    ],
    ['two visits with 25', [claim('a', modified('25')), claim('b', modified('25'))], ['claims 2']],
    [
      'two fillings of one tooth',
      [
        claim('a', { kind: 'oral', charge: { sites: ['30'] } }),
        claim('b', { kind: 'oral', charge: { sites: ['30'] } }),
      ],
      ['claims 2'],
    ],
    [
      'one fill of a medicine, twice',
      [
        claim('a', { kind: 'pharmacy', charge: { fill: '774 1' } }),
        claim('b', { kind: 'pharmacy', charge: { fill: '774 1' } }),
      ],
      ['claims 2'],
    ],
    [
      'two claims of a hospital',
      [claim('a', { kind: 'outpatient' }), claim('b', { kind: 'outpatient' })],
      ['claims 2'],
    ],
    ['two lines of one claim', [claim('a', { charges: [{}, {}] })], ['lines 2']],
    [
      'two claims, both services',
      [claim('a', { charges: [{}, { code: 'X2' }] }), claim('b', { charges: [{}, { code: 'X2' }] })],
      ['claims 2'],
    ],
    [
      'three charges, one taken back',
      [claim('a'), claim('b'), claim('c', { charges: [{}, { cents: -66_00 }] })],
      ['claims 2'],
    ],
  ])('%s', (_what, claims, found) => {
    expect(tell(claims)).toEqual(found);
  });

  it('services that are alike in the same claims are told as one', () => {
    const charges = [{}, { code: 'X2' }, { code: 'X3' }];
    expect(findAlike([claim('a', { charges }), claim('b', { charges })])).toEqual([
      expect.objectContaining({
        claimIds: ['a', 'b'],
        moreServices: 2,
        billedCents: 66_00,
        day: '2026-04-02',
      }),
    ]);
  });
});

const differs: [string, Change, Change?][] = [
  ['another provider', { npi: '1000000009' }],
  ['another day', { charge: { day: '2026-04-09/2026-04-09' } }],
  ['another last day', { charge: { day: '2026-04-02/2026-04-30' } }],
  ['another service', { charge: { code: 'X1001' } }],
  ['another amount, one cent more', { charge: { cents: 66_01 } }],
  ['two units', { charge: { units: 2 } }],
  ['half a unit', { charge: { units: 0.5 } }],
  ['another who did it', { charge: { by: ['1000000003'] } }],
  ['nobody named who did it', { charge: { by: [] } }],
  ['another plan (Medicare and a supplement)', { plan: 'medicare' }],
  ['another patient under one number', { patient: 'Patient/ben' }],
  ['mother and newborn', { isNewborn: true }],
  ['the hospital and its doctor', { kind: 'outpatient' }],
  ['another currency', { currency: 'CAD' }],
  ['one claim in two systems of the plan, with one number', { number: 'a' }],
  ['who read it and who took it (26, TC)', modified('26'), modified('TC')],
  ['left and right', modified('LT'), modified('RT')],
  ['one side and both (50)', modified('50'), modified()],
  ['25 on one', modified('25'), modified()],
  ['a finger and another', modified('F1'), modified('F2')],
  ['a toe and another', modified('T1'), modified('T2')],
  ['an eyelid and another', modified('E1'), modified('E2')],
  ['59 on one', modified('59'), modified()],
  ['XE on one', modified('XE'), modified()],
  ['59 on both', modified('59'), modified('59')],
  ['XS on both', modified('XS'), modified('XS')],
  ['XP on both', modified('XP'), modified('XP')],
  ['XU on both', modified('XU'), modified('XU')],
  ['repeated by the same doctor (76) on both', modified('76'), modified('76')],
  ['repeated by another doctor (77) on both', modified('77'), modified('77')],
  ['a repeated lab test (91) on both', modified('91', 'QW'), modified('91', 'QW')],
  ['anesthesia: doctor and nurse (QK, QX)', modified('QK'), modified('QX')],
  ['anesthesia with QY on both', modified('QY'), modified('QY')],
  ['anesthesia with QZ on both', modified('QZ'), modified('QZ')],
  ['two surgeons (62)', modified('62'), modified('62')],
  ['a team (66)', modified('66'), modified('66')],
  ['assistants (80)', modified('80'), modified('80')],
  ['assistants (82)', modified('82'), modified('82')],
  ['assistants (AS)', modified('AS'), modified('AS')],
  ['surgeon and assistant', modified(), modified('AS')],
  ['rented equipment (RR)', modified('RR'), modified('RR')],
  ['two teeth', { kind: 'oral', charge: { sites: ['29'] } }, { kind: 'oral', charge: { sites: ['30'] } }],
  [
    'two sides of one tooth',
    { kind: 'oral', charge: { sites: ['30', 'M'] } },
    { kind: 'oral', charge: { sites: ['30', 'O'] } },
  ],
  [
    'a refill',
    { kind: 'pharmacy', charge: { fill: '774 1' } },
    { kind: 'pharmacy', charge: { fill: '774 2' } },
  ],
  [
    'another prescription',
    { kind: 'pharmacy', charge: { fill: '774 1' } },
    { kind: 'pharmacy', charge: { fill: '775 1' } },
  ],
  ['nothing billed', { charge: { cents: 0 } }, { charge: { cents: 0 } }],
  ['a charge and its reversal', { charge: { cents: -66_00 } }],
];

describe('do not look alike', () => {
  it.each(differs)('%s', (_what, change, other = {}) => {
    expect(tell([claim('a', other), claim('b', change)])).toEqual([]);
  });

  it.each<[string, ChargeClaim[]]>([
    ['two lines of a hospital claim', [claim('a', { kind: 'outpatient', charges: [{}, {}] })]],
    ['two lines of a medicine', [claim('a', { kind: 'pharmacy', charges: [{}, {}] })]],
    ['billed, taken back, billed again', [claim('a'), claim('b', { charge: { cents: -66_00 } }), claim('c')]],
    ['a line and its reversal in one claim', [claim('a', { charges: [{}, { cents: -66_00 }, {}] })]],
    ['one claim', [claim('a')]],
  ])('%s', (_what, claims) => {
    expect(tell(claims)).toEqual([]);
  });
});
