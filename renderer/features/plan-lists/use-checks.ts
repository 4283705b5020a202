import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure } from '#shared/ipc/result';
import type {
  DoctorCheckQuestion,
  DoctorVerdict,
  DrugCheckQuestion,
  DrugVerdict,
  FileCheck,
} from '#shared/model/plans/plan-lists';
import { failureFrom } from '../../api/request-error.ts';
import { useCancelOnLeave } from '../../api/use-cancel-on-leave.ts';
import { useCommand } from '../../api/use-command.ts';
import { addList, type CareChanges, type CheckedList } from './care-changes.ts';

type Own = { drugs: CareChanges; doctors: CareChanges };
type Refused = Extract<FileCheck, { state: 'refused' }>;

export type Checks = ReturnType<typeof useChecks>;

/** What lists said, kept until the screen is left. `own`: what the person took off and typed onto each. */
export function useChecks(own: Own) {
  const { t } = useTranslation('plan-lists');
  const checkDrugs = useCommand('lookup.checkDrugs');
  const checkDoctors = useCommand('lookup.checkDoctors');
  const checkFile = useCommand('lookup.checkFile');
  const [drugLists, setDrugLists] = useState<CheckedList<DrugVerdict>[]>([]);
  const [doctorLists, setDoctorLists] = useState<CheckedList<DoctorVerdict>[]>([]);
  const [refused, setRefused] = useState<Refused | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isAsking, setAsking] = useState(false);
  const stop = useCancelOnLeave(isAsking);
  const run = async (work: () => Promise<void>) => {
    setAsking(true);
    setFailure(null);
    setRefused(null);
    try {
      await work();
    } catch (error) {
      const found = failureFrom(error);
      if (found.code !== 'sync/cancelled') setFailure(found);
    } finally {
      setAsking(false);
    }
  };
  const notesOf = (hasTable: boolean, isWhole: boolean) => [
    ...(hasTable ? [] : [t('noTable')]),
    ...(isWhole ? [] : [t('partial')]),
  ];
  return {
    ...{ drugLists, doctorLists, refused, failure, isAsking },
    stop,
    askDrugs: (title: string, question: Omit<DrugCheckQuestion, 'dropped' | 'added'>) =>
      run(async () => {
        const { dated, hasTable, isWhole, verdicts } = await checkDrugs.mutateAsync({
          ...question,
          dropped: [...own.drugs.dropped],
          added: [...own.drugs.added],
        });
        const notes = notesOf(hasTable, isWhole);
        setDrugLists((lists) =>
          addList(lists, { key: title, title, dated, notes, verdicts: byDrug(verdicts) }),
        );
      }),
    askDoctors: (title: string, question: Omit<DoctorCheckQuestion, 'dropped' | 'added'>) =>
      run(async () => {
        const { asked, verdicts } = await checkDoctors.mutateAsync({
          ...question,
          dropped: [...own.doctors.dropped],
          added: [...own.doctors.added],
        });
        const list = { key: title, title, dated: asked, notes: [], verdicts: byDoctor(verdicts) };
        setDoctorLists((lists) => addList(lists, list));
      }),
    askFile: (question: { personId: string; planId: string; year: number }) =>
      run(async () => {
        const answer = await checkFile.mutateAsync({
          ...question,
          droppedDrugs: [...own.drugs.dropped],
          droppedDoctors: [...own.doctors.dropped],
          addedDrugs: [...own.drugs.added],
          addedDoctors: [...own.doctors.added],
        });
        if (answer === null) return;
        if (answer.state === 'refused') {
          setRefused(answer);
          return;
        }
        const { name, dated, ofPlan, hasTable, drugs, doctors } = answer;
        const title = t('file.column', { plan: question.planId, file: name });
        const empty = ofPlan === 0 ? [t('file.noneOfPlan', { plan: question.planId })] : [];
        const shared = { key: title, title, dated };
        if (drugs) {
          const notes = [...empty, ...notesOf(hasTable, true)];
          setDrugLists((lists) => addList(lists, { ...shared, notes, verdicts: byDrug(drugs) }));
        }
        if (doctors)
          setDoctorLists((lists) => addList(lists, { ...shared, notes: empty, verdicts: byDoctor(doctors) }));
      }),
  };
}

function byDrug(verdicts: readonly DrugVerdict[]): ReadonlyMap<string, DrugVerdict> {
  return new Map(verdicts.map((one) => [one.drugId, one]));
}

function byDoctor(verdicts: readonly DoctorVerdict[]): ReadonlyMap<string, DoctorVerdict> {
  return new Map(verdicts.map((one) => [one.doctorId, one]));
}
