/** Claims that a person types from an explanation of benefits on paper, over a real store. */
import { describe, expect, it } from 'vitest';
import type { DataOperations } from '../../../electron/data/worker/operations.ts';
import { noAppealFacts } from '../../../shared/model/appeals/appeal.ts';
import type { PaperFacts } from '../../../shared/model/files/paper.ts';
import { eob, filter, later, memoryStore, newConnection, storeAll } from '../../unit/archive/records.ts';
import { billOf } from '../../unit/bills/bill-and-claim.ts';
import { bringIn, saveCopy } from '../../unit/handoff/hand-over.ts';
import { factsOf } from '../../unit/limits/limit-cases.ts';

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

  it('keeps the last day of a stay, and is without it the claim of one day', () => {
    const { store, claimId, personId } = openWithPaper({ serviceEnd: '2026-03-07' });
    expect(rowsOf(store, personId)).toMatchObject([{ serviceStart: '2026-03-04', serviceEnd: '2026-03-07' }]);
    expect(store.papers.get({ claimId })?.facts).toMatchObject({ serviceEnd: '2026-03-07' });
    store.papers.save({ target: { claimId, owner: { personId } }, facts });
    expect(rowsOf(store, personId)).toMatchObject([{ serviceStart: '2026-03-04', serviceEnd: null }]);
    expect(store.papers.get({ claimId })?.facts).toMatchObject(facts);
  });

  it('names nothing of what this app wrote as not understood: its own mark and the held PDF are technical', () => {
    const { store, claimId } = openWithPaper({}, scan);
    const { claim } = store.claims.get({ claimId });
    expect(claim.unread).toEqual([]);
    expect(claim.technical.map(({ text }) => text).join()).toContain('eob.pdf');
  });

  it('says nothing of what was left out, and null is never 0', () => {
    const amounts = { billed: null, allowed: null, planPaid: null, yourShare: 0 };
    const { store, claimId, personId } = openWithPaper({ amounts, claimNumber: null, decision: null });
    expect(rowsOf(store, personId)).toMatchObject([
      { billed: null, planPaid: null, yourShare: { cents: 0 } },
    ]);
    expect(store.papers.get({ claimId })?.facts).toMatchObject({
      ...facts,
      amounts,
      claimNumber: null,
      decision: null,
    });
  });

  it('keeps what is not covered and what another plan paid, with which the amounts add up', () => {
    // Of $200 the plan approved $150 and refused $20 of a service, which is in the share.
    const amounts = { billed: 200_00, allowed: 150_00, planPaid: 120_00, yourShare: 50_00 };
    const failing = (store: DataOperations, claimId: string) =>
      store.claims.get({ claimId }).claim.checks.flatMap(({ code, ok }) => (ok ? [] : [code]));
    const plain = openWithPaper({ amounts });
    expect(failing(plain.store, plain.claimId)).toEqual(['payment-adds-up']);
    const whole = openWithPaper({ amounts: { ...amounts, notCovered: 20_00, coinsurance: 30_00 } });
    expect(failing(whole.store, whole.claimId)).toEqual([]);
    expect(whole.store.papers.get({ claimId: whole.claimId })?.facts.amounts).toEqual({
      ...amounts,
      notCovered: 20_00,
      coinsurance: 30_00,
      otherInsurerPaid: null,
      deductible: null,
      copay: null,
    });
    // The second plan: $120 of the $150 were paid by the first.
    const left = { billed: 200_00, allowed: 150_00, planPaid: 20_00, yourShare: 10_00 };
    const second = openWithPaper({ amounts: left });
    expect(failing(second.store, second.claimId)).toEqual(['payment-adds-up']);
    const known = openWithPaper({ amounts: { ...left, otherInsurerPaid: 120_00 } });
    expect(failing(known.store, known.claimId)).toEqual([]);
  });

  it('has the deductible that was typed, by the person', () => {
    const { store, claimId } = openWithPaper({ amounts: { ...facts.amounts, deductible: 30_00 } });
    expect(store.claims.get({ claimId }).claim.amounts.deductible).toMatchObject({
      cents: 30_00,
      source: 'you',
    });
  });

  it('typed twice with more of its amounts is here once', () => {
    const { store, claimId, personId } = openWithPaper({ claimNumber: null });
    const more = { ...facts, claimNumber: null, amounts: { ...facts.amounts, copay: 30_00 } };
    expect(store.papers.save({ target: { personId }, facts: more })).toEqual({
      claimId,
      personId,
      isHere: true,
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

  it('is changed in its place, with the change told, and keeps its paper', () => {
    const { store, claimId, personId } = openWithPaper({}, scan);
    const amounts = { ...facts.amounts, yourShare: 45_00 };
    const saved = store.papers.save({
      target: { claimId, owner: { personId } },
      facts: { ...facts, planName: 'cedar valley', amounts },
    });
    expect(saved).toEqual({ claimId, personId, isHere: false });
    expect(shareOf(store, personId)).toEqual([45_00]);
    expect(store.papers.get({ claimId })).toMatchObject({
      personId,
      facts: { ...facts, planName: 'cedar valley', amounts },
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

  it('comes back with what was said of the visit that another plan covers, too', () => {
    const { store, claimId, personId } = openWithPaper();
    const amounts = { billed: 200_00, allowed: 150_00, planPaid: 20_00, yourShare: 10_00 };
    const other = store.papers.save({
      target: { personId },
      facts: { ...facts, planName: 'Birch Hill', claimNumber: 'BH-5', amounts },
    });
    const saidOf = () => store.claims.get({ claimId }).visits.map(({ same }) => same);
    for (const same of [true, false]) {
      store.claims.answerVisit({ firstId: claimId, secondId: other.claimId, same });
      for (const removed of [claimId, other.claimId]) {
        const before = shareOf(store, personId);
        store.papers.remove({ claimId: removed });
        store.papers.bringBack({ claimId: removed });
        expect(saidOf()).toEqual([same]);
        expect(shareOf(store, personId)).toEqual(before);
      }
    }
  });

  it.each([
    ['first', [30_00, 10_00]],
    ['last', [10_00, 30_00]],
  ])('leaves what the later plan of its visit leaves, typed %s', (_, [firstShare, secondShare]) => {
    const share = (yourShare: number | undefined) => ({ ...facts.amounts, yourShare: yourShare ?? null });
    const { store, claimId, personId } = openWithPaper({ amounts: share(firstShare) });
    const second = { ...facts, planName: 'Birch Hill', claimNumber: 'BH-5', amounts: share(secondShare) };
    const other = store.papers.save({ target: { personId }, facts: second });
    store.claims.answerVisit({ firstId: claimId, secondId: other.claimId, same: true });
    expect(shareOf(store, personId)).toEqual([10_00]);
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
    expect(() => store.papers.save({ target: { claimId, owner: { newName: 'A' } }, facts })).toThrow();
    expect(() => store.papers.remove({ claimId })).toThrow();
  });
});

describe('a claim from paper that was typed for another plan or person', () => {
  const entry = { currency: 'USD', paidOn: '2026-05-02', way: 'card', note: '', cents: 30_00 } as const;
  const other = { ...facts, planName: 'Birch Health' };

  function openWritten() {
    const opened = openWithPaper({}, scan);
    const { store, claimId, personId } = opened;
    store.letters.save({ about: { claimId }, template: 'appeal', language: 'en', text: 'Dear plan' });
    store.appeals.save({ claimId, facts: { ...noAppealFacts, sendTo: 'PO Box 1' } });
    store.bills.payClaim({ claimId, facts: entry });
    const { id: _id, ...bill } = billOf({ personId, biller: 'Hill Clinic', dueCents: 30_00 });
    const { billId } = store.bills.save({
      billId: null,
      facts: { ...bill, serviceStart: '2026-03-04' },
      claimId,
    });
    return { ...opened, billId };
  }

  it('goes to the other plan with its paper, its history and all that was written about it', () => {
    const { store, claimId, personId, billId } = openWritten();
    const saved = store.papers.save({ target: { claimId, owner: { personId } }, facts: other });
    expect(saved).toMatchObject({ personId, isHere: false });
    expect(store.connection.list().map(({ planName }) => planName)).toEqual(['Birch Health']);
    expect(rowsOf(store, personId)).toMatchObject([
      { id: saved.claimId, planName: 'Birch Health', way: 'paper' },
    ]);
    expect(shareOf(store, personId)).toEqual([30_00]);
    expect(store.papers.get({ claimId })).toBeNull();
    expect(store.papers.get({ claimId: saved.claimId })).toMatchObject({
      personId,
      facts: other,
      paper: scan.facts,
    });
    expect(store.scans.getOfClaim({ claimId: saved.claimId })).toEqual(scan);
    const about = { claimId: saved.claimId };
    expect(store.letters.get({ about, template: 'appeal' }).en).toBe('Dear plan');
    expect(store.appeals.get(about).facts).toMatchObject({ sendTo: 'PO Box 1' });
    expect(store.bills.claimPayments(about).map(({ payment }) => payment.claimId)).toEqual([saved.claimId]);
    const view = store.bills.get({ billId, today: '2026-05-01' });
    expect(view.claims.map(({ id }) => id)).toEqual([saved.claimId]);
  });

  it('goes to somebody else: what was paid for it goes along, a bill stays, and comes back the same way', () => {
    const { store, claimId, personId, billId } = openWritten();
    const theo = { newName: 'Theo Medina' };
    const saved = store.papers.save({ target: { claimId, owner: theo }, facts });
    expect(store.people.list().map(({ name }) => name)).toEqual(['Rosa Medina', 'Theo Medina']);
    expect([shareOf(store, personId), shareOf(store, saved.personId)]).toEqual([[], [30_00]]);
    expect(rowsOf(store, personId)).toEqual([]);
    const paidOf = (id: string) =>
      store.bills.paidInYear({ personId: id, year: 2026 }).reduce((sum, { cents }) => sum + cents, 0);
    expect([paidOf(personId), paidOf(saved.personId)]).toEqual([0, 30_00]);
    expect(store.bills.get({ billId, today: '2026-05-01' }).bill.personId).toBe(personId);

    const back = store.papers.save({ target: { claimId: saved.claimId, owner: { personId } }, facts });
    expect(back.personId).toBe(personId);
    expect(store.people.list().map(({ name }) => name)).toEqual(['Rosa Medina']);
    expect(shareOf(store, personId)).toEqual([30_00]);
    expect(paidOf(personId)).toBe(30_00);
    expect(store.letters.get({ about: { claimId: back.claimId }, template: 'appeal' }).en).toBe('Dear plan');
    expect(store.scans.getOfClaim({ claimId: back.claimId })).toEqual(scan);
  });

  it('leaves the others of its plan where they are, and joins those of the plan that is here', () => {
    const { store, claimId, personId } = openWithPaper();
    const stays = store.papers.save({
      target: { personId },
      facts: { ...facts, claimNumber: 'CV-78', serviceStart: '2026-03-05' },
    });
    const there = store.papers.save({
      target: { personId },
      facts: { ...other, claimNumber: 'B-1', serviceStart: '2026-03-06' },
    });
    const saved = store.papers.save({ target: { claimId, owner: { personId } }, facts: other });
    expect(saved.claimId.split('/')[0]).toBe(there.claimId.split('/')[0]);
    expect(new Set(rowsOf(store, personId).map(({ id }) => id))).toEqual(
      new Set([stays.claimId, there.claimId, saved.claimId]),
    );
    expect(shareOf(store, personId)).toEqual([90_00]);
  });

  it('stays as it is where the same one was typed there before', () => {
    const { store, claimId, personId } = openWithPaper();
    const there = store.papers.save({ target: { personId }, facts: other });
    expect(store.papers.save({ target: { claimId, owner: { personId } }, facts: other })).toEqual({
      claimId: there.claimId,
      personId,
      isHere: true,
    });
    expect(store.papers.get({ claimId })?.facts.planName).toBe('Cedar Valley');
    expect(rowsOf(store, personId)).toHaveLength(2);
  });

  it('keeps a plan whose limits somebody entered', () => {
    const { store, claimId, personId } = openWithPaper();
    const [plan] = store.limits.get({ personId, year: 2026, today: '2026-05-01' }).plans;
    store.limits.save({
      planId: plan?.planId ?? '',
      year: 2026,
      facts: factsOf({ startMonth: 1, limits: [] }),
      today: '2026-05-01',
    });
    store.papers.save({ target: { claimId, owner: { personId } }, facts: other });
    expect(store.connection.list().map(({ planName }) => planName)).toEqual(['Cedar Valley', 'Birch Health']);
  });

  it('of a plan that was renamed stays in it, and goes to the one of its old name where that is typed', () => {
    const { store, claimId, personId } = openWithPaper();
    const connectionId = claimId.split('/')[0] ?? '';
    store.plans.rename({ connectionId, name: 'Mom’s plan' });
    expect(store.papers.get({ claimId })?.facts.planName).toBe('Mom’s plan');
    const save = (planName: string) =>
      store.papers.save({ target: { claimId, owner: { personId } }, facts: { ...facts, planName } });
    expect(save('Mom’s plan').claimId).toBe(claimId);
    const saved = save('Cedar Valley');
    expect(saved.claimId).not.toBe(claimId);
    expect(store.papers.get({ claimId: saved.claimId })?.facts.planName).toBe('Cedar Valley');
    expect(store.connection.list().map(({ planName }) => planName)).toEqual(['Cedar Valley']);
    expect(rowsOf(store, personId)).toMatchObject([{ id: saved.claimId, planName: 'Cedar Valley' }]);
  });

  it('names every table that says which claim something is about', () => {
    const { db } = memoryStore();
    const tables = db
      .prepare<[], string>(
        `SELECT m.name FROM sqlite_master m JOIN pragma_table_info(m.name) c
         WHERE m.type = 'table' AND c.name = 'claim_id' ORDER BY m.name`,
      )
      .pluck()
      .all();
    expect(tables).toEqual([
      ...[
        'appeal',
        'bill_answer',
        'call',
        'episode_claim',
        'letter',
        'looked_at',
        'payment',
        'service_kind',
        'visit_check',
      ],
    ]);
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
