/** Puts the drugs and doctors of a person beside the lists of a plan. */
import type {
  DoctorCheck,
  DoctorCheckQuestion,
  DrugCheck,
  DrugCheckQuestion,
  DrugVerdict,
} from '#shared/model/plans/plan-lists';
import { identifyDrug } from '../data/plan-lists/judge/drug-table.ts';
import { judgeDoctor } from '../data/plan-lists/judge/judge-doctor.ts';
import { judgeDrug, type ReadDrugList } from '../data/plan-lists/judge/judge-drug.ts';
import type { DataClient } from '../data/worker/data-client.ts';
import type { DirectoryAsker } from './directory-pages.ts';
import type { DrugAsker } from './drug-searches.ts';
import { findDoctor } from './find-doctors.ts';
import { chooseDoctors, chooseDrugs, loadDrugTable } from './own-care.ts';
import { readWholeList } from './whole-list.ts';

type Parts = { data: Pick<DataClient, 'planLists'>; today: string };

/** Each is asked for by itself; more would keep a service busy for minutes. */
const mostDoctorsAsked = 40;

export async function checkDrugs(
  { data, today }: Parts,
  asker: DrugAsker,
  { personId, drugPlanId, year, ...changes }: Omit<DrugCheckQuestion, 'place'>,
): Promise<DrugCheck> {
  const drugs = chooseDrugs(await data.planLists.get({ personId, today }), changes);
  const list = await readWholeList(asker, { drugPlanId, year, today });
  return {
    dated: list.dated,
    isWhole: list.isWhole,
    read: list.entries.length,
    hasTable: (await loadDrugTable()) !== null,
    verdicts: await judgeDrugs(drugs, list, today),
  };
}

export async function judgeDrugs(
  drugs: ReturnType<typeof chooseDrugs>,
  list: ReadDrugList,
  today: string,
): Promise<DrugVerdict[]> {
  const table = await loadDrugTable();
  return drugs.map((drug) => judgeDrug({ ...drug, identity: identifyDrug(drug, table) }, list, today));
}

/** `refuseOwn`: the last check of the names and numbers before they are sent. */
export async function checkDoctors(
  { data, today }: Parts,
  newAsker: () => DirectoryAsker,
  {
    personId,
    networkId,
    refuseOwn,
    ...changes
  }: Omit<DoctorCheckQuestion, 'place'> & {
    refuseOwn(words: readonly string[]): Promise<void>;
  },
): Promise<DoctorCheck> {
  const doctors = chooseDoctors(await data.planLists.get({ personId, today }), changes);
  await refuseOwn(doctors.flatMap(({ name, npi, groupNpis }) => [name ?? '', npi ?? '', ...groupNpis]));
  const verdicts = [];
  for (const [place, doctor] of doctors.entries()) {
    const isAsked = place < mostDoctorsAsked;
    const list = isAsked
      ? await findDoctor(newAsker, doctor, networkId)
      : { isWhole: false, hasNetworks: true, providers: [] };
    verdicts.push(judgeDoctor(doctor, list));
  }
  return { asked: today, verdicts };
}
