/** Opens a table as a person does: looks at it, corrects the guess, and says whose it is. */
import type { DataOperations } from '../../../electron/data/worker/operations.ts';
import type { ImportEnd } from '../../../shared/model/files/import.ts';
import type { TableMapping, TableOffer, TableRequest } from '../../../shared/model/files/table.ts';
import { openedOn } from '../../support/tables.ts';
import { at } from './opened.ts';

type Said = {
  personId?: string | null;
  planName?: string;
  mapping?: Partial<TableMapping>;
  when?: string;
} & Partial<Pick<TableRequest, 'held' | 'otherDays'>>;

export async function lookAtTable(
  store: DataOperations,
  path: string,
): Promise<{ importId: string; offer: TableOffer }> {
  const importId = await store.tables.open(path, openedOn);
  if (importId === null) throw new Error('This is no table.');
  for (;;) {
    const { offer } = await store.tables.look(importId);
    if (offer === null) continue;
    if (offer.table === null) throw new Error(`The table is refused: ${offer.files[0]?.problem}.`);
    return { importId, offer: offer.table };
  }
}

/** Why a file that looks like a table cannot be read; `null` where it can. */
export async function problemOfTable(store: DataOperations, path: string): Promise<string | null> {
  const importId = await store.tables.open(path, openedOn);
  if (importId === null) return 'no-table';
  for (;;) {
    const { offer } = await store.tables.look(importId);
    if (offer !== null) return offer.files[0]?.problem ?? null;
  }
}

export async function importTable(
  store: DataOperations,
  path: string,
  {
    personId = null,
    planName = 'Cedar Valley',
    mapping = {},
    when = at,
    held = null,
    otherDays = null,
  }: Said = {},
): Promise<{ offer: TableOffer; end: ImportEnd }> {
  const { importId, offer } = await lookAtTable(store, path);
  const said = { mapping: { ...offer.guess, ...mapping }, held, otherDays };
  store.tables.begin({ importId, personId, planName, ...said }, when);
  for (;;) {
    const { end } = await store.tables.store(importId);
    if (end !== null) return { offer, end };
  }
}
