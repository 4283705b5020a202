/** What a plan sends and no list shows, since nothing here reads it: it is told, and what is listed or stands beside others is not. */
import { expect, it } from 'vitest';
import type { Resource } from '../../../../electron/data/fhir/resource.ts';
import { claim, ivo, leo, observation, patient, rosa } from '../../../support/recorded-plan/family.ts';
import { openPlan, type PlanDesk } from './plan-desk.ts';

const typed = (resourceType: string, resource: Resource): Resource => ({ ...resource, resourceType });
const told = (plan: PlanDesk) =>
  plan.store.records
    .notShown({ personId: plan.personId })
    .filter(({ reason }) => reason === 'not-listed')
    .map(({ resourceType, count }) => [resourceType, count]);

it.each<[string, string, Resource]>([
  [
    'a claim of an earlier FHIR version',
    'ExplanationOfBenefit',
    claim('a', 's', { totalCost: { value: 1 } }),
  ],
  ['a claim of a use that nobody knows', 'ExplanationOfBenefit', claim('a', 's', { use: 'complete' })],
  [
    'a claim whose type is written otherwise',
    'explanationOfBenefit',
    typed('explanationOfBenefit', claim('a', 's')),
  ],
  ['what a provider asked a plan for', 'Claim', typed('Claim', claim('a', 's'))],
])('%s is told', (_, type, sent) => {
  const plan = openPlan(patient('s', rosa))
    .sends([claim('fine', 's'), sent])
    .ends();
  expect(plan.filed()).toHaveLength(2);
  expect(told(plan)).toEqual([[type, 1]]);
});

it('what is listed, what others refer to by name, and what is kept aside are none of it', () => {
  const beside = ['Organization', 'Practitioner', 'Location', 'Endpoint', 'Binary'];
  const plan = openPlan(patient('s', rosa))
    .sends([
      claim('fine', 's'),
      claim('asked', 't', { use: 'complete' }),
      claim('approval', 's', { use: 'preauthorization' }),
      claim('estimate', 's', { use: 'predetermination' }),
      claim('void', 's', { status: 'entered-in-error' }),
      observation('weight', 's'),
      observation('mistake', 's', { status: 'entered-in-error' }),
      patient('t', leo),
      { resourceType: 'RelatedPerson', id: 'i', patient: { reference: 'Patient/s' }, name: [ivo] },
      { resourceType: 'Coverage', id: 'c', status: 'active', beneficiary: { reference: 'Patient/s' } },
      ...beside.map((resourceType) => ({ resourceType, id: 'x' })),
      { resourceType: 'Provenance', id: 'p', target: [{ reference: 'ExplanationOfBenefit/fine' }] },
    ])
    .ends();
  expect(plan.notShown()).toEqual({ asked: 2, 'in-error': 1 });
});
