/** A claim from paper and a table that are erased: no file of the profile holds a word of them, the scan included. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { createLog } from '../../../electron/shell/log.ts';
import { decryptRecords } from '../../support/decrypt-records.ts';
import { FileCabinet } from '../../support/file-cabinet.ts';
import { findTexts, readFiles } from '../../support/find-text.ts';
import { MemorySecretBox } from '../../support/memory-ports.ts';
import { makePdf, printLines } from '../../support/scans/make-scan.ts';
import { startTestApp } from '../../support/test-app.ts';
import { refusedPaper } from './open-hand-claims.ts';

const planted = { provider: 'Quillfeather Clinic', claimNumber: 'QF-880121', planName: 'Quartzine Health' };
const onScan = 'Zephyrine-Scan-4471';

async function start() {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'claimfolio-hand-'));
  const ports = {
    secrets: new MemorySecretBox(),
    settings: new FileCabinet(folder, 'settings'),
    vault: new FileCabinet(folder, 'vault'),
    log: createLog(path.join(folder, 'logs')),
  };
  const app = await startTestApp({ folder, visit() {}, ports });
  onTestFinished(() => app.close());
  const search = async (texts: readonly string[]) => {
    const unseal = async (sealed: string) => (await new MemorySecretBox().open(sealed)).text;
    const opened = { name: 'records, opened', bytes: await decryptRecords(folder, unseal) };
    return findTexts([...readFiles(folder), opened], texts);
  };
  return { app, folder, search };
}

it('what was typed, its scan and a table are in the records until they are erased, and then nowhere', async () => {
  const { app, search } = await start();
  // Outside of the profile, as the person's own files are.
  const own = mkdtempSync(path.join(os.tmpdir(), 'claimfolio-own-'));
  const pdf = path.join(own, 'eob.pdf');
  writeFileSync(pdf, makePdf([printLines([onScan])]));
  const csv = path.join(own, 'claims.csv');
  writeFileSync(
    csv,
    'Claim Number,Date of Service,Provider,Billed\nTQ-1,2026-01-20,Umbrelline Lab,90.00\nTQ-2,2026-01-21,Umbrelline Lab,80.00\n',
  );

  const { ref } = await app.ask('scans.look', { path: pdf });
  const { personId, claimId } = await app.ask('papers.save', {
    target: { newName: 'Perpetua Example' },
    facts: { ...refusedPaper, ...planted },
    heldId: ref.id,
  });
  const offer = await app.ask('files.look', { paths: [csv] });
  const guess = offer.table?.guess;
  if (guess === undefined) throw new Error('no table');
  await app.ask('tables.import', {
    importId: offer.importId,
    mapping: guess,
    planName: 'Tourmaline Plan',
    personId,
    held: null,
    otherDays: null,
  });
  const paper = [...Object.values(planted), onScan];
  const table = ['Umbrelline Lab', 'TQ-1', 'Tourmaline Plan'];
  const found = await search([...paper, ...table]);
  for (const text of [...paper, ...table]) expect(found).toContain(`records, opened: ${text}`);
  expect(found.filter((one) => !one.startsWith('records, opened'))).toEqual([]);

  await app.ask('connection.disconnect', { connectionId: claimId.split('/')[0] ?? '', erase: true });
  expect(await search(paper)).toEqual([]);
  expect((await app.ask('people.list', {})).map(({ name }) => name)).toEqual(['Perpetua Example']);
  await app.ask('connection.disconnect', {
    connectionId: (await app.ask('connection.list', {}))[0]?.id ?? '',
    erase: true,
  });
  expect(await search([...paper, ...table, 'Perpetua'])).toEqual([]);
  expect(await app.ask('people.list', {})).toEqual([]);
});
