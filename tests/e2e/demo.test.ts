/** `npm run demo`: what it prints and writes, here and against another server; every figure against the inspector's. */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PersonTotals } from '../../scripts/demo/outputs.ts';
import { formatCents } from '../../shared/money.ts';
import { startOddPlan } from '../support/odd-plan/odd-plan.ts';
import { pdfText } from '../support/pdf-text.ts';
import { root } from './support.ts';

type Run = { status: number | null; output: string };

/** The demo in a process of its own, so that servers of this test can answer it meanwhile. */
function demo(args: string[]): Promise<Run> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['scripts/demo.ts', ...args], { cwd: root });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text;
      });
    child.on('close', (status) => resolve({ status, output }));
  });
}

/** Yearly sums of what `npm run claims` makes of a bundle: year → name of the sum → cents. */
function inspected(bundle: string): Map<string, Record<string, number>> {
  const run = spawnSync(process.execPath, ['scripts/claims.ts', bundle], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  const { totals } = JSON.parse(run.stdout) as {
    totals: { year: string; currency: string; [sum: string]: unknown }[];
  };
  const years = new Map<string, Record<string, number>>();
  for (const { year, currency, ...sums } of totals) {
    const key = `${year} ${currency}`;
    const cents = years.get(key) ?? {};
    for (const [name, sum] of Object.entries(sums))
      if (typeof sum === 'object' && sum !== null && 'cents' in sum)
        cents[name] = (cents[name] ?? 0) + Number(sum.cents ?? 0);
    years.set(key, cents);
  }
  return years;
}

const slug = (name: string) => name.toLowerCase().replace(' ', '-');

describe('npm run demo', () => {
  const out = mkdtempSync(path.join(os.tmpdir(), 'claimfolio-demo-test-'));
  let run: Run;
  let people: PersonTotals[];
  let files: string[];

  beforeAll(async () => {
    run = await demo(['--out', out]);
    files = readdirSync(out);
    people = (JSON.parse(readFileSync(path.join(out, 'summary.json'), 'utf8')) as { people: PersonTotals[] })
      .people;
  }, 240_000);
  afterAll(() => rmSync(out, { recursive: true, force: true }));

  it('connects every sample person and prints person, claims, dates, totals and the files written', () => {
    expect(run.status).toBe(0);
    expect(people.map(({ person }) => person).toSorted()).toEqual([
      'Ines Duarte',
      'Rosa Medina',
      'Theo Medina',
      'Walter Osgood',
    ]);
    for (const { person, claims, from, to } of people) {
      expect(run.output).toContain(`${person}: ${claims} claims${from ? `, ${from} to ${to}` : ''}`);
      expect(files).toContain(`${slug(person ?? '')}.bundle.json`);
    }
    const rosa = people.find(({ person }) => person === 'Rosa Medina');
    expect(rosa?.claims).toBeGreaterThan(400);
    expect(rosa?.years.length).toBeGreaterThanOrEqual(10);
    expect(rosa).toMatchObject({ cards: 4, approvals: 5 });
    expect(rosa?.healthRecords).toBeGreaterThan(100);
    expect(files).toContain('rosa-medina.cards.pdf');
    expect(files).toContain('rosa-medina.health.pdf');
    for (const file of files) expect(run.output).toContain(file);
  });

  it('summary.json agrees to the cent with the inspector over each person’s bundle', () => {
    let compared = 0;
    for (const { person, years } of people) {
      const inspector = inspected(path.join(out, `${slug(person ?? '')}.bundle.json`));
      for (const { year, totals } of years)
        for (const sums of totals) {
          const found = inspector.get(`${year} ${sums.currency}`);
          for (const name of ['yourShare', 'planPaid', 'billed', 'atPharmacy', 'deductible'] as const) {
            expect.soft(found?.[name], `${person} ${year} ${name}`).toBe(sums[name].cents ?? 0);
            compared++;
          }
        }
    }
    expect(compared).toBeGreaterThan(100);
  });

  it('answers the visits that two plans looked at: fewer rows, each dollar once, on the paper of the year too', async () => {
    const answered = people.filter((person) => person.answered !== null);
    expect(answered.map(({ person }) => person)).toContain('Walter Osgood');
    for (const { person, claims, years, answered: after } of answered) {
      if (after === null) continue;
      expect(after.claims).toBe(claims - after.visits);
      const totalsOf = (all: typeof years) => all.find(({ year }) => year === after.year)?.totals[0];
      const [was, is] = [totalsOf(years), totalsOf(after.years)];
      expect(is?.planPaid.cents).toBe(was?.planPaid.cents);
      expect(is?.billed.cents).toBeLessThan(was?.billed.cents ?? 0);
      const paper = (name: string) =>
        pdfText(readFileSync(path.join(out, `${slug(person ?? '')}.${after.year}.visits-${name}.pdf`)));
      const [asked, said] = [await paper('asked'), await paper('answered')];
      expect(asked).toMatch(/Two plans sent claims that look like \d+ visits?\./);
      expect(asked).not.toContain('Two plans, one visit');
      expect(said).not.toMatch(/Two plans sent claims/);
      expect(said).toContain('Two plans, one visit: ');
      expect(said).toContain(formatCents(is?.yourShare.cents ?? -1, 'USD', 'en-US'));
    }
  });

  it('both PDFs of the year hold the year’s totals', async () => {
    for (const { person, years } of people) {
      const [latest] = years;
      if (!latest) continue;
      const [totals] = latest.totals;
      for (const kind of ['pdf', 'simple.pdf']) {
        const text = await pdfText(
          readFileSync(path.join(out, `${slug(person ?? '')}.${latest.year}.${kind}`)),
        );
        expect(text).toContain(`Your claims in ${latest.year}`);
        const cents = totals?.yourShare.cents;
        if (typeof cents === 'number' && person !== 'Walter Osgood')
          expect(text, `${person} ${kind}`).toContain(formatCents(cents, 'USD', 'en-US'));
      }
    }
  });
});

describe('npm run demo -- --server', () => {
  const out = mkdtempSync(path.join(os.tmpdir(), 'claimfolio-demo-test-'));
  afterAll(() => rmSync(out, { recursive: true, force: true }));

  it('does the same against an independent, odd server', async () => {
    const plan = await startOddPlan();
    try {
      const run = await demo(['--server', plan.fhirBaseUrl, '--out', out]);
      expect(run.output).toContain('7 claims');
      expect(run.status).toBe(0);
      expect(readdirSync(out)).toEqual(expect.arrayContaining(['summary.json', 'ada-quill.bundle.json']));
    } finally {
      await plan.close();
    }
  });

  it('explains itself and ends where a sign-in page needs a person', async () => {
    const plan = await startOddPlan({ loginPage: true });
    try {
      const run = await demo(['--server', plan.fhirBaseUrl, '--out', out]);
      expect(run.status).toBe(1);
      expect(run.output).toContain('needs a person');
    } finally {
      await plan.close();
    }
  });
});
