/**
 * A first sync in a process of its own, to be killed. Arguments: the records' folder, the connection's id, and a file
 * with the sealed tokens. Prints what is there at the start, and how it ended if it comes to that.
 */
import { readFileSync } from 'node:fs';
import { nodeFetch } from '../../../electron/node-ports/fetch.ts';
import { MemoryCabinet } from '../../support/memory-ports.ts';
import { openParts } from './connected.ts';

const [folder = '', connectionId = '', tokens = ''] = process.argv.slice(2);
const cabinet = new MemoryCabinet();
cabinet.values.set(connectionId, JSON.stringify(JSON.parse(readFileSync(tokens, 'utf8'))));
const { data, sync } = await openParts(folder, {
  cabinet,
  // Many small pages instead of few large ones.
  fetch: (request) => nodeFetch({ ...request, url: request.url.replace('_count=50', '_count=5') }),
});
const say = (facts: unknown) => process.stdout.write(`${JSON.stringify(facts)}\n`);
const [connection] = await data.connection.list();
const checkpoint = (await data.archive.listCheckpoints(connectionId)).find(
  ({ resourceType }) => resourceType === 'ExplanationOfBenefit',
);
say({ claims: connection?.claims, pages: checkpoint?.pages ?? 0, done: checkpoint?.done ?? false });
globalThis.beginDeed?.();
const end = await sync.start(connectionId);
say({ outcome: end.outcome, newClaims: end.newClaims, claims: (await data.connection.list())[0]?.claims });
await data.close();
