/** From nothing to a list on screen: worker, database, opening of the Claims screen. `node … FOLDER` */
import { startDataWorker } from '../../electron/data/worker/data-client.ts';
import { everyClaim } from '../../shared/every-claim.ts';

const start = performance.now();
const [, , folder = ''] = process.argv;
const workerUrl = new URL('../../electron/data/worker/worker.ts', import.meta.url);
const readerUrl = new URL('../../electron/data/worker/reader.ts', import.meta.url);
const data = await startDataWorker({
  workerUrl,
  readerUrl,
  storage: { kind: 'file', folder, logKey: '1'.repeat(64), key: 'ab'.repeat(32) },
});
const [person] = await data.people.list();
if (person) {
  const { year } = await data.claims.overview({ personId: person.id, year: null, today: '2026-03-01' });
  await data.claims.list({
    filter: { ...everyClaim(person.id), year },
    offset: 0,
    limit: 100,
  });
}
const ms = performance.now() - start;
await data.close();
process.send?.({ ms });
process.disconnect?.();
