/** A profile whose app can be closed, damaged and started again. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Db, openDatabase } from '../../../../electron/data/database/database.ts';
import { openDataKey } from '../../../../electron/data/worker/key-file.ts';
import { everyClaim } from '../../../../shared/every-claim.ts';
import { MemoryCabinet, MemorySecretBox } from '../../../support/memory-ports.ts';
import { startTestApp, type TestApp, type TestAppOptions } from '../../../support/test-app.ts';
import type { Seen } from '../fault.ts';
import { makeClaim } from '../faulty-plan.ts';

export type Ports = NonNullable<TestAppOptions['ports']>;

/** A profile with two claims of a file, whose app was closed. `secrets` is the computer's key store. */
export async function withProfile(
  work: (profile: {
    folder: string;
    secrets: MemorySecretBox;
    start(ports?: Ports): Promise<TestApp>;
    /** The records themselves, while no app has them open. */
    openDatabase(): Promise<Db>;
  }) => Promise<Seen>,
): Promise<Seen> {
  const folder = mkdtempSync(path.join(tmpdir(), 'claimfolio-faults-'));
  const secrets = new MemorySecretBox();
  const [vault, settings] = [new MemoryCabinet(), new MemoryCabinet()];
  const open: TestApp[] = [];
  const start = async (ports: Ports = {}) => {
    const test = await startTestApp({ visit() {}, folder, ports: { secrets, vault, settings, ...ports } });
    open.push(test);
    return test;
  };
  try {
    const test = await start();
    const file = path.join(folder, 'claims.ndjson');
    writeFileSync(file, [makeClaim('d-1'), makeClaim('d-2')].map((one) => JSON.stringify(one)).join('\n'));
    const { importId, patients } = await test.ask('files.look', { paths: [file] });
    await test.ask('files.import', {
      importId,
      people: patients.map(({ key }) => ({ key, personId: null })),
    });
    await test.app.dispose();
    const records = path.join(folder, 'records');
    const openRecords = async () => {
      const opened = await openDataKey(secrets, records);
      if (opened.kind !== 'file') throw new Error('The records have no key.');
      return openDatabase({ kind: 'file', folder: records, key: opened.key, logKey: '1'.repeat(64) });
    };
    return await work({ folder: records, secrets, start, openDatabase: openRecords });
  } finally {
    for (const test of open) await test.app.dispose().catch(() => {});
    rmSync(folder, { recursive: true, force: true });
  }
}

export async function countClaims(test: TestApp): Promise<number> {
  const [person] = await test.ask('people.list', {});
  if (person === undefined) return 0;
  return (await test.ask('claims.list', { filter: everyClaim(person.id), offset: 0, limit: 10 })).count;
}

export const changeBytes = (file: string, by: (bytes: Buffer) => Buffer) =>
  writeFileSync(file, by(readFileSync(file)));

export const flipBit = (at: number) => (file: string) =>
  changeBytes(file, (bytes) => {
    bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
    return bytes;
  });
