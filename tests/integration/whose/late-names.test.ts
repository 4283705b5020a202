/** Records whose owner is known late name providers, too: these are asked for all the same, by the check that can first. */
import { afterEach, expect, it } from 'vitest';
import type { Resource } from '../../../electron/data/fhir/resource.ts';
import { everyClaim } from '../../../shared/every-claim.ts';
import { AnsweringPlan } from '../../support/recorded-plan/answering-plan.ts';
import { claim, leo, memberNumber, patient, rosa } from '../../support/recorded-plan/family.ts';
import { type PlanApp, startPlanApp } from '../../support/recorded-plan/plan-app.ts';

let app: PlanApp;
let plan: AnsweringPlan;
afterEach(async () => {
  await app.close();
  await plan.close();
});

const provider = { provider: { reference: 'Organization/annex' } };
const reads = new Map([
  ['Organization/annex', { status: 200, body: { resourceType: 'Organization', id: 'annex', name: 'Annex' } }],
]);

async function listProviders(personId: string): Promise<(string | null)[]> {
  const filter = everyClaim(personId);
  const { rows } = await app.test.ask('claims.list', { filter, offset: 0, limit: 100 });
  return rows.map(({ providerName }) => providerName);
}

it('after an answer, by the next check, though the plan has nothing new', async () => {
  const his = patient('leo', { ...leo, family: 'Zyx', identifier: [memberNumber('QXJ-7731')] });
  const records = [patient('s', rosa), claim('r1', 's'), his, claim('l1', 'leo', provider)];
  plan = await AnsweringPlan.start([{ patientId: 's', records, reads }]);
  app = await startPlanApp([plan]);
  const { connectionId, personId } = await app.connect(plan);
  expect(plan.requests).not.toContain('GET Organization/annex');

  const [asked] = await app.asked(connectionId);
  if (asked === undefined) throw new Error('Nothing is asked.');
  await app.test.ask('records.decide', {
    ...{ connectionId, cause: asked.cause },
    ...{ answer: 'own', authority: null },
  });
  await app.check(connectionId);
  expect((await listProviders(personId)).toSorted()).toEqual(['Annex', null]);

  // Once is enough, whatever the plan answered.
  plan.requests.length = 0;
  app.clock.advance(60_000);
  await app.check(connectionId);
  expect(plan.requests).not.toContain('GET Organization/annex');
});

it('by the same check that reads the coverage which says whose a claim is', async () => {
  const coverage: Resource = {
    resourceType: 'Coverage',
    id: 'cov',
    status: 'active',
    beneficiary: { reference: 'Patient/s' },
  };
  const insurance = { insurance: [{ focal: true, coverage: { reference: 'Coverage/cov' } }] };
  const records = [
    patient('s', rosa),
    claim('r1', 's', insurance),
    claim('r2', null, { ...insurance, ...provider }),
  ];
  const refused = new Map([['Coverage', { status: 403, body: '' }]]);
  plan = await AnsweringPlan.start([
    {
      patientId: 's',
      records,
      refused,
      reads: new Map([...reads, ['Coverage/cov', { status: 200, body: coverage }]]),
    },
  ]);
  app = await startPlanApp([plan]);
  const { personId } = await app.connect(plan);
  expect((await listProviders(personId)).toSorted()).toEqual(['Annex', null]);
});
