/** Prior authorizations, health records and cards beside claims: not a cent, not a row, not a word of claims changes. */
import { expect, it, onTestFinished } from 'vitest';
import { everyClaim } from '../../../shared/every-claim.ts';
import type { StatementOptions } from '../../../shared/model/papers/statement.ts';
import { startTestApp } from '../../support/test-app.ts';
import { eob } from '../../unit/archive/records.ts';
import { everyone, filesWith, ndjson } from '../import/opened.ts';

const memberIds = ['7', '42', 'X9Y', 'AB12', 'CANARY-4410'];
const patient = { reference: 'Patient/pat-1' };
const claims = [
  eob({ id: 'a', date: '2026-01-15', billed: 200, paid: 150, share: 50 }),
  eob({ id: 'b', date: '2026-02-10', billed: 90.5, paid: null, share: null, number: 'CLM-a' }),
  eob({ id: 'c', date: '2025-11-02', billed: 40, paid: 40, share: 0, pharmacy: true }),
];

/** The same amounts, providers and numbers as the claims, which nothing may add up or take for a newer version. */
const approvals = ['preauthorization', 'predetermination'].flatMap((use) =>
  ['active', 'cancelled', 'draft'].flatMap((status) =>
    claims.map((claim, index) => ({
      ...claim,
      id: `${use}-${status}-${index}`,
      use,
      status,
      outcome: 'complete',
      preAuthRef: [`CLM-${String(claim['id'])}`],
      related: [{ claim: { reference: `ExplanationOfBenefit/${String(claim['id'])}` } }],
      payment: { amount: { value: 5000, currency: 'USD' }, date: '2026-01-20' },
    })),
  ),
);
const health = Array.from({ length: 30 }, (_, index) => ({
  resourceType: 'Observation',
  id: `o-${index}`,
  status: 'final',
  subject: patient,
  code: { text: 'Invented level' },
  valueQuantity: { value: index * 1000, unit: 'USD' },
  effectiveDateTime: `2026-01-${String(index + 1).padStart(2, '0')}`,
}));

const options: StatementOptions = {
  size: 'regular',
  allClaims: true,
  paper: 'letter',
  language: 'en',
  hideDiagnoses: false,
  hideBilled: false,
  showCodes: true,
  fullMemberId: false,
};

async function appWith(records: readonly unknown[]) {
  const app = await startTestApp({ visit() {} });
  onTestFinished(() => app.close());
  const offer = await app.ask('files.look', { paths: filesWith({ 'all.ndjson': ndjson(records) }) });
  const end = await app.ask('files.import', everyone(offer));
  const [personId = ''] = end.personIds;
  const [connection] = await app.ask('connection.list', {});
  return { app, personId, connectionId: connection?.id ?? '' };
}

/** All that the app says about claims, without ids that differ from start to start. */
async function claimsAsTold(records: readonly unknown[]): Promise<string> {
  const { app, personId, connectionId } = await appWith(records);
  const filter = everyClaim(personId);
  await app.ask('claims.saveCsv', { filter });
  const list = await app.ask('claims.list', { filter, offset: 0, limit: 100 });
  const year = {
    kind: 'year' as const,
    personId,
    year: 2026,
    connectionId: null,
    options,
  };
  const told = {
    overview: await app.ask('claims.overview', { personId, year: null }),
    overview2026: await app.ask('claims.overview', { personId, year: 2026 }),
    spending: await app.ask('spending.get', { personId, year: 2026 }),
    spendingAll: await app.ask('spending.get', { personId, year: null }),
    list,
    views: await Promise.all(list.rows.map(({ id }) => app.ask('claims.get', { claimId: id }))),
    statement: await app.ask('statement.get', year),
    people: await app.ask('people.list', {}),
    claims: (await app.ask('connection.list', {})).map((one) => one.claims),
    csv: app.saved.map(({ bytes }) => Buffer.from(bytes).toString('utf8')),
  };
  return JSON.stringify(told, null, 1)
    .replaceAll(personId, 'PERSON')
    .replaceAll(connectionId, 'CONNECTION')
    .replaceAll(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/g, 'INSTANT');
}

it('claims, totals, spending, statement and CSV are the same with and without them', async () => {
  const alone = await claimsAsTold(claims);
  expect(await claimsAsTold([...claims, eob({ id: 'd', billed: 1 })])).not.toBe(alone);
  expect(await claimsAsTold([...approvals, ...claims, ...health, ...approvals])).toBe(alone);
});

it('approvals and records are there all the same, each once', async () => {
  const { app, personId } = await appWith([...approvals, ...claims, ...health, ...approvals]);
  expect((await app.ask('approvals.list', { personId })).approvals).toHaveLength(approvals.length);
  const { counts } = await app.ask('timeline.overview', { personId });
  expect(Object.fromEntries(counts.map(({ kind, count }) => [kind, count]))).toEqual({
    claim: claims.length,
    approval: approvals.length,
    observation: health.length,
  });
});

it.each(memberIds)(
  'the member number %s stands whole in no answer until it is asked for',
  async (memberId) => {
    const coverage = {
      resourceType: 'Coverage',
      id: 'cov',
      status: 'active',
      beneficiary: patient,
      identifier: [{ type: { coding: [{ code: 'MB' }] }, value: memberId }],
      subscriberId: memberId,
      payor: [{ display: 'Evergreen Test Plan' }],
    };
    const { app, personId } = await appWith([...claims, coverage]);
    const [card] = await app.ask('coverage.list', { personId });
    expect(card?.memberIdEnding?.length).toBeLessThanOrEqual(memberId.length / 2);
    const request = { kind: 'year' as const, personId, year: 2026, connectionId: null, options };
    const hidden = await app.ask('statement.get', request);
    expect(hidden).toMatchObject({ plans: [{ memberId: card?.memberIdEnding }] });
    const shown = await app.ask('statement.get', { ...request, options: { ...options, fullMemberId: true } });
    expect(shown).toMatchObject({ plans: [{ memberId }] });
    const cards = {
      kind: 'card' as const,
      coverageIds: [card?.id ?? ''],
      options: {
        size: 'wallet' as const,
        showMemberId: false,
        paper: 'letter' as const,
        language: 'en' as const,
      },
    };
    const paper = await app.ask('statement.get', cards);
    expect(paper).toMatchObject({ cards: [{ numbers: null }] });
    const said = JSON.stringify([app.messages, app.log.lines]).replaceAll(JSON.stringify(shown), '');
    if (memberId.length > 4) expect(said).not.toContain(memberId);
    expect(await app.ask('coverage.numbers', { coverageId: card?.id ?? '' })).toMatchObject({ memberId });
  },
);
