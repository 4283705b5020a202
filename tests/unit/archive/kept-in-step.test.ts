/**
 * What is kept of records follows them: whatever a plan sends, in whichever order, what is kept in the end is what
 * reading everything anew makes of it, and sums do not depend on the order in which claims came.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pickToldFacts } from '../../../electron/data/claims/keep/standing.ts';
import type { Db } from '../../../electron/data/database/database.ts';
import { createOperations, type DataOperations } from '../../../electron/data/worker/operations.ts';
import type { ClaimRow } from '../../../shared/model/claims/claim-row.ts';
import type { ClaimChange } from '../../../shared/model/claims/claims-view.ts';
import { condition, lab, medication, medicine, recordFilter } from './health-data.ts';
import {
  eob,
  filter,
  later,
  memoryStore,
  newConnection,
  openConnectedStore,
  seenAt,
  storeAll,
} from './records.ts';

const today = '2026-06-01';
const words = ['amber', 'birch', 'elm', 'fir', 'office', 'blood', 'ailment', 'inventol'];

const claims = fc.record({
  kind: fc.constant('claim' as const),
  id: fc.nat(7),
  number: fc.nat(6),
  date: fc.constantFrom('2026-01-15', '2026-01-16', '2025-12-30', null),
  created: fc.constantFrom('2026-02-01', '2026-02-03', '2026-03-01'),
  provider: fc.constantFrom('amber Clinic', 'birch Clinic', 'org-0', 'org-1'),
  service: fc.constantFrom('Office visit, invented', 'Blood test, invented'),
  billed: fc.constantFrom(200, 100, 0, null),
  paid: fc.constantFrom(120, 0, null, -120),
  share: fc.constantFrom(30, 0, null),
  otherPaid: fc.constantFrom(undefined, 50),
  status: fc.constantFrom('active', 'active', 'active', 'cancelled', 'entered-in-error', 'draft'),
  related: fc.constantFrom(null, null, 'prior', 'replacedby', 'replaces'),
  isByReference: fc.boolean(),
  relatedTo: fc.nat(7),
  isPharmacy: fc.constantFrom(false, false, true),
  use: fc.constantFrom('claim', 'claim', 'claim', 'claim', 'preauthorization'),
});
const others = fc.oneof(
  fc.record({
    kind: fc.constant('org' as const),
    id: fc.nat(1),
    name: fc.constantFrom('Elm House', 'Fir House'),
  }),
  fc.record({
    kind: fc.constant('condition' as const),
    id: fc.nat(3),
    text: fc.constantFrom('Ailment one', 'Two'),
  }),
  fc.record({ kind: fc.constant('lab' as const), id: fc.nat(3), value: fc.constantFrom(1, 2, 'low') }),
  fc.record({ kind: fc.constant('medicine' as const), id: fc.nat(2) }),
  fc.record({
    kind: fc.constant('medication' as const),
    id: fc.constant(1),
    text: fc.constantFrom('Inventol', 'Other'),
  }),
);
const records = fc.oneof({ weight: 3, arbitrary: claims }, { weight: 1, arbitrary: others });
type Sent = typeof records extends fc.Arbitrary<infer T> ? T : never;
type SentClaim = Extract<Sent, { kind: 'claim' }>;

/** What the plan sends, as the version of this number. */
function build(sent: Sent, version: number): Record<string, unknown> {
  const meta = { versionId: String(version), lastUpdated: '2026-02-01T00:00:00Z' };
  switch (sent.kind) {
    case 'claim':
      return buildClaim(sent, version);
    case 'org':
      return { resourceType: 'Organization', id: `org-${sent.id}`, name: sent.name, meta };
    case 'condition':
      return { ...condition(`co-${sent.id}`, sent.text), meta };
    case 'lab':
      return { ...lab(`l-${sent.id}`, sent.value, '2026-01-01'), meta };
    case 'medicine':
      return { ...medicine(`m-${sent.id}`), meta };
    case 'medication':
      return { ...medication(sent.text), meta };
  }
}

function buildClaim(sent: SentClaim, version: number): Record<string, unknown> {
  const { id, number, provider, related, relatedTo, isByReference, isPharmacy, use, otherPaid, ...facts } =
    sent;
  const other = isByReference
    ? { claim: { reference: `ExplanationOfBenefit/c-${relatedTo}` } }
    : { reference: { value: `CLM-${relatedTo}` } };
  const claim = eob({
    ...facts,
    ...(otherPaid === undefined ? {} : { otherPaid }),
    id: `c-${id}`,
    number: `CLM-${number}`,
    provider: provider.startsWith('org-') ? { reference: `Organization/${provider}` } : provider,
    related: related === null ? [] : [{ relationship: { coding: [{ code: related }] }, ...other }],
    pharmacy: isPharmacy,
    versionId: String(version),
  });
  return { ...claim, use };
}

const plan = fc.nat(1);
const page = fc.record({
  kind: fc.constantFrom('page' as const, 'page' as const, 'page' as const, 'everything' as const),
  plan,
  sent: fc.array(records, { minLength: 1, maxLength: 8 }),
});
/** A claim that was sent before, with one thing changed. */
const change = fc.record({
  kind: fc.constant('change' as const),
  plan,
  index: fc.nat(20),
  name: fc.constantFrom(
    'related' as const,
    'use' as const,
    'status' as const,
    'date' as const,
    'number' as const,
    'created' as const,
  ),
  to: claims,
});
const end = fc.record({ kind: fc.constant('end' as const), plan });
const steps = fc.array(
  fc.oneof({ weight: 2, arbitrary: page }, { weight: 3, arbitrary: change }, { weight: 2, arbitrary: end }),
  { minLength: 1, maxLength: 14 },
);
type Change = typeof change extends fc.Arbitrary<infer T> ? T : never;

function changeOne({ index, name, to }: Change, sent: readonly SentClaim[]): Sent[] {
  const before = sent[index % Math.max(1, sent.length)];
  return before === undefined ? [] : [{ ...before, [name]: to[name], relatedTo: to.relatedTo }];
}

function dayAfter(days: number): string {
  return new Date(Date.UTC(2026, 3, 1 + days)).toISOString();
}

/** Two plans of one person. */
function openTwoPlans(): { db: Db; store: DataOperations; personId: string; plans: [string, string] } {
  const { db, store } = memoryStore();
  const { personId, connectionId } = store.connection.create(newConnection());
  const second = newConnection({
    personId,
    planName: 'Other',
    host: 'other.example',
    fhirBaseUrl: 'https://other.example/fhir',
  });
  return { db, store, personId, plans: [connectionId, store.connection.create(second).connectionId] };
}

function tellSums(store: DataOperations, personId: string): unknown[] {
  return [2025, 2026, null].map((year) => store.spending.get({ personId, year, today }));
}

/** Everything that screens show of what the plans sent. */
function tellAll(store: DataOperations, personId: string) {
  const list = store.claims.list({ filter: filter(personId), offset: 0, limit: 100 });
  const find = (text: string) => [
    store.claims.list({ filter: filter(personId, { text }), offset: 0, limit: 100 }),
    store.health.list({ filter: recordFilter(personId, { text }), offset: 0, limit: 100 }),
  ];
  return {
    list,
    claims: list.rows.map(({ id }) => store.claims.get({ claimId: id })),
    sums: tellSums(store, personId),
    overview: [2025, 2026].map((year) => store.claims.overview({ personId, year, today })),
    found: words.map(find),
    health: store.health.list({ filter: recordFilter(personId), offset: 0, limit: 100 }),
    approvals: store.approvals.list({ personId, today }),
    timeline: store.timeline.list({ filter: recordFilter(personId), offset: 0, limit: 100 }),
  };
}

describe('what is kept', () => {
  it('is what reading everything anew makes of it, after any pages, and history leads to it', () => {
    fc.assert(
      fc.property(steps, (taken) => {
        const { db, store, personId, plans } = openTwoPlans();
        let version = 0;
        const sentBy: SentClaim[][] = [[], []];
        const first = new Map<string, ReturnType<typeof pickToldFacts>>();
        const wereApprovals = new Set<string>();
        const ends = [0, 1].map((at) => ({ kind: 'end' as const, plan: at }));
        for (const [days, step] of [...taken, ...ends].entries()) {
          const connectionId = plans[step.plan] ?? '';
          const at = dayAfter(days);
          if (step.kind !== 'end') {
            const mode = step.kind === 'everything' ? 'full' : 'changes';
            const sent = step.kind === 'change' ? changeOne(step, sentBy[step.plan] ?? []) : step.sent;
            const claimsOfIt = sent.filter((one) => one.kind === 'claim');
            sentBy[step.plan]?.push(...claimsOfIt);
            for (const { id, use } of claimsOfIt) if (use !== 'claim') wereApprovals.add(`c-${id}`);
            const resources = sent.map((one) => build(one, ++version));
            storeAll(store, connectionId, resources, { at, mode, startedAt: at });
          }
          if (step.kind === 'page') continue;
          store.archive.endPass(connectionId, at);
          for (const row of listRows(store, personId))
            if (row.connectionId === connectionId && !first.has(row.id))
              first.set(row.id, pickToldFacts(row));
        }
        const kept = tellAll(store, personId);
        for (const { row, history } of kept.claims)
          if (!wereApprovals.has(idOf(row.id)) && !(wereApprovals.size > 0 && isTwin(row.id)))
            expect(pickToldFacts(row)).toEqual({ ...first.get(row.id), ...followHistory(history) });
        db.exec("UPDATE resource SET mapping = 0; UPDATE setting SET value = '0' WHERE name = 'mapping'");
        expect(tellAll(createOperations(db), personId)).toEqual(kept);
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  it('sums the same, in whichever order and pages the claims came', () => {
    const sent = fc.uniqueArray(records, {
      selector: ({ kind, id }) => `${kind} ${id}`,
      minLength: 1,
      maxLength: 14,
    });
    const order = fc.array(fc.nat(1000), { minLength: 14, maxLength: 14 });
    fc.assert(
      fc.property(fc.tuple(sent, sent), order, fc.integer({ min: 1, max: 5 }), (byPlan, ranks, pageSize) => {
        const built = byPlan.map((one) =>
          one.map((record, index) => ({ rank: ranks[index] ?? 0, record: build(record, 1) })),
        );
        const sum = (isShuffled: boolean) => {
          const { store, personId, plans } = openTwoPlans();
          for (const [at, own] of built.entries()) {
            const size = isShuffled ? pageSize : own.length;
            const list = isShuffled ? own.toSorted((a, b) => a.rank - b.rank) : own;
            for (let from = 0; from < list.length; from += size)
              storeAll(
                store,
                plans[at] ?? '',
                list.slice(from, from + size).map(({ record }) => record),
              );
            store.archive.endPass(plans[at] ?? '', later);
          }
          return sortAll(tellSums(store, personId), plans);
        };
        expect(sum(true)).toEqual(sum(false));
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  it('follows when a plan says later that one claim replaces another', () => {
    const { store, connectionId, personId } = openConnectedStore();
    storeAll(store, connectionId, [eob({ id: 'old' }), eob({ id: 'new' })]);
    store.archive.endPass(connectionId, seenAt);
    const related = [{ relationship: { coding: [{ code: 'prior' }] }, reference: { value: 'CLM-old' } }];
    storeAll(store, connectionId, [eob({ id: 'new', versionId: '2', related })], { mode: 'changes' });
    store.archive.endPass(connectionId, later);
    expect(countedOf(store, personId)).toEqual({ old: false, new: true });
  });

  it('counts a claim again when the one that stood for it is no claim any more', () => {
    const { store, connectionId, personId } = openConnectedStore();
    const twin = { number: 'CLM-1', lastUpdated: '2026-02-01T00:00:00Z' };
    storeAll(store, connectionId, [eob({ id: 'a', ...twin }), eob({ id: 'b', ...twin })]);
    store.archive.endPass(connectionId, seenAt);
    const before = countedOf(store, personId);
    const [standing = ''] = Object.keys(before).filter((id) => before[id]);
    const [left = ''] = Object.keys(before).filter((id) => !before[id]);
    const approval = { ...eob({ id: standing, ...twin, versionId: '2' }), use: 'preauthorization' };
    storeAll(store, connectionId, [approval], { mode: 'changes' });
    store.archive.endPass(connectionId, later);
    expect(countedOf(store, personId)).toEqual({ [left]: true });
  });
});

/** What each told fact came to; each change must begin where the one before ended. */
function followHistory(history: readonly ClaimChange[]): Record<string, string | null> {
  const told: Record<string, string | null> = {};
  for (const { field, before, after } of history.flatMap(({ changes }) => changes)) {
    if (field in told) expect(told[field]).toBe(before);
    told[field] = after;
  }
  return told;
}

function listRows(store: DataOperations, personId: string): ClaimRow[] {
  return store.claims.list({ filter: filter(personId), offset: 0, limit: 100 }).rows;
}

/** The plan's own id of a claim. */
/** True for a claim whose own id another one of its list has: it may have been any of those that were sent under that. */
function isTwin(claimId: string): boolean {
  return idOf(claimId).startsWith('x-');
}

function idOf(claimId: string): string {
  return claimId.split('/')[1] ?? '';
}

function countedOf(store: DataOperations, personId: string): Record<string, boolean> {
  return Object.fromEntries(listRows(store, personId).map(({ id, counted }) => [idOf(id), counted]));
}

/** The same with lists in one order and without the claims in them: of equal ones either may stand first. */
function sortAll(value: unknown, plans: readonly string[]): unknown {
  if (Array.isArray(value)) return value.map((one) => JSON.stringify(sortAll(one, plans))).sort();
  if (typeof value === 'string') return plans.indexOf(value) < 0 ? value : `plan ${plans.indexOf(value)}`;
  if (typeof value !== 'object' || value === null) return value;
  if ('connectionId' in value && 'claimNumber' in value) return 'a claim';
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, sortAll(inner, plans)]));
}
