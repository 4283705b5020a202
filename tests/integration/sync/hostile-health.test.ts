/** A plan that answers each type of health records in every wrong way; the others, and the claims, come all the same. */
import { expect, it, onTestFinished } from 'vitest';
import { healthCategories } from '../../../shared/model/plans/connection.ts';
import { record } from '../../unit/sync/health-plan.ts';
import { outcome, type Reply, searchset, startSmallPlan } from '../../unit/sync/small-plan.ts';
import { openHealthParts } from './health-parts.ts';

const basic = ['patient', 'claims', 'coverage', 'providers'] as const;
const types =
  'Condition MedicationRequest MedicationDispense AllergyIntolerance Observation DiagnosticReport Procedure ServiceRequest Immunization Encounter DocumentReference CarePlan CareTeam Goal Device'.split(
    ' ',
  );
const foreign = (type: string) =>
  record(type, 'foreign', { subject: { reference: 'Patient/x' }, patient: { reference: 'Patient/x' } });

async function connected(answer: (type: string, query: URLSearchParams, target: string) => Reply | null) {
  const plan = await startSmallPlan(3);
  const parts = await openHealthParts(plan.base, { kind: 'memory' });
  onTestFinished(async () => {
    await parts.sync.dispose();
    await parts.data.close();
    await plan.close();
  });
  const { connectionId, personId } = await parts.connect([...basic, ...healthCategories]);
  plan.bend = ({ target, query }) => {
    const type = /^[A-Za-z]+/.exec(target)?.[0] ?? '';
    return types.includes(type) ? answer(type, new URLSearchParams(query), target) : null;
  };
  const list = async () => {
    const filter = { personId, kinds: [], connectionId: null, text: '' };
    return (await parts.data.health.list({ filter, offset: 0, limit: 10_000 })).rows;
  };
  return { plan, parts, connectionId, list };
}

const good = (type: string): Reply => ({ json: searchset([record(type, 'mine')]) });
const wrong: [string, (type: string) => Reply, string | null][] = [
  ['400', () => ({ status: 400, json: outcome('invalid', 'No.') }), 'fhir/rejected'],
  ['401', () => ({ status: 401 }), 'fhir/forbidden'],
  ['403', () => ({ status: 403, json: outcome('forbidden', 'No.') }), 'fhir/forbidden'],
  ['404', () => ({ status: 404 }), 'fhir/not-found'],
  ['405', () => ({ status: 405 }), 'fhir/rejected'],
  ['410', () => ({ status: 410 }), 'fhir/gone'],
  ['500', () => ({ status: 500 }), 'fhir/server-error'],
  ['501', () => ({ status: 501 }), 'fhir/rejected'],
  ['503', () => ({ status: 503 }), 'fhir/server-error'],
  ['an OperationOutcome with 200', () => ({ json: outcome('processing', 'No.') }), 'fhir/rejected'],
  ['a web page', () => ({ text: '<html><body>Sign in</body></html>' }), 'fhir/not-fhir'],
  ['nothing', () => ({ text: '' }), 'fhir/malformed'],
  ['half of its JSON', () => ({ text: '{"resourceType":"Bundle","entry":[' }), 'fhir/malformed'],
  ['a Patient', () => ({ json: { resourceType: 'Patient', id: 'p1' } }), 'fhir/malformed'],
  ['records of another person', (type) => ({ json: searchset([foreign(type)]) }), null],
  ['an empty list', () => ({ json: searchset([]) }), null],
  [
    'entries of nothing',
    () => ({ json: { ...searchset([]), entry: [null, {}, { resource: null }, 7] } }),
    null,
  ],
  [
    'a list that leads to itself',
    (type) => ({ json: searchset([record(type, 'mine')], { next: `${type}?patient=p1&page=same` }) }),
    'fhir/too-many-pages',
  ],
  [
    'a list that leads away',
    (type) => ({ json: searchset([record(type, 'mine')], { next: 'https://evil.example/fhir/x' }) }),
    'fhir/foreign-link',
  ],
];

it.each(wrong)('one type after the other answers with %s', { timeout: 60_000 }, async (_name, bad, code) => {
  let ill = '';
  const { parts, connectionId, list } = await connected((type) => (type === ill ? bad(type) : good(type)));
  for (ill of ['Condition', 'Observation', 'Encounter', 'Device']) {
    parts.clock.advance(60_000);
    const end = await parts.sync.start(connectionId, { full: true });
    expect([ill, end.failure]).toEqual([ill, null]);
    expect([ill, end.outcome]).toEqual([ill, code === null ? 'done' : 'partial']);
    expect(end.missing.map(({ failure }) => failure.code)).toEqual(code === null ? [] : [code]);
    const rows = await list();
    // All but the first come before they are ill: what is here stays, and is not said to be gone.
    expect(rows.filter(({ removed }) => removed)).toEqual([]);
    expect(rows.some(({ id }) => id.endsWith('/foreign'))).toBe(false);
    expect(rows.length).toBeGreaterThanOrEqual(types.length - 1);
    expect((await parts.data.connection.list())[0]).toMatchObject({ claims: 3, state: 'connected' });
  }
});

it('every type refused, and the claims are here', async () => {
  for (const [, bad, code] of wrong.slice(0, 10)) {
    const { parts, connectionId } = await connected((type) => bad(type));
    const end = await parts.sync.start(connectionId);
    expect(end).toMatchObject({ outcome: 'partial', newClaims: 3 });
    expect(new Set(end.missing.map(({ failure }) => failure.code))).toEqual(new Set([code]));
    expect(end.missing).toHaveLength(healthCategories.length);
  }
});

it('lists without an end and totals that lie stop by themselves, and are told', {
  timeout: 60_000,
}, async () => {
  const { parts, connectionId, list, plan } = await connected((type, query) => {
    const page = Number(query.get('page') ?? '0');
    const next = `${plan.base}/${type}?patient=p1&page=${page + 1}`;
    if (type === 'Condition') return { json: searchset([], { next }) };
    if (type === 'Procedure') return { json: searchset([record(type, 'one')], { total: 1_000_000 }) };
    if (type === 'Immunization') return { json: searchset([record(type, 'one')], { total: -3 }) };
    return good(type);
  });
  const end = await parts.sync.start(connectionId);
  expect(end.missing.map(({ category, failure }) => [category, failure.code])).toEqual([
    ['conditions', 'fhir/too-many-pages'],
    ['procedures', 'fhir/short-list'],
  ]);
  expect((await list()).length).toBe(types.length - 1);
});

it('records that name each other in circles are each read once', async () => {
  const { parts, connectionId, list } = await connected((type) => {
    if (type === 'DiagnosticReport')
      return {
        json: searchset([
          record(type, 'r', { code: { text: 'R' }, result: [{ reference: 'Observation/o' }] }),
        ]),
      };
    if (type === 'Observation')
      return {
        json: searchset([
          record(type, 'o', {
            code: { text: 'O' },
            hasMember: [{ reference: 'Observation/o' }, { reference: 'DiagnosticReport/r' }],
            derivedFrom: [{ reference: 'DiagnosticReport/r' }],
            component: Array.from({ length: 10_000 }, (_, index) => ({
              code: { text: `part ${index}` },
              valueQuantity: { value: index },
            })),
          }),
        ]),
      };
    return good(type);
  });
  expect(await parts.sync.start(connectionId)).toMatchObject({ outcome: 'done' });
  expect(await list()).toHaveLength(types.length);
  const view = await parts.data.health.get({ recordId: `${connectionId}/DiagnosticReport/r` });
  expect(view.parts.map(({ title }) => title.text)).toEqual(['O']);
  const panel = await parts.data.health.get({ recordId: `${connectionId}/Observation/o` });
  // A screen gets the first of them; the rest is told.
  expect(panel.row.measurements).toHaveLength(200);
});
