/** What the demo and the conformance run say of records that are in no list. */
import { expect, it } from 'vitest';
import { Findings } from '../../../scripts/conformance/findings.ts';
import { describeNotShown } from '../../../scripts/demo/not-shown.ts';
import type { NotShown } from '../../../shared/model/people/whose.ts';

const of = (reason: NotShown['reason'], resourceType: string | null, count: number): NotShown => ({
  ...{ connectionId: 'c-1', planName: 'Evergreen Health', personId: 'p-1' },
  ...{ reason, resourceType, count },
});

it('the demo counts claims, cards and others by reason, and says nothing where all is in the lists', () => {
  expect(describeNotShown([])).toEqual([]);
  expect(
    describeNotShown([
      of('unreadable', null, 2),
      of('asked', 'Condition', 100),
      of('asked', 'ExplanationOfBenefit', 13),
      of('asked', 'Coverage', 1),
      of('asked', 'Immunization', 76),
    ]),
  ).toEqual([
    'set aside, asked about: 13 claims, 1 insurance card, 176 other records',
    'not readable: 2 other records',
  ]);
});

const base = 'https://plan.example/fhir';
const rosa = {
  resourceType: 'Patient',
  id: 'p-1',
  name: [{ family: 'Medina', given: ['Rosa'] }],
  birthDate: '1984-05-09',
};
const claimOf = (patient: string) => ({
  ...{
    resourceType: 'ExplanationOfBenefit',
    id: `of-${patient}`,
    patient: { reference: `Patient/${patient}` },
  },
});

function asideOf(ownPatient: object | null) {
  const found = new Findings('p-1', []);
  if (ownPatient !== null) found.addRead(ownPatient as never, 'p-1');
  for (const one of [claimOf('p-1'), claimOf('p-2')]) found.add(one as never, true);
  return found.listNotOwn(base).map(({ id }) => id);
}

it('the conformance run finds what names another patient than the sign-in, whose own Patient may bear another id', () => {
  expect(asideOf(rosa)).toEqual(['of-p-2']);
  expect(asideOf(null)).toEqual(['of-p-2']);
  expect(asideOf({ ...rosa, id: 'p-2' })).toEqual([]);
});
