/**
 * Discreet mode, over the records of one of the sample family to which an invented year of sensitive care was added: what
 * the data worker answers to each ask that the table of channels says is covered names nothing of it, and no number of an
 * approval.
 */
import { afterAll, describe, expect, it } from 'vitest';
import { hideInAnswers } from '../../electron/ipc/discreet-handlers.ts';
import type { Services } from '../../electron/ipc/services.ts';
import { everyClaim } from '../../shared/every-claim.ts';
import { channels, type RequestChannel, requestChannels } from '../../shared/ipc/channels.ts';
import { requests } from '../../shared/ipc/contract.ts';
import { defaultSettings } from '../../shared/model/settings.ts';
import { findOperation } from '../support/data-worker/find-operation.ts';
import { canaries, listSensitiveCare } from '../support/sensitive/sensitive-world.ts';
import { writeAboutCare } from '../support/sensitive/write-about-care.ts';
import { later, storeAll } from '../unit/archive/records.ts';
import { fill, openSampled } from '../unit/examples/sample-store.ts';

type Asked = Record<string, unknown>;

const today = '2026-03-20';
const sampled = openSampled({ now: today, name: 'Rosa Medina' });
const { db, store, personId, members } = sampled;
fill(sampled, today);
const [{ connectionId, patientId } = { connectionId: '', patientId: '' }] = members;
const { claims, others } = listSensitiveCare(`Patient/${patientId}`);
storeAll(store, connectionId, [...others, ...claims] as never);
store.archive.endPass(connectionId, later);
const { billIds } = writeAboutCare(store, { personId, connectionId });
afterAll(() => db.close());

const filter = { personId, kinds: [], connectionId: null, text: '' };
const rows = { offset: 0, limit: 1000 };
const careIds = [...claims, ...others].map(({ id }) => String(id));
/** All of the sensitive care, and some of the other: each takes a while. */
const pick = (ids: string[]) => {
  const isCare = (id: string) => careIds.includes(id.split('/').at(-1) ?? '');
  return [...ids.filter(isCare), ...ids.filter((id) => !isCare(id)).slice(0, 6)];
};
const claimIds = pick(store.claims.list({ filter: everyClaim(personId), ...rows }).rows.map(({ id }) => id));
const recordIds = pick(store.health.list({ filter, ...rows }).rows.map(({ id }) => id));
const trends = store.timeline.overview({ personId }).trends.map(({ key }) => key);
const years = store.claims.overview({ personId, year: null, today }).years;

/** Values of what asks take: every one of these is asked. */
const values: Readonly<Record<string, readonly unknown[]>> = {
  claimId: claimIds,
  recordId: recordIds,
  id: recordIds,
  billId: [...billIds, ...store.bills.list({ personId, today }).rows.map(({ bill }) => bill.id)],
  key: trends,
  year: [null, ...years],
  coverageId: store.coverage.list({ personId, today }).map(({ id }) => id),
};

function listInputs(channel: RequestChannel): Asked[] {
  const { shape = {} } = requests[channel].input as { shape?: Record<string, unknown> };
  const base: Asked = {
    ...{ personId, connectionId, today, ...rows, offset: 0, limit: 200, cause: 'none' },
    filter: /^(health|timeline)/.test(channel) ? filter : everyClaim(personId),
  };
  const [name] = Object.keys(values).filter((one) => one in shape);
  return name === undefined ? [base] : (values[name] ?? []).map((value) => ({ ...base, [name]: value }));
}

/** What main answers while discreet mode is on, or off. */
function openHandlers(isDiscreet: boolean) {
  const handlers = Object.fromEntries(
    requestChannels.map((channel) => [
      channel,
      async (asked: Asked) => findOperation(store, channel)?.(asked),
    ]),
  );
  return hideInAnswers(
    handlers as never,
    {
      ports: { settings: { get: () => ({ ...defaultSettings, isDiscreet }) } },
      data: { sensitive: { find: async (asked: { ids: string[] }) => store.sensitive.find(asked) } },
    } as unknown as Services,
  ) as unknown as Record<RequestChannel, (asked: Asked) => Promise<unknown>>;
}

const open = openHandlers(false);
const discreet = openHandlers(true);

/** Numbers that the plan gave to approvals: who hears one knows what it is for. */
const approvalNumbers = store.approvals
  .list({ personId, today })
  .approvals.flatMap(({ approval: { numbers, items } }) => [
    ...numbers,
    ...items.flatMap((item) => [item.approvalNumber, item.refusalNumber, item.traceNumber]),
  ])
  .filter((number) => number !== null);

/** Names and numbers in what is said, with some of the words around each. */
function listTold(answer: unknown): string[] {
  const text =
    JSON.stringify(answer, (key, value) => (/^id$|Ids?$|^key$/.test(key) ? undefined : value)) ?? '';
  const around = new RegExp(`.{0,60}(?:${[...canaries, ...approvalNumbers].join('|')}).{0,20}`, 'gi');
  return text.match(around) ?? [];
}

async function tellAll(handlers: typeof open, channel: RequestChannel): Promise<string[]> {
  const told: string[] = [];
  for (const input of listInputs(channel)) {
    const answer = await handlers[channel](input).catch(() => null);
    told.push(...listTold(answer));
  }
  return told;
}

const asks = requestChannels.filter(
  (channel) =>
    channels[channel].does === 'ask' && channels[channel].covers !== 'none' && findOperation(store, channel),
);

it('the world is there: every name is told while discreet mode is off', async () => {
  const told = (await Promise.all(asks.map((channel) => tellAll(open, channel)))).flat().join(' ');
  expect(canaries.filter((name) => !new RegExp(name, 'i').test(told))).toEqual([]);
  expect(approvalNumbers.length).toBeGreaterThan(2);
  expect(approvalNumbers.filter((number) => !told.includes(number))).toEqual([]);
});

describe('while discreet mode is on, nothing of sensitive care and no number of an approval is told by', () => {
  it.each(asks)('%s', async (channel) => {
    expect(await tellAll(discreet, channel)).toEqual([]);
  });
});
