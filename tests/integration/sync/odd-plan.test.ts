import { expect, test } from 'vitest';
import { navigate, visit } from '../../support/navigate.ts';
import { testPayer } from '../../support/oauth-app.ts';
import { startOddPlan } from '../../support/odd-plan/odd-plan.ts';
import { connect } from './connected.ts';

test('the odd plan: signs in without a page, refuses includes, has relative links; named resources are read', async () => {
  const plan = await startOddPlan();
  try {
    await using app = await connect(testPayer(plan.fhirBaseUrl));
    expect(await app.run()).toMatchObject({ outcome: 'done', newClaims: 7, missing: [] });
    expect(await app.connection()).toMatchObject({ claims: 7, firstSyncDone: true, state: 'connected' });
    expect(await app.data.people.list()).toMatchObject([{ name: 'Ada Quill', birthDate: '1971-03-09' }]);
    const pages = plan.requests.filter((one) => one.includes('offset='));
    expect(pages.map((one) => /offset=(\d+)/.exec(one)?.[1])).toEqual(['3', '6']);
    expect(plan.requests).toContain('GET /fhir/Organization/clinic');
    const providers = new Set((await app.claimRows()).map(({ providerName }) => providerName));
    expect([...providers]).toEqual(['Harbor Street Clinic']);
    const before = plan.requests.length;
    expect(await app.run()).toMatchObject({ outcome: 'done', newClaims: 0, changedClaims: 0 });
    expect(plan.requests.length - before).toBe(3);
  } finally {
    await plan.close();
  }
});

const claimSearches = (requests: readonly string[]) =>
  requests
    .filter((one) => one.startsWith('GET /fhir/ExplanationOfBenefit?patient=') && !one.includes('offset='))
    .map((one) => new URLSearchParams(one.split('?')[1]).getAll('_include'));

test('the odd plan with a list of includes: only those are asked for, and the named resources are included', async () => {
  const plan = await startOddPlan({ includes: ['provider', 'insurer'] });
  try {
    await using app = await connect(testPayer(plan.fhirBaseUrl));
    expect(await app.run()).toMatchObject({ outcome: 'done', newClaims: 7, missing: [] });
    const byName = ['ExplanationOfBenefit:provider', 'ExplanationOfBenefit:insurer'];
    expect(claimSearches(plan.requests)).toEqual([byName]);
    expect(plan.requests.filter((one) => one.includes('/Organization'))).toEqual([]);
    const providers = new Set((await app.claimRows()).map(({ providerName }) => providerName));
    expect([...providers]).toEqual(['Harbor Street Clinic']);
    await app.run();
    expect(claimSearches(plan.requests)).toEqual([byName, byName]);
  } finally {
    await plan.close();
  }
});

test('the odd plan with lists of ids: the named resources come in one request', async () => {
  const plan = await startOddPlan({ findsIdLists: true });
  try {
    await using app = await connect(testPayer(plan.fhirBaseUrl));
    expect(await app.run()).toMatchObject({ outcome: 'done', newClaims: 7, missing: [] });
    expect(plan.requests.filter((one) => one.includes('/Organization'))).toEqual([
      'GET /fhir/Organization?_id=clinic,insurer',
    ]);
    const providers = new Set((await app.claimRows()).map(({ providerName }) => providerName));
    expect([...providers]).toEqual(['Harbor Street Clinic']);
  } finally {
    await plan.close();
  }
});

test('the odd plan with a login page waits for its button', async () => {
  const plan = await startOddPlan({ loginPage: true });
  try {
    const press = async (url: string) => {
      expect((await visit(url)).body).toContain('Share my records');
      const sent = await visit(url, { method: 'POST' });
      await navigate(String(sent.headers['location']));
    };
    await using app = await connect(testPayer(plan.fhirBaseUrl), { visit: press });
    expect(await app.run()).toMatchObject({ outcome: 'done', newClaims: 7 });
  } finally {
    await plan.close();
  }
});
