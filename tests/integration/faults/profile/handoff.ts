/** The copy for another computer: making it, and opening it. */
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openDatabase } from '../../../../electron/data/database/database.ts';
import { toStoreError } from '../../../../electron/data/database/faults.ts';
import { createHeader, headerBytes } from '../../../../electron/data/handoff/seal/copy-header.ts';
import { SealedWriter } from '../../../../electron/data/handoff/seal/sealed-file.ts';
import { createOperations } from '../../../../electron/data/worker/operations.ts';
import type { TestApp } from '../../../support/test-app.ts';
import { eob, newConnection, storeAll } from '../../../unit/archive/records.ts';
import type { Fault, Seen, Told } from '../fault.ts';
import { changeBytes, countClaims, flipBit, withProfile } from './profile.ts';

const passphrase = 'quiet river under a green hill';

let made: Promise<Buffer> | null = null;

/** A copy of one person with three claims, made by the app on another computer; made once, as that takes time. */
async function makeCopy(folder: string): Promise<string> {
  made ??= makeCopyBytes();
  const file = path.join(folder, 'a.claimfolio');
  writeFileSync(file, await made);
  return file;
}

async function makeCopyBytes(): Promise<Buffer> {
  const profile = mkdtempSync(path.join(tmpdir(), 'claimfolio-faults-'));
  const db = openDatabase({
    kind: 'file',
    folder: profile,
    key: 'c0ffee00'.repeat(8),
    logKey: '1'.repeat(64),
  });
  try {
    const store = createOperations(db);
    const { connectionId } = store.connection.create(newConnection());
    storeAll(
      store,
      connectionId,
      ['c-1', 'c-2', 'c-3'].map((id) => eob({ id, note: 'Canary '.repeat(3000) })),
    );
    const file = path.join(profile, 'a.claimfolio');
    await store.handoff.begin({ file, personIds: [], passphrase, madeAt: new Date().toISOString() });
    while (!(await store.handoff.write()).isEnded);
    return readFileSync(file);
  } finally {
    db.close();
    rmSync(profile, { recursive: true, force: true });
  }
}

/** A copy of these lines, whoever wrote them. */
async function sealLines(file: string, lines: readonly string[]): Promise<void> {
  rmSync(file, { force: true });
  const handle = await open(file, 'ax');
  const writer = new SealedWriter(handle, await createHeader(passphrase));
  await writer.write(Buffer.from(lines.map((line) => `${line}\n`).join('')));
  await writer.end();
  await handle.close();
}

type Copied = { test: TestApp; file: string; countAll(): Promise<number> };

/** The app with two claims of its own, and a copy of another profile. */
const withCopy = (work: (copied: Copied) => Promise<Seen>) => () =>
  withProfile(async ({ folder, start }) => {
    const file = await makeCopy(path.dirname(folder));
    const test = await start({ filePicker: { choose: async () => [file] } });
    const countAll = async () =>
      (await test.ask('connection.list', {})).reduce((sum, { claims }) => sum + claims, 0);
    return work({ test, file, countAll });
  });

async function look(test: TestApp, typed = passphrase): Promise<Told | null> {
  const chosen = await test.send('handoff.choose', {});
  if (!chosen.ok) return chosen.failure.code;
  const looked = await test.send('handoff.look', { passphrase: typed });
  if (!looked.ok) return looked.failure.code;
  const problem = looked.value?.problem ?? null;
  return problem === null ? null : `copy:${problem}`;
}

async function bringIn(test: TestApp): Promise<Told | null> {
  const brought = await test.send('handoff.bringIn', { people: [{ place: 0, personId: null }] });
  return brought.ok ? null : brought.failure.code;
}

/** The copy is changed before it is looked at: it says so, and what was here stays alone. */
const copyIs = (change: (file: string) => void | Promise<void>, typed = passphrase) =>
  withCopy(async ({ test, file, countAll }) => {
    await change(file);
    const told = await look(test, typed);
    return { told, log: test.log.lines, isKept: (await countAll()) === 2 };
  });

/** Does the work while no file takes its last bytes. */
async function withFullDisk(work: () => Promise<void>): Promise<void> {
  const some = await open(import.meta.filename);
  const handles = Object.getPrototypeOf(some) as typeof some;
  await some.close();
  const { sync } = handles;
  handles.sync = async () => {
    throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC', syscall: 'fsync' });
  };
  try {
    await work();
  } finally {
    handles.sync = sync;
  }
}

const cutTo = (length: number) => (file: string) => changeBytes(file, (bytes) => bytes.subarray(0, length));

const firstVersion = () =>
  readFileSync(new URL('../../../fixtures/copies/1.jsonl', import.meta.url), 'utf8')
    .trimEnd()
    .split('\n');

const alone = 'All that was here; nothing of the copy is here.';

export const handoffFaults: readonly Fault[] = [
  ...(
    [
      [
        'wrong-passphrase',
        'The person types another passphrase.',
        () => {},
        'copy:wrong-passphrase',
        'another',
      ],
      ['other-file', 'The file is a PDF.', (file) => writeFileSync(file, '%PDF-1.7'), 'copy:not-a-copy'],
      ['empty', 'The file is empty.', (file) => writeFileSync(file, ''), 'copy:not-a-copy'],
      ['cut-head', 'The file ends within its head.', cutTo(headerBytes - 20), 'copy:damaged'],
      ['cut-after-head', 'The file ends after its head.', cutTo(headerBytes), 'copy:damaged'],
      ['cut-half', 'The file ends in the middle.', (file) => truncateSync(file, 9000), 'copy:damaged'],
      [
        'cut-end',
        'The last letters of the file are gone.',
        (file) => changeBytes(file, (bytes) => bytes.subarray(0, -3)),
        'copy:damaged',
      ],
      [
        'longer',
        'Something was put behind the end of the file.',
        (file) => changeBytes(file, (bytes) => Buffer.concat([bytes, Buffer.from('canary')])),
        'copy:damaged',
      ],
      ['bit-in-mark', 'One bit of the first letters flips.', flipBit(3), 'copy:not-a-copy'],
      [
        'bit-in-salt',
        'One bit of the head flips, in what is mixed into the passphrase.',
        flipBit(25),
        'copy:wrong-passphrase',
      ],
      [
        'bit-in-cost',
        'One bit of the head flips, in how the passphrase is made a key.',
        flipBit(18),
        'copy:damaged',
      ],
      ['bit-in-body', 'One bit of what is in the copy flips.', flipBit(headerBytes + 700), 'copy:damaged'],
      [
        'newer-seal',
        'A newer Claimfolio made the copy, with another seal.',
        (file) =>
          changeBytes(file, (bytes) => {
            bytes.writeUInt8(2, 16);
            return bytes;
          }),
        'copy:newer',
      ],
      [
        'newer-lines',
        'A newer Claimfolio made the copy, with other lines.',
        (file) => sealLines(file, ['{"claimfolio":"copy","version":99}']),
        'copy:newer',
      ],
      [
        'other-lines',
        'Somebody else made the copy, with a line that this app never writes.',
        (file) => sealLines(file, firstVersion().with(1, '{"of":"canary"}')),
        'copy:damaged',
      ],
      [
        'gone',
        'The file is moved away before it is chosen.',
        (file) => rmSync(file),
        'import/copy-unreadable',
      ],
      [
        'folder',
        'What is chosen is a folder.',
        (file) => {
          rmSync(file);
          mkdirSync(file);
        },
        'import/copy-unreadable',
      ],
    ] satisfies [string, string, (file: string) => void | Promise<void>, Told, string?][]
  ).map(
    ([id, happens, change, told, typed]): Fault => ({
      id: `copy/${id}`,
      happens,
      told,
      kept: alone,
      provoke: copyIs(change, typed),
    }),
  ),
  {
    id: 'copy/gone-before-passphrase',
    happens: 'The USB stick is taken out between choosing the copy and typing the passphrase.',
    told: 'copy:not-found',
    kept: alone,
    provoke: withCopy(async ({ test, file, countAll }) => {
      await test.ask('handoff.choose', {});
      rmSync(file);
      const looked = await test.ask('handoff.look', { passphrase });
      const problem = looked?.problem ?? null;
      return {
        told: problem === null ? null : `copy:${problem}`,
        log: test.log.lines,
        isKept: (await countAll()) === 2,
      };
    }),
  },
  {
    id: 'copy/cut-in-the-middle',
    happens: 'The file is cut between looking at it and bringing people in.',
    told: 'import/copy-unreadable',
    kept: alone,
    provoke: withCopy(async ({ test, file, countAll }) => {
      const looked = await look(test);
      truncateSync(file, 9000);
      const told = looked ?? (await bringIn(test));
      const people = await test.ask('people.list', {});
      return { told, log: test.log.lines, isKept: (await countAll()) === 2 && people.length === 1 };
    }),
  },
  {
    id: 'copy/older-version',
    happens: 'The copy is of the first version of the app that made copies.',
    told: null,
    kept: 'All that was here, and all that is in the copy.',
    provoke: withCopy(async ({ test, file, countAll }) => {
      await sealLines(file, firstVersion());
      const told = (await look(test)) ?? (await bringIn(test));
      return { told, log: test.log.lines, isKept: (await countAll()) === 3 };
    }),
  },
  {
    id: 'copy/of-another-profile',
    happens: 'The copy is of somebody else’s computer.',
    told: null,
    kept: 'All that was here, and beside it all that is in the copy.',
    provoke: withCopy(async ({ test, countAll }) => {
      const told = (await look(test)) ?? (await bringIn(test));
      const people = await test.ask('people.list', {});
      return { told, log: test.log.lines, isKept: (await countAll()) === 5 && people.length === 2 };
    }),
  },
  {
    id: 'copy/twice',
    happens: 'The copy is brought in a second time.',
    told: null,
    kept: 'Everything once.',
    provoke: withCopy(async ({ test, countAll }) => {
      const first = (await look(test)) ?? (await bringIn(test));
      const told = first ?? (await look(test)) ?? (await bringIn(test));
      const people = await test.ask('people.list', {});
      return { told, log: test.log.lines, isKept: (await countAll()) === 5 && people.length === 2 };
    }),
  },
  {
    id: 'copy/full-disk',
    happens: 'The disk is full while people are brought in.',
    told: 'store/full',
    kept: 'All that was here; nothing of the copy is here, and it comes in once there is room.',
    provoke: () =>
      withProfile(async ({ folder, openDatabase: openRecords }) => {
        const file = await makeCopy(path.dirname(folder));
        const db = await openRecords();
        try {
          const store = createOperations(db, undefined, undefined, folder);
          const all = async () => {
            await store.handoff.open(file, passphrase);
            while ((await store.handoff.look()).offer === null);
            store.handoff.bringIn({ people: [{ place: 0, personId: null }] }, new Date().toISOString());
            while (!(await store.handoff.store()).isStored);
            store.handoff.finish();
          };
          const count = () => db.prepare('SELECT count(*) FROM claim').pluck().get();
          // So that no page is free.
          db.exec('VACUUM');
          db.pragma(`max_page_count = ${Number(db.pragma('page_count', { simple: true }))}`);
          const told = await all().then(
            () => null,
            (error: unknown) => toStoreError(error).code,
          );
          await store.handoff.close();
          const isAlone = count() === 2 && store.people.list().length === 1;
          db.pragma('max_page_count = 100000');
          await all();
          await store.handoff.close();
          return { told, log: null, isKept: isAlone && count() === 5 };
        } finally {
          db.close();
        }
      }),
  },
  {
    id: 'copy/full-disk-out',
    happens: 'The disk, or the USB stick, is full in the middle of writing a copy.',
    told: 'store/full',
    kept: 'All records, and an earlier copy of that name; nothing of the new one is left, and it is written once there is room.',
    provoke: () =>
      withProfile(async ({ folder, openDatabase: openRecords }) => {
        const file = path.join(path.dirname(folder), 'b.claimfolio');
        writeFileSync(file, 'an earlier copy');
        const before = readdirSync(path.dirname(file));
        const db = await openRecords();
        try {
          const store = createOperations(db, undefined, undefined, folder);
          const write = async () => {
            await store.handoff.begin({ file, personIds: [], passphrase, madeAt: new Date().toISOString() });
            while (!(await store.handoff.write()).isEnded);
          };
          const told = await withFullDisk(write).then(
            () => null,
            (error: unknown) => toStoreError(error).code,
          );
          const isAsBefore =
            readFileSync(file, 'utf8') === 'an earlier copy' &&
            readdirSync(path.dirname(file)).join() === before.join();
          await write();
          return { told, log: null, isKept: isAsBefore && readFileSync(file).length > headerBytes };
        } finally {
          db.close();
        }
      }),
  },
  {
    id: 'copy/folder-gone',
    happens: 'The folder that was chosen for a copy is gone.',
    told: 'statement/write-failed',
    kept: 'All records; no file is written.',
    provoke: () =>
      withProfile(async ({ folder, start }) => {
        const gone = path.join(folder, 'gone');
        const test = await start({
          files: {
            choosePlace: async ({ name }) => path.join(gone, name),
            chooseFolder: async () => null,
            findExisting: async () => [],
            write: async () => undefined,
            show() {},
          },
        });
        const saved = await test.send('handoff.save', { personId: null, passphrase });
        const told = saved.ok ? null : saved.failure.code;
        return { told, log: test.log.lines, isKept: (await countClaims(test)) === 2 && !existsSync(gone) };
      }),
  },
];
