/** A process of its own that stores one page after the other until it is killed: `node writer.ts FOLDER KEY`. */
import { startDataWorker } from '../../../electron/data/worker/data-client.ts';
import { readerUrl, workerUrl } from '../../support/data-worker/worker-url.ts';
import { bundle, checkpoint, eob, newConnection, seenAt } from '../../unit/archive/records.ts';

const [, , folder = '', key = ''] = process.argv;
const data = await startDataWorker({
  workerUrl,
  readerUrl,
  storage: { kind: 'file', folder, logKey: '1'.repeat(64), key },
});
const { connectionId } = await data.connection.create(newConnection());
for (let number = 1; ; number++) {
  const bytes = bundle(Array.from({ length: 20 }, (_, index) => eob({ id: `p${number}-${index}` })));
  const { page } = await data.archive.readPage({ connectionId, resourceType: 'ExplanationOfBenefit', bytes });
  await data.archive.storePage(page, checkpoint(connectionId, { pages: number, done: false }), seenAt);
  process.stdout.write(`${number}\n`);
}
