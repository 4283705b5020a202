/** Answers of the size that a hostile plan may send: main stays free for the person all the while. */
import { describe, expect, it, onTestFinished } from 'vitest';
import { everyClaim } from '../../../shared/every-claim.ts';
import type { RequestChannel } from '../../../shared/ipc/channels.ts';
import type { Input } from '../../../shared/ipc/contract.ts';
import { healthCategories } from '../../../shared/model/plans/connection.ts';
import { askSmall, longestBlock, measureLongestBlock } from '../../support/ask-small.ts';
import { type Bodies, startHostilePlan } from '../../support/hostile-plan/hostile-plan.ts';
import { publicClient } from '../../support/public/public-client.ts';
import { signInByForms } from '../../support/sign-in-by-forms.ts';
import { startTestApp } from '../../support/test-app.ts';

const megabyte = 1024 * 1024;
const patient = { reference: 'Patient/odd-1' };

function bundle(...resources: object[]): string {
  const entry = resources.map((resource) => ({ resource }));
  return JSON.stringify({ resourceType: 'Bundle', type: 'searchset', entry });
}

async function connectTo(bodies: Bodies) {
  const plan = await startHostilePlan(bodies);
  const test = await startTestApp({
    visit: (url) => signInByForms(url, { userName: '', password: '', follow: true }),
  });
  onTestFinished(async () => {
    await test.close();
    await plan.close();
  });
  const connected = await test.ask('connection.connect', {
    plan: { address: plan.fhirBaseUrl },
    personId: null,
    connectionId: null,
    categories: ['patient', 'claims', 'coverage', ...healthCategories],
    keepUpToDate: true,
    client: publicClient('me'),
  });
  await test.syncEnded(connected.connectionId);
  return { test, ...connected };
}

describe('a file of 28 MB', { timeout: 120_000 }, () => {
  const attachment = { title: 'A scan', contentType: 'application/pdf', url: 'Binary/large' };
  const scan = { resourceType: 'DocumentReference', id: 'scan', status: 'current', subject: patient };
  const file = { resourceType: 'Binary', id: 'large', contentType: 'application/pdf' };
  const data = Buffer.concat([Buffer.from('%PDF-'), Buffer.alloc(19.9 * megabyte)]).toString('base64');

  it('is parsed, opened and saved without blocking main', async () => {
    const large = Buffer.from(JSON.stringify({ ...file, filler: ' '.repeat(1.4 * megabyte), data }));
    expect(large.length).toBeGreaterThan(27 * megabyte);
    const { test, connectionId } = await connectTo(
      new Map<string, string | Uint8Array>([
        ['DocumentReference', bundle({ ...scan, content: [{ attachment }] })],
        ['Binary/large', large],
      ]),
    );
    const recordId = `${connectionId}/DocumentReference/scan`;
    const blocked = await measureLongestBlock(async () => {
      const opened = await test.ask('health.openAttachment', { recordId, index: 0 });
      expect(opened).toMatchObject({ type: 'file', contentType: 'application/pdf' });
      await test.ask('health.saveAttachment', { recordId, index: 0 });
    });
    expect(test.saved[0]?.bytes.length).toBeGreaterThan(19 * megabyte);
    expect(blocked).toBeLessThan(longestBlock);
  });
});

const many = (count: number, make: (index: number) => unknown) =>
  Array.from({ length: count }, (_, index) => make(index));
const concept = (text: string) => ({ coding: [{ system: 'urn:x', code: text, display: text }], text });
const longText = 'a very long name of a thing '.repeat(2000);

/** A claim of so many lines, with as many entries in each of its other lists as the plan's answer has room for. */
function largeClaim(lines: number): object {
  const code = (system: string, text: string) => ({
    coding: [{ system: `http://terminology.hl7.org/CodeSystem/${system}`, code: text }],
  });
  return {
    resourceType: 'ExplanationOfBenefit',
    id: 'large',
    status: 'active',
    use: 'claim',
    outcome: 'complete',
    type: code('claim-type', 'professional'),
    patient,
    created: '2026-01-05',
    provider: { display: longText },
    insurer: { display: 'Lighthouse Mutual' },
    identifier: many(5000, (index) => ({ system: 'urn:x', value: `${index}` })),
    careTeam: many(5000, (index) => ({ sequence: index + 1, provider: { display: `Ada ${index}` } })),
    diagnosis: many(5000, (index) => ({
      sequence: index + 1,
      diagnosisCodeableConcept: concept(`d${index}`),
    })),
    supportingInfo: many(5000, (index) => ({
      sequence: index + 1,
      category: concept(`i${index}`),
      valueString: 'v',
    })),
    processNote: many(5000, (index) => ({ number: index + 1, text: `note ${index}` })),
    related: many(5000, (index) => ({ claim: { reference: `Claim/${index}` } })),
    extension: many(5000, (index) => ({ url: `urn:x:${index}`, valueString: longText.slice(0, 200) })),
    item: many(lines, (index) => ({
      sequence: index + 1,
      productOrService: concept(`S${index}`),
      adjudication: [{ category: code('adjudication', 'submitted'), amount: { value: 1, currency: 'USD' } }],
    })),
  };
}

describe('records that are too long for any screen', { timeout: 300_000 }, () => {
  const lines = 20_000;
  const report = {
    resourceType: 'DiagnosticReport',
    id: 'large',
    status: 'final',
    subject: patient,
    code: concept('Large'),
    category: many(5000, (index) => concept(`c${index}`)),
    performer: many(5000, (index) => ({ display: `Ada ${index}` })),
    conclusion: longText.repeat(20),
    presentedForm: many(5000, (index) => ({ title: `File ${index}`, url: `Binary/${index}` })),
    extension: many(5000, (index) => ({ url: `urn:x:${index}`, valueString: 'v' })),
  };
  const card = {
    resourceType: 'Coverage',
    id: 'large',
    status: 'active',
    beneficiary: patient,
    payor: [{ display: 'Lighthouse Mutual' }],
    class: many(5000, (index) => ({ type: concept('plan'), value: `${index}`, name: `Plan ${index}` })),
    extension: many(5000, (index) => ({ url: `urn:x:${index}`, valueString: 'v' })),
  };
  const approvals = many(500, (index) => ({
    resourceType: 'ExplanationOfBenefit',
    id: `approval-${index}`,
    status: 'active',
    use: 'preauthorization',
    outcome: 'complete',
    patient,
    created: '2026-01-05',
    preAuthRef: [`PA-${index}`],
    item: many(50, (at) => ({ sequence: at + 1, productOrService: concept(`S${at}`) })),
  })) as object[];

  it('cross to the page in part, and main stays free', async () => {
    const { test, connectionId, personId } = await connectTo(
      new Map([
        ['ExplanationOfBenefit', bundle(largeClaim(lines), ...approvals)],
        ['DiagnosticReport', bundle(report)],
        ['Coverage', bundle(card)],
      ]),
    );
    const claimId = `${connectionId}/large`;
    const id = (type: string) => `${connectionId}/${type}/large`;
    const options = { size: 'regular', paper: 'letter', language: 'en' } as const;
    const claimOptions = {
      ...options,
      allClaims: true,
      hideDiagnoses: false,
      hideBilled: false,
      showCodes: true,
      fullMemberId: false,
    };
    const asked: { [C in RequestChannel]?: Input<C> } = {
      'claims.get': { claimId },
      'claims.lines': { claimId, offset: lines - 200, limit: 200 },
      'claims.source': { claimId },
      'claims.list': { filter: everyClaim(personId), offset: 0, limit: 1000 },
      'claims.overview': { personId, year: null },
      'spending.get': { personId, year: null },
      'coverage.list': { personId },
      'coverage.numbers': { coverageId: id('Coverage') },
      'approvals.list': { personId },
      'health.get': { recordId: id('DiagnosticReport') },
      'records.source': { id: id('DiagnosticReport') },
      'timeline.overview': { personId },
      'statement.get': { kind: 'claim', claimId, options: claimOptions },
    };
    for (const [channel, input] of Object.entries(asked) as [RequestChannel, Input<RequestChannel>][]) {
      await askSmall(test, channel, input);
    }
    const view = await test.ask('claims.get', { claimId });
    expect(view.claim.lines.length + view.moreLines).toBe(lines);
    expect(view.claim.amounts.billed?.cents).toBe(lines * 100);
    expect(view.leftOut).toBeGreaterThan(15_000);
    const last = await test.ask('claims.lines', { claimId, offset: lines - 3, limit: 200 });
    expect(last.lines.map(({ number }) => number)).toEqual([lines - 2, lines - 1, lines]);
    const paper = await test.ask('statement.get', { kind: 'claim', claimId, options: claimOptions });
    expect(paper.leftOut).toBeGreaterThan(lines - 1000);
    expect((await test.ask('approvals.list', { personId })).leftOut).toBeGreaterThanOrEqual(300);
    expect((await test.ask('coverage.list', { personId }))[0]?.leftOut).toBeGreaterThan(4000);
    expect((await test.ask('claims.source', { claimId })).leftOut).toBeGreaterThan(megabyte);
  });
});
