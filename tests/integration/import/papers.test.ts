/** Claims that a person types from an explanation of benefits on paper, over a real store. */
import { describe, expect, it } from 'vitest';
import type { DataOperations } from '../../../electron/data/worker/operations.ts';
import type { PaperFacts } from '../../../shared/model/files/paper.ts';
import { eob, filter, later, memoryStore, newConnection, storeAll } from '../../unit/archive/records.ts';
import { billOf } from '../../unit/bills/bill-and-claim.ts';
import { bringIn, saveCopy } from '../../unit/handoff/hand-over.ts';

const facts: PaperFacts = {
  planName: 'Cedar Valley',
  provider: 'Hill Clinic',
  serviceStart: '2026-03-04',
  claimNumber: 'CV-77',
  amounts: { billed: 200_00, allowed: 150_00, planPaid: 120_00, yourShare: 30_00 },
  decision: 'decided',
};
const bytes = new TextEncoder().encode('%PDF-1.7 a paper');
const scan = {
  facts: { name: 'eob.pdf', mediaType: 'application/pdf' as const, bytes: bytes.length, pages: 2 },
  bytes,
};

const rowsOf = (store: DataOperations, personId: string) =>
  store.claims.list({ filter: filter(personId), offset: 0, limit: 100 }).rows;
const shareOf = (store: DataOperations, personId: string) => {
  const { totals } = store.claims.overview({ personId, year: 2026, today: '2026-06-30' });
  return totals.map(({ yourShare }) => yourShare.cents);
};

function openWithPaper(more: Partial<PaperFacts> = {}, held?: typeof scan) {
  const { store } = memoryStore();
  const target = { newName: 'Rosa Medina' };
  const saved = store.papers.save({ target, facts: { ...facts, ...more }, ...(held && { scan: held }) });
  return { store, ...saved };
}

describe('a claim from paper', () => {
  it('is an ordinary claim of somebody new: counted, every amount by the person', () => {
    const { store, claimId, personId, isHere } = openWithPaper();
    expect(isHere).toBe(false);
    expect(store.people.list()).toMatchObject([{ id: personId, name: 'Rosa Medina' }]);
    expect(rowsOf(store, personId)).toMatchObject([
      {
        id: claimId,
        counted: true,
        way: 'paper',
        claimNumber: 'CV-77',
        providerName: 'Hill Clinic',
        planName: 'Cedar Valley',
        billed: { cents: 200_00, source: 'you' },
        yourShare: { cents: 30_00, source: 'you' },
      },
    ]);
    expect(store.claims.get({ claimId }).claim.amounts.planPaid).toMatchObject({
      cents: 120_00,
      source: 'you',
    });
    expect(shareOf(store, personId)).toEqual([30_00]);
    const csv = store.claims.csv({ filter: filter(personId), language: 'en' });
    expect(new TextDecoder().decode(csv)).toContain('200.00,entered by you');
    const found = store.claims.list({ filter: { ...filter(personId), text: 'hill' }, offset: 0, limit: 5 });
    expect(found.rows).toHaveLength(1);
  });

  it('says nothing of what was left out, and null is never 0', () => {
    const amounts = { billed: null, allowed: null, planPaid: null, yourShare: 0 };
    const { store, claimId, personId } = openWithPaper({ amounts, claimNumber: null, decision: null });
    expect(rowsOf(store, personId)).toMatchObject([
      { billed: null, planPaid: null, yourShare: { cents: 0 } },
    ]);
    expect(store.papers.get({ claimId })?.facts).toEqual({
      ...facts,
      amounts,
      claimNumber: null,
      decision: null,
    });
  });

  it.each([
    ['decided', 'plan-paid', true],
    ['not-paid', 'plan-did-not-pay', true],
    ['deciding', 'plan-is-deciding', false],
  ] as const)('of which the plan says "%s" is %s', (decision, state, counted) => {
    const amounts = { ...facts.amounts, planPaid: decision === 'not-paid' ? 0 : 120_00 };
    const { store, personId, claimId } = openWithPaper({ decision, amounts });
    expect(rowsOf(store, personId)).toMatchObject([{ state, counted }]);
    expect(store.papers.get({ claimId })?.facts.decision).toBe(decision);
  });

  it('typed twice is here once', () => {
    const { store, claimId, personId } = openWithPaper();
    const again = store.papers.save({ target: { personId }, facts: { ...facts, claimNumber: 'cv 77' } });
    expect(again).toEqual({ claimId, personId, isHere: true });
    const other = store.papers.save({ target: { personId }, facts: { ...facts, claimNumber: 'CV-78' } });
    expect(other.isHere).toBe(false);
    expect(rowsOf(store, personId)).toHaveLength(2);
    expect(store.connection.list()).toHaveLength(1);
  });

  it('is changed in its place, with the change told; its plan and its paper stay', () => {
    const { store, claimId, personId } = openWithPaper({}, scan);
    const amounts = { ...facts.amounts, yourShare: 45_00 };
    store.papers.save({ target: { claimId }, facts: { ...facts, planName: 'Other', amounts } });
    expect(shareOf(store, personId)).toEqual([45_00]);
    expect(store.papers.get({ claimId })).toEqual({
      personId,
      facts: { ...facts, amounts },
      paper: scan.facts,
    });
    expect(store.claims.get({ claimId }).history.map(({ what }) => what)).toContain('changed');
  });

  it('is removed with its paper, and comes back whole', () => {
    const { store, claimId, personId } = openWithPaper({}, scan);
    store.papers.remove({ claimId });
    expect(rowsOf(store, personId)).toEqual([]);
    expect(shareOf(store, personId)).toEqual([]);
    expect(store.papers.get({ claimId })).toBeNull();
    expect(() => store.scans.getOfClaim({ claimId })).toThrow();
    store.papers.bringBack({ claimId });
    expect(shareOf(store, personId)).toEqual([30_00]);
    expect(store.scans.getOfClaim({ claimId })).toEqual(scan);
    expect(() => store.papers.bringBack({ claimId })).toThrow();
  });

  it('is gone for good once its plan is erased', () => {
    const { store, claimId, personId } = openWithPaper({}, scan);
    store.papers.remove({ claimId });
    store.connection.erase(claimId.split('/')[0] ?? '');
    expect(() => store.papers.bringBack({ claimId })).toThrow();
    expect(rowsOf(store, personId)).toEqual([]);
  });

  it('is held against a bill before any plan is connected', () => {
    const { store, personId, claimId } = openWithPaper();
    const { id: _id, ...bill } = billOf({ personId, biller: 'Hill Clinic', dueCents: 30_00 });
    const { billId } = store.bills.save({
      billId: null,
      facts: { ...bill, serviceStart: '2026-03-04' },
      claimId,
    });
    const { verdict, claims } = store.bills.get({ billId, today: '2026-05-01' });
    expect(claims.map(({ id }) => id)).toEqual([claimId]);
    expect(verdict).toMatchObject({ verdict: 'match', differenceCents: 0 });
  });

  it('goes to another computer with its paper', async () => {
    const { store } = openWithPaper({}, scan);
    const other = memoryStore().store;
    await bringIn(other, await saveCopy(store));
    const [person] = other.people.list();
    const [row] = rowsOf(other, person?.id ?? '');
    expect(row).toMatchObject({ way: 'paper', yourShare: { cents: 30_00, source: 'you' } });
    expect(other.scans.getOfClaim({ claimId: row?.id ?? '' })).toEqual(scan);
  });

  it('is no form for a claim of a plan', () => {
    const { store } = memoryStore();
    const { connectionId } = store.connection.create(newConnection());
    storeAll(store, connectionId, [eob({ id: 'c-1' })]);
    const claimId = `${connectionId}/c-1`;
    expect(store.papers.get({ claimId })).toBeNull();
    expect(() => store.papers.save({ target: { claimId }, facts })).toThrow();
    expect(() => store.papers.remove({ claimId })).toThrow();
  });
});

describe('a plan that sends the claim later', () => {
  function openWithPlan(number: string) {
    const opened = openWithPaper();
    const { store, personId } = opened;
    const { connectionId } = store.connection.create(newConnection({ personId, planName: 'Cedar Valley' }));
    const claim = eob({
      id: 'c-1',
      number,
      date: '2026-03-04',
      provider: 'Hill Clinic',
      paid: 120,
      share: 30,
    });
    storeAll(store, connectionId, [claim]);
    store.archive.endPass(connectionId, later);
    return opened;
  }

  it('counts alone until the question is answered, and after a no both count', () => {
    const { store, personId, claimId } = openWithPlan('OTHER-1');
    expect(shareOf(store, personId)).toEqual([30_00]);
    expect(rowsOf(store, personId).find(({ id }) => id === claimId)).toMatchObject({
      counted: false,
      notCountedBecause: 'maybe-in-plan',
    });
    const [question] = store.claims.openVisits({ personId }).questions;
    const ids = { firstId: question?.first.id ?? '', secondId: question?.second.id ?? '' };
    store.claims.answerVisit({ ...ids, same: false });
    expect(shareOf(store, personId)).toEqual([60_00]);
    store.claims.answerVisit({ ...ids, same: true });
    expect(shareOf(store, personId)).toEqual([30_00]);
  });

  it('needs no question where number and amounts are the same', () => {
    const { store, personId, claimId } = openWithPlan('CV-77');
    expect(store.claims.openVisits({ personId }).questions).toEqual([]);
    expect(rowsOf(store, personId).find(({ id }) => id === claimId)).toMatchObject({
      notCountedBecause: 'from-file',
    });
  });
});
