/** Lists of more than any person has: each answer is a page, and main stays free for the person all the while. */
import { expect, it, onTestFinished } from 'vitest';
import { everyClaim } from '../../../shared/every-claim.ts';
import type { RequestChannel } from '../../../shared/ipc/channels.ts';
import type { Input } from '../../../shared/ipc/contract.ts';
import { healthCategories } from '../../../shared/model/plans/connection.ts';
import { askSmall } from '../../support/ask-small.ts';
import { startHostilePlan } from '../../support/hostile-plan/hostile-plan.ts';
import { publicClient } from '../../support/public/public-client.ts';
import { signInByForms } from '../../support/sign-in-by-forms.ts';
import { startTestApp } from '../../support/test-app.ts';
import { filesWith, ndjson } from '../import/opened.ts';

const patient = { reference: 'Patient/odd-1' };
const many = <T>(count: number, make: (index: number) => T) =>
  Array.from({ length: count }, (_, index) => make(index));
const long = (text: string, times = 60) => `${text} ${'is a very long name of a thing '.repeat(times)}`;
const bundle = (...resources: object[]) =>
  JSON.stringify({
    resourceType: 'Bundle',
    type: 'searchset',
    entry: resources.map((resource) => ({ resource })),
  });
const code = (system: string, text: string) => ({
  coding: [{ system: `http://terminology.hl7.org/CodeSystem/${system}`, code: text }],
});
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

it('claims and records by the thousand, each with long texts, come in pages', {
  timeout: 600_000,
}, async () => {
  const count = 3000;
  const claims = many(count, (index) => ({
    resourceType: 'ExplanationOfBenefit',
    id: `claim-${index}`,
    status: 'active',
    use: 'claim',
    outcome: 'complete',
    type: code('claim-type', 'professional'),
    patient,
    identifier: [{ type: { coding: [{ code: 'uc' }] }, value: long(`${index}`) }],
    billablePeriod: {
      start: `${1000 + Math.floor(index / 12)}-${String(1 + (index % 12)).padStart(2, '0')}-01`,
    },
    created: '2026-01-05',
    provider: { display: long(`Dr. ${index}`) },
    insurer: { display: 'Lighthouse Mutual' },
    item: [{ sequence: 1, productOrService: { text: long(`Service ${index}`) } }],
    total: [
      {
        category: code('adjudication', 'submitted'),
        amount: {
          value: 1,
          currency: [index, index / 26, index / 676].map((at) => letters[Math.floor(at) % 26]).join(''),
        },
      },
    ],
  }));
  const strangers = many(3000, (index) => ({
    resourceType: 'ExplanationOfBenefit',
    id: `stranger-${index}`,
    patient: { identifier: { system: long('urn:x'), value: long(`${index}`) } },
  }));
  const panels = many(1500, (index) => ({
    resourceType: 'Observation',
    id: `panel-${index}`,
    status: 'final',
    subject: patient,
    category: [{ coding: [{ code: 'laboratory' }] }],
    code: { coding: [{ system: long('urn:x'), code: long(`p${index}`) }], text: long(`Panel ${index}`) },
    effectiveDateTime: '2026-01-05',
    performer: [{ display: long('Laboratory') }],
    component: many(25, (part) => ({
      code: { coding: [{ system: 'urn:x', code: long(`c${part}`, 9), display: long(`part ${part}`, 9) }] },
      valueString: long('value', 9),
    })),
  }));
  const pressures = many(5200, (index) => ({
    resourceType: 'Observation',
    id: `pressure-${index}`,
    status: 'final',
    subject: patient,
    category: [{ coding: [{ code: 'vital-signs' }] }],
    code: { coding: [{ system: 'http://loinc.org', code: '85354-9' }] },
    effectiveDateTime: '2025-01-05',
    component: ['8480-6', '8462-4'].map((part) => ({
      code: { coding: [{ system: 'http://loinc.org', code: part }] },
      valueQuantity: { value: 100, unit: 'mmHg', system: 'http://unitsofmeasure.org', code: 'mm[Hg]' },
    })),
  }));
  const plan = await startHostilePlan(
    new Map([
      ['ExplanationOfBenefit', bundle(...claims, ...strangers)],
      ['Observation', bundle(...panels, ...pressures)],
    ]),
  );
  const test = await startTestApp({
    visit: (url) => signInByForms(url, { userName: '', password: '', follow: true }),
  });
  onTestFinished(async () => {
    await test.close();
    await plan.close();
  });
  const { connectionId, personId } = await test.ask('connection.connect', {
    plan: { address: plan.fhirBaseUrl },
    personId: null,
    connectionId: null,
    categories: ['patient', 'claims', 'coverage', ...healthCategories],
    keepUpToDate: true,
    client: publicClient('me'),
  });
  await test.syncEnded(connectionId);
  const filter = { personId, kinds: [], connectionId: null, text: '' };
  const asked: { [C in RequestChannel]?: Input<C> } = {
    'people.list': {},
    'connection.list': {},
    'claims.list': { filter: everyClaim(personId), offset: 1000, limit: 1000 },
    'claims.overview': { personId, year: null },
    'spending.get': { personId, year: null },
    'health.list': { filter, offset: 0, limit: 1000 },
    'timeline.list': { filter, offset: 1000, limit: 1000 },
    'timeline.overview': { personId },
    'accessLog.list': { personId: null, offset: 0, limit: 1000 },
    'records.undecided': { connectionId },
    'records.unreadable': { connectionId },
    'lookup.sources': { personId },
    'statement.get': {
      kind: 'health',
      personId,
      kinds: ['lab'],
      options: { size: 'regular', paper: 'letter', language: 'en', past: true },
    },
  };
  const [trend] = (await test.ask('timeline.overview', { personId })).trends;
  asked['health.trend'] = { personId, key: trend?.key ?? '' };
  for (const [channel, input] of Object.entries(asked) as [RequestChannel, Input<RequestChannel>][])
    await askSmall(test, channel, input);
  const { rows } = await test.ask('claims.list', { filter: everyClaim(personId), offset: 1000, limit: 1000 });
  expect(rows.map(({ id }) => id).at(-1)).toMatch(/^[^/]+\/claim-\d+$/);
  expect(rows).toHaveLength(1000);
  const { rows: listed } = await test.ask('health.list', { filter, offset: 0, limit: 1000 });
  expect(listed).toHaveLength(1000);
  expect(listed[0]?.measurements).toHaveLength(25);
  expect(listed.at(-1)?.measurements).toMatchObject([{ text: '…' }]);
  expect((await test.ask('records.undecided', { connectionId })).leftOut).toBe(2900);
});

it('files about 10,000 people with long names are offered without blocking main', {
  timeout: 300_000,
}, async () => {
  const test = await startTestApp({ visit() {} });
  onTestFinished(() => test.close());
  const people = many(10_000, (index) => ({
    resourceType: 'Patient',
    id: `p${index}`,
    name: [{ text: long(`Person ${index}`) }],
  }));
  const paths = filesWith({ 'people.ndjson': ndjson(people) });
  await askSmall(test, 'files.look', { paths });
});
