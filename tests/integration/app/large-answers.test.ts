/** Answers of the size that a hostile plan may send: main stays free for the person all the while. */
import { describe, expect, it, onTestFinished } from 'vitest';
import { healthCategories } from '../../../shared/model/connection.ts';
import { type Bodies, startHostilePlan } from '../../support/hostile-plan/hostile-plan.ts';
import { measureLongestBlock } from '../../support/longest-block.ts';
import { publicClient } from '../../support/public-client.ts';
import { signInByForms } from '../../support/sign-in-by-forms.ts';
import { startTestApp } from '../../support/test-app.ts';

/** No input may keep main from answering the person for longer, in milliseconds. */
const longestBlock = 50;

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
