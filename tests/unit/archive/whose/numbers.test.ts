/** Row 12 over the real store: records that name their patient by a number only. */
import { describe, expect, it } from 'vitest';
import {
  claim,
  leo,
  memberNumber,
  type PatientPart,
  patient,
  rosa,
} from '../../../support/recorded-plan/family.ts';
import { openPlan } from './plan-desk.ts';

const claimOf = (id: string) => `ExplanationOfBenefit/${id}`;

describe('row 12: numbers', () => {
  const identifier = memberNumber('M-1');
  const numbered = (id: string, number: object = identifier) =>
    claim(id, null, { patient: { identifier: number } });
  const signedIn = patient('s', { ...rosa, identifier: [identifier] });

  it('the person’s own number comes in, on a claim and on a card', () => {
    const card = { resourceType: 'Coverage', id: 'k', identifier: [identifier], beneficiary: { identifier } };
    for (const order of [
      [card, numbered('a')],
      [numbered('a'), card],
    ]) {
      const plan = openPlan(signedIn).sends(order).ends();
      expect([plan.filed(), plan.asked()]).toEqual([['Coverage/k', claimOf('a')], []]);
    }
  });

  it('comes in where the plan names the person by another id as well, with the same number', () => {
    const again = patient('t', { ...rosa, identifier: [identifier] });
    const plan = openPlan(signedIn)
      .sends([claim('b', 't'), again, numbered('a')])
      .ends();
    expect([plan.filed(), plan.asked()]).toEqual([[claimOf('a'), claimOf('b')], []]);
  });

  it('by the person’s card, which the plan gives as theirs', () => {
    const card = {
      resourceType: 'Coverage',
      id: 'k',
      identifier: [identifier],
      beneficiary: { reference: 'Patient/s' },
    };
    expect(
      openPlan(patient('s', rosa))
        .sends([numbered('a'), card])
        .ends()
        .filed(),
    ).toEqual(['Coverage/k', claimOf('a')]);
  });

  it.each([
    ['another Patient', patient('leo', { ...leo, identifier: [identifier] })],
    [
      'a card of another relationship',
      {
        resourceType: 'Coverage',
        id: 'k',
        identifier: [identifier],
        beneficiary: { reference: 'Patient/s' },
        relationship: { coding: [{ code: 'child' }] },
      },
    ],
    [
      'a card of a dependent',
      {
        resourceType: 'Coverage',
        id: 'k',
        subscriberId: 'M-1',
        dependent: '02',
        beneficiary: { reference: 'Patient/s' },
      },
    ],
    [
      'somebody else’s card',
      { resourceType: 'Coverage', id: 'k', subscriberId: 'M-1', beneficiary: { reference: 'Patient/leo' } },
    ],
  ])('that %s bears as well is asked about, on whichever page it comes', (_, beside) => {
    for (const pages of [
      [numbered('a'), beside],
      [beside, numbered('a')],
    ]) {
      const plan = openPlan(signedIn);
      for (const [at, one] of pages.entries()) plan.sends([one], { pages: at + 1 });
      expect(plan.ends().filed()).not.toContain(claimOf('a'));
      expect(plan.asked()).toContainEqual(['M-1', 'number', 1]);
    }
  });

  it('that another person here bears at this plan is asked about', () => {
    const child = openPlan(patient('leo', { ...leo, identifier: [identifier] }), {
      over: { patientId: 'leo' },
    }).ends();
    const plan = openPlan(signedIn, { beside: child })
      .sends([numbered('a')])
      .ends();
    expect([plan.filed(), plan.asked()]).toEqual([[], [['M-1', 'number', 1]]]);
  });

  it('of a Patient of the Bundle without an id: a child with the parent’s number stays out, the person comes in', () => {
    const url = 'urn:uuid:6d0d1a31-0000-4000-8000-000000000001';
    const send = (who: PatientPart) =>
      openPlan(signedIn)
        .sends([
          { resource: patient(undefined, { ...who, identifier: [identifier] }), fullUrl: url },
          claim('a', null, { patient: { reference: url } }),
        ])
        .ends()
        .filed();
    expect(send(leo)).toEqual([]);
    expect(send(rosa)).toEqual([claimOf('a')]);
  });

  it('a card’s number that is the subscriber’s makes nobody the person', () => {
    const card = {
      resourceType: 'Coverage',
      id: 'k',
      identifier: [memberNumber('M-1', 'SN')],
      beneficiary: { reference: 'Patient/s' },
    };
    expect(
      openPlan(patient('s', rosa))
        .sends([card, numbered('a')])
        .ends()
        .filed(),
    ).toEqual(['Coverage/k']);
  });
});
