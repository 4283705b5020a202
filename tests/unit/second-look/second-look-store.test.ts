/** A second look over a real database: near claims, approvals, bills, what was put away, and how long it takes. */
import { expect, it } from 'vitest';
import type { Json } from '../../../electron/data/fhir/resource.ts';
import { hideInAnswers } from '../../../electron/ipc/discreet-handlers.ts';
import type { Services } from '../../../electron/ipc/services.ts';
import { coveredText } from '../../../shared/cover-texts.ts';
import type { SecondLook } from '../../../shared/model/claims/second-look.ts';
import { defaultSettings } from '../../../shared/model/settings.ts';
import { approval, coded, review } from '../../fixtures/records/approvals.ts';
import { later, openConnectedStore, storeAll } from '../archive/records.ts';
import { billLine, billOf } from '../bills/bill-and-claim.ts';
import { type PlantedClaim, plantEob } from './planted.ts';

const today = '2026-05-01';

function open(...claims: PlantedClaim[]) {
  const { store, connectionId, personId } = openConnectedStore();
  const put = (...resources: unknown[]) => {
    storeAll(store, connectionId, resources);
    store.archive.endPass(connectionId, later);
  };
  const own = (claim: PlantedClaim) => plantEob({ patient: 'Patient/pat-1', ...claim });
  put(...claims.map(own));
  const idOf = (id: string) => `${connectionId}/${id}`;
  const ask = (id: string) => store.secondLook.ofClaim({ claimId: idOf(id), today }).questions;
  const write = (changes: Parameters<typeof billOf>[0]) => {
    const { id: _id, ...facts } = billOf({
      biller: 'Harbor Valley Clinic',
      accounts: [],
      ...changes,
      personId,
    });
    return store.bills.save({ billId: null, facts, claimId: idOf('a') }).billId;
  };
  const askOfBill = (billId: string) => store.secondLook.ofBill({ billId, today }).questions;
  return { store, personId, put, own, idOf, ask, write, askOfBill };
}

const rules = (questions: readonly { rule: string }[]) => questions.map(({ rule }) => rule);

const visit = { code: '99213', doctor: '1000000004', specialty: '207X00000X', diagnoses: ['M17.11'] };
const second = { ...visit, code: '99214', doctor: '1000000012' };

it('two claims of one day are held against each other, those of other days are not', () => {
  const { ask, idOf } = open(
    { id: 'a', lines: [visit] },
    { id: 'b', lines: [second] },
    { id: 'c', lines: [{ ...second, day: '2026-03-05' }] },
  );
  expect(ask('a').map(({ rule, claimIds }) => [rule, ...claimIds])).toEqual([
    ['two-visits', idOf('a'), idOf('b')],
  ]);
  expect(rules(ask('b'))).toEqual(['two-visits']);
  expect(ask('c')).toEqual([]);
});

it('a claim that the plan canceled asks nothing, and nothing is asked because of it', () => {
  const { ask, put, own } = open({ id: 'a', lines: [visit] }, { id: 'b', lines: [second] });
  expect(rules(ask('a'))).toEqual(['two-visits']);
  put(own({ id: 'b', lines: [second], status: 'cancelled' }));
  expect([ask('a'), ask('b')]).toEqual([[], []]);
});

it('equal charges that the person put away under Treatments are not asked again', () => {
  const { store, personId, ask, idOf } = open({ id: 'a' }, { id: 'b' });
  expect(rules(ask('a'))).toEqual(['equal-charges']);
  const [alike] = store.episodes.list({ personId, today }).alike;
  store.episodes.putAway({ claimId: idOf('a'), key: alike?.key ?? '', isPutAway: true });
  expect(ask('a')).toEqual([]);
});

const approved = (more: Json = {}) =>
  approval({
    id: 'pa-1',
    patient: { reference: 'Patient/pat-1' },
    item: [
      {
        sequence: 1,
        productOrService: coded('73721', undefined, 'http://www.ama-assn.org/go/cpt'),
        servicedPeriod: { start: '2026-02-10', end: '2026-05-10' },
        adjudication: [{ category: coded('submitted'), extension: [review('A1', { number: 'AUTH-1' })] }],
      },
    ],
    ...more,
  });

it('an approval that the plan sent stands beside its own refusal, by its number', () => {
  const { ask, put } = open({ id: 'a', lines: [{ code: '73721', billed: 900, refused: ['197'] }] });
  expect(ask('a')).toEqual([]);
  put(approved());
  expect(ask('a')).toEqual([expect.objectContaining({ rule: 'approval-on-file', approvalNumber: 'AUTH-1' })]);
});

it('a bill asks about itself and about its claims, and what both say once', () => {
  const { write, askOfBill } = open({
    id: 'a',
    lines: [{ modifiers: ['33'], coinsurance: 40, day: '2026-03-04' }, {}, {}],
  });
  const line = billLine({ serviceStart: '2026-03-04', code: 'X1000', chargeCents: 100_00 });
  const billId = write({ lines: [line, line, line, line] });
  expect(rules(askOfBill(billId))).toEqual(['equal-charges', 'preventive']);
});

it('a later charge of a bill is asked about until its claim is here', () => {
  const { write, askOfBill, put, own } = open({ id: 'a' });
  const billId = write({
    lines: [
      billLine({ serviceStart: '2026-03-04', code: 'X1000', chargeCents: 100_00 }),
      billLine({ serviceStart: '2026-04-10', code: 'X2', chargeCents: 30_00 }),
    ],
  });
  expect(rules(askOfBill(billId))).toEqual(['after-decision']);
  put(own({ id: 'z', decided: '2026-04-20', lines: [{ code: 'X2', day: '2026-04-10', billed: 30 }] }));
  expect(askOfBill(billId)).toEqual([]);
});

it('a claim that is not here is told so', () => {
  const { store, idOf } = open();
  expect(() => store.secondLook.ofClaim({ claimId: idOf('none'), today })).toThrow('There is no such claim.');
});

it('among 2,000 claims of ten years, a claim is looked at in well under 100 ms', () => {
  const day = (at: number) => new Date(Date.UTC(2016, 0, 1 + (at % 3650))).toISOString().slice(0, 10);
  const { ask } = open(
    ...Array.from({ length: 2_000 }, (_, at) => ({ id: `n${at}`, lines: [{ ...visit, day: day(at * 7) }] })),
  );
  ask('n1');
  const times = [2, 500, 1_000, 1_999].map((at) => {
    const begun = performance.now();
    ask(`n${at}`);
    return performance.now() - begun;
  });
  console.info(`a second look among 2,000 claims took ${times.map(Math.round).join(', ')} ms`);
  expect(Math.min(...times)).toBeLessThan(100);
}, 120_000);

it('discreet mode covers what a question about sensitive care names, on the claim and on its bill', async () => {
  const care = {
    id: 'a',
    lines: [
      { code: '90837', diagnoses: ['F32.1'] },
      { code: '90837', diagnoses: ['F32.1'] },
    ],
  };
  const { store, idOf, write } = open(care);
  const billId = write({});
  const asked = (isDiscreet: boolean) => {
    const handlers = hideInAnswers(
      {
        'secondLook.ofClaim': async (input: { claimId: string }) =>
          store.secondLook.ofClaim({ ...input, today }),
        'secondLook.ofBill': async (input: { billId: string }) =>
          store.secondLook.ofBill({ ...input, today }),
      } as never,
      {
        ports: { settings: { get: () => ({ ...defaultSettings, isDiscreet }) } },
        data: { sensitive: { find: async (ids: { ids: string[] }) => store.sensitive.find(ids) } },
      } as unknown as Services,
    );
    return Promise.all([
      handlers['secondLook.ofClaim']({ claimId: idOf('a') }),
      handlers['secondLook.ofBill']({ billId }),
    ]);
  };
  const told = (answers: SecondLook[]) =>
    answers.flatMap(({ questions }) =>
      questions.map(({ rule, service, provider }) => [rule, service, provider]),
    );
  expect(told(await asked(false))).toEqual([
    ['equal-charges', '90837', 'Harbor Valley Clinic'],
    ['equal-charges', '90837', 'Harbor Valley Clinic'],
  ]);
  expect(told(await asked(true))).toEqual([
    ['equal-charges', coveredText, coveredText],
    ['equal-charges', coveredText, coveredText],
  ]);
});
