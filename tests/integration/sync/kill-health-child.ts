/**
 * A sync of health records in a process of its own, to be killed. Arguments: the plan's base, the records' folder, the
 * connection's id. Prints what is there at the start, and how it ended if it comes to that.
 */
import { storeKey } from './connected.ts';
import { openHealthParts } from './health-parts.ts';

const [base = '', folder = '', connectionId = ''] = process.argv.slice(2);
const { data, sync } = await openHealthParts(base, {
  kind: 'file',
  folder,
  logKey: '1'.repeat(64),
  key: storeKey,
});
const say = (facts: unknown) => process.stdout.write(`${JSON.stringify(facts)}\n`);
const records = async () => (await data.connection.list())[0]?.records;
const checkpoint = (await data.archive.listCheckpoints(connectionId)).find(
  ({ resourceType }) => resourceType === 'Observation',
);
say({ records: await records(), pages: checkpoint?.pages ?? 0, done: checkpoint?.done ?? false });
const end = await sync.start(connectionId);
say({ outcome: end.outcome, records: await records() });
await data.close();
