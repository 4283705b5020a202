/** Stores every made-up record in memory and prints how each is listed, as JSON. Run by `new-kind.test.ts` in a copy. */
import type { RecordRow } from '../../../shared/model/health/health-record.ts';
import { groupOf } from '../../../shared/words/health-groups.ts';
import { everyRecord } from '../../fixtures/records/health.ts';
import { memoryStore, newConnection, storeAll } from '../../unit/archive/records.ts';

export type ListedFixture = Pick<RecordRow, 'id' | 'kind' | 'title' | 'start'> & { group: string | null };

const { store } = memoryStore();
const { connectionId, personId } = store.connection.create(newConnection({ patientId: 'p1' }));
storeAll(store, connectionId, [...everyRecord]);
const filter = { personId, kinds: [], connectionId, text: '' };
const { rows } = store.health.list({ filter, offset: 0, limit: 100 });
const listed = rows.map(({ id, kind, title, start }): ListedFixture => {
  return { id: id.slice(connectionId.length + 1), kind, title, start, group: groupOf(kind) ?? null };
});
process.stdout.write(JSON.stringify(listed));
