/**
 * A store of two people with what a person may write and of one of the sample family with two plans, and each change of it:
 * with the input that the page sends, or, where main does more, what the data worker does of it.
 */
import { createMemorySeal } from '../../../electron/data/access-log/log-seal.ts';
import { type Db, openDatabase } from '../../../electron/data/database/database.ts';
import { createOperations, type DataOperations } from '../../../electron/data/worker/operations.ts';
import { planExample } from '../../../electron/sample-plan/people/examples.ts';
import type { RequestChannel } from '../../../shared/ipc/channels.ts';
import { type Input, requests } from '../../../shared/ipc/contract.ts';
import { importTable } from '../../integration/import/open-table.ts';
import { filesWith, importAll } from '../../integration/import/opened.ts';
import { writeEverything } from '../../integration/written/actions.ts';
import { addFile, connectRosa, connectTheo, fileOf, today } from '../../integration/written/household.ts';
import { findOperation } from '../../support/data-worker/find-operation.ts';
import { claim, patient } from '../../support/recorded-plan/family.ts';
import { surgeryBill } from '../../support/scans/make-scan.ts';
import { eob, memoryStore, newConnection, storeAll } from '../../unit/archive/records.ts';
import { billOf } from '../../unit/bills/bill-and-claim.ts';
import { openSampled } from '../../unit/examples/sample-store.ts';
import { bringIn, saveCopy } from '../../unit/handoff/hand-over.ts';
import { deductible, factsOf } from '../../unit/limits/limit-cases.ts';
import { emptyPlan } from '../../unit/replay/empty-plan.ts';

const later = '2026-05-01T08:00:00.000Z';
export const seal = createMemorySeal();
export const db: Db = openDatabase({ kind: 'memory' });
export const store = createOperations(db, undefined, seal);
export const rosa = connectRosa(store);
const theo = connectTheo(store);
export const walter = openSampled(
  { now: today, name: 'Walter Osgood', plans: ['evergreen', 'medicare'] },
  { db, store },
);
/** Somebody called so, with one claim at a plan of their own. */
function connectSomebody(at: DataOperations, given: string, fhirBaseUrl: string): string {
  const made = at.connection.create(newConnection({ fhirBaseUrl, host: new URL(fhirBaseUrl).host }));
  const who = patient('pat-1', { given: [given], family: 'Medina', born: '1984-05-09' });
  storeAll(at, made.connectionId, [who, eob({ id: 's-1', date: '2026-03-02', billed: 210 })]);
  at.archive.endPass(made.connectionId, later);
  return made.personId;
}

const rosaAgain = connectSomebody(store, 'Rosa', 'https://again.example/r4');
writeEverything({ store, person: rosa, others: [theo.personId], otherPlans: [] });
// Of two of whom nobody knows who they are.
storeAll(store, rosa.evergreen, [claim('x-1', 'pat-x'), claim('y-1', 'pat-y')]);
store.archive.endPass(rosa.evergreen, later);

const { personId, evergreen, supplement } = rosa;
const of = (id: string) => `${evergreen}/${id}`;
const about = { claimId: of('a-1') };
const paid = { cents: 1500, currency: 'USD', paidOn: '2026-04-03', way: 'card', note: 'Paid' } as const;
const { id: _bill, ...bill } = billOf({ personId, biller: 'Rainier Family Clinic', claimNumber: 'CLM-a-1' });
const receipt = {
  name: 'paper.pdf',
  mediaType: 'application/pdf',
  bytes: surgeryBill.length,
  pages: 2,
} as const;
/** Ids that changes gave. */
const made = {
  ...{
    bill: '',
    payment: '',
    call: '',
    sent: '',
    entry: '',
    compared: '',
    connection: '',
    removed: '',
    table: '',
    file: '',
    paper: '',
  },
  payments: [] as string[],
};
let written: Uint8Array = new Uint8Array();

/** As the page sends it and main hands it on. */
function press<C extends RequestChannel>(channel: C, input: Input<C>): unknown {
  const operation = findOperation(store, channel);
  if (operation === undefined) throw new Error(`Nothing answers ${channel}.`);
  return operation({ ...(requests[channel].input.parse(input) as object), today });
}

/** The same of a change that answers with the id of what it made. */
function make<C extends RequestChannel>(channel: C, input: Input<C>): string {
  return Object.values(press(channel, input) as Record<string, string>)[0] ?? '';
}

function decide(name: string, answer: Input<'records.decide'>['answer']): void {
  const { causes } = store.records.undecided({ connectionId: evergreen });
  const cause = causes.find((one) => one.name === name)?.cause ?? '';
  press('records.decide', { connectionId: evergreen, cause, answer, authority: 'representative' });
}

type Step = [channel: RequestChannel, what: string, change: () => unknown];

/** In an order in which each has something to do. */
export const steps: Step[] = [
  ['plans.rename', 'another name', () => press('plans.rename', { connectionId: evergreen, name: 'My plan' })],
  [
    'plans.setKind',
    'another kind',
    () => press('plans.setKind', { connectionId: evergreen, kind: 'employer' }),
  ],
  ['people.rename', 'a typed name', () => press('people.rename', { personId, name: 'Mom' })],
  [
    'people.setAuthority',
    'a right',
    () => press('people.setAuthority', { personId: theo.personId, authority: 'parent' }),
  ],
  [
    'bills.save',
    'a new bill with its claim',
    () => (made.bill = make('bills.save', { billId: null, facts: bill, claimId: of('a-1') })),
  ],
  [
    'bills.save',
    'another amount',
    () => press('bills.save', { billId: made.bill, facts: { ...bill, dueCents: 3000 } }),
  ],
  [
    'bills.answer',
    'another claim',
    () => press('bills.answer', { billId: made.bill, claimId: of('a-2'), isMeant: true }),
  ],
  [
    'bills.answerForAll',
    'all visits',
    () => press('bills.answerForAll', { billId: made.bill, claimId: of('a-1'), isMeant: true }),
  ],
  [
    'bills.restoreAnswers',
    'another claim',
    () =>
      press('bills.restoreAnswers', {
        billId: made.bill,
        said: { answers: [{ claimId: of('a-2'), isMeant: true }], isForAll: null },
      }),
  ],
  ['bills.setApart', 'something else', () => press('bills.setApart', { billId: made.bill, isApart: true })],
  [
    'bills.chooseCounted',
    'another one',
    () => {
      const { rows } = store.bills.list({ personId, today });
      const other = rows.find(({ bill: { id } }) => id !== made.bill)?.bill.id ?? '';
      return press('bills.chooseCounted', { billId: other, insteadOf: made.bill });
    },
  ],
  ['bills.pay', 'a payment', () => (made.payment = make('bills.pay', { billId: made.bill, facts: paid }))],
  [
    'bills.planInstallments',
    'each month',
    () =>
      press('bills.planInstallments', {
        billId: made.bill,
        plan: { cents: 500, firstOn: '2026-04-01', lastOn: null, ofCents: 3000, paidBeforeCents: 0 },
      }),
  ],
  [
    'bills.payMany',
    'a bill and a claim',
    () => {
      const { paymentIds } = press('bills.payMany', {
        payments: [
          { billId: made.bill, claimId: null, facts: paid },
          { billId: null, claimId: of('a-2'), facts: paid },
        ],
      }) as { paymentIds: string[] };
      made.payments = paymentIds;
    },
  ],
  [
    'bills.removePayments',
    'both of them',
    () => press('bills.removePayments', { paymentIds: made.payments }),
  ],
  ['bills.payClaim', 'a payment', () => press('bills.payClaim', { claimId: of('a-3'), facts: paid })],
  [
    'scans.keep',
    'a receipt',
    () =>
      store.scans.keep({ place: { of: 'payment', id: made.payment }, facts: receipt, bytes: surgeryBill }),
  ],
  [
    'calls.add',
    'a call',
    () =>
      (made.call = make('calls.add', {
        about,
        facts: {
          ...{ calledOn: '2026-04-15', whom: 'plan', number: '', name: 'Ada', reference: '7', said: 'Wait' },
          followUpOn: '2026-04-29',
        },
      })),
  ],
  [
    'letters.save',
    'a letter',
    () => press('letters.save', { about, template: 'appeal', language: 'en', text: 'Dear plan' }),
  ],
  [
    'letters.noteSent',
    'sent',
    () =>
      (made.sent = make('letters.noteSent', {
        about,
        facts: { template: 'appeal', sentOn: '2026-04-16', way: 'mail', followUpOn: '2026-04-30' },
      })),
  ],
  [
    'appeals.save',
    'an appeal',
    () =>
      press('appeals.save', {
        claimId: of('a-6'),
        facts: {
          ...{ letterDate: '2026-04-01', receivedOn: '2026-04-03', lastDay: '2026-05-05', sendTo: 'Box 1' },
          ...{ sentOn: null, outcome: null, endedOn: null },
        },
      }),
  ],
  [
    'appeals.noteLetter',
    'a letter that was printed',
    () => press('appeals.noteLetter', { claimId: of('a-6') }),
  ],
  [
    'visitChecks.save',
    'not sure',
    () =>
      press('visitChecks.save', {
        claimId: of('a-5'),
        facts: { answer: 'not-sure', note: 'Ask', notedOn: '2026-04-20' },
      }),
  ],
  [
    'limits.save',
    'another deductible',
    () =>
      press('limits.save', {
        planId: of('Coverage/ppo'),
        year: 2026,
        facts: factsOf({ startMonth: 1, limits: [{ ...deductible, cents: 2_500_00 }] }),
      }),
  ],
  [
    'taxes.addEntry',
    'miles',
    () =>
      (made.entry = make('taxes.addEntry', {
        personId,
        facts: {
          ...{ kind: 'miles', day: '2026-03-02', mileTenths: 250, rateTenths: null, tollCents: 0 },
          note: 'To the clinic',
        },
      })),
  ],
  [
    'nextYear.save',
    'a plan',
    () =>
      (made.compared = make('nextYear.save', {
        personId,
        planId: null,
        rules: { ...emptyPlan, name: 'Harborlight Plus' },
      })),
  ],
  [
    'nextYear.chooseKind',
    'another kind of service',
    () => {
      const { services } = store.nextYear.get({ personId: walter.personId, year: 2026, today });
      const { claimId = '', line = 1 } = services[0] ?? {};
      press('nextYear.chooseKind', { claimId, line, serviceClass: 'hospice' });
    },
  ],
  [
    'episodes.join',
    'two claims',
    () => press('episodes.join', { claimId: of('a-1'), claimIds: [of('a-2'), of('a-4')] }),
  ],
  ['episodes.rename', 'a name', () => press('episodes.rename', { claimId: of('a-1'), name: 'Knee' })],
  ['episodes.split', 'one claim', () => press('episodes.split', { claimId: of('a-4') })],
  [
    'episodes.putAway',
    'charges alike, back again',
    () => {
      const [charge] = store.episodes.list({ personId, today }).alike;
      const [claimId = ''] = charge?.claimIds ?? [];
      return press('episodes.putAway', { claimId, key: charge?.key ?? '', isPutAway: false });
    },
  ],
  ['claims.putAway', 'looked at', () => press('claims.putAway', { claimId: of('a-6'), isPutAway: true })],
  [
    'claims.answerVisit',
    'not the same',
    () => press('claims.answerVisit', { firstId: of('a-1'), secondId: `${supplement}/b-1`, same: false }),
  ],
  [
    'claims.answerVisits',
    'the same after all',
    () =>
      press('claims.answerVisits', {
        answers: [{ firstId: of('a-1'), secondId: `${supplement}/b-1`, same: true }],
      }),
  ],
  [
    'examples.fill',
    'the example of the sample person',
    () =>
      store.examples.fill({
        personId: walter.personId,
        example: planExample({ members: walter.members, today, language: 'en' }),
      }),
  ],
  ['records.decide', 'hers', () => decide('pat-x', 'own')],
  ['records.decide', 'somebody’s whom she helps', () => decide('pat-y', 'helped')],
  ['records.decide', 'not hers after all', () => decide('pat-x', 'left-out')],
  [
    'sync.start',
    'a new claim, a changed one, one that is taken back',
    () => {
      const changed = eob({
        id: 'a-1',
        date: '2026-03-02',
        share: 80,
        versionId: '2',
        created: '2026-04-20',
      });
      const taken = eob({ id: 'a-3', date: '2025-11-03', status: 'cancelled', versionId: '2' });
      const sent = [eob({ id: 'a-9', date: '2026-04-02' }), changed, taken];
      storeAll(store, evergreen, sent, { mode: 'changes', startedAt: later, at: later });
      store.archive.endPass(evergreen, later);
      store.connection.update(evergreen, { lastCheckedAt: later, firstSyncDone: true });
    },
  ],
  ['news.markSeen', 'seen', () => press('news.markSeen', { personId })],
  [
    'connection.connect',
    'one more plan, with a claim of a visit that is here',
    () => {
      const other = { planName: 'Third', host: 'third.example', fhirBaseUrl: 'https://third.example/r4' };
      made.connection = store.connection.create(newConnection({ personId, ...other })).connectionId;
      storeAll(store, made.connection, [eob({ id: 'z-1', date: '2026-03-02', billed: 210 })]);
      store.archive.endPass(made.connection, later);
    },
  ],
  ['people.tellApart', 'two people', () => press('people.tellApart', { personId, otherId: rosaAgain })],
  [
    'people.move',
    'the plan to somebody new',
    () => press('people.move', { connectionId: made.connection, personId: null }),
  ],
  ['people.undo', 'back again', () => press('people.undo', {})],
  [
    'people.merge',
    'the two made one',
    () => press('people.merge', { personId: rosaAgain, intoId: personId }),
  ],
  ['people.undo', 'back again', () => press('people.undo', {})],
  [
    'files.import',
    'claims of her own file',
    async () => {
      const patient = { resourceType: 'Patient', id: 'pat-1', birthDate: '1984-05-09' };
      const who = { ...patient, name: [{ given: ['Rosa'], family: 'Medina' }] };
      const entry = [who, eob({ id: 'f-1', date: '2026-02-02' })].map((resource) => ({ resource }));
      const { end } = await importAll(store, filesWith({ 'a.json': { resourceType: 'Bundle', entry } }));
      made.file = end.undoId ?? '';
    },
  ],
  ['files.undo', 'without the file', () => press('files.undo', { importId: made.file })],
  [
    'tables.import',
    'claims of a table',
    async () => {
      const rows = 'Date of service,Provider,Billed,You owe\n2026-02-20,Hill Clinic,95.00,15.00\n';
      const [file = ''] = filesWith({ 'a.csv': rows });
      const { end } = await importTable(store, file, { personId, mapping: { dateOrder: null } });
      made.table = end.table?.importId ?? '';
    },
  ],
  ['tables.undo', 'without the table', () => press('tables.undo', { importId: made.table })],
  [
    'papers.save',
    'a claim from paper',
    () => {
      const amounts = { billed: 95_00, allowed: null, planPaid: 80_00, yourShare: 15_00 };
      const facts = { planName: 'Paper plan', provider: 'Hill Clinic', serviceStart: '2026-02-21' };
      made.paper = store.papers.save({
        target: { personId },
        facts: { ...facts, claimNumber: null, amounts, decision: 'decided' },
      }).claimId;
    },
  ],
  ['papers.remove', 'without it', () => press('papers.remove', { claimId: made.paper })],
  ['papers.bringBack', 'with it again', () => press('papers.bringBack', { claimId: made.paper })],
  [
    'handoff.bringIn',
    'somebody of a copy',
    async () => {
      const there = memoryStore();
      connectSomebody(there.store, 'Mia', 'https://mia.example/r4');
      await bringIn(store, await saveCopy(there.store), () => null);
      there.db.close();
    },
  ],
  [
    'scans.remove',
    'the receipt',
    () => press('scans.remove', { place: { of: 'payment', id: made.payment } }),
  ],
  ['calls.remove', 'the call', () => press('calls.remove', { callId: made.call })],
  ['letters.removeSent', 'not given', () => press('letters.removeSent', { sentId: made.sent })],
  ['nextYear.remove', 'the plan', () => press('nextYear.remove', { planId: made.compared })],
  ['taxes.removeEntry', 'the miles', () => press('taxes.removeEntry', { entryId: made.entry })],
  [
    'bills.removePayment',
    'the payment, which a file keeps',
    () => {
      written = store.written.file(personId, later);
      return press('bills.removePayment', { paymentId: made.payment });
    },
  ],
  ['bills.remove', 'the bill', () => (made.removed = make('bills.remove', { billId: made.bill }))],
  ['written.bringBack', 'the bill', () => press('written.bringBack', { removedId: made.removed })],
  ['bills.remove', 'the bill again', () => press('bills.remove', { billId: made.bill })],
  ['written.add', 'the file', () => addFile(store, fileOf(written), personId)],
  ['examples.remove', 'the example', () => press('examples.remove', { personId: walter.personId })],
  ['connection.disconnect', 'kept', () => store.connection.endAccess(supplement)],
  ['connection.disconnect', 'erased', () => store.connection.erase(supplement)],
  ['people.erase', 'somebody', () => store.connection.erase(walter.members[0]?.connectionId ?? '')],
  ['connection.notMe', 'the last plan', () => store.connection.erase(made.connection)],
];
