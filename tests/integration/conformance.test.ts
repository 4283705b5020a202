import { type ChildProcess, spawn } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { type SamplePlan, startSamplePlan } from '../../electron/sample-plan/sample-plan.ts';
import { signInByForms } from '../support/sign-in-by-forms.ts';

const root = path.resolve(import.meta.dirname, '../..');
const rosa = { userName: 'rosa', password: 'knee-surgery-1' };
const closers: (() => Promise<unknown> | unknown)[] = [];

afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

type Ended = { code: number | null; text: string; line(item: string): string | undefined };

/** Runs the command; `onText` sees all output so far each time that there is more. */
async function run(
  args: readonly string[],
  onText: (text: string) => void = () => undefined,
): Promise<Ended> {
  const child: ChildProcess = spawn(process.execPath, ['scripts/conformance.ts', ...args], { cwd: root });
  closers.push(() => child.kill());
  let text = '';
  const take = (chunk: Buffer) => {
    text += chunk.toString('utf8');
    onText(text);
  };
  child.stdout?.on('data', take);
  child.stderr?.on('data', take);
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, text, line: (item) => text.split('\n').find((one) => one.includes(` ${item}`)) };
}

/** Runs the command against a sample plan of this test; a person signs in at the address that it prints. */
async function runAt(sample: SamplePlan, untick: readonly string[] = []): Promise<Ended> {
  const plan = sample.plans.find(({ id }) => id === 'evergreen');
  if (!plan) throw new Error('no plan');
  const port = await freePort();
  let isVisited = false;
  return run(
    [
      ...['--server', plan.fhirBaseUrl, '--client-id', plan.clientId],
      ...['--port', String(port), '--id', 'RelatedPerson/rosa-spouse'],
    ],
    (text) => {
      const url = /^http:\/\/127\.0\.0\.1:\d+\/evergreen\/authorize\S+$/m.exec(text)?.[0];
      if (isVisited || !url || !text.includes(`${url}\n`)) return;
      isVisited = true;
      void signInByForms(url, { ...rosa, untick, follow: true });
    },
  );
}

async function samplePlan(): Promise<SamplePlan> {
  const sample = await startSamplePlan({ now: '2026-03-20' });
  closers.push(() => sample.close());
  return sample;
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

async function freePort(): Promise<number> {
  const server = createServer();
  const port = await listen(server);
  await new Promise((resolve) => server.close(resolve));
  return port;
}

describe('npm run conformance', { timeout: 60_000 }, () => {
  it('finds everything at the sample plan', async () => {
    const { code, text, line } = await run([]);
    expect(text).toMatch(/\n56 passed, 0 failed\n$/);
    expect(code).toBe(0);
    expect(text).not.toMatch(/^(?:FAIL|REFUSED)/m);
    for (const parameter of ['service-date', 'service-start-date', 'billable-period-start', 'identifier'])
      expect(line(`ExplanationOfBenefit search by patient + ${parameter}`)).toMatch(/^PASS .*[1-9]\d* found/);
    for (const kind of ['an inpatient', 'an outpatient', 'a professional', 'a pharmacy', 'an oral'])
      expect(line(`A search brought ${kind} claim`)).toMatch(/^PASS/);
    expect(text).toContain('attested');
    expect(text).not.toContain('Medina');
  });

  it('names the one search that a plan lacks, and ends with 1', async () => {
    const sample = await samplePlan();
    sample.setFault('evergreen', { kind: 'unknown-search', parameter: 'service-start-date' });
    const { code, text, line } = await runAt(sample);
    expect(text.match(/^FAIL.*/gm)).toEqual([
      line('ExplanationOfBenefit search by patient + service-start-date'),
    ]);
    expect(line('ExplanationOfBenefit search by patient + service-start-date')).toContain('400');
    expect(text).toMatch(/\n55 passed, 1 failed\n$/);
    expect(code).toBe(1);
  });

  it('counts a refusal with a reason as an answer, says so, and goes on', async () => {
    const { code, text, line } = await runAt(await samplePlan(), ['RelatedPerson']);
    expect(line('RelatedPerson search by _id')).toMatch(/^REFUSED .*403: .*RelatedPerson/);
    expect(line('RelatedPerson read')).toMatch(/^FAIL .*403/);
    expect(line('A search brought RelatedPerson')).toMatch(/^FAIL/);
    expect(text).toContain('1 refused by the plan with its reason');
    expect(text).toMatch(/\n54 passed, 2 failed\n$/);
    expect(code).toBe(1);
  });

  it('sends the colon and the star of an include as they are', async () => {
    const lines: string[] = [];
    const tokens = new Set<string | undefined>();
    const server = createServer((request, response) => {
      lines.push(request.url ?? '');
      tokens.add(request.headers.authorization);
      response.writeHead(200, { 'content-type': 'application/fhir+json' });
      response.end(JSON.stringify(answerTo(request.url ?? '')));
    });
    const port = await listen(server);
    closers.push(() => server.close());
    const args = ['--server', `http://127.0.0.1:${port}/fhir`, '--token', 'secret-token', '--patient', '888'];
    const { code, text } = await run(args);
    for (const name of ['patient', 'provider', 'care-team', 'coverage', 'insurer', 'payee', '*'])
      expect(lines).toContain(`/fhir/ExplanationOfBenefit?patient=888&_include=ExplanationOfBenefit:${name}`);
    expect(lines.join(' ')).not.toMatch(/%3A|%2A/i);
    expect(lines).toContain('/fhir/Patient?birthdate=1986-01-01&family=Smith');
    expect([...tokens]).toEqual(['Bearer secret-token']);
    expect(text).not.toContain('secret-token');
    expect(code).toBe(1);
  });

  it('ends with words when the address is no plan', async () => {
    const port = await freePort();
    const { code, text } = await run(['--server', `http://127.0.0.1:${port}/fhir`]);
    expect(code).toBe(1);
    expect(text).toMatch(/cannot be reached.*fhir\/unreachable/);
  });
});

/** A server that has one person and nothing else. */
function answerTo(target: string): unknown {
  const patient = {
    resourceType: 'Patient',
    id: '888',
    name: [{ family: 'Smith', given: ['Johnny'] }],
    birthDate: '1986-01-01',
    gender: 'male',
  };
  if (target === '/fhir/Patient/888') return patient;
  const entry = target.startsWith('/fhir/Patient?') ? [{ resource: patient }] : [];
  return { resourceType: 'Bundle', type: 'searchset', total: entry.length, entry };
}
