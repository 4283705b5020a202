/** One number everywhere: Claims, Spending, both PDFs and the inspector, for each sample person, to the cent. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AppWindow } from '../../scripts/runtime/app-window.ts';
import { connectPerson } from '../../scripts/runtime/sample-people.ts';
import type { Totals } from '../../shared/model/claims/totals.ts';
import type { PersonSummary } from '../../shared/model/plans/connection.ts';
import { formatCents } from '../../shared/money.ts';
import { usualOptions } from '../../shared/paper/document.ts';
import { pdfText } from '../support/pdf-text.ts';
import { Profile, root } from './support.ts';

const usd = (cents: number | null) => (cents === null ? null : formatCents(cents, 'USD', 'en-US'));

describe('totals', () => {
  const profile = new Profile();
  let app: AppWindow;
  let people: PersonSummary[];

  beforeAll(async () => {
    app = await profile.open();
    for (const name of ['Rosa Medina', 'Theo Medina', 'Walter Osgood', 'Ines Duarte'])
      await connectPerson(app, name);
    people = await app.ask('people.list', {});
  });
  afterAll(async () => {
    await app.close();
    profile.remove();
  });

  /** What the app says of the newest year that has claims; `null` for someone without claims. */
  async function newestYear(person: PersonSummary): Promise<{ year: number; totals: Totals } | null> {
    const { years } = await app.ask('claims.overview', { personId: person.id, year: null });
    const [year] = years;
    if (year === undefined) return null;
    const [totals] = (await app.ask('claims.overview', { personId: person.id, year })).totals;
    return totals ? { year, totals } : null;
  }

  async function screenText(route: string, person: PersonSummary): Promise<string> {
    await app.goTo(route);
    await app.choosePerson(person.name);
    await app.goTo(route);
    return (await app.page.getByRole('main').innerText()).replace(/\s+/g, ' ');
  }

  it.each(['Rosa Medina', 'Theo Medina', 'Walter Osgood'])('of %s', async (name) => {
    const person = people.find((one) => one.name === name);
    if (!person) throw new Error(`no ${name}`);
    const newest = await newestYear(person);
    if (!newest) throw new Error(`${name} has no claims`);
    const { year, totals } = newest;
    const share = usd(totals.yourShare.cents) ?? 'not given';
    const planPaid = usd(totals.planPaid.cents) ?? 'not given';

    // What was fetched a moment ago comes to the screen within seconds.
    await expect
      .poll(() => screenText('/claims', person), { timeout: 15_000 })
      .toContain(`Your share so far in ${year}: ${share}`);
    const spending = await screenText('/spending', person);
    expect(spending).toContain(share);
    expect(spending).toContain(planPaid);

    const request = {
      kind: 'year' as const,
      personId: person.id,
      year,
      connectionId: null,
      options: usualOptions,
    };
    for (const channel of ['statement.savePdf', 'statement.saveSimplePdf'] as const) {
      const file = path.join(profile.folder, `${channel}.pdf`);
      await app.saveTo(file);
      await app.ask(channel, request);
      const text = await pdfText(readFileSync(file));
      expect(text, channel).toContain(share);
      expect(text, channel).toContain(planPaid);
    }

    const bundle = path.join(profile.folder, 'records.json');
    await app.saveTo(bundle);
    await app.ask('records.saveBundle', { personId: person.id });
    const inspector = spawnSync(process.execPath, ['scripts/claims.ts', bundle], {
      cwd: root,
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    });
    const found = (JSON.parse(inspector.stdout) as { totals: (Totals & { year: string })[] }).totals.filter(
      (one) => one.year === String(year),
    );
    const sum = (of: (one: Totals) => number | null) => found.reduce((all, one) => all + (of(one) ?? 0), 0);
    expect(sum((one) => one.yourShare.cents)).toBe(totals.yourShare.cents);
    expect(sum((one) => one.planPaid.cents)).toBe(totals.planPaid.cents);
    expect(sum((one) => one.billed.cents)).toBe(totals.billed.cents);
    expect(sum((one) => one.counted)).toBe(totals.counted);
  });

  it('a new member has none, and no screen says $0.00', async () => {
    const ines = people.find(({ name }) => name === 'Ines Duarte');
    if (!ines) throw new Error('no Ines');
    expect(await newestYear(ines)).toBeNull();
    for (const route of ['/claims', '/spending', '/print'])
      expect(await screenText(route, ines)).not.toContain('$0.00');
  });
});
