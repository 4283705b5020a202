/** Doctors and drugs against the sample plan, from the words and numbers of a person's own claims. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { everyClaim } from '../../../shared/every-claim.ts';
import type { Claim } from '../../../shared/model/claims/claim.ts';
import { startVisitor, type Visitor } from '../../support/sample-visitor.ts';

const place = { payerId: 'sample-evergreen' };
let visitor: Visitor;
let personId: string;
let claims: Claim[];

beforeAll(async () => {
  visitor = await startVisitor();
  const connected = await visitor.connect('Rosa Medina');
  personId = connected.personId;
  const { test } = visitor;
  await test.syncEnded(connected.connectionId);
  const { rows } = await test.ask('claims.list', { filter: everyClaim(personId), offset: 0, limit: 60 });
  claims = [];
  for (const { id } of rows) claims.push((await test.ask('claims.get', { claimId: id })).claim);
}, 60_000);
afterAll(() => visitor.test.close());

it('knows whose plan it is, and which product the coverage names', async () => {
  const { test } = visitor;
  const sources = await test.ask('lookup.sources', { personId });
  expect(sources[0]).toMatchObject({ payerId: 'sample-evergreen', isYours: true });
  const { plans } = await test.ask('lookup.drugPlans', { place, text: '', personId });
  expect(plans.filter(({ isYours }) => isYours)).toHaveLength(1);
  expect(plans[0]?.isYours).toBe(true);
  expect((await test.ask('lookup.drugPlans', { place, text: '', personId: null })).plans[0]?.isYours).toBe(
    false,
  );
});

it('finds a drug by the name on a claim, with its costs', async () => {
  const { test } = visitor;
  const drug = claims.find((one) => one.kind === 'pharmacy' && one.drug?.name.text)?.drug?.name.text;
  if (!drug) throw new Error('no claim names a drug');
  const [plan] = (await test.ask('lookup.drugPlans', { place, text: '', personId })).plans;
  const answer = await test.ask('lookup.drugs', { place, drugPlanId: plan?.id ?? null, text: drug });
  expect(answer.drugs.length).toBeGreaterThan(0);
  expect(answer.drugs[0]?.listName).toBe(plan?.name);
  expect(
    answer.drugs[0]?.costs.some(
      ({ copayCents, coinsurancePercent }) => copayCents !== null || coinsurancePercent !== null,
    ),
  ).toBe(true);
  const none = await test.ask('lookup.drugs', { place, drugPlanId: plan?.id ?? null, text: 'wonderdrug' });
  expect(none).toMatchObject({ drugs: [], lookedFor: ['wonderdrug'], more: false });
});

it('finds the provider of a claim by number', async () => {
  const { test } = visitor;
  const parties = claims.flatMap(({ provider, careTeam }) => [
    provider,
    ...careTeam.map(({ party }) => party),
  ]);
  const party = parties.find(({ npi }) => npi !== null);
  const question = {
    place,
    kind: 'practitioner',
    name: '',
    specialty: '',
    near: '',
    networkId: null,
  } as const;
  const answer = await test.ask('lookup.directory', { ...question, npi: party?.npi ?? null });
  expect(answer.entries.map(({ npi }) => npi)).toContain(party?.npi);
  expect(answer.entries[0]?.networks.length).toBeGreaterThan(0);
  expect(answer.entries[0]?.locations.length).toBeGreaterThan(0);
});
