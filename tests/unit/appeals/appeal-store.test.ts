/** Appeals, calls and letters over a real database: beside the plan's claims, found again on a newer version, erased with them. */
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../shared/dates.ts';
import { type AppealFacts, noAppealFacts } from '../../../shared/model/appeals/appeal.ts';
import type { CallFacts } from '../../../shared/model/bills/call.ts';
import { eob, filter, later, newConnection, openConnectedStore, storeAll } from '../archive/records.ts';
import { billOf } from '../bills/bill-and-claim.ts';
import { printedBill } from '../bills/printed-bill.ts';

const today = '2026-04-20';
const facts: AppealFacts = {
  letterDate: '2026-03-28',
  receivedOn: '2026-04-01',
  lastDay: '2026-04-30',
  sendTo: 'Appeals, PO Box 1',
  sentOn: null,
  outcome: null,
  endedOn: null,
};
const call: CallFacts = {
  calledOn: '2026-04-02',
  whom: 'plan',
  number: '',
  name: 'Lee',
  reference: '4471',
  said: 'Send a written appeal.',
  followUpOn: null,
};

const denied = (id: string, more: object = {}) => ({
  ...eob({ id, date: '2026-03-12', provider: 'Harbor Anesthesia Group', billed: 1450, paid: 0, share: null }),
  payment: {
    type: {
      coding: [
        {
          system: 'http://hl7.org/fhir/us/carin-bb/CodeSystem/C4BBPayerClaimPaymentStatusCode',
          code: 'denied',
        },
      ],
    },
  },
  ...more,
});

/** A refused claim, a paid one, one that was taken back, and one that is only a draft. */
function open() {
  const opened = openConnectedStore();
  const { store, connectionId, personId } = opened;
  storeAll(store, connectionId, [
    denied('no'),
    eob({ id: 'yes' }),
    denied('gone', { status: 'cancelled' }),
    denied('draft', { status: 'draft' }),
  ]);
  store.archive.endPass(connectionId, later);
  const claimId = `${connectionId}/no`;
  return {
    ...opened,
    claimId,
    list: () => store.appeals.list({ personId }).refusals.map(({ row, facts: written }) => [row.id, written]),
    remind: (day = today) => store.appeals.reminders({ personId, today: day }).map(({ row }) => row.id),
  };
}

/** The claim again under a new number, as plans send a correction. */
function replace({ store, connectionId }: ReturnType<typeof open>, newer: object) {
  const related = [
    {
      relationship: { coding: [{ code: 'prior' }] },
      reference: { system: 'https://plan.example/claims', value: 'CLM-no' },
    },
  ];
  storeAll(store, connectionId, [
    denied('no', { status: 'cancelled' }),
    { ...newer, ...numberOf('newer'), related, created: '2026-04-10' },
  ]);
  store.archive.endPass(connectionId, later);
  return `${connectionId}/newer`;
}

function numberOf(id: string) {
  const { identifier } = eob({ id });
  return { id, identifier };
}

describe('refusals', () => {
  it('are the claims that the plan refused, without those that are paid or no longer stand', () => {
    const { claimId, list } = open();
    expect(list()).toEqual([[claimId, null]]);
  });

  it('are read again when the plan sends the claim anew', () => {
    const opened = open();
    expect(opened.list()).toHaveLength(1);
    storeAll(opened.store, opened.connectionId, [{ ...eob({ id: 'no' }), meta: { versionId: '2' } }]);
    opened.store.archive.endPass(opened.connectionId, later);
    expect(opened.list()).toEqual([]);
  });

  it('stand with what the person wrote, and stay in the list once they were won', () => {
    const { store, connectionId, claimId, list } = open();
    store.appeals.save({ claimId, facts });
    expect(list()).toEqual([[claimId, facts]]);
    const won: AppealFacts = { ...facts, outcome: 'won', endedOn: '2026-05-20' };
    store.appeals.save({ claimId, facts: won });
    storeAll(store, connectionId, [{ ...eob({ id: 'no' }), meta: { versionId: '2' } }]);
    store.archive.endPass(connectionId, later);
    expect(list()).toEqual([[claimId, won]]);
  });

  it('say what kind of plan theirs is, as the claim’s page does', () => {
    const { store, connectionId, personId, claimId } = open();
    const kinds = () =>
      store.appeals.list({ personId }).refusals.map(({ planKind, saidKind }) => [planKind, saidKind]);
    const onClaim = () => {
      const { claim, saidKind } = store.claims.get({ claimId });
      return [[claim.planKind, saidKind]];
    };
    expect(kinds()).toEqual([['unknown', 'unknown']]);
    store.plans.setKind({ connectionId, kind: 'employer' });
    expect(kinds()).toEqual([['employer', 'employer']]);
    expect(kinds()).toEqual(onClaim());
  });

  it('are reminded of by the usual deadline once the kind of plan is known, with nothing written down', () => {
    const { store, connectionId, claimId, remind } = open();
    storeAll(store, connectionId, [denied('no', { created: '2026-03-16', meta: { versionId: '2' } })]);
    store.archive.endPass(connectionId, later);
    const near = addDays('2026-03-16', 175);
    expect(remind(near)).toEqual([]);
    store.plans.setKind({ connectionId, kind: 'employer' });
    expect(remind(near)).toEqual([claimId]);
    expect(remind(addDays(near, 6))).toEqual([]);
  });

  it('keep the last day on which the letter was made, beside all else that is written', () => {
    const { store, claimId, list } = open();
    store.appeals.noteLetter({ claimId, today });
    expect(list()).toEqual([[claimId, { ...noAppealFacts, letterMadeOn: today }]]);
    store.appeals.save({ claimId, facts });
    store.appeals.noteLetter({ claimId, today: '2026-04-25' });
    expect(list()).toEqual([[claimId, { ...facts, letterMadeOn: '2026-04-25' }]]);
  });

  it('offer the address that the claim’s plan has of the person, and no other person’s', () => {
    const { store, connectionId, claimId } = open();
    const offered = () => store.letters.get({ about: { claimId }, template: 'appeal' }).planAddress;
    expect(offered()).toBeNull();
    const live = (id: string, line: string) => ({
      resourceType: 'Patient',
      id,
      address: [{ line: [line], city: 'Portland', state: 'OR', postalCode: '97201' }],
    });
    storeAll(store, connectionId, [live('pat-7', '9 Other Road'), live('pat-1', '118 Alder Street')]);
    expect(offered()).toBe('118 Alder Street, Portland, OR 97201');
  });

  it('of a claim that is not here are refused', () => {
    const { store, connectionId } = open();
    for (const claimId of [`${connectionId}/other`, 'nowhere/no'])
      for (const ask of [
        () => store.appeals.get({ claimId }),
        () => store.appeals.save({ claimId, facts }),
        () => store.calls.add({ about: { claimId }, facts: call }),
        () => store.letters.save({ about: { claimId }, template: 'appeal', language: 'en', text: 'Dear' }),
      ])
        expect(ask).toThrow(expect.objectContaining({ code: 'store/not-found' }));
  });
});

describe('what was written about a claim that a newer one replaces', () => {
  it('is found on the newer one, goes on being written there, and on the older one', () => {
    const opened = open();
    const { store, claimId, list } = opened;
    store.appeals.save({ claimId, facts });
    store.calls.add({ about: { claimId }, facts: call });
    const newId = replace(opened, denied('newer'));
    expect(list()).toEqual([[newId, facts]]);
    expect(store.appeals.get({ claimId: newId })).toMatchObject({ facts, calls: [{ name: 'Lee' }] });
    const sent = { ...facts, sentOn: '2026-04-15' };
    store.appeals.save({ claimId: newId, facts: sent });
    expect(list()).toEqual([[newId, sent]]);
    expect(store.appeals.get({ claimId }).facts).toEqual(sent);
  });
});

describe('a reminder', () => {
  it('comes for a refusal whose printed last day is near, and for no other', () => {
    const { store, claimId, remind } = open();
    expect(remind()).toEqual([]);
    store.appeals.save({ claimId, facts });
    expect([remind(), remind('2026-04-15'), remind('2026-05-01')]).toEqual([[claimId], [], [claimId]]);
    store.appeals.save({ claimId, facts: { ...facts, sentOn: today } });
    expect(remind()).toEqual([]);
  });

  it('does not come once the plan has paid the claim after all', () => {
    const opened = open();
    opened.store.appeals.save({ claimId: opened.claimId, facts });
    const newId = replace(opened, eob({ id: 'newer' }));
    expect(opened.remind()).toEqual([]);
    expect(opened.list()).toEqual([[newId, facts]]);
  });

  it('comes for the newer version of a claim that is refused again', () => {
    const opened = open();
    opened.store.appeals.save({ claimId: opened.claimId, facts });
    const newId = replace(opened, denied('newer'));
    expect(opened.remind()).toEqual([newId]);
  });
});

describe('a letter', () => {
  it('is kept by language, written anew, and forgotten', () => {
    const { store, claimId } = open();
    const about = { claimId };
    const letters = () => store.letters.get({ about, template: 'appeal' });
    const save = (language: 'en' | 'es', text: string | null) =>
      store.letters.save({ about, template: 'appeal', language, text });
    expect(letters()).toMatchObject({ en: null, es: null });
    save('en', 'Dear plan');
    save('es', 'Estimado plan');
    save('en', 'Dear plan,\n\nplease look again.');
    expect(letters()).toMatchObject({ en: 'Dear plan,\n\nplease look again.', es: 'Estimado plan' });
    save('en', null);
    expect(letters()).toMatchObject({ en: null, es: 'Estimado plan' });
  });

  it('keeps what it was made from, and the person’s address for their next letter alone', () => {
    const { store, claimId, personId } = open();
    const answers = {
      ...{ ownAddress: '118 Alder Street', toAddress: null, more: '', isNumberWhole: false },
      ...{ ticked: ['not-chosen' as const], words: 'Read the notes.' },
    };
    const of = (about: { claimId: string } | { billId: string }, template: 'appeal' | 'hold' | 'itemized') =>
      store.letters.get({ about, template });
    const { billId } = store.bills.save({ billId: null, facts: { ...printedBill, personId } });
    store.letters.save({ about: { claimId }, template: 'appeal', language: 'en', text: 'Dear', answers });
    expect(of({ claimId }, 'appeal')).toMatchObject({ en: 'Dear', answers: { en: answers, es: null } });
    expect([of({ claimId }, 'hold'), of({ billId }, 'itemized')]).toMatchObject(
      Array(2).fill({ en: null, answers: { en: null }, ownAddress: '118 Alder Street' }),
    );
    const other = store.connection.create(newConnection());
    expect(other.personId).not.toBe(personId);
    storeAll(store, other.connectionId, [eob({ id: 'of-other' })]);
    expect(of({ claimId: `${other.connectionId}/of-other` }, 'appeal').ownAddress).toBeNull();
    store.letters.save({ about: { claimId }, template: 'appeal', language: 'en', text: 'All mine' });
    expect(of({ claimId }, 'appeal')).toMatchObject({ en: 'All mine', answers: { en: null } });
  });
});

describe('a letter about a claim', () => {
  const moved = (opened: ReturnType<typeof open>) => {
    const { store, connectionId } = opened;
    const resources = [denied('other', { identifier: numberOf('no').identifier }), eob({ id: 'yes' })];
    storeAll(store, connectionId, resources, { mode: 'full', startedAt: later });
    store.archive.endPass(connectionId, later);
    return `${connectionId}/other`;
  };

  it.each([
    ['a newer version of it', (opened: ReturnType<typeof open>) => replace(opened, denied('newer'))],
    ['the same under another id', moved],
  ])('is found on %s, written anew and forgotten there', (_, sendAgain) => {
    const opened = open();
    const { store, claimId, personId, db } = opened;
    const write = (id: string, language: 'en' | 'es', text: string | null) =>
      store.letters.save({ about: { claimId: id }, template: 'appeal', language, text });
    write(claimId, 'en', 'Dear plan');
    write(claimId, 'es', 'Estimado plan');
    write(`${opened.connectionId}/yes`, 'en', 'Another');
    const newId = sendAgain(opened);
    const read = () =>
      [newId, claimId].map((id) => store.letters.get({ about: { claimId: id }, template: 'appeal' }));
    expect(read()).toMatchObject(Array(2).fill({ en: 'Dear plan', es: 'Estimado plan' }));
    write(newId, 'en', 'Dear plan, once more');
    expect(read()).toMatchObject(Array(2).fill({ en: 'Dear plan, once more', es: 'Estimado plan' }));
    write(newId, 'es', null);
    expect(read()).toMatchObject(Array(2).fill({ en: 'Dear plan, once more', es: null }));
    expect(db.prepare('SELECT count(*) FROM letter').pluck().get()).toBe(2);
    expect(store.appeals.list({ personId }).refusals.map(({ row }) => row.id)).toEqual([newId]);
  });
});

it('calls about a bill and about a claim are told apart, and taken back', () => {
  const { store, personId, claimId } = open();
  const { id: _, ...bill } = billOf({ personId, biller: 'Harbor Anesthesia Group' });
  const { billId } = store.bills.save({ billId: null, facts: bill });
  const { callId } = store.calls.add({ about: { billId }, facts: { ...call, name: 'Dana' } });
  store.calls.add({ about: { claimId }, facts: call });
  const names = () => [
    store.bills.get({ billId, today }).calls.map(({ name }) => name),
    store.appeals.get({ claimId }).calls.map(({ name }) => name),
  ];
  expect(names()).toEqual([['Dana'], ['Lee']]);
  store.calls.remove({ callId });
  expect(names()).toEqual([[], ['Lee']]);
  expect(() => store.calls.add({ about: { billId: 'none' }, facts: call })).toThrow(
    expect.objectContaining({ code: 'store/not-found' }),
  );
});

it('letters that were sent stand apart from calls, of a bill and of a claim with its versions', () => {
  const opened = open();
  const { store, personId, claimId } = opened;
  const { id: _, ...bill } = billOf({ personId, biller: 'Harbor Anesthesia Group' });
  const { billId } = store.bills.save({ billId: null, facts: bill });
  const letter = { template: 'hold', sentOn: '2026-04-03', way: 'mail', followUpOn: null } as const;
  const { sentId } = store.letters.noteSent({ about: { billId }, facts: letter });
  store.letters.noteSent({ about: { claimId }, facts: { ...letter, way: 'fax' } });
  store.calls.add({ about: { billId }, facts: call });
  const seen = (id: string) => {
    const { calls, sentLetters } = store.bills.get({ billId, today });
    const ofClaim = store.appeals.get({ claimId: id });
    return [calls.length, sentLetters, ofClaim.calls.length, ofClaim.sentLetters.map(({ way }) => way)];
  };
  expect(seen(claimId)).toEqual([1, [{ id: sentId, ...letter }], 0, ['fax']]);
  const newId = replace(opened, denied('newer'));
  store.letters.removeSent({ sentId });
  expect(seen(newId)).toEqual([1, [], 0, ['fax']]);
  expect(() => store.letters.noteSent({ about: { billId: 'none' }, facts: letter })).toThrow(
    expect.objectContaining({ code: 'store/not-found' }),
  );
});

it('nothing that is written about a refusal changes a claim or a sum of the plan', () => {
  const { store, personId, claimId } = open();
  const seen = () =>
    JSON.stringify([
      store.claims.list({ filter: filter(personId), offset: 0, limit: 10 }),
      store.claims.get({ claimId }),
      store.spending.get({ personId, year: 2026, today }),
    ]);
  const before = seen();
  store.appeals.save({ claimId, facts: { ...facts, outcome: 'won', endedOn: today } });
  store.calls.add({ about: { claimId }, facts: call });
  store.letters.save({ about: { claimId }, template: 'appeal', language: 'en', text: 'Dear' });
  expect(seen()).toBe(before);
});

it('erasing a plan erases appeals, calls and letters about its claims, though the person has another plan', () => {
  const { db, store, personId, connectionId, claimId } = open();
  store.connection.create(newConnection({ personId, planName: 'Other plan' }));
  store.appeals.save({ claimId, facts });
  store.calls.add({ about: { claimId }, facts: call });
  store.letters.save({ about: { claimId }, template: 'appeal', language: 'en', text: 'Dear' });
  const count = () =>
    ['appeal', 'call', 'letter'].map((table) => db.prepare(`SELECT count(*) FROM ${table}`).pluck().get());
  expect(count()).toEqual([1, 1, 1]);
  store.connection.erase(connectionId);
  expect(count()).toEqual([0, 0, 0]);
  expect(store.people.list()).toHaveLength(1);
});
