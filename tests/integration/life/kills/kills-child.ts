/**
 * The whole app in a process of its own, to be killed. Arguments: the profile's folder, a file with the plans, what to
 * do, how far the clock is ahead in milliseconds, and a file to open. Prints that it begins to open the records, what
 * it found in them, that it begins, and that it has ended.
 */
import { readFileSync } from 'node:fs';
import { FileCabinet } from '../../../support/file-cabinet.ts';
import { member } from '../../../support/living-plan/records.ts';
import { signInByForms } from '../../../support/sign-in-by-forms.ts';
import { startTestApp } from '../../../support/test-app.ts';
import type { Deed, Found } from './deeds.ts';

const [folder = '', plansFile = '', deed = 'look', ahead = '0', file = ''] = process.argv.slice(2);
const say = (line: object) => process.stdout.write(`${JSON.stringify(line)}\n`);

say({ opens: true });
const test = await startTestApp({
  folder,
  payers: JSON.parse(readFileSync(plansFile, 'utf8')),
  visit: (url) => signInByForms(url, { ...member, follow: true }).catch(() => {}),
  ports: {
    clock: { now: () => Date.now() + Number(ahead) },
    vault: new FileCabinet(folder, 'vault'),
    settings: new FileCabinet(folder, 'settings'),
    filePicker: { choose: async () => [file] },
  },
});
const connections = await test.ask('connection.list', {});
const people = await test.ask('people.list', {});
const log = await test.ask('accessLog.list', { personId: null, offset: 0, limit: 1 });
const billed: Record<string, number | null> = {};
for (const { id, name } of people) {
  const { totals } = await test.ask('claims.overview', { personId: id, year: 2026 });
  billed[name ?? ''] = totals[0]?.billed.cents ?? null;
}
const found: Found = {
  storage: (await test.ask('app.info', {})).storage,
  connections: connections.map(({ origin, state, claims }) => ({ origin, state, claims })),
  isLogWhole: log.complete,
  hosts: log.hosts,
  billed,
};
say(found);

const deeds: Record<Deed, () => unknown> = {
  look: () => {},
  // A start reads stored records again by itself.
  read: () => {},
  sync: () => test.syncAgain(connectionId),
  renew: () => test.syncAgain(connectionId),
  erase: () => test.ask('connection.disconnect', { connectionId, erase: true }),
  'erase-all': () => test.ask('data.eraseAll', {}),
  async import() {
    const offer = await test.ask('files.choose', {});
    if (offer === null) throw new Error('No file was chosen.');
    const whose = offer.patients.map(({ key, suggestedPersonId }) => ({ key, personId: suggestedPersonId }));
    await test.ask('files.import', { importId: offer.importId, people: whose });
  },
};
const harbor = connections.find(({ origin }) => origin === 'plan');
const connectionId = await connectIfNeeded();
say({ begins: true });
globalThis.beginDeed?.();
await deeds[deed as Deed]();
say({ ends: true });
await test.app.dispose();

async function connectIfNeeded(): Promise<string> {
  if (deed === 'look' || deed === 'read') return '';
  if (harbor?.state === 'connected') return harbor.id;
  const since = test.messages.length;
  const connected = await test.ask('connection.connect', {
    plan: { payerId: 'harbor' },
    personId: harbor?.personId ?? null,
    connectionId: harbor?.id ?? null,
    categories: ['patient', 'claims', 'coverage', 'providers', 'conditions'],
    keepUpToDate: true,
    client: null,
  });
  const isEnd = (message: unknown) => (message as { channel?: string }).channel === 'sync.ended';
  await test.changes.until(() => test.messages.slice(since).some(isEnd));
  return connected.connectionId;
}
