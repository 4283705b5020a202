/** A store whose first download has ended, and what the next checks bring. */
import { createOperations } from '../../../electron/data/worker/operations.ts';
import type { News } from '../../../shared/model/news/news.ts';
import { openConnectedStore, storeAll } from '../archive/records.ts';

/** The instant of a check on a day of March 2026. */
export const instant = (day: number) => `2026-03-${String(day).padStart(2, '0')}T08:00:00.000Z`;
export const dayOf = (day: number) => instant(day).slice(0, 10);

/** A plan whose first download, on March 1, brought these; `check` is one of a later day, `ask` the question on a day. */
export function openWith(...first: unknown[]) {
  const opened = openConnectedStore();
  const { db, store, connectionId, personId } = opened;
  let checks = 0;
  const check = (day: number, resources: unknown[], { mode = 'changes', id = connectionId } = {}) => {
    checks += 1;
    const at = (minutes: number) => new Date(Date.parse(instant(day)) + (checks * 60 + minutes) * 60_000);
    const startedAt = at(0).toISOString();
    const pass = { startedAt, at: startedAt, mode: mode as 'changes' };
    if (resources.length > 0) storeAll(store, id, resources, pass);
    const ended = at(5).toISOString();
    store.archive.endPass(id, ended);
    store.connection.update(id, { lastCheckedAt: ended, firstSyncDone: true });
  };
  check(1, first, { mode: 'first' });
  const ask = (day: number, id = personId) => store.news.get({ personId: id, today: dayOf(day) });
  const look = (day: number) => store.news.noteShown({ personId, today: dayOf(day) });
  const reopen = () => createOperations(db);
  return { ...opened, check, ask, look, reopen };
}

/** `changed c-1: yourShare 3000 > 1200`, one line a claim or bill. */
export function sayNews({ claims, bills }: News): string[] {
  return [
    ...claims.map(({ kind, row, stateBefore, amounts }) =>
      [
        `${kind} ${row.id.split('/')[1]}`,
        ...(stateBefore === null ? [] : [`${stateBefore} > ${row.state}`]),
        ...amounts.map(({ name, before, after }) => `${name} ${before} > ${after}`),
      ].join(', '),
    ),
    ...bills.map(({ row, before }) => `bill ${before.verdict} > ${row.verdict.verdict}`),
  ];
}
