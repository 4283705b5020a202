/** The lock: passphrase, recovery code, and the file that they open. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { makeBackup } from '../../../../electron/data/backups/backup-files.ts';
import { lockKey } from '../../../../electron/data/worker/lock-wrap.ts';
import { makeRecoveryCode } from '../../../../electron/data/worker/recovery-code.ts';
import type { MemorySecretBox } from '../../../support/memory-ports.ts';
import type { TestApp } from '../../../support/test-app.ts';
import type { Fault, Seen, Told } from '../fault.ts';
import { countClaims, withProfile } from './profile.ts';

const passphrase = 'quiet river under a green hill';
const other = 'loud sea below a white rock';

type Locked = {
  test: TestApp;
  start(): Promise<TestApp>;
  secrets: MemorySecretBox;
  folder: string;
  /** The file of the sealed, locked key. */
  keyFile: string;
  code: string;
  /** What the app's clock says more than this computer's, in milliseconds. */
  time: { later: number };
};

/** Two claims behind a passphrase, with a recovery code and a copy of the app's own; the app is locked. */
const whileLocked = (work: (locked: Locked) => Promise<Seen>) => () =>
  withProfile(async ({ folder, secrets, start: startApp, openDatabase }) => {
    const db = await openDatabase();
    makeBackup(db, folder, new Date().toISOString());
    db.close();
    const time = { later: 0 };
    const start = () => startApp({ clock: { now: () => Date.now() + time.later } });
    const test = await start();
    const { code } = await test.ask('recovery.offer', {});
    await test.ask('recovery.keep', {});
    await test.ask('lock.set', { current: null, next: passphrase });
    await test.ask('lock.close', {});
    return work({ test, start, secrets, folder, keyFile: path.join(folder, 'records.key'), code, time });
  });

async function tryPassphrase(test: TestApp, typed = passphrase): Promise<Told | null> {
  const answer = await test.send('lock.open', { passphrase: typed });
  if (!answer.ok) return answer.failure.code;
  const { result } = answer.value;
  if (result !== 'done') return `lock:${result}`;
  const { storage } = await test.ask('app.info', {});
  return storage === 'encrypted' ? null : `storage:${storage}`;
}

const isOpenWith = async (test: TestApp): Promise<boolean> =>
  (await tryPassphrase(test)) === null && (await countClaims(test)) === 2;

async function opensByCode(test: TestApp, code: string): Promise<boolean> {
  return (await test.ask('recovery.open', { code })).result === 'opened' && (await countClaims(test)) === 2;
}

/** Something becomes of the locked key's file while the app is locked; the recovery code opens the records all the same. */
const keyFileIs = (change: (locked: Locked) => Promise<void> | void) =>
  whileLocked(async (locked) => {
    await change(locked);
    const told = await tryPassphrase(locked.test);
    const isKept = await opensByCode(locked.test, locked.code);
    return { told, log: locked.test.log.lines, isKept };
  });

/** The same before a start. */
const keyFileWas = (change: (locked: Locked) => Promise<void> | void) =>
  whileLocked(async (locked) => {
    await locked.test.app.dispose();
    await change(locked);
    const test = await locked.start();
    const { storage } = await test.ask('app.info', {});
    return {
      told: `storage:${storage}`,
      log: test.log.lines,
      isKept: await opensByCode(test, locked.code),
    };
  });

/** The key store does not open what it sealed; the records are there once it does again. */
const keyStoreIs = (state: 'unprotected' | 'locked' | 'refused') =>
  whileLocked(async ({ test, secrets }) => {
    secrets.now = state;
    const told = await tryPassphrase(test);
    secrets.now = 'protected';
    return { told, log: test.log.lines, isKept: await isOpenWith(test) };
  });

const cutFile = ({ keyFile }: Locked) => {
  const text = readFileSync(keyFile, 'utf8');
  writeFileSync(keyFile, text.slice(0, text.length / 2));
};
const seal = async ({ secrets, keyFile }: Locked, text: string) =>
  writeFileSync(keyFile, await secrets.seal(text));
const cutInside = async (locked: Locked) => {
  const { text } = await locked.secrets.open(readFileSync(locked.keyFile, 'utf8'));
  await seal(locked, text.slice(0, -20));
};
const ofAnother = (typed: string) => async (locked: Locked) =>
  seal(locked, await lockKey('ab'.repeat(32), typed));
const gone = ({ keyFile }: Locked) => rmSync(keyFile);

const byCode = 'All records; the recovery code opens them.';

export const lockFaults: readonly Fault[] = [
  {
    id: 'lock/wrong-passphrase',
    happens: 'The person types another passphrase.',
    told: 'lock:wrong',
    kept: 'All records, behind the lock; the right one opens them.',
    provoke: whileLocked(async ({ test }) => {
      const told = await tryPassphrase(test, other);
      return { told, log: test.log.lines, isKept: await isOpenWith(test) };
    }),
  },
  {
    id: 'lock/wrong-many',
    happens: 'Somebody types one wrong passphrase after the other.',
    told: 'lock:wait',
    kept: 'All records, behind the lock; after the wait the right one opens them.',
    provoke: whileLocked(async ({ test, time }) => {
      for (let count = 0; count < 3; count++) await tryPassphrase(test, other);
      const told = await tryPassphrase(test);
      time.later += 10_000;
      return { told, log: test.log.lines, isKept: await isOpenWith(test) };
    }),
  },
  {
    id: 'lock/clock-back',
    happens: 'The clock goes back ten years while somebody waits after wrong passphrases.',
    told: 'lock:wait',
    kept: 'All records, behind the lock; the wait is no longer for it, and the right one opens them.',
    provoke: whileLocked(async ({ test, time }) => {
      for (let count = 0; count < 3; count++) await tryPassphrase(test, other);
      time.later -= 3650 * 86_400_000;
      const told = await tryPassphrase(test);
      time.later += 10_000;
      return { told, log: test.log.lines, isKept: await isOpenWith(test) };
    }),
  },
  {
    id: 'lock/code-wrong-many',
    happens: 'The person types the recovery code of other records, twenty times.',
    told: 'code:wrong',
    kept: byCode,
    provoke: whileLocked(async ({ test, code }) => {
      let told: Told | null = null;
      for (let count = 0; count < 20; count++) {
        const { result } = await test.ask('recovery.open', { code: makeRecoveryCode() });
        told = result === 'opened' ? null : `code:${result}`;
      }
      return { told, log: test.log.lines, isKept: await opensByCode(test, code) };
    }),
  },
  {
    id: 'lock/code-mistyped',
    happens: 'The person leaves out a letter of the recovery code.',
    told: 'code:mistyped',
    kept: byCode,
    provoke: whileLocked(async ({ test, code }) => {
      const { result } = await test.ask('recovery.open', { code: code.slice(1) });
      const told = result === 'opened' ? null : (`code:${result}` as const);
      return { told, log: test.log.lines, isKept: await opensByCode(test, code) };
    }),
  },
  {
    id: 'lock/file-gone',
    happens: 'The file of the locked key is deleted while the app is locked.',
    told: 'store/lock-unreadable',
    kept: byCode,
    provoke: keyFileIs(gone),
  },
  {
    id: 'lock/file-cut',
    happens: 'The file of the locked key is cut while the app is locked.',
    told: 'store/lock-unreadable',
    kept: byCode,
    provoke: keyFileIs(cutFile),
  },
  {
    id: 'lock/file-nonsense',
    happens: 'The file of the locked key holds something else.',
    told: 'store/lock-unreadable',
    kept: byCode,
    provoke: keyFileIs(({ keyFile }) => writeFileSync(keyFile, 'canary')),
  },
  {
    id: 'lock/key-cut',
    happens: 'The locked key in the file is cut while the app is locked.',
    told: 'store/lock-unreadable',
    kept: byCode,
    provoke: keyFileIs(cutInside),
  },
  {
    id: 'lock/file-of-another',
    happens: 'The file of the locked key is that of another profile, with another passphrase.',
    told: 'lock:wrong',
    kept: byCode,
    provoke: keyFileIs(ofAnother(other)),
  },
  {
    id: 'lock/file-of-another-same',
    happens: 'The file of the locked key is that of another profile, with the same passphrase.',
    told: 'storage:unreadable',
    kept: byCode,
    provoke: keyFileIs(ofAnother(passphrase)),
  },
  {
    id: 'lock/file-gone-at-start',
    happens: 'The file of the locked key is gone at the start.',
    told: 'storage:key-lost',
    kept: byCode,
    provoke: keyFileWas(gone),
  },
  {
    id: 'lock/file-cut-at-start',
    happens: 'The file of the locked key is cut at the start.',
    told: 'storage:key-lost',
    kept: byCode,
    provoke: keyFileWas(cutInside),
  },
  {
    id: 'lock/key-store-gone',
    happens: 'The computer has no safe key store any more while the app is locked.',
    told: 'vault/unavailable',
    kept: 'All records; the passphrase opens them once the key store is back.',
    provoke: keyStoreIs('unprotected'),
  },
  {
    id: 'lock/key-store-locked',
    happens: 'The key store locks while the app is locked.',
    told: 'vault/locked',
    kept: 'All records; the passphrase opens them once the key store is unlocked.',
    provoke: keyStoreIs('locked'),
  },
  {
    id: 'lock/key-store-refused',
    happens: 'The app may not use the key store while it is locked.',
    told: 'vault/refused',
    kept: 'All records; the passphrase opens them once it is allowed.',
    provoke: keyStoreIs('refused'),
  },
  {
    id: 'lock/records-damaged',
    happens: 'The records are overwritten while the app is locked, and the right passphrase is typed.',
    told: 'storage:unreadable',
    kept: 'The copies that the app made; going back to one brings the records back.',
    provoke: whileLocked(async ({ test, folder }) => {
      writeFileSync(path.join(folder, 'records.db'), Buffer.alloc(40_000, 7));
      const told = await tryPassphrase(test);
      return { told, log: test.log.lines, isKept: await goesBack(test) };
    }),
  },
  {
    id: 'lock/records-damaged-code',
    happens: 'The records are overwritten while the app is locked, and the right recovery code is typed.',
    told: 'store/corrupt',
    kept: 'The copies that the app made; going back to one brings the records back.',
    provoke: whileLocked(async ({ test, folder, code }) => {
      writeFileSync(path.join(folder, 'records.db'), Buffer.alloc(40_000, 7));
      const answer = await test.send('recovery.open', { code });
      const told = answer.ok ? null : answer.failure.code;
      return { told, log: test.log.lines, isKept: await goesBack(test) };
    }),
  },
];

async function goesBack(test: TestApp): Promise<boolean> {
  const { backups } = await test.ask('backups.get', {});
  const { restored } = await test.ask('backups.restore', { id: backups[0]?.id ?? '' });
  return restored && (await countClaims(test)) === 2;
}
