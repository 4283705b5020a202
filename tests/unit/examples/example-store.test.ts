/** Filled in once, kept apart from what the person typed, and taken away without any of it; nothing for a real person. */
import { describe, expect, it } from 'vitest';
import { makeSamplePlans } from '../../../electron/sample-plan/people/plans.ts';
import { requests } from '../../../shared/ipc/contract.ts';
import { BillView } from '../../../shared/model/bills/bill-lists.ts';
import { memoryStore, newConnection, storeAll } from '../archive/records.ts';
import { printedBill } from '../bills/printed-bill.ts';
import { fill, listBills, openSampled, type Sampled } from './sample-store.ts';

const now = '2026-11-27';
const rosa = { now, name: 'Rosa Medina' };
const payment = { cents: 40_00, currency: 'USD', paidOn: '2026-11-01', way: 'card', note: 'mine' } as const;
const call = {
  calledOn: '2026-11-02',
  whom: 'provider',
  number: '',
  name: '',
  reference: '',
  said: 'mine',
  followUpOn: null,
} as const;
const sent = { template: 'itemized', sentOn: '2026-11-03', way: 'mail', followUpOn: null } as const;
const letterFacts = {
  letterDate: '2026-03-17',
  receivedOn: null,
  lastDay: null,
  sendTo: 'mine',
  sentOn: null,
  outcome: null,
  endedOn: null,
};
const limitFacts = {
  startMonth: 7,
  limits: [],
  drugs: 'apart',
  family: null,
  earlierDeductibleCents: 5_00,
  earlierOutOfPocketCents: null,
} as const;

/** Every row that a person's own tables hold, without ids that differ from time to time. */
function dump({ db }: Sampled): Record<string, string[]> {
  const tables = [
    'bill',
    'payment',
    'call',
    'letter',
    'appeal',
    'plan_limits',
    'tax_entry',
    'bill_scan',
    'compared_plan',
  ];
  const facts = (table: string) => (table === 'letter' ? 'text' : 'facts');
  return Object.fromEntries(
    tables.map((table) => [
      table,
      db
        .prepare<[], string>(`SELECT ${facts(table)} FROM ${table} ORDER BY 1`)
        .pluck()
        .all(),
    ]),
  );
}

const states = ({ store, personId }: Sampled) => store.examples.get({ personId }).state;

/** What somebody types themselves, on each of the screens. */
function type({ store, personId, members: [member] }: Sampled) {
  const { connectionId = '' } = member ?? {};
  const { billId } = store.bills.save({ billId: null, facts: { ...printedBill, personId } });
  store.bills.pay({ billId, facts: payment });
  store.calls.add({ about: { billId }, facts: call });
  const harbor = `${connectionId}/rosa-2026-anesthesia`;
  store.appeals.save({ claimId: harbor, facts: letterFacts });
  store.letters.save({ about: { claimId: harbor }, template: 'appeal', language: 'en', text: 'mine' });
  store.calls.add({ about: { claimId: harbor }, facts: call });
  store.bills.payClaim({ claimId: harbor, facts: payment });
  store.limits.save({
    planId: `${connectionId}/Coverage/rosa-medina-dental`,
    year: 2026,
    today: now,
    facts: { ...limitFacts, limits: [] },
  });
  store.taxes.addEntry({ personId, facts: { kind: 'hsa', start: '2020-01-01' } });
}

describe('the example', () => {
  it('is offered, filled in once, and offered again when it is gone', () => {
    const sampled = openSampled(rosa);
    expect(states(sampled)).toBe('offered');
    fill(sampled, now);
    expect(states(sampled)).toBe('filled');
    const once = dump(sampled);
    expect(Object.values(once).every((rows) => rows.length > 0)).toBe(true);
    fill(sampled, now);
    expect(dump(sampled)).toEqual(once);
    sampled.store.examples.remove({ personId: sampled.personId });
    expect(Object.values(dump(sampled)).flat()).toEqual([]);
    expect(states(sampled)).toBe('offered');
  });

  it('leaves what was typed before it as it was, and takes none of it away', () => {
    const sampled = openSampled(rosa);
    type(sampled);
    const typed = dump(sampled);
    fill(sampled, now);
    for (const [table, rows] of Object.entries(typed))
      expect(dump(sampled)[table], table).toEqual(expect.arrayContaining(rows));
    sampled.store.examples.remove({ personId: sampled.personId });
    expect(dump(sampled)).toEqual(typed);
  });

  it('is taken away without what was typed after it', () => {
    const sampled = openSampled(rosa);
    fill(sampled, now);
    const { store, personId } = sampled;
    type(sampled);
    store.examples.remove({ personId });
    const left = dump(sampled);
    const alone = openSampled(rosa, memoryStore());
    type(alone);
    const name = ({ members: [member] }: Sampled) => member?.connectionId ?? '';
    const plain = (rows: unknown) => JSON.stringify(rows).replaceAll(/[\da-f]{8}-[\da-f-]{27}/g, 'id');
    expect(name(sampled)).not.toBe(name(alone));
    expect(plain(left)).toBe(plain(dump(alone)));
  });

  it('never takes the place of an appeal, a letter or limits that were typed', () => {
    const sampled = openSampled(rosa);
    const { store, members } = sampled;
    const connectionId = members[0]?.connectionId ?? '';
    const planId = `${connectionId}/Coverage/rosa-medina-coverage`;
    store.limits.save({ planId, year: 2025, today: now, facts: { ...limitFacts, limits: [] } });
    const refused = `${connectionId}/rosa-2026-059`;
    const { appeals } = fill(openSampled(rosa), now);
    expect(appeals[0]?.claimId.split('/')[1]).toBe(refused.split('/')[1]);
    store.letters.save({ about: { claimId: refused }, template: 'appeal', language: 'es', text: 'mío' });
    fill(sampled, now);
    const { appeal, letter, plan_limits: limits } = dump(sampled);
    expect([appeal, letter]).toEqual([[], ['mío']]);
    expect(limits).toHaveLength(1);
    expect(limits?.[0]).not.toContain('isExample');
  });

  it('takes no other letter away that was typed about the claim of its appeal', () => {
    const sampled = openSampled(rosa);
    const { store, personId } = sampled;
    const claimId = fill(sampled, now).appeals[0]?.claimId ?? '';
    store.letters.save({ about: { claimId }, template: 'hold', language: 'en', text: 'mine' });
    const file = new TextDecoder().decode(store.written.file(personId, `${now}T10:00:00.000Z`));
    expect(file).toContain('"text":"mine"');
    store.examples.remove({ personId });
    expect(dump(sampled)['letter']).toEqual(['mine']);
  });

  it('keeps its mark when it is changed, and what was typed about its bills has none but goes with them', () => {
    const sampled = openSampled(rosa);
    fill(sampled, now);
    const { store, personId, members } = sampled;
    const connectionId = members[0]?.connectionId ?? '';
    const called = listBills(store, personId, now).find(
      ({ bill }) => store.bills.get({ billId: bill.id, today: now }).calls.length > 0,
    );
    const { id: billId, isExample: _, ...facts } = called?.bill ?? { id: '' };
    const listWritten = () => {
      const { payments, calls, sentLetters } = store.bills.get({ billId, today: now });
      return [...payments, ...calls, ...sentLetters];
    };
    const invented = new Set(listWritten().map(({ id }) => id));
    store.bills.save({ billId, facts: { ...printedBill, ...facts, personId, biller: 'Changed' } });
    store.bills.pay({ billId, facts: payment });
    store.calls.add({ about: { billId }, facts: call });
    store.letters.noteSent({ about: { billId }, facts: sent });
    const view = store.bills.get({ billId, today: now });
    expect(view.bill.isExample).toBe(true);
    expect(invented.size).toBeGreaterThan(0);
    for (const one of listWritten()) expect(one.isExample ?? false).toBe(invented.has(one.id));
    expect(listWritten()).toHaveLength(invented.size + 3);
    expect(BillView.parse(view)).toEqual(view);
    const planId = `${connectionId}/Coverage/rosa-medina-coverage`;
    store.limits.save({
      planId,
      year: 2026,
      today: now,
      facts: { ...limitFacts, limits: [], startMonth: 1 },
    });
    const appealed = store.appeals.list({ personId }).refusals.find(({ isExample }) => isExample);
    store.appeals.save({ claimId: appealed?.row.id ?? '', facts: letterFacts });
    expect(store.appeals.get({ claimId: appealed?.row.id ?? '' })).toMatchObject({
      facts: letterFacts,
      isExample: true,
    });
    store.examples.remove({ personId });
    expect(Object.values(dump(sampled)).flat()).toEqual([]);
  });

  it('marks a sum that it is in, and no other', () => {
    const sampled = openSampled(rosa);
    fill(sampled, now);
    const { store, personId, members } = sampled;
    const claimId = `${members[0]?.connectionId ?? ''}/rosa-2026-anesthesia`;
    store.bills.payClaim({ claimId, facts: { ...payment, paidOn: '2019-02-03' } });
    const isMarked = (year: number) =>
      store.bills.paidInYear({ personId, year }).some((sum) => sum.isExample);
    expect([2019, 2026].map(isMarked)).toEqual([false, true]);
    expect(store.bills.paidInYear({ personId, year: 2019 })).toHaveLength(1);
  });

  it.each([
    ['to a real person', { ...rosa, isSample: false }, false],
    ['to a made-up person who has a real plan too', rosa, true],
  ])('is not offered %s, nor written', (_what, asked, hasReal) => {
    const sampled = openSampled(asked);
    const { store, personId } = sampled;
    if (hasReal) store.connection.create(newConnection({ personId }));
    expect(states(sampled)).toBe('none');
    fill(sampled, now);
    expect(Object.values(dump(sampled)).flat()).toEqual([]);
  });

  it('is not offered without a claim, and a bill about a claim that is not here is left out', () => {
    expect(states(openSampled({ now, name: 'Ines Duarte' }))).toBe('none');
    const full = openSampled(rosa);
    const missing = openSampled({ now, name: 'Theo Medina' });
    const example = fill(full, now);
    missing.store.examples.fill({ personId: missing.personId, example: { ...example, limits: [] } });
    const rows = listBills(missing.store, missing.personId, now);
    expect(rows.map(({ bill }) => bill.biller).sort()).toEqual(['QuickCare Walk-In', 'Summit Imaging']);
  });

  it('reads only what could have been typed, and the page cannot set its mark', () => {
    const sampled = openSampled(rosa);
    const { bills: _, ...others } = fill(openSampled(rosa), now);
    const example = { ...others, bills: [{ about: [], facts: { ...printedBill, dueCents: 0.5 } }] } as never;
    expect(() => sampled.store.examples.fill({ personId: sampled.personId, example })).toThrow();
    expect(Object.values(dump(sampled)).flat()).toEqual([]);
    const typed = { billId: null, facts: { ...printedBill, personId: 'p' } };
    expect(requests['bills.save'].input.safeParse(typed).success).toBe(true);
    const marked = { ...typed, facts: { ...typed.facts, isExample: true } };
    expect(requests['bills.save'].input.safeParse(marked).success).toBe(false);
  });

  it('has a bill that a check brings news of: the plan decides the newest visit again', () => {
    const sampled = openSampled(rosa);
    const { store, personId, members } = sampled;
    fill(sampled, now);
    expect(listBills(store, personId, now).length).toBeGreaterThan(15);
    const member = makeSamplePlans({ now, later: '2026-11-28' })[0]?.members[0];
    const { laterClaims } = member ?? {};
    const claims = Array.from({ length: laterClaims?.count ?? 0 }, (_, at) => laterClaims?.claim(at));
    const connectionId = members[0]?.connectionId ?? '';
    storeAll(store, connectionId, claims, { at: '2026-11-28T10:00:00.000Z', mode: 'full' });
    store.archive.endPass(connectionId, '2026-11-28T10:00:00.000Z');
    const { bills } = store.news.get({ personId, today: '2026-11-28' });
    expect(bills.map(({ row, before }) => [row.bill.biller, before.verdict, row.verdict.verdict])).toEqual([
      ['Homeway Medical Supply', 'match', 'higher'],
    ]);
    expect(bills[0]?.row.bill.isExample).toBe(true);
  });

  it('says what it is on the screens, in the worksheet and in its CSV', () => {
    const sampled = openSampled(rosa);
    const { store, personId } = sampled;
    const entryId = store.taxes.addEntry({ personId, facts: { kind: 'hsa', start: '2020-01-01' } }).entryId;
    fill(sampled, now);
    const question = { personId, year: 2026, today: now };
    const { rows, others, entries } = store.taxes.worksheet(question);
    expect(new Set(rows.map(({ source }) => source))).toEqual(new Set(['example']));
    expect(new Set(others.map(({ source }) => source))).toEqual(new Set(['example', 'plan']));
    expect(entries.filter(({ isExample }) => !isExample).map(({ id }) => id)).toEqual([entryId]);
    const csv = new TextDecoder().decode(store.taxes.csv({ ...question, language: 'en' }));
    expect(
      csv.split('\r\n').filter((line) => /,example,[^,]*,[^,]*,[^,]*,(?:"[^"]*"|[^,]*)$/.test(line)).length,
    ).toBe(rows.length + others.filter(({ source }) => source === 'example').length);
    const { plans } = store.limits.get({ personId, year: null, today: now });
    expect(plans.filter(({ isExample }) => isExample)).toHaveLength(1);
  });
});

it('a file of what the person wrote holds what was typed and nothing of the example, which stays', () => {
  const sampled = openSampled(rosa);
  const { store, personId } = sampled;
  type(sampled);
  const read = () => new TextDecoder().decode(store.written.file(personId, `${now}T10:00:00.000Z`));
  const withoutExample = read();
  expect(withoutExample.split('\n').length).toBeGreaterThan(4);
  fill(sampled, now);
  const before = dump(sampled);
  expect(read()).toBe(withoutExample);
  expect(dump(sampled)).toEqual(before);
});
