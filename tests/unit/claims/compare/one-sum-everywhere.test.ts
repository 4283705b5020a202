/**
 * One sum, wherever it is told: the list with any filter, its months, Spending and its lines, the overview, paper and the
 * saved table say what their own rows come to, added up here without the app's help.
 */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { ClaimRow, RowAmount } from '../../../../shared/model/claims/claim-row.ts';
import type { ClaimFilter, ClaimPage } from '../../../../shared/model/claims/claims-view.ts';
import type { Sum } from '../../../../shared/model/claims/totals.ts';
import type { ClaimListStatement, YearStatement } from '../../../../shared/model/papers/statement.ts';
import { usualOptions } from '../../../../shared/paper/document.ts';
import { anyClaims, openRandomPlans, type RandomPlans } from '../../archive/random-claims.ts';
import { filter } from '../../archive/records.ts';

const today = '2026-06-01';
const plainNames = [
  'billed',
  'allowed',
  'discount',
  'notCovered',
  'deductible',
  'copay',
  'coinsurance',
  'otherInsurerPaid',
  'planPaid',
] as const;
const names = [...plainNames, 'yourShare', 'atPharmacy'] as const;
const shareNames = ['planPaid', 'yourShare', 'atPharmacy'] as const;

function addCents(all: readonly (number | null | undefined)[]): number | null {
  const stated = all.filter((cents) => cents !== null && cents !== undefined);
  return stated.length === 0 ? null : stated.reduce((sum, cents) => sum + cents, 0);
}

/** What a person pays at the counter is the share, else what the plan says was paid there for what it did not refuse. */
function pharmacyAmount({ yourShare, alreadyPaid, state, ...row }: ClaimRow): RowAmount | null {
  const isNothing = state === 'plan-did-not-pay' && alreadyPaid?.cents === 0;
  const parts = addCents([row.deductible?.cents, row.copay?.cents, row.coinsurance?.cents]) ?? 0;
  const isTooLittle = parts > 0 && (alreadyPaid?.cents ?? 0) < parts;
  return yourShare ?? (isNothing || isTooLittle ? null : alreadyPaid);
}

function addRows(rows: readonly ClaimRow[], currency: string): Record<string, number | null> {
  const own = rows.filter((row) => row.counted && row.currency === currency);
  const isPharmacy = ({ kind }: ClaimRow) => kind === 'pharmacy';
  return {
    ...Object.fromEntries(plainNames.map((name) => [name, addCents(own.map((row) => row[name]?.cents))])),
    yourShare: addCents(own.filter((row) => !isPharmacy(row)).map((row) => row.yourShare?.cents)),
    atPharmacy: addCents(own.filter(isPharmacy).map((row) => pharmacyAmount(row)?.cents)),
    counted: own.length,
  };
}

type Told = Readonly<Record<string, unknown>> & { counted?: number; claims?: number };

function centsOf(told: Told, wanted: readonly string[]): Record<string, number | null> {
  return Object.fromEntries(wanted.map((name) => [name, (told[name] as Sum).cents]));
}

/** The lines added up: they should come to the whole. */
function addLines(lines: readonly Told[], wanted: readonly string[]): Record<string, number | null> {
  return Object.fromEntries(
    wanted.map((name) => [name, addCents(lines.map((line) => (line[name] as Sum).cents))]),
  );
}

function checkPage({ rows, count, totals, months }: ClaimPage): void {
  expect(count).toBe(rows.length);
  expect(new Set(rows.map(({ id }) => id)).size).toBe(count);
  expect(totals.map(({ currency }) => currency).toSorted()).toEqual(
    [...new Set(rows.map(({ currency }) => currency))].toSorted(),
  );
  for (const sums of totals)
    expect({ ...centsOf(sums, names), counted: sums.counted }).toEqual(addRows(rows, sums.currency));
  expect(months.reduce((sum, { claims }) => sum + claims, 0)).toBe(count);
  for (const { firstIndex, claims, sums } of months)
    for (const told of sums) {
      const own = addRows(rows.slice(firstIndex, firstIndex + claims), told.currency);
      const { planPaid, yourShare, atPharmacy, counted } = own;
      expect({ ...centsOf(told, shareNames), counted: told.claims }).toEqual({
        planPaid,
        yourShare,
        atPharmacy,
        counted,
      });
    }
}

function listAll({ store, personId }: RandomPlans, over: Partial<ClaimFilter>): ClaimPage {
  const asked = filter(personId, over);
  const page = store.claims.list({ filter: asked, offset: 0, limit: 100 });
  checkPage(page);
  const second = store.claims.list({ filter: asked, offset: 1, limit: 2 });
  expect(second).toEqual({ ...page, rows: page.rows.slice(1, 3) });
  return page;
}

function checkYear(opened: RandomPlans, year: number): ClaimPage {
  const { store, personId } = opened;
  const page = listAll(opened, { year });
  const spending = store.spending.get({ personId, year, today });
  const overview = store.claims.overview({ personId, year, today });
  expect([spending.totals, overview.totals, overview.byPlan]).toEqual([
    page.totals,
    page.totals,
    spending.byPlan,
  ]);
  for (const sums of page.totals) {
    const plans = spending.byPlan.flatMap(({ totals }) =>
      totals.filter(({ currency }) => currency === sums.currency),
    );
    expect(addLines(plans, names)).toEqual(centsOf(sums, names));
  }
  const [main] = page.totals;
  if (!main) return page;
  for (const lines of [spending.months, spending.kinds, spending.providers])
    expect(addLines(lines, shareNames)).toEqual(centsOf(main, shareNames));
  const checkLine = (line: Told, over: Partial<ClaimFilter>) => {
    const { totals } = listAll(opened, { counted: 'counted', year, ...over });
    const behind = totals.find(({ currency }) => currency === main.currency);
    expect({ ...behind, claims: behind?.counted }).toMatchObject(line);
  };
  for (const { kind, ...line } of spending.kinds) checkLine(line, { kinds: [kind] });
  for (const { name, isSensitive: _is, ...line } of spending.providers)
    if (name !== null) checkLine(line, { provider: name });
  checkPaper(opened, year, page);
  return page;
}

function checkPaper({ store, personId }: RandomPlans, year: number, page: ClaimPage): void {
  const asked = { kind: 'year', personId, year, connectionId: null, options: usualOptions } as const;
  const paper = store.statement.get({ request: asked, madeOn: today }) as YearStatement;
  const printed = [...paper.months.flatMap(({ rows }) => rows.map(({ row }) => row)), ...paper.notCounted];
  expect(paper.totals).toEqual(page.totals);
  expect(printed.map(({ id }) => id).toSorted()).toEqual(page.rows.map(({ id }) => id).toSorted());
  const monthNames = ['billed', ...shareNames];
  if (paper.months.length > 0 && page.totals[0])
    expect(addLines(paper.months, monthNames)).toEqual(centsOf(page.totals[0], monthNames));
  const options = { size: 'regular', paper: 'letter', language: 'en' } as const;
  const request = { kind: 'list', filter: filter(personId, { year }), options } as const;
  const list = store.statement.get({ request, madeOn: today }) as ClaimListStatement;
  expect([list.totals, list.months, list.rows.length]).toEqual([page.totals, page.months, page.count]);
}

/** The saved table adds up to the list's own sums, by its own column of what counts. */
function checkTable({ store, personId }: RandomPlans, { totals, count }: ClaimPage): void {
  const csv = new TextDecoder().decode(store.claims.csv({ filter: filter(personId), language: 'en' }));
  const [head = [], ...lines] = csv
    .trimEnd()
    .split('\r\n')
    .map((line) => [...`${line},`.matchAll(/("(?:[^"]|"")*"|[^,]*),/g)].map(([, cell]) => cell ?? ''));
  expect(lines).toHaveLength(count);
  const column = (line: readonly string[], title: string) => line[head.indexOf(title)];
  for (const sums of totals)
    for (const [title, name] of [
      ['Amount billed', 'billed'],
      ['Plan paid', 'planPaid'],
    ] as const) {
      const own = lines.filter(
        (line) => column(line, 'Counted in totals') === 'Yes' && column(line, 'Currency') === sums.currency,
      );
      const cells = own.map((line) => column(line, title)).filter((cell) => cell !== '');
      expect(addCents(cells.map((cell) => Math.round(Number(cell) * 100)))).toBe(sums[name].cents);
    }
}

/** A visit's row is made of its claims: each claim stands in one row, and each payment of a plan once. */
function checkVisits({ store, claimIds }: RandomPlans, { rows }: ClaimPage): void {
  const standing = rows.flatMap(({ id, visit }) => visit?.parts.map((part) => part.id) ?? [id]);
  expect(new Set(standing).size).toBe(standing.length);
  expect(claimIds).toEqual(expect.arrayContaining(standing));
  for (const { visit, planPaid } of rows) {
    if (!visit) continue;
    const own = visit.parts.map(({ id }) => store.claims.get({ claimId: id }).row);
    expect(planPaid?.cents ?? null).toBe(
      addCents(own.filter(({ counted }) => counted).map((row) => row.planPaid?.cents)),
    );
  }
}

it('is what its rows come to, of whatever claims', () => {
  fc.assert(
    fc.property(anyClaims, (claims) => {
      const opened = openRandomPlans(claims);
      const asked = listAll(opened, {});
      const takeBack = opened.answerVisits();
      const all = listAll(opened, {});
      for (const over of [{ kinds: ['pharmacy'] }, { text: 'amber' }, { states: ['plan-paid'] }] as const)
        listAll(opened, { ...over } as Partial<ClaimFilter>);
      for (const id of opened.connectionIds) listAll(opened, { connectionIds: [id] });
      const years = [2024, 2025, 2026].map((year) => checkYear(opened, year).count);
      const undated = all.rows.filter(({ serviceStart }) => serviceStart === null).length;
      expect(addCents([...years, undated])).toBe(all.count);
      checkTable(opened, all);
      checkVisits(opened, all);
      takeBack();
      expect(listAll(opened, {})).toEqual(asked);
    }),
    { numRuns: 60 },
  );
}, 60_000);

it('is what the other plans alone come to, once one plan is erased', () => {
  const tell = ({ store, personId }: RandomPlans) =>
    [2024, 2025, 2026].map((year) => {
      const { totals, months, kinds, openVisits } = store.spending.get({ personId, year, today });
      return { totals, months, kinds, openVisits };
    });
  fc.assert(
    fc.property(anyClaims, fc.nat(2), (claims, at) => {
      const plans = claims.plans.map((sent, index) => (index === at ? [] : sent)) as typeof claims.plans;
      const [left, never] = [openRandomPlans(claims), openRandomPlans({ ...claims, plans })];
      for (const { store, connectionIds } of [left, never]) store.connection.erase(connectionIds[at] ?? '');
      expect(tell(left)).toEqual(tell(never));
    }),
    { numRuns: 40 },
  );
}, 60_000);
