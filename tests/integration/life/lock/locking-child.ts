/**
 * The app in a process of its own, which sets a passphrase and locks. Arguments: the profile's folder, the passphrase,
 * and whether to lock. Writes what its memory holds into `heap.json` of the folder, then ends.
 */

import path from 'node:path';
import { writeHeapSnapshot } from 'node:v8';
import { FileCabinet } from '../../../support/file-cabinet.ts';
import { startTestApp } from '../../../support/test-app.ts';

const [folder = '', passphrase = '', deed = ''] = process.argv.slice(2);
const test = await startTestApp({
  folder,
  visit() {},
  ports: { vault: new FileCabinet(folder, 'vault'), settings: new FileCabinet(folder, 'settings') },
});
await test.ask('recovery.offer', {});
await test.ask('recovery.keep', {});
await test.ask('lock.set', { current: null, next: passphrase });
await test.ask('people.list', {});
if (deed === 'lock') await test.ask('lock.close', {});
writeHeapSnapshot(path.join(folder, 'heap.json'));
await test.app.dispose();
