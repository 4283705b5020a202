/** What changes at a plan without its claims changing, and what it refuses for a while, reaches the app in the long run. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { DataCategory } from '../../../shared/model/plans/connection.ts';
import { record } from '../../unit/sync/health-plan.ts';
import {
  claim,
  outcome,
  patientId,
  type Reply,
  type SmallPlan,
  searchset,
  startSmallPlan,
} from '../../unit/sync/small-plan.ts';
import { type HealthParts, openHealthParts } from './health-parts.ts';

const dayMs = 86_400_000;
const monthMs = 31 * dayMs;
type Json = Record<string, unknown>;

let plan: SmallPlan;
let parts: HealthParts;
let ids: { connectionId: string; personId: string };
/** What the plan has of each type. */
let here: Record<string, Json[]>;
/** Further answers; `null` leaves them as usual. */
let bend: (type: string, query: URLSearchParams) => Reply | null;

beforeEach(async () => {
  plan = await startSmallPlan(0);
  parts = await openHealthParts(plan.base, { kind: 'memory' });
  here = {};
  bend = () => null;
  plan.bend = ({ target }) => {
    const [path = '', text = ''] = target.split('?');
    const [type = '', id] = path.split('/');
    const headers = { date: new Date(parts.clock.now()).toUTCString() };
    if (type === 'metadata' || type === 'Patient') return null;
    const query = new URLSearchParams(text);
    const bent = bend(path, query);
    if (bent !== null) return bent;
    const of = here[type] ?? [];
    if (id !== undefined) {
      const found = of.find((one) => one['id'] === id);
      return found === undefined
        ? { status: 404, json: outcome('not-found', 'None.') }
        : { headers, json: found };
    }
    const category = query.get('category');
    const since = query.get('_lastUpdated')?.slice(2) ?? '';
    const all = of.filter(
      (one) =>
        (category === null || JSON.stringify(one['category']).includes(category)) &&
        String((one['meta'] as Json | undefined)?.['lastUpdated'] ?? '9') >= since,
    );
    return { headers, json: searchset(all, { total: all.length }) };
  };
});
afterEach(async () => {
  await parts.data.close();
  await plan.close();
});

async function connect(categories: readonly DataCategory[] = []): Promise<void> {
  ids = await parts.connect(['patient', 'claims', 'coverage', 'providers', ...categories]);
}

async function check(later = dayMs) {
  parts.clock.advance(later);
  plan.takeTargets();
  const { outcome: how, missing } = await parts.sync.start(ids.connectionId);
  return [how, ...missing.map(({ category, failure }) => `${category} ${failure.code}`)];
}

async function listCards(): Promise<string[]> {
  const cards = await parts.data.coverage.list({ personId: ids.personId, today: '2026-06-01' });
  return cards.map(({ id, removed }) => `${id.split('/').at(-1)}${removed ? ' removed' : ''}`).sort();
}

async function listRecords(): Promise<string[]> {
  const filter = { personId: ids.personId, kinds: [], connectionId: null, text: '' };
  const { rows } = await parts.data.health.list({ filter, offset: 0, limit: 100 });
  return rows.map(({ title, removed }) => `${title.text}${removed ? ' removed' : ''}`).sort();
}

async function countClaims(): Promise<{ all: number; removed: number }> {
  const { totals } = await parts.data.claims.overview({
    personId: ids.personId,
    year: null,
    today: '2026-06-01',
  });
  const removed = totals[0]?.notCounted.find(({ reason }) => reason === 'removed-by-plan')?.claims ?? 0;
  return { all: totals[0]?.claims ?? 0, removed };
}

const coverage = (id: string, more: Json = {}): Json => ({
  resourceType: 'Coverage',
  id,
  status: 'active',
  beneficiary: { reference: `Patient/${patientId}` },
  ...more,
});
const claimsOf = (count: number, more: Json = {}) =>
  Array.from({ length: count }, (_, at) => claim(`c${at}`, more));
const condition = (id: string, category: string) =>
  record('Condition', id, { code: { text: id }, category: [{ coding: [{ code: category }] }] });

test('whom claims name is read again with the monthly pass where the plan does not bring it along', async () => {
  await connect(['conditions']);
  here = {
    ExplanationOfBenefit: claimsOf(2, { provider: { reference: 'Organization/o1' } }),
    Organization: [{ resourceType: 'Organization', id: 'o1', name: 'Old House' }],
  };
  const provider = async () => {
    const { providers } = await parts.data.spending.get({
      personId: ids.personId,
      year: null,
      today: '2026-06-01',
    });
    return providers.map(({ name }) => name);
  };
  await check();
  expect(await provider()).toEqual(['Old House']);
  here['Organization'] = [{ resourceType: 'Organization', id: 'o1', name: 'New House' }];
  await check();
  expect(plan.takeTargets().filter((one) => one.startsWith('Organization'))).toEqual([]);
  expect(await provider()).toEqual(['Old House']);
  await check(monthMs);
  expect(await provider()).toEqual(['New House']);
  here['Organization'] = [];
  expect(await check(monthMs)).toEqual(['done']);
  expect(await provider()).toEqual(['New House']);
});

test('a card that only claims name follows the plan, and is marked only when the plan has it no more', async () => {
  await connect();
  here = {
    ExplanationOfBenefit: claimsOf(2, { insurance: [{ coverage: { reference: 'Coverage/named' } }] }),
    Coverage: [coverage('found'), coverage('named')],
  };
  let isDown = false;
  bend = (path) => {
    if (path === 'Coverage') return { json: searchset([coverage('found')]) };
    return isDown && path === 'Coverage/named' ? { status: 500, headers: { 'retry-after': '3600' } } : null;
  };
  await check();
  expect(await listCards()).toEqual(['found', 'named']);
  await check(monthMs);
  expect(await listCards()).toEqual(['found', 'named']);
  isDown = true;
  await check(monthMs);
  expect(await listCards()).toEqual(['found', 'named']);
  isDown = false;
  await check();
  expect(plan.takeTargets()).toContain('Coverage/named');
  await check();
  expect(plan.takeTargets()).not.toContain('Coverage/named');
  here['Coverage'] = [coverage('found')];
  await check(monthMs);
  expect(await listCards()).toEqual(['found', 'named removed']);
  here['Coverage'] = [coverage('found'), coverage('named')];
  await check(monthMs);
  expect(await listCards()).toEqual(['found', 'named']);
});

test('a search for cards that fails once is told and asked again, one that is refused each month', async () => {
  await connect();
  const insurance = [{ coverage: { reference: 'Coverage/named' } }];
  here = {
    ExplanationOfBenefit: claimsOf(2, { insurance }),
    Coverage: [coverage('named'), coverage('other')],
  };
  const answer = (status: number) => (path: string) =>
    path === 'Coverage' ? { status, headers: { 'retry-after': '3600' } } : null;
  bend = answer(500);
  expect(await check()).toEqual(['partial', 'coverage fhir/server-error']);
  expect(await listCards()).toEqual(['named']);
  bend = answer(403);
  here['ExplanationOfBenefit']?.push(
    claim('new', {
      meta: { lastUpdated: '2027-01-01T00:00:00Z' },
      insurance: [{ coverage: { reference: 'Coverage/new' } }],
    }),
  );
  here['Coverage']?.push(coverage('new'));
  expect(await check()).toEqual(['done']);
  await check();
  expect(plan.takeTargets().filter((one) => one.startsWith('Coverage'))).toEqual([]);
  expect(await check(monthMs)).toEqual(['done']);
  expect(await check()).toEqual(['done']);
  bend = () => null;
  await check(monthMs);
  expect(await listCards()).toEqual(['named', 'new', 'other']);
});

test('a category that is refused is told at each check; one that never worked is tried again each month', async () => {
  await connect(['conditions']);
  let refused = ['whole', 'encounter-diagnosis'];
  bend = (path, query) =>
    path === 'Condition' && refused.includes(query.get('category') ?? 'whole')
      ? { status: 403, json: outcome('forbidden', 'No.') }
      : null;
  here = {
    Condition: [
      condition('p1', 'problem-list-item'),
      condition('e1', 'encounter-diagnosis'),
      condition('x1', 'of-our-own'),
    ],
  };
  const withoutSome = ['partial', 'conditions fhir/forbidden'];
  expect(await check()).toEqual(withoutSome);
  expect(await listRecords()).toEqual(['p1']);
  refused = ['whole', 'problem-list-item', 'encounter-diagnosis'];
  expect(await check()).toEqual(withoutSome);
  refused = ['whole'];
  expect(await check()).toEqual(withoutSome);
  expect(await listRecords()).toEqual(['p1']);
  expect(await check(monthMs)).toEqual(['done']);
  expect(await listRecords()).toEqual(['e1', 'p1']);
  refused = [];
  expect(await check(monthMs)).toEqual(['done']);
  expect(await listRecords()).toEqual(['e1', 'p1', 'x1']);
  here['Condition'] = [condition('e1', 'encounter-diagnosis'), condition('x1', 'of-our-own')];
  await check(monthMs);
  expect(await listRecords()).toEqual(['e1', 'p1 removed', 'x1']);
});

test('a further page that is refused does not end the list: that is told, and the list asked for again', async () => {
  await connect(['conditions']);
  const pageOf = (all: Json[], next?: string) => ({ json: searchset(all, { next }) });
  const two = [condition('p1', 'problem-list-item'), condition('p2', 'problem-list-item')];
  let isRefused = true;
  bend = (path, query) => {
    if (path !== 'Condition') return null;
    if (query.get('page') === '2')
      return isRefused ? { status: 403, json: outcome('forbidden', 'No.') } : pageOf(two.slice(1));
    if (query.get('category') === null) return { status: 400, json: outcome('invalid', 'By category.') };
    if (query.get('category') !== 'problem-list-item') return pageOf([]);
    return pageOf(two.slice(0, 1), `${plan.base}/Condition?patient=p1&page=2`);
  };
  expect(await check()).toEqual(['partial', 'conditions fhir/forbidden']);
  isRefused = false;
  expect(await check()).toEqual(['done']);
  expect(await listRecords()).toEqual(['p1', 'p2']);
});

test('a plan may take back more than half, bit by bit', async () => {
  await connect();
  for (const count of [10, 7, 5, 4, 3]) {
    here = { ExplanationOfBenefit: claimsOf(count) };
    expect(await check(monthMs)).toEqual(['done']);
    expect(await countClaims()).toEqual({ all: 10, removed: 10 - count });
  }
});

test('a list that is less than half for a month is the plan’s word', async () => {
  await connect(['conditions']);
  here = { ExplanationOfBenefit: claimsOf(3), Condition: [condition('only', 'problem-list-item')] };
  await check();
  here = { ExplanationOfBenefit: claimsOf(1), Condition: [] };
  for (const later of [monthMs, dayMs, 20 * dayMs]) {
    await check(later);
    expect([await countClaims(), await listRecords()]).toEqual([{ all: 3, removed: 0 }, ['only']]);
  }
  await check(10 * dayMs);
  expect([await countClaims(), await listRecords()]).toEqual([{ all: 3, removed: 2 }, ['only removed']]);
  await check();
  const asked = plan.takeTargets().filter((one) => one.startsWith('ExplanationOfBenefit'));
  expect(asked).toEqual([expect.stringContaining('_lastUpdated=')]);
});

test('a list that was less than half for a while only removes nothing', async () => {
  await connect();
  here = { ExplanationOfBenefit: claimsOf(3) };
  await check();
  here = { ExplanationOfBenefit: [] };
  await check(monthMs);
  here = { ExplanationOfBenefit: claimsOf(3) };
  await check(20 * dayMs);
  here = { ExplanationOfBenefit: [] };
  await check(monthMs);
  await check();
  expect(await countClaims()).toEqual({ all: 3, removed: 0 });
});

test('other people’s records in the same answer hide no removal', async () => {
  await connect();
  const others = [1, 2].map((at) =>
    claim(`other-${at}`, { patient: { reference: 'Patient/somebody-else' } }),
  );
  here = { ExplanationOfBenefit: [...claimsOf(4), ...others] };
  await check();
  here = { ExplanationOfBenefit: [...claimsOf(3), ...others] };
  expect(await check(monthMs)).toEqual(['done']);
  expect(await countClaims()).toEqual({ all: 4, removed: 1 });
});
