/**
 * The app in a process of its own, to be killed while the passphrase changes. Arguments: the profile's folder, what to
 * do, the passphrase that holds and the next one, where an empty one is none, and a file to open. Prints what it found, a JSON text a line.
 */
import { FileCabinet } from '../../../support/file-cabinet.ts';
import { startTestApp } from '../../../support/test-app.ts';
import { everyone } from '../../import/opened.ts';

const [folder = '', deed = '', current = '', next = '', file = ''] = process.argv.slice(2);
const say = (line: object) => process.stdout.write(`${JSON.stringify(line)}\n`);
const test = await startTestApp({
  folder,
  visit() {},
  ports: { vault: new FileCabinet(folder, 'vault'), settings: new FileCabinet(folder, 'settings') },
});
const deeds: Record<string, () => Promise<object>> = {
  async make() {
    const offer = await test.ask('files.look', { paths: [file] });
    await test.ask('files.import', everyone(offer));
    const { code } = await test.ask('recovery.offer', {});
    await test.ask('recovery.keep', {});
    return { code };
  },
  async set() {
    if (current !== '') await test.ask('lock.open', { passphrase: current });
    say({ begins: true });
    globalThis.beginDeed?.();
    return test.ask('lock.set', { current: current || null, next: next || null });
  },
  /** Which of the two opens the records, and how many claims there are. */
  async look() {
    let opensWith = '';
    for (const passphrase of [current, next])
      if ((await test.ask('lock.state', {})).isLocked && passphrase !== '') {
        const { result } = await test.ask('lock.open', { passphrase });
        if (result === 'done') opensWith = passphrase;
      }
    const [person] = await test.ask('people.list', {});
    const { totals } = await test.ask('claims.overview', { personId: person?.id ?? '', year: 2026 });
    const { storage } = await test.ask('app.info', {});
    return { storage, opensWith, claims: totals[0]?.claims ?? 0 };
  },
};
say((await deeds[deed]?.()) ?? {});
await test.app.dispose();
