/** Access for one time only, as the list of connections tells it before and after its end. */
import { expect, it } from 'vitest';
import { planHandlers } from '../../../electron/ipc/plan-handlers.ts';
import type { Services } from '../../../electron/ipc/services.ts';

const endsAt = '2026-12-01T21:44:00.000Z';

function listState(now: string, connection: Record<string, unknown>) {
  const services = {
    ports: { clock: { now: () => Date.parse(now) } },
    data: {
      connection: { list: async () => [{ id: 'c-1', payerId: 'medicare', fedBy: null, ...connection }] },
    },
    storage: () => 'encrypted',
    sessions: { standing: () => 'kept' },
    sync: { running: () => null },
    emit: () => undefined,
  } as unknown as Services;
  return planHandlers(services)['connection.list']();
}

it.each([
  ['2026-12-01T21:43:59.000Z', false, endsAt, 'connected'],
  [endsAt, false, endsAt, 'sign-in-again'],
  [endsAt, true, endsAt, 'connected'],
  [endsAt, false, null, 'connected'],
])('at %s, renewed %s, until %s: %s', async (now, keepsUpToDate, accessEndsAt, state) => {
  const connections = await listState(now, { state: 'connected', keepsUpToDate, accessEndsAt });
  expect(connections).toMatchObject([{ state }]);
});

it('what ended stays ended', async () => {
  const ended = { state: 'ended', keepsUpToDate: false, accessEndsAt: endsAt };
  expect(await listState(endsAt, ended)).toMatchObject([{ state: 'ended' }]);
});
