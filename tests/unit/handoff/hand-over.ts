/** Writes copies and opens them over data workers' operations, as main does it; copies line by line, whoever wrote them. */
import { createHmac } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { derivePassphraseBytes } from '../../../electron/data/database/passphrase-key.ts';
import type { CopyKeys } from '../../../electron/data/handoff/seal/copy-header.ts';
import { SealedWriter } from '../../../electron/data/handoff/seal/sealed-file.ts';
import { copyMark } from '../../../electron/data/import/file-head.ts';
import type { DataOperations } from '../../../electron/data/worker/operations.ts';
import type { BroughtIn, CopiedPerson, CopyOffer } from '../../../shared/model/files/handoff.ts';

export const passphrase = 'quiet river under a green hill';
export const madeAt = '2026-05-01T10:00:00.000Z';

export function makeFolder(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'claimfolio-copies-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** The path of a copy of these people, or of everybody. */
export async function saveCopy(store: DataOperations, personIds: string[] = []): Promise<string> {
  const file = path.join(makeFolder(), 'a.claimfolio');
  await store.handoff.begin({ file, personIds, passphrase, madeAt });
  while (!(await store.handoff.write()).isEnded);
  await store.handoff.drop();
  return file;
}

export async function lookAt(store: DataOperations, file: string): Promise<CopyOffer | string> {
  const problem = await store.handoff.open(file, passphrase);
  if (problem !== null) return problem;
  onTestFinished(() => store.handoff.close());
  for (;;) {
    const { offer, problem: found } = await store.handoff.look();
    if (found !== null) return found;
    if (offer !== null) return offer;
  }
}

/** Brings everybody of the copy in; papers are taken for what they say they are. */
export async function bringIn(
  store: DataOperations,
  file: string,
  pick: (person: CopiedPerson) => string | null = ({ samePersonId }) => samePersonId,
): Promise<BroughtIn> {
  const offer = await lookAt(store, file);
  if (typeof offer === 'string') throw new Error(offer);
  const people = offer.people.map((person) => ({ place: person.place, personId: pick(person) }));
  store.handoff.bringIn({ people }, '2026-05-02T10:00:00.000Z');
  while (!(await store.handoff.store()).isStored);
  for (let paper = store.handoff.takeScan(); paper !== null; paper = store.handoff.takeScan())
    store.handoff.judgeScan(paper.person, paper.place, { mediaType: 'application/pdf', pages: 2 });
  const brought = store.handoff.finish();
  await store.handoff.close();
  return brought;
}

export type Line = object | string;

export const person = {
  ...{ name: 'Rosa Medina', birthDate: '1984-05-09', ownName: null, authority: null, lastLook: null },
};
export const plan = {
  ...{ of: 'connection', person: 0, origin: 'plan', isEnded: false, payerId: null, planName: 'Evergreen' },
  ...{ planPhone: null, host: 'x.example', isSample: false, fhirBaseUrl: 'https://x.example/fhir' },
  ...{ patientId: 'pat-1', accessEndsAt: null, keepsUpToDate: true, granted: ['claims'], notGranted: [] },
  ...{ connectedAt: madeAt, lastCheckedAt: null, firstSyncDone: true, said: null },
};
const arrived = { firstSeen: madeAt, seenIn: madeAt, removedAt: null, isChanged: false };

export function record(resource: object, over: object = {}): object {
  return { of: 'record', fullUrl: null, ...arrived, ...over, resource };
}

/** The head of what that person wrote. */
export function writtenHead(place = 0): object {
  const facts = { savedAt: madeAt, person: { name: 'Rosa Medina', birthDate: '1984-05-09' }, plans: [] };
  const line = { claimfolio: 'what-i-wrote', version: 1, ...facts, entries: 1 };
  return { of: 'written', person: place, line };
}

export const headOf = (people: readonly object[] = [person], over: object = {}): object => {
  return { claimfolio: 'copy', version: 2, madeAt, people, differentPeople: [], ...over };
};

/** A whole copy of these people with these lines; its path. */
export function craft(lines: readonly Line[], head: Line = headOf()): Promise<string> {
  return sealLines([head, ...lines, { of: 'end', lines: lines.length }]);
}

/** A copy of just these lines. `end`: what follows the last one. */
export async function sealLines(lines: readonly Line[], end = '\n'): Promise<string> {
  const texts = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line)));
  const file = path.join(makeFolder(), 'crafted.claimfolio');
  const handle = await open(file, 'ax');
  keys ??= makeKeys();
  const writer = new SealedWriter(handle, await keys);
  await writer.write(Buffer.from(texts.join('\n') + end));
  await writer.end();
  await handle.close();
  return file;
}

let keys: Promise<CopyKeys> | undefined;

/** A head that asks for the least work that this app takes. */
async function makeKeys(): Promise<CopyKeys> {
  const [salt, prefix] = [Buffer.alloc(16, 'salt'), Buffer.alloc(7, 'nonce')];
  const cost = { log2N: 14, r: 8, p: 1 };
  const derived = await derivePassphraseBytes(passphrase, salt, cost, 64);
  const facts = Buffer.from([1, cost.log2N, cost.r, cost.p]);
  const begin = Buffer.concat([Buffer.from(copyMark, 'latin1'), facts, salt, prefix]);
  const check = createHmac('sha256', derived.subarray(32)).update(begin).digest();
  return { header: Buffer.concat([begin, check]), key: derived.subarray(0, 32), prefix };
}
