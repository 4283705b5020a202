/** Opens the file named on the command line, in a process of its own; prints what came of it and the peak memory. */
import path from 'node:path';
import { startDataWorker } from '../../../electron/data/worker/data-client.ts';
import { createImports } from '../../../electron/import/import-files.ts';
import { everyClaim } from '../../../shared/every-claim.ts';
import { readerUrl, workerUrl } from '../../support/data-worker/worker-url.ts';

const [file = '', folder = ''] = process.argv.slice(2);
const storage = { kind: 'file', folder, logKey: '1'.repeat(64), key: 'c0ffee00'.repeat(8) } as const;
const data = await startDataWorker({ workerUrl, readerUrl, storage });
let progress = 0;
const imports = createImports({
  data,
  clock: { now: () => Date.now() },
  log: { write() {}, erase() {} },
  emit: (channel) => {
    if (channel === 'import.progress') progress++;
  },
  recordAccess() {},
  examineScan: async () => 'refused',
});
const offer = await imports.look([path.resolve(file)]);
const people = offer.patients.map(({ key }) => ({ key, personId: null }));
const end = await imports.store({ importId: offer.importId, people });
const [personId = ''] = end.personIds;
const { count } = await data.claims.list({ filter: everyClaim(personId), offset: 0, limit: 10 });
await data.close();
const peakMb = Math.round(process.resourceUsage().maxRSS / 1024);
process.stdout.write(JSON.stringify({ peakMb, progress, count, counts: end.counts, files: offer.files }));
