/** Answers that are made to break the reading, the joining or the screen. */
import { expect, it } from 'vitest';
import { readDirectoryPage } from '../../../electron/data/public/directory/directory-page.ts';
import { readDrugPage } from '../../../electron/data/public/formulary/drug-page.ts';
import { findInDirectory, findNetworks } from '../../../electron/lookup/directory.ts';
import { findDrugPlans, findDrugs } from '../../../electron/lookup/drug-list.ts';
import { QuantityRule } from '../../../shared/model/plans/lookup.ts';
import { createBench } from './support.ts';

const baseUrl = 'https://lists.evergreen.example/fhir';
type Json = Record<string, unknown>;
const bytesOf = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));
const many = (count: number, one: (index: number) => Json) =>
  Array.from({ length: count }, (_, at) => one(at));

/** A service that answers every search of a type with the same page. */
function benchOf(answers: Record<string, Json[]>, next?: string) {
  const sent: string[] = [];
  const bench = createBench({
    async fetch({ url }) {
      sent.push(url);
      const all = answers[new URL(url).pathname.split('/')[2] ?? ''];
      if (!all) return { status: 404, headers: {}, body: bytesOf({}) };
      const link = next !== undefined ? [{ relation: 'next', url: next }] : [];
      const bundle = { resourceType: 'Bundle', link, entry: all.map((resource) => ({ resource })) };
      return { status: 200, headers: {}, body: bytesOf(bundle) };
    },
  });
  return {
    sent,
    drugs: () => bench.drugs(baseUrl),
    directory: () => bench.directory(baseUrl),
    log: bench.log,
  };
}

async function millisecondsOf(work: () => Promise<unknown>): Promise<number> {
  const begin = performance.now();
  await work();
  return performance.now() - begin;
}

it.each([
  ['a unit that is the name of something else', { period: 3, periodUnit: 'constructor' }],
  ['a period that is beyond every number in days', { period: 1e308, periodUnit: 'a' }],
])('%s has no days', (_what, period) => {
  const repeat = { count: 1, ...period };
  const rolling = { url: 'Rolling', valueTiming: { repeat } };
  const extension = [{ url: 'usdf-QuantityLimitDetail-extension', extension: [rolling] }];
  const { items } = readDrugPage(bytesOf({ resourceType: 'Basic', id: 'b', extension }));
  expect(items[0]?.quantityRules.map((rule) => QuantityRule.parse(rule).days)).toEqual([null]);
});

it('a list that says it goes on, but not where, is told as not whole', async () => {
  const drug = { resourceType: 'MedicationKnowledge', id: 'd', code: { text: 'metformin' } };
  const list = benchOf({ MedicationKnowledge: [drug] }, '');
  const { pages, more } = await list.drugs().search({ type: 'MedicationKnowledge', pairs: [] });
  expect([pages.length, more]).toEqual([1, true]);
});

it('a code that is the name of something else says nothing of new patients', () => {
  const code = { url: 'acceptingPatients', valueCodeableConcept: { coding: [{ code: 'constructor' }] } };
  const extension = [{ url: 'newpatients', extension: [code] }];
  const page = readDirectoryPage(bytesOf({ resourceType: 'PractitionerRole', id: 'r', extension }));
  expect(structuredClone(page).roles[0]?.newPatients).toEqual([{ accepts: 'not-stated', network: null }]);
});

it('of tens of thousands of networks and products, the first are joined at once', async () => {
  const networks = many(40_000, (at) => ({
    resourceType: 'Organization',
    id: `n${at}`,
    name: `N${at}`,
    type: [{ coding: [{ code: 'ntwk' }] }],
  }));
  const plans = many(40_000, (at) => ({
    resourceType: 'InsurancePlan',
    id: `p${at}`,
    name: `P${at}`,
    network: [{ reference: `Organization/n${at}` }],
  }));
  const { directory } = benchOf({ Organization: networks, InsurancePlan: plans });
  const took = await millisecondsOf(async () => {
    const found = await findNetworks(directory());
    expect(found.length).toBeGreaterThan(1000);
    expect(found.length).toBeLessThan(40_000);
    expect(found.find(({ id }) => id === 'Organization/n7')?.plans).toEqual(['P7']);
  });
  expect(took).toBeLessThan(5000);
});

it('of tens of thousands of drugs, costs and organizations, the first are joined at once', async () => {
  const drugs = many(30_000, (at) => ({
    resourceType: 'MedicationKnowledge',
    id: `d${at}`,
    code: { text: `metformin ${at}` },
  }));
  const items = many(30_000, (at) => ({
    resourceType: 'Basic',
    id: `i${at}`,
    subject: { reference: `MedicationKnowledge/d${at}` },
  }));
  const list = benchOf({ MedicationKnowledge: drugs, Basic: items });
  const found = { more: false, drugs: 0 };
  const took = await millisecondsOf(async () => {
    const answer = await findDrugs(list.drugs(), { drugPlanId: null, text: 'metformin' });
    Object.assign(found, { more: answer.more, drugs: answer.drugs.length });
  });
  expect(found).toEqual({ more: true, drugs: 50 });
  const organizations = many(20_000, (at) => ({
    resourceType: 'Organization',
    id: `o${at}`,
    name: `Clinic ${at}`,
  }));
  const roles = many(20_000, (at) => ({
    resourceType: 'OrganizationAffiliation',
    id: `r${at}`,
    participatingOrganization: { reference: `Organization/o${at}` },
  }));
  const { directory } = benchOf({
    Organization: organizations,
    OrganizationAffiliation: [...roles, ...organizations],
  });
  const asked = {
    kind: 'facility' as const,
    name: 'Clinic',
    specialty: '',
    near: '',
    npi: null,
    networkId: null,
  };
  const second = await millisecondsOf(() => findInDirectory(directory(), asked));
  expect(took + second).toBeLessThan(10_000);
});

it('a next link to somewhere else is not followed, and what came before stands', async () => {
  const plan = { resourceType: 'InsurancePlan', id: 'gold', name: 'Gold' };
  const { drugs, sent, log } = benchOf({ InsurancePlan: [plan] }, 'https://elsewhere.example/fhir?page=2');
  expect(await findDrugPlans(drugs(), '')).toMatchObject([{ name: 'Gold' }]);
  expect(sent.every((url) => url.startsWith(baseUrl))).toBe(true);
  expect(log).toHaveLength(sent.length);
});
