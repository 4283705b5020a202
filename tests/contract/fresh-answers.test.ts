/**
 * Every answer is fresh: after each change, the data worker that lived through all of them answers each ask as one that is
 * opened on a copy of the same records. What the page keeps is held beside its own code
 * (`tests/component/shell/fresh-answers.test.tsx`).
 */
import { isDeepStrictEqual } from 'node:util';
import { afterAll, expect, it } from 'vitest';
import type { Db } from '../../electron/data/database/database.ts';
import { createOperations, type DataOperations } from '../../electron/data/worker/operations.ts';
import { everyClaim } from '../../shared/every-claim.ts';
import { channels, type RequestChannel, requestChannels } from '../../shared/ipc/channels.ts';
import { requests } from '../../shared/ipc/contract.ts';
import { bookParts, type PaperRequest, packetParts } from '../../shared/model/papers/packet.ts';
import { today } from '../integration/written/household.ts';
import { findOperation } from '../support/data-worker/find-operation.ts';
import { copyMemory } from '../unit/archive/records.ts';
import { db, rosa, seal, steps, store, walter } from './fresh-answers/changes.ts';

const listOf = (does: string) => requestChannels.filter((channel) => channels[channel].does === does);
/** Previews are of a file that only who opened it knows. */
const ofOpenFiles: readonly RequestChannel[] = ['tables.preview', 'tables.compare', 'written.preview'];
/** What the data worker answers. */
const asks = listOf('ask').filter(
  (channel) => findOperation(store, channel) !== undefined && !ofOpenFiles.includes(channel),
);

const claimIds = [
  ...['a-1', 'a-3', 'a-6', 'a-9'].map((id) => `${rosa.evergreen}/${id}`),
  `${rosa.supplement}/b-1`,
  ...store.claims.list({ filter: everyClaim(walter.personId), offset: 0, limit: 2 }).rows.map(({ id }) => id),
];
const ofRecords = (personId: string) => ({ personId, kinds: [], connectionId: null, text: '' });
const [recordId = ''] = store.health
  .list({ filter: ofRecords(walter.personId), offset: 0, limit: 1 })
  .rows.map(({ id }) => id);
const [trend = ''] = store.timeline.overview({ personId: walter.personId }).trends.map(({ key }) => key);

/** The plan that sent records of which it is not known whose they are. */
const connectionId = rosa.evergreen;

type Values = Readonly<Record<string, readonly unknown[]>>;

/** What asks take, by what is here now: every one of these is asked. */
function listValues(): Values {
  const people = store.people.list().map(({ id }) => id);
  const bills = people.flatMap((personId) => store.bills.list({ personId, today }).rows);
  const billId = bills.slice(0, 4).map(({ bill }) => bill.id);
  return {
    about: [{ claimId: claimIds[0] }, ...billId.map((id) => ({ billId: id }))],
    claimId: claimIds,
    billId,
    recordId: [recordId],
    id: [recordId],
    coverageId: people.flatMap((personId) => store.coverage.list({ personId, today }).map(({ id }) => id)),
    filter: people.map(everyClaim),
    key: [trend],
    cause: store.records.undecided({ connectionId }).causes.map(({ cause }) => cause),
    connectionId: store.connection.list().map(({ id }) => id),
    personId: people,
  };
}

function listInputs(channel: RequestChannel, values: Values): object[] {
  if (channel === 'statement.get') return listPapers().map((request) => ({ request, madeOn: today }));
  const { shape = {} } = requests[channel].input as { shape?: object };
  const [name] = Object.keys(values).filter((one) => one in shape);
  const rows = { offset: 0, limit: 100 };
  const base = { personId: walter.personId, connectionId, year: 2026, today, template: 'appeal', ...rows };
  if (name === 'filter' && /^(health|timeline)/.test(channel))
    return (values['personId'] ?? []).map((id) => ({ ...base, filter: ofRecords(String(id)) }));
  return name === undefined ? [base] : (values[name] ?? []).map((value) => ({ ...base, [name]: value }));
}

function listPapers(): PaperRequest[] {
  const options = { size: 'regular', paper: 'letter', language: 'en' } as const;
  const ofClaims = {
    ...options,
    ...{ allClaims: true, hideDiagnoses: false, hideBilled: false, showCodes: true, fullMemberId: false },
  };
  const { personId } = rosa;
  const all = { personIds: [personId], options: ofClaims };
  return [
    { kind: 'claim', claimId: claimIds[0] ?? '', options: ofClaims },
    ...(['bills', 'news', 'visits', 'approvals', 'calls'] as const).map((kind) => ({
      ...{ kind, personId, options },
    })),
    { kind: 'letter', about: { claimId: claimIds[0] ?? '' }, template: 'appeal', options },
    { kind: 'bill', billId: store.bills.list({ personId, today }).rows[0]?.bill.id ?? '', options },
    { kind: 'worksheet', personId, year: 2026, options },
    { kind: 'access-log', personId: null, options },
    { kind: 'at-hand', personId, way: 'medicare', lastDay: null, options },
    { kind: 'next-year', personId, year: 2026, options },
    { kind: 'consent', connectionId: rosa.evergreen, options },
    { kind: 'packet', ...all, inside: [...packetParts] },
    { kind: 'book', ...all, inside: [...bookParts], year: 2026 },
  ] as PaperRequest[];
}

type Question = { channel: RequestChannel; input: object };

async function answer(asked: DataOperations, questions: readonly Question[]): Promise<unknown[]> {
  const answers: unknown[] = [];
  for (const { channel, input } of questions)
    answers.push(
      await Promise.resolve()
        .then(() => findOperation(asked, channel)?.(input))
        .catch((error: { code?: string }) => ({ failed: error.code })),
    );
  return answers;
}

function listQuestions(): Question[] {
  const values = listValues();
  return asks.flatMap((channel) => listInputs(channel, values).map((input) => ({ channel, input })));
}

const findDifferent = (questions: readonly Question[], one: unknown[], other: unknown[]): string[] => [
  ...new Set(
    questions.flatMap(({ channel }, at) => (isDeepStrictEqual(one[at], other[at]) ? [] : [channel])),
  ),
];

/** The data worker as it is when the app is started on these records. */
function openCopy(): { copy: Db; fresh: DataOperations } {
  const copy = copyMemory(db);
  return { copy, fresh: createOperations(copy, undefined, seal) };
}

let compared = 0;
afterAll(() => {
  console.info(`${steps.length} changes × ${asks.length} asks: ${compared} answers compared.`);
  db.close();
});

/** What was answered last, by what was asked. */
let told = new Map<string, unknown>();
const keep = (questions: readonly Question[], answers: readonly unknown[]) =>
  new Map(questions.map((question, at) => [JSON.stringify(question), answers[at]]));

it('each change is made here or is beside the records, and each ask has an answer', async () => {
  const run = new Set(steps.map(([channel]) => channel));
  const beside = requestChannels.filter((channel) => channels[channel].besideRecords);
  expect([...run, ...beside].toSorted()).toEqual(listOf('change').toSorted());
  expect(beside.filter((channel) => findOperation(store, channel))).toEqual([]);
  const questions = listQuestions();
  const answers = await answer(store, questions);
  told = keep(questions, answers);
  const answered = questions.filter((_, at) => !(answers[at] as { failed?: string } | null)?.failed);
  expect([...new Set(answered.map(({ channel }) => channel))]).toEqual(asks);
});

it.each(steps)('%s: %s', async (_, __, change) => {
  await change();
  const { copy, fresh } = openCopy();
  const questions = listQuestions();
  const now = await answer(store, questions);
  expect(findDifferent(questions, now, await answer(fresh, questions))).toEqual([]);
  copy.close();
  compared += questions.length;
  // A change that no ask tells of would hold nothing.
  const before = told;
  told = keep(questions, now);
  expect(isDeepStrictEqual(told, before)).toBe(false);
});
