/** Files of what a person wrote, as anybody may hand them over: damaged, hostile, of somebody else, of plans that are not here. */
import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import type { DataOperations } from '../../../electron/data/worker/operations.ts';
import { billOf } from '../../unit/bills/bill-and-claim.ts';
import { factsOf } from '../../unit/limits/limit-cases.ts';
import {
  addFile,
  connectRosa,
  connectTheo,
  fileOf,
  lookAt,
  openHousehold,
  saveFile,
  tellAll,
  today,
} from './household.ts';

const { id: _id, personId: _personId, lines: _lines, ...facts } = billOf();
function factsOfBill(changes: Parameters<typeof billOf>[0]) {
  const { id: _own, ...rest } = billOf(changes);
  return rest;
}

const rosa = { name: 'Rosa Medina', birthDate: '1984-05-09' };
const payment = { cents: 100, currency: 'USD', paidOn: '2026-04-02', way: 'card', note: '' };

const header = (over: object = {}) => ({
  claimfolio: 'what-i-wrote',
  version: 1,
  savedAt: '2026-05-01T10:00:00.000Z',
  person: rosa,
  plans: [{ server: 'https://plan.example/fhir', name: 'Evergreen Test Plan', origin: 'plan' }],
  entries: 0,
  ...over,
});

const bill = (id: string, over: object = {}) => ({
  table: 'bill',
  entry: { id, writtenAt: '2026-04-01T10:00:00.000Z', facts: { ...facts, lines: [], ...over } },
});

function linesOf(...lines: unknown[]): string {
  return lines.map((line) => `${typeof line === 'string' ? line : JSON.stringify(line)}\n`).join('');
}

/** A file with these lines after a header that counts them. */
function writtenFile(...lines: unknown[]): string {
  return fileOf(linesOf(header({ entries: lines.length }), ...lines));
}

const countRows = (store: DataOperations, personId: string) =>
  store.bills.list({ personId, today }).rows.map(({ bill: one }) => one.id);

it('names no id of this app but those of the rows themselves, and nothing of other people but what was written', () => {
  const { store } = openHousehold();
  const theo = connectTheo(store);
  const person = connectRosa(store);
  const theirs = store.bills.save({
    billId: null,
    facts: factsOfBill({ personId: theo.personId, biller: 'Theo’s own clinic' }),
  });
  store.bills.save({ billId: null, facts: factsOfBill({ personId: person.personId }) });
  store.bills.payClaim({ claimId: `${person.evergreen}/a-1`, facts: { ...payment, way: 'card' } });
  store.limits.save({
    planId: `${person.evergreen}/Coverage/ppo`,
    year: 2026,
    today,
    facts: factsOf({ family: { style: 'embedded', others: [`${theo.connectionId}/Coverage/theo-ppo`] } }),
  });
  const text = new TextDecoder().decode(store.written.file(person.personId, '2026-05-01T10:00:00.000Z'));
  for (const id of [
    person.personId,
    person.evergreen,
    person.supplement,
    theo.personId,
    theo.connectionId,
    theirs.billId,
  ])
    expect(text).not.toContain(id);
  expect(text).not.toContain('Theo’s own clinic');
  expect(text).toContain('"server":"https://plan.example/fhir"');
  expect(text).toContain('"id":"a-1","number":"CLM-a-1"');
});

it('tells what is in it, whose it is and when it was saved, before anything is added', async () => {
  const { store } = openHousehold();
  const person = connectRosa(store);
  store.bills.save({ billId: null, facts: factsOfBill({ personId: person.personId }) });
  const file = saveFile(store, person.personId);
  const offer = await lookAt(store, file);
  expect(offer.written).toEqual({
    ...rosa,
    savedAt: '2026-05-01T10:00:00.000Z',
    counts: [{ kind: 'bill', count: 1 }],
    broken: 0,
    missing: 0,
    suggestedPersonId: person.personId,
  });
  expect(offer).toMatchObject({ patients: [], files: [{ format: 'written', records: 1, problem: null }] });
});

it('is tried without a trace, for anybody', async () => {
  const { store } = openHousehold();
  const person = connectRosa(store);
  const theo = connectTheo(store);
  const { importId } = await lookAt(store, writtenFile(bill(randomUUID())));
  const before = tellAll(store, person);
  for (const { personId } of [person, theo])
    expect(store.written.preview({ importId, personId }).counts).toEqual([
      { kind: 'bill', added: 1, here: 0, waiting: 0 },
    ]);
  expect(tellAll(store, person)).toEqual(before);
  expect(countRows(store, theo.personId)).toEqual([]);
});

it('of a plan that is not here, what is about its claims waits, is told, and comes when the plan has come', async () => {
  const { store } = openHousehold();
  const theo = connectTheo(store);
  const [billId, paymentId, ofClaim] = [randomUUID(), randomUUID(), randomUUID()];
  const claim = { plan: 0, id: 'm-1', number: 'M-1' };
  const file = fileOf(
    linesOf(
      header({
        entries: 4,
        plans: [{ server: 'https://moved.example/r4', name: 'Meadow Plan', origin: 'plan' }],
      }),
      bill(billId),
      { table: 'bill_answer', entry: { bill: billId, claim, isMeant: true } },
      { table: 'payment', entry: { id: paymentId, bill: billId, claim: null, facts: payment } },
      { table: 'payment', entry: { id: ofClaim, bill: null, claim, facts: payment } },
    ),
  );
  const first = await addFile(store, file, theo.personId);
  expect(first).toMatchObject({
    plans: ['Meadow Plan'],
    counts: [
      { kind: 'bill', added: 1, waiting: 0 },
      { kind: 'bill_answer', added: 0, waiting: 1 },
      { kind: 'payment', added: 1, waiting: 1 },
    ],
  });
  const meadow = store.connection.create({
    ...store.connection.list()[0],
    personId: theo.personId,
    planName: 'Meadow Plan',
    fhirBaseUrl: 'https://moved.example/r4/',
  } as Parameters<typeof store.connection.create>[0]);
  const second = await addFile(store, file, theo.personId);
  expect(second).toMatchObject({
    plans: [],
    counts: [
      { kind: 'bill', here: 1 },
      { kind: 'bill_answer', added: 1 },
      { kind: 'payment', added: 1, here: 1 },
    ],
  });
  const { payments } = store.bills.get({ billId, today });
  expect(payments.map(({ id }) => id)).toEqual([paymentId]);
  expect(meadow.connectionId).not.toBe('');
});

it('never changes or joins rows of somebody else, whose ids it names', async () => {
  const { store } = openHousehold();
  const theo = connectTheo(store);
  const person = connectRosa(store);
  const theirs = store.bills.save({
    billId: null,
    facts: factsOfBill({ personId: theo.personId, biller: 'Theo’s clinic' }),
  });
  const paid = store.bills.pay({ billId: theirs.billId, facts: { ...payment, way: 'card' } });
  const before = store.bills.get({ billId: theirs.billId, today });
  const file = writtenFile(
    bill(theirs.billId, { biller: 'Overwritten' }),
    { table: 'payment', entry: { id: randomUUID(), bill: theirs.billId, claim: null, facts: payment } },
    { table: 'payment', entry: { id: paid.paymentId, bill: theirs.billId, claim: null, facts: payment } },
    { table: 'call', entry: { id: randomUUID(), about: { bill: theirs.billId }, facts: callFacts } },
    {
      table: 'letter',
      entry: { about: { bill: theirs.billId }, template: 'appeal', language: 'en', text: 'x' },
    },
    { table: 'bill_scan', entry: { of: theirs.billId, name: 'a.pdf', data: 'JVBERi0=' } },
  );
  await addFile(store, file, person.personId);
  expect(store.bills.get({ billId: theirs.billId, today })).toEqual(before);
  const [own] = countRows(store, person.personId);
  expect(own).not.toBe(theirs.billId);
  expect(store.bills.get({ billId: own ?? '', today })).toMatchObject({
    bill: { biller: 'Overwritten', personId: person.personId },
    hasScan: true,
    payments: [{}, {}],
    calls: [{}],
  });
  await addFile(store, file, person.personId);
  expect(countRows(store, person.personId)).toEqual([own]);
});

const callFacts = {
  calledOn: '2026-04-02',
  whom: 'plan',
  number: '',
  name: '',
  reference: '',
  said: '',
  followUpOn: null,
};

it('keeps nothing that belongs to a bill which is not in the file, though somebody here has one of that id', async () => {
  const { store } = openHousehold();
  const theo = connectTheo(store);
  const theirs = store.bills.save({ billId: null, facts: factsOfBill({ personId: theo.personId }) });
  const entry = { id: randomUUID(), bill: theirs.billId, claim: null, facts: payment };
  const end = await addFile(store, writtenFile({ table: 'payment', entry }), theo.personId);
  expect(end).toMatchObject({ broken: 1, counts: [] });
  expect(store.bills.get({ billId: theirs.billId, today }).payments).toEqual([]);
});

it('leaves out what is broken, too much or unknown, counts it, and brings the rest', async () => {
  const { store } = openHousehold();
  const { personId } = connectRosa(store);
  const good = randomUUID();
  const file = writtenFile(
    bill(good),
    'not json',
    '[]',
    '{"table":"bill"}',
    bill('../../etc/passwd'),
    bill(randomUUID(), { dueCents: 1e30 }),
    bill(randomUUID(), { dueCents: '12' }),
    bill(randomUUID(), { biller: 'x'.repeat(201) }),
    bill(randomUUID(), { isPaid: true }),
    bill(randomUUID(), { lines: Array.from({ length: 101 }, () => ({})) }),
    { table: 'connection', entry: { id: 'x' } },
    { table: '__proto__', entry: {} },
    { table: 'setting', entry: { name: 'mapping', value: '0' } },
    `{"table":"bill","entry":${'['.repeat(20_000)}${']'.repeat(20_000)}}`,
    { table: 'tax_entry', entry: { id: randomUUID(), facts: { kind: 'hsa', start: '2026-02-31' } } },
    { table: 'plan_limits', entry: { plan: { plan: 7, id: 'x' }, year: 99999, facts: {} } },
  );
  const offer = await lookAt(store, file);
  expect(offer.written).toMatchObject({ counts: [{ kind: 'bill', count: 1 }], broken: 15 });
  const end = await addFile(store, file, personId);
  expect(end).toMatchObject({ broken: 15, counts: [{ kind: 'bill', added: 1 }] });
  expect(countRows(store, personId)).toEqual([good]);
});

it.each([
  ['without a header', linesOf('{"claimfolio":"what-i-wrote"', bill(randomUUID())), 'written-broken'],
  ['of a later version', linesOf(header({ version: 2 })), 'written-newer'],
  ['with a header of another shape', linesOf(header({ token: 'x' })), 'written-broken'],
  [
    'with a header that never ends',
    `${'{"claimfolio":"what-i-wrote"'}${' '.repeat(3_000_000)}`,
    'written-broken',
  ],
] as const)('a file %s is told as that', async (_, content, problem) => {
  const { store } = openHousehold();
  const offer = await lookAt(store, fileOf(content));
  expect(offer).toMatchObject({ written: null, files: [{ format: 'unreadable', problem }] });
});

it('says how much is missing at the end of a file that was cut off', async () => {
  const { store } = openHousehold();
  connectRosa(store);
  const whole = linesOf(header({ entries: 3 }), bill(randomUUID()), bill(randomUUID()), bill(randomUUID()));
  const offer = await lookAt(store, fileOf(whole.slice(0, -900)));
  expect(offer.written).toMatchObject({ missing: 1, counts: [{ kind: 'bill' }] });
});

it('is one transaction: where one row cannot be written, none is there', async () => {
  const { db, store } = openHousehold();
  const { personId } = connectRosa(store);
  const billId = randomUUID();
  const entry = { id: randomUUID(), bill: billId, claim: null, facts: payment };
  const { importId } = await lookAt(store, writtenFile(bill(billId), { table: 'payment', entry }));
  db.exec("CREATE TRIGGER full BEFORE INSERT ON payment BEGIN SELECT RAISE(ABORT, 'full'); END");
  expect(() => store.written.add({ importId, personId })).toThrow('full');
  expect(countRows(store, personId)).toEqual([]);
});

it('of a claim whose plan has moved, finds it by its number', async () => {
  const { store } = openHousehold();
  const person = connectRosa(store);
  const moved = header({
    entries: 2,
    plans: [{ server: 'http://127.0.0.1:9/fhir', name: 'Old name', origin: 'plan' }],
  });
  const appeal = (number: string) => ({
    table: 'appeal',
    entry: {
      claim: { plan: 0, id: 'a-6', number },
      facts: {
        letterDate: null,
        receivedOn: null,
        lastDay: null,
        sendTo: 'PO Box 1',
        sentOn: null,
        outcome: null,
        endedOn: null,
      },
    },
  });
  const wrong = await addFile(
    store,
    fileOf(linesOf({ ...moved, entries: 1 }, appeal('CLM-other'))),
    person.personId,
  );
  expect(wrong.counts).toEqual([{ kind: 'appeal', added: 0, here: 0, waiting: 1 }]);
  await addFile(store, fileOf(linesOf({ ...moved, entries: 1 }, appeal('CLM-a-6'))), person.personId);
  expect(store.appeals.get({ claimId: `${person.evergreen}/a-6` }).facts?.sendTo).toBe('PO Box 1');
});

it('a receipt waits with the payment that it is for: it is not called broken', async () => {
  const { store } = openHousehold();
  const person = connectRosa(store);
  const gone = { server: 'https://gone.example/fhir', name: 'Gone', origin: 'plan' };
  const id = randomUUID();
  const file = fileOf(
    linesOf(
      header({ plans: [gone], entries: 2 }),
      {
        table: 'payment',
        entry: { id, bill: null, claim: { plan: 0, id: 'g-1', number: null }, facts: payment },
      },
      { table: 'payment_scan', entry: { of: id, name: 'receipt.pdf', data: 'JVBERi0=' } },
    ),
  );
  expect(await addFile(store, file, person.personId)).toMatchObject({
    counts: [
      { kind: 'payment', added: 0, here: 0, waiting: 1 },
      { kind: 'payment_scan', added: 0, here: 0, waiting: 1 },
    ],
    plans: ['Gone'],
    broken: 0,
    scansLeftOut: 0,
  });
});
