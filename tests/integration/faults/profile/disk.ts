/** The disk, the key store, the clock. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3-multiple-ciphers';
import { openUpdating } from '../../../../electron/data/backups/open-updating.ts';
import { prepareDatabase } from '../../../../electron/data/database/database.ts';
import { toStoreError } from '../../../../electron/data/database/faults.ts';
import { steps } from '../../../../electron/data/database/schema.ts';
import { openDataKey } from '../../../../electron/data/worker/key-file.ts';
import { createOperations } from '../../../../electron/data/worker/operations.ts';
import { StatementError, toFailure } from '../../../../electron/errors.ts';
import { everyClaim } from '../../../../shared/every-claim.ts';
import { usualOptions } from '../../../../shared/paper/document.ts';
import { MemoryCabinet } from '../../../support/memory-ports.ts';
import { startTestApp } from '../../../support/test-app.ts';
import { eob, newConnection, storeAll } from '../../../unit/archive/records.ts';
import type { Fault } from '../fault.ts';
import { countClaims, type Ports, withProfile } from './profile.ts';

/** Something is wrong with the saved records at the start; they are left as they are. */
const damaged =
  (damage: (folder: string) => void, told: 'unreadable' | 'key-lost' = 'unreadable') =>
  () =>
    withProfile(async ({ folder, start }) => {
      damage(folder);
      const database = path.join(folder, 'records.db');
      const before = readFileSync(database);
      const test = await start();
      const { storage } = await test.ask('app.info', {});
      const isKept = readFileSync(database).equals(before) && storage === told;
      return { told: `storage:${storage}`, log: test.log.lines, isKept };
    });

/** The key store is not what it was; nothing is written, and what is saved is there once it is back. */
const withoutKeys = (state: 'locked' | 'refused' | 'unprotected') => () =>
  withProfile(async ({ secrets, start }) => {
    secrets.now = state;
    const test = await start();
    const { storage } = await test.ask('app.info', {});
    await test.app.dispose();
    secrets.now = 'protected';
    const back = await start();
    return { told: `storage:${storage}`, log: test.log.lines, isKept: (await countClaims(back)) === 2 };
  });

/** The clock jumps while the app is closed. */
const atClock = (days: number) => () =>
  withProfile(async ({ start }) => {
    const test = await start({ clock: { now: () => Date.now() + days * 86_400_000 } });
    return { told: null, log: test.log.lines, isKept: (await countClaims(test)) === 2 };
  });

/** Saving a PDF goes wrong. */
const savingFails = (ports: Ports) => () =>
  withProfile(async ({ start }) => {
    const test = await start(ports);
    const [person] = await test.ask('people.list', {});
    const result = await test.send('statement.savePdf', {
      kind: 'year',
      personId: person?.id ?? '',
      connectionId: null,
      year: 2026,
      options: usualOptions,
    });
    const told = result.ok ? null : result.failure.code;
    return { told, log: test.log.lines, isKept: (await countClaims(test)) === 2 && test.saved.length === 0 };
  });

const change = (folder: string, name: string, by: (bytes: Buffer) => Buffer) => {
  const file = path.join(folder, name);
  writeFileSync(file, by(readFileSync(file)));
};

const left = 'The files stay as they are, for a copy or a later try; what is loaded now stays in memory.';

/** Records of this version of the schema are left alone, and the app starts in memory. */
const opensNothingOf = (version: number) => () =>
  withProfile(async ({ folder, openDatabase, start }) => {
    const db = await openDatabase();
    db.pragma(`user_version = ${version}`);
    db.close();
    const before = readFileSync(path.join(folder, 'records.db'));
    const test = await start();
    const { storage } = await test.ask('app.info', {});
    const isKept = readFileSync(path.join(folder, 'records.db')).equals(before);
    return { told: `storage:${storage}`, log: test.log.lines, isKept };
  });

const refusesSchema = (version: number) => async () => {
  const db = prepareDatabase(new Database(':memory:'));
  db.pragma(`user_version = ${version}`);
  const told = codeOf(() => prepareDatabase(db));
  const isKept = db.pragma('user_version', { simple: true }) === version;
  db.close();
  return { told, log: null, isKept };
};

/** As a newer Claimfolio opens the records, with a step that they do not take; then this one opens them. */
const meetsBrokenStep = () =>
  withProfile(async ({ folder, secrets, start }) => {
    const opened = await openDataKey(secrets, folder);
    const key = opened.kind === 'file' ? opened.key : '';
    const told = codeOf(() =>
      openUpdating({ kind: 'file', folder, key, logKey: '' }, '2026-04-01T12:00:00.000Z', [
        ...steps,
        'DELETE FROM person; INSERT INTO person (id, name) VALUES (NULL, NULL)',
      ]),
    );
    return { told, log: null, isKept: (await countClaims(await start())) === 2 };
  });

export const diskFaults: readonly Fault[] = [
  {
    id: 'disk/database-cut',
    happens: 'The database file is cut in half.',
    told: 'storage:unreadable',
    kept: left,
    provoke: damaged((folder) =>
      change(folder, 'records.db', (bytes) => bytes.subarray(0, bytes.length / 2 - 100)),
    ),
  },
  {
    id: 'disk/database-overwritten',
    happens: 'The beginning of the database is overwritten.',
    told: 'storage:unreadable',
    kept: left,
    provoke: damaged((folder) => change(folder, 'records.db', (bytes) => bytes.fill(0xff, 0, 4096))),
  },
  {
    id: 'disk/one-bit',
    happens: 'One bit of the database’s first page flips.',
    told: 'storage:unreadable',
    kept: left,
    provoke: damaged((folder) =>
      change(folder, 'records.db', (bytes) => {
        bytes.writeUInt8(bytes.readUInt8(5000) ^ 1, 5000);
        return bytes;
      }),
    ),
  },
  {
    id: 'disk/key-gone',
    happens: 'The sealed key is deleted.',
    told: 'storage:key-lost',
    kept: left,
    provoke: damaged((folder) => rmSync(path.join(folder, 'records.key')), 'key-lost'),
  },
  {
    id: 'disk/key-empty',
    happens: 'The file of the sealed key is empty.',
    told: 'storage:key-lost',
    kept: left,
    provoke: damaged((folder) => writeFileSync(path.join(folder, 'records.key'), ''), 'key-lost'),
  },
  {
    id: 'disk/key-of-another',
    happens: 'The sealed key is that of another profile.',
    told: 'storage:unreadable',
    kept: left,
    provoke: damaged((folder) => {
      const other = Buffer.from('ab'.repeat(32)).map((byte) => byte ^ 0x5a);
      writeFileSync(path.join(folder, 'records.key'), `sealed:${Buffer.from(other).toString('base64')}`);
    }),
  },
  {
    id: 'disk/key-store-locked',
    happens: 'The key store is locked at the start.',
    told: 'storage:memory-locked',
    kept: 'The saved records, which are there again once it is unlocked.',
    provoke: withoutKeys('locked'),
  },
  {
    id: 'disk/key-store-refused',
    happens: 'The computer asks whether the app may use the key store, and the answer is no.',
    told: 'storage:memory-refused',
    kept: 'The saved records, which are there again once it is allowed.',
    provoke: withoutKeys('refused'),
  },
  {
    id: 'disk/key-store-gone',
    happens: 'The computer has no safe key store any more.',
    told: 'storage:memory-no-key-store',
    kept: 'The saved records, which are there again with the key store.',
    provoke: withoutKeys('unprotected'),
  },
  {
    id: 'disk/folder-is-a-file',
    happens: 'The app may not write in its folder.',
    told: 'store/read-only',
    kept: 'Nothing is changed; the app says why it does not open.',
    async provoke() {
      const folder = mkdtempSync(path.join(tmpdir(), 'claimfolio-faults-'));
      const file = path.join(folder, 'a-file');
      writeFileSync(file, 'mine');
      const start = startTestApp({ visit() {}, ports: { paths: { data: path.join(file, 'records') } } });
      const code = await start.then(
        () => null,
        (error: unknown) => toFailure(error).code,
      );
      const isKept = readFileSync(file, 'utf8') === 'mine';
      rmSync(folder, { recursive: true });
      return { told: code, log: null, isKept };
    },
  },
  {
    id: 'disk/full',
    happens: 'The disk is full in the middle of storing.',
    told: 'store/full',
    kept: 'What was committed before; of the page that did not fit, nothing.',
    async provoke() {
      const folder = mkdtempSync(path.join(tmpdir(), 'claimfolio-faults-'));
      const db = prepareDatabase(new Database(path.join(folder, 'small.db')));
      try {
        const store = createOperations(db);
        const { connectionId, personId } = store.connection.create(newConnection());
        storeAll(store, connectionId, [eob({ id: 'd-1' })]);
        // So that no page is free.
        db.exec('VACUUM');
        db.pragma(`max_page_count = ${Number(db.pragma('page_count', { simple: true })) + 2}`);
        const many = Array.from({ length: 50 }, (_, index) =>
          eob({ id: `e-${index}`, note: 'x'.repeat(2000) }),
        );
        const told = codeOf(() => storeAll(store, connectionId, many));
        const { count } = store.claims.list({ filter: everyClaim(personId), offset: 0, limit: 10 });
        return { told, log: null, isKept: count === 1 };
      } finally {
        db.close();
        rmSync(folder, { recursive: true, force: true });
      }
    },
  },
  {
    id: 'disk/newer-app',
    happens: 'A newer Claimfolio made the saved records.',
    told: 'storage:newer',
    kept: left,
    provoke: opensNothingOf(999),
  },
  {
    id: 'disk/older-app',
    happens: 'A Claimfolio from before the first release made the saved records.',
    told: 'storage:older',
    kept: left,
    provoke: opensNothingOf(9),
  },
  {
    id: 'disk/newer-schema',
    happens: 'A newer Claimfolio made the saved records: what the store says.',
    told: 'store/newer',
    kept: 'Every record, as the newer Claimfolio left it.',
    provoke: refusesSchema(999),
  },
  {
    id: 'disk/older-schema',
    happens: 'A Claimfolio from before the first release made the saved records: what the store says.',
    told: 'store/older',
    kept: 'Every record, as that Claimfolio left it.',
    provoke: refusesSchema(9),
  },
  {
    id: 'disk/step-fails',
    happens: 'A newer Claimfolio cannot change the saved records to its form.',
    told: 'store/not-updated',
    kept: 'Every record, as it was before: the Claimfolio of before opens them.',
    provoke: meetsBrokenStep,
  },
  {
    id: 'disk/settings-damaged',
    happens: 'The saved settings are nonsense.',
    told: null,
    kept: 'All records; the settings are those of the first start.',
    provoke: () =>
      withProfile(async ({ start }) => {
        const settings = new MemoryCabinet();
        settings.set('settings', { appearance: 7, textScale: 'huge' });
        const test = await start({ settings });
        const { textScale } = await test.ask('settings.get', {});
        return {
          told: null,
          log: test.log.lines,
          isKept: textScale === 1 && (await countClaims(test)) === 2,
        };
      }),
  },
  {
    id: 'disk/clock-back',
    happens: 'The clock goes back ten years.',
    told: null,
    kept: 'All records can be read.',
    provoke: atClock(-3650),
  },
  {
    id: 'disk/clock-ahead',
    happens: 'The clock goes ahead ten years.',
    told: null,
    kept: 'All records can be read.',
    provoke: atClock(3650),
  },
  {
    id: 'disk/printer-fails',
    happens: 'The pages of a statement cannot be made, for a reason that nobody thought of.',
    told: 'internal',
    kept: 'All records; no file is written.',
    provoke: savingFails({
      printer: { pdf: () => Promise.reject(new Error('Canary')), print: async () => true, stop() {} },
    }),
  },
  {
    id: 'disk/file-not-saved',
    happens: 'The folder that was chosen for a file takes none.',
    told: 'statement/write-failed',
    kept: 'All records; no file is written.',
    provoke: savingFails({
      files: {
        choosePlace: async ({ name }) => path.join('/gone', name),
        write: () =>
          Promise.reject(new StatementError('statement/write-failed', 'The file could not be written.')),
        chooseFolder: async () => null,
        findExisting: async () => [],
        show() {},
      },
    }),
  },
  {
    id: 'disk/two-at-once',
    happens: 'A second Claimfolio opens the same records.',
    told: null,
    kept: 'Both read the same records, and neither harms them.',
    provoke: () =>
      withProfile(async ({ start }) => {
        const one = await start();
        const two = await start();
        const counts = [await countClaims(one), await countClaims(two)];
        return { told: null, log: one.log.lines, isKept: counts.every((count) => count === 2) };
      }),
  },
];

function codeOf(work: () => unknown) {
  try {
    work();
    return null;
  } catch (error) {
    return toStoreError(error).code;
  }
}
