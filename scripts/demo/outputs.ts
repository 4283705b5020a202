/** What the demo writes for each person, all of it by the app's own requests. */
import path from 'node:path';
import { everyClaim } from '../../shared/every-claim.ts';
import type { Totals } from '../../shared/model/claims/totals.ts';
import { recordKinds } from '../../shared/model/health/health-kinds.ts';
import type { PersonSummary } from '../../shared/model/plans/connection.ts';
import { usualOptions } from '../../shared/paper/document.ts';
import type { AppWindow } from '../runtime/app-window.ts';

export type PersonTotals = {
  person: string | null;
  claims: number;
  from: string | null;
  to: string | null;
  years: { year: number; totals: Totals[] }[];
  cards: number;
  approvals: number;
  healthRecords: number;
  /** After the visits that two plans seem to have looked at were answered; `null` where there are none. */
  answered: AnsweredVisits | null;
};

export type AnsweredVisits = {
  visits: number;
  claims: number;
  /** The newest year with such a visit, whose paper is written before and after. */
  year: number;
  years: { year: number; totals: Totals[] }[];
};

/** The person's claims, their dates and each year's totals as the Claims screen shows them, and what else is here. */
export async function summarizePerson(app: AppWindow, person: PersonSummary): Promise<PersonTotals> {
  const filter = everyClaim(person.id);
  const { count } = await app.ask('claims.list', { filter, offset: 0, limit: 1 });
  const dates: string[] = [];
  for (let offset = 0; offset < count; offset += 1000) {
    const { rows } = await app.ask('claims.list', { filter, offset, limit: 1000 });
    for (const { serviceStart } of rows) if (serviceStart) dates.push(serviceStart);
  }
  dates.sort();
  return {
    person: person.name,
    claims: count,
    from: dates[0] ?? null,
    to: dates.at(-1) ?? null,
    years: await sumYears(app, person.id),
    ...(await countOtherRecords(app, person.id)),
    answered: null,
  };
}

async function sumYears(app: AppWindow, personId: string): Promise<PersonTotals['years']> {
  const { years } = await app.ask('claims.overview', { personId, year: null });
  const yearly = [];
  for (const year of years) {
    const { totals } = await app.ask('spending.get', { personId, year });
    yearly.push({ year, totals });
  }
  return yearly;
}

/**
 * Says yes to every visit of two plans that may be answered together, and saves the paper of its year before and after;
 * what the person's years come to then, and the names written.
 */
export async function answerVisits(
  app: AppWindow,
  person: PersonSummary,
  out: string,
): Promise<{ answered: AnsweredVisits | null; written: string[] }> {
  const { questions } = await app.ask('claims.openVisits', { personId: person.id });
  const sure = questions.filter(({ isSure }) => isSure);
  const year = Number(sure[0]?.first.serviceStart?.slice(0, 4));
  if (!sure[0]) return { answered: null, written: [] };
  const request = requestYear(person.id, year);
  const written: string[] = [];
  const savePaper = async (name: string) => {
    const file = `${makeSlug(person.name)}.${year}.visits-${name}.pdf`;
    await app.saveTo(path.join(out, file));
    if ((await app.ask('statement.savePdf', request)).savedAs !== null) written.push(file);
  };
  await savePaper('asked');
  const answers = sure.map(({ first, second }) => ({ firstId: first.id, secondId: second.id, same: true }));
  await app.ask('claims.answerVisits', { answers });
  await savePaper('answered');
  const filter = everyClaim(person.id);
  const { count } = await app.ask('claims.list', { filter, offset: 0, limit: 1 });
  const years = await sumYears(app, person.id);
  return { answered: { visits: sure.length, claims: count, year, years }, written };
}

async function countOtherRecords(
  app: AppWindow,
  personId: string,
): Promise<Pick<PersonTotals, 'cards' | 'approvals' | 'healthRecords'>> {
  const cards = await app.ask('coverage.list', { personId });
  const { approvals } = await app.ask('approvals.list', { personId });
  const { counts } = await app.ask('timeline.overview', { personId });
  const health = counts.filter(({ kind }) => kind !== 'claim' && kind !== 'approval');
  return {
    cards: cards.length,
    approvals: approvals.length,
    healthRecords: health.reduce((sum, { count }) => sum + count, 0),
  };
}

/** Saves bundle, CSV, the latest year's statement (both ways), one claim, the cards, and screenshots; the names written. */
export async function writePerson(
  app: AppWindow,
  person: PersonSummary,
  totals: PersonTotals,
  out: string,
): Promise<string[]> {
  const base = makeSlug(person.name);
  const filter = everyClaim(person.id);
  const written: string[] = [];
  const save = async (name: string, act: () => Promise<{ savedAs: string | null }>) => {
    await app.saveTo(path.join(out, name));
    if ((await act()).savedAs !== null) written.push(name);
  };
  await save(`${base}.bundle.json`, () => app.ask('records.saveBundle', { personId: person.id }));
  await save(`${base}.claims.csv`, () => app.ask('claims.saveCsv', { filter }));
  const year = totals.years[0]?.year;
  if (year !== undefined) {
    const request = requestYear(person.id, year);
    await save(`${base}.${year}.pdf`, () => app.ask('statement.savePdf', request));
    await save(`${base}.${year}.simple.pdf`, () => app.ask('statement.saveSimplePdf', request));
  }
  const { rows } = await app.ask('claims.list', {
    filter: { ...filter, counted: 'counted' },
    offset: 0,
    limit: 1,
  });
  const claimId = rows[0]?.id;
  if (claimId !== undefined)
    await save(`${base}.claim.pdf`, () =>
      app.ask('statement.savePdf', { kind: 'claim', claimId, options: usualOptions }),
    );
  const cards = await app.ask('coverage.list', { personId: person.id });
  if (cards.length > 0)
    await save(`${base}.cards.pdf`, () =>
      app.ask('statement.savePdf', {
        kind: 'card',
        coverageIds: cards.map(({ id }) => id),
        options: { size: 'wallet', showMemberId: false, paper: 'letter', language: 'en' },
      }),
    );
  const { counts } = await app.ask('timeline.overview', { personId: person.id });
  const kinds = recordKinds.filter((kind) => counts.some((each) => each.kind === kind));
  if (kinds.length > 0)
    await save(`${base}.health.pdf`, () =>
      app.ask('statement.savePdf', {
        kind: 'health',
        personId: person.id,
        kinds,
        options: { size: 'regular', paper: 'letter', language: 'en', past: true },
      }),
    );
  written.push(...(await takeScreenshots(app, person, claimId ?? null, path.join(out, base))));
  return written;
}

/** Pictures of the person's main screens. `base` is the path and the beginning of each file's name. */
async function takeScreenshots(
  app: AppWindow,
  person: PersonSummary,
  claimId: string | null,
  base: string,
): Promise<string[]> {
  const routes: Record<string, string> = {
    claims: '/claims',
    spending: '/spending',
    plans: '/plans',
    approvals: '/approvals',
    health: '/health',
  };
  if (claimId) routes['claim'] = `/claims/${encodeURIComponent(claimId)}`;
  const written: string[] = [];
  await app.choosePerson(person.name);
  for (const [name, route] of Object.entries(routes)) {
    await app.goTo(route);
    const file = `${base}.${name}.png`;
    await app.page.screenshot({ path: file });
    written.push(path.basename(file));
  }
  return written;
}

function makeSlug(name: string | null): string {
  const plain = (name ?? 'person').normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return plain.replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '') || 'person';
}

/** The paper of a person's year, of all plans. */
function requestYear(personId: string, year: number) {
  return { kind: 'year', personId, year, connectionId: null, options: usualOptions } as const;
}
