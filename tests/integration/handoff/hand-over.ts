/** Writes copies and opens them over data workers' operations, as main does it. */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
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
  for (let paper = store.handoff.takePaper(); paper !== null; paper = store.handoff.takePaper())
    store.handoff.judgePaper(paper.person, paper.place, { mediaType: 'application/pdf', pages: 2 });
  const brought = store.handoff.finish();
  await store.handoff.close();
  return brought;
}
