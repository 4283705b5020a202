/** Puts the drugs or doctors of a person beside a public list in a file of this computer. Nothing is sent, and nothing kept. */
import path from 'node:path';
import type { FileCheck, FileCheckQuestion } from '#shared/model/plans/plan-lists';
import { findLocalFile } from '../../data/import/local-file.ts';
import { judgeDoctor, keyOfName, type ListedProvider } from '../../data/plan-lists/judge/judge-doctor.ts';
import type { ListEntry } from '../../data/plan-lists/judge/judge-drug.ts';
import type { DataClient } from '../../data/worker/data-client.ts';
import { judgeDrugs } from '../check-lists.ts';
import { chooseDoctors, chooseDrugs, loadDrugTable } from '../own-care.ts';
import { readFileDay } from './file-day.ts';
import { kindOfEntry, readDrugEntry, readProviderEntry } from './marketplace-lists.ts';
import { ListError, streamEntries } from './stream-entries.ts';

type Parts = { data: Pick<DataClient, 'planLists'>; today: string };
type Question = FileCheckQuestion & { file: string; signal: AbortSignal };

/** Of one plan: more drugs than there are. */
const mostKept = 60_000;

/** @throws {ImportError} import/not-local, import/unreadable; {SyncError} sync/cancelled when stopped */
export async function checkFile(
  { data, today }: Parts,
  { file: chosen, signal, ...question }: Question,
): Promise<FileCheck> {
  const file = await findLocalFile(chosen);
  const name = path.basename(file).slice(0, 200);
  const care = await data.planLists.get({ personId: question.personId, today });
  const drugs = chooseDrugs(care, { dropped: question.droppedDrugs, added: question.addedDrugs });
  const doctors = chooseDoctors(care, { dropped: question.droppedDoctors, added: question.addedDoctors });
  const wanted = new Set(
    doctors
      .flatMap(({ npi, groupNpis, name: text }) => [npi ?? '', ...groupNpis, keyOfName(text)])
      .filter(Boolean),
  );
  const entries: ListEntry[] = [];
  const providers: ListedProvider[] = [];
  const count = { drug: 0, provider: 0, ofPlan: 0 };
  const onEntry = (entry: unknown) => {
    const kind = kindOfEntry(entry);
    if (kind === null) return;
    count[kind] += 1;
    if (kind === 'drug') {
      const listed = readDrugEntry(entry, question);
      if (listed === null) return;
      count.ofPlan += 1;
      if (entries.length < mostKept) entries.push(listed);
      return;
    }
    const listed = readProviderEntry(entry, question);
    if (listed === null) return;
    if (listed.isInPlan !== false) count.ofPlan += 1;
    const isWanted = listed.npis.some((npi) => wanted.has(npi)) || wanted.has(keyOfName(listed.name));
    if (isWanted && providers.length < mostKept) providers.push(listed);
  };
  try {
    const read = await streamEntries({ file, signal }, onEntry);
    if (count.drug + count.provider === 0) return { state: 'refused', name, fault: 'other-list' };
    const dated = await readFileDay(file, today);
    const isOfDrugs = count.drug >= count.provider;
    const list = { dated, isWhole: entries.length < mostKept, entries };
    const ofDoctors = { isWhole: providers.length < mostKept, hasNetworks: count.ofPlan > 0, providers };
    return {
      state: 'read',
      name,
      dated,
      read,
      ofPlan: count.ofPlan,
      hasTable: (await loadDrugTable()) !== null,
      drugs: isOfDrugs ? await judgeDrugs(drugs, list, today) : null,
      doctors: isOfDrugs ? null : doctors.map((doctor) => judgeDoctor(doctor, ofDoctors)),
    };
  } catch (error) {
    if (error instanceof ListError) return { state: 'refused', name, fault: error.fault };
    throw error;
  }
}
