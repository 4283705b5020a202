import { addDays } from '../calendar.ts';
import { systems } from '../codes.ts';
import { parties } from '../providers.ts';

import type { ClaimSpec, LineSpec } from './claim-spec.ts';
import { applyRule, reverseSplit, splitMoney } from './money.ts';
import { codeProcedure, codeSupply } from './services.ts';
import { formatClaimNumber, makeClaim, type Occasion, type Template, templates } from './templates.ts';

/** Claims that real plans send and that are easy to misread; each name says what is special. */
export const specials = {
  outOfNetwork: (occasion) => [
    changeLines(
      { ...makeUncounted(templates.specialist, occasion), network: 'outofnetwork' },
      ({ money }) => {
        const notCovered = Math.round(money.billed * 0.3);
        const open = money.billed - notCovered;
        return splitMoney({ billed: money.billed, notCovered, coinsurance: Math.round(open * 0.4) });
      },
    ),
  ],
  paidToMember: (occasion) => [
    {
      ...makeUncounted(templates.eyeExam, occasion),
      network: 'outofnetwork',
      paysMember: true,
      notes: ['Your plan sent you this money. You may still have to pay the doctor.'],
    },
  ],
  notNeeded: (occasion) => [
    denyClaim(
      makeUncounted(templates.imaging, occasion),
      '50',
      'This test was not needed for your condition.',
    ),
  ],
  noApproval: (occasion) => [
    denyClaim(
      makeUncounted(templates.equipment, occasion),
      '197',
      'Your plan was not asked to approve this first.',
    ),
  ],
  sentTooLate: (occasion) => [
    denyClaim(
      makeUncounted(templates.counseling, occasion),
      '29',
      'Your doctor sent this claim too late. You do not have to pay it.',
    ),
  ],
  refillTooSoon: (occasion) => [
    {
      ...denyClaim(
        makeUncounted(templates.maintenance, occasion),
        '79',
        'It is too soon to refill this medicine.',
      ),
      paidByPatient: 0,
    },
  ],
  emergency: (occasion) => [
    makeClaim(templates.emergency, occasion),
    makeAmbulance({ ...occasion, sequence: occasion.sequence + 1 }),
  ],
  hospitalStay: (occasion) => [makeHospitalStay(occasion)],
  otherPlanFirst: (occasion) => [
    changeLines(makeUncounted(templates.specialist, occasion), ({ money }) => {
      const open = money.billed - money.discount;
      const otherPaid = Math.round(open * 0.6);
      return splitMoney({
        billed: money.billed,
        discount: money.discount,
        otherPaid,
        coinsurance: Math.round((open - otherPaid) * 0.2),
      });
    }),
  ],
  doesNotAddUp: (occasion) => [{ ...makeUncounted(templates.primary, occasion), offBy: -4_37 }],
  reversedLine: (occasion) => {
    const claim = makeUncounted(templates.therapy, occasion);
    const [first] = claim.lines;
    if (!first) return [claim];
    return [{ ...claim, lines: [first, { ...first, money: reverseSplit(first.money) }, ...claim.lines] }];
  },
  linesOnly: (occasion) => [{ ...makeUncounted(templates.lab, occasion), levels: 'lines' }],
  totalsOnly: (occasion) => [{ ...makeUncounted(templates.therapy, occasion), levels: 'total' }],
  absentService: (occasion) => {
    const claim = makeUncounted(templates.counseling, occasion);
    return [{ ...claim, lines: claim.lines.map((line) => ({ ...line, service: null })) }];
  },
  withoutCurrency: (occasion) => [{ ...makeUncounted(templates.urgent, occasion), withoutCurrency: true }],
  withoutShare: (occasion) => [
    { ...makeUncounted(templates.specialist, occasion), omit: new Set(['memberliability']) },
  ],
  compound: (occasion) => [makeCompound(occasion)],
  replacedPair: (occasion) => makeReplacedPair(occasion),
  canceled: (occasion) => [{ ...makeUncounted(templates.therapy, occasion), status: 'cancelled' }],
  draft: (occasion) => [
    { ...makeUncounted(templates.therapy, occasion), status: 'draft', outcome: 'partial' },
  ],
} as const satisfies Record<string, (occasion: Occasion) => ClaimSpec[]>;
export type SpecialName = keyof typeof specials;

/** A claim of the template that leaves the year's ledger alone. */
function makeUncounted(template: Template, occasion: Occasion): ClaimSpec {
  return makeClaim(template, { ...occasion, ledger: { deductibleLeft: 0, outOfPocketLeft: 100_000_00 } });
}

function changeLines(claim: ClaimSpec, change: (line: LineSpec) => LineSpec['money']): ClaimSpec {
  return { ...claim, lines: claim.lines.map((line) => ({ ...line, money: change(line) })) };
}

function denyClaim(claim: ClaimSpec, code: string, note: string): ClaimSpec {
  const lines = claim.lines.map((line) => ({
    ...line,
    money: splitMoney({ billed: line.money.billed, notCovered: line.money.billed }),
    reason: { code, note },
  }));
  return {
    ...claim,
    lines,
    paymentType: 'denied',
    omit: new Set(['memberliability', 'eligible', 'discount']),
  };
}

function makeAmbulance(occasion: Occasion): ClaimSpec {
  const trip: Template = {
    kind: 'professional',
    provider: parties.valleyAmbulance,
    services: [
      { service: codeSupply('A0429', 'Emergency ambulance'), from: 900, to: 1400 },
      { service: codeSupply('A0425', 'Ambulance miles'), from: 120, to: 240 },
    ],
    discount: [20, 35],
    rule: { deductible: true, percent: 20 },
    counts: true,
    diagnosis: { code: 'S09.90XA', display: 'Head injury' },
  };
  return {
    ...makeClaim(trip, occasion),
    ambulance: { miles: 12, from: 'Corner of Main Street and Oak Lane', to: 'St. Brendan Hospital' },
  };
}

function makeHospitalStay(occasion: Occasion): ClaimSpec {
  const { date, random, ledger } = occasion;
  const line = (revenue: string, low: number, high: number, more: Partial<LineSpec> = {}): LineSpec => {
    const billed = random.between(low * 100, high * 100);
    const price = { billed, discount: Math.round(billed * 0.52) };
    return {
      service: null,
      revenue,
      ...more,
      money: applyRule(price, { deductible: true, percent: 20 }, ledger),
    };
  };
  return {
    id: `${occasion.person}-${date.slice(0, 4)}-${String(occasion.sequence).padStart(3, '0')}`,
    number: formatClaimNumber(date, occasion.person, occasion.sequence),
    kind: 'inpatient',
    start: date,
    end: addDays(date, 3),
    decided: addDays(date, 17),
    provider: parties.stBrendan,
    team: [
      { role: 'attending', party: parties.lindqvist },
      { role: 'operating', party: { ...parties.okafor, version: '1' } },
    ],
    style: 'referenced',
    network: 'innetwork',
    levels: 'header',
    diagnoses: [
      { code: 'J18.9', display: 'Lung infection', onAdmission: 'Y' },
      { code: 'I10', display: 'High blood pressure', type: 'other', onAdmission: 'Y' },
    ],
    stay: { admitted: date, discharged: addDays(date, 3), drg: '194' },
    lines: [
      line('0120', 9_000, 14_000, { quantity: 3, unit: 'days' }),
      line('0250', 1_200, 2_600, { by: [1, 2], because: [1, 2] }),
      line('0300', 800, 1_900),
    ],
  };
}

function makeCompound(occasion: Occasion): ClaimSpec {
  const claim = makeUncounted(templates.brandDrug, occasion);
  return {
    ...claim,
    ...(claim.drug ? { drug: { ...claim.drug, compound: true } } : {}),
    lines: claim.lines.map((line) => ({
      ...line,
      service: [{ system: systems.compound, code: 'compound', display: 'Medicine mixed by the pharmacy' }],
      ingredients: [
        { system: systems.ndc, code: '99900-0611-01', display: 'Soothex cream base' },
        { system: systems.ndc, code: '99900-0612-01', display: 'Calmirol powder' },
      ],
    })),
  };
}

function makeReplacedPair(occasion: Occasion): ClaimSpec[] {
  const first = makeUncounted(templates.specialist, occasion);
  const sequence = occasion.sequence + 1;
  const second: ClaimSpec = {
    ...first,
    id: `${first.id}-b`,
    number: formatClaimNumber(first.start, occasion.person, sequence),
    decided: addDays(first.decided, 21),
    replaces: first.number,
    lines: [
      {
        service: codeProcedure('99213', 'Office visit'),
        place: '11',
        money: splitMoney({ billed: 190_00, discount: 70_00, copay: 40_00 }),
      },
    ],
    notes: ['Your plan corrected this claim after the clinic sent new details.'],
  };
  return [{ ...first, updated: second.decided, replacedBy: second.number }, second];
}
