import type { NotShown, Undecided } from '#shared/model/people/whose';
import { countKinds, isOpenQuestion, type KindCounts } from '#shared/not-shown';
import { useRequest } from '../../api/use-request.ts';

/** Whose records, or of which plan or file; neither: of everyone. */
export type NotShownOf = { personId?: string; connectionId?: string };

export type NotShownHere = {
  /** What waits for an answer of the person. */
  questions: readonly Undecided[];
  /** Questions that were answered. */
  answered: readonly Undecided[];
  /** How much is kept aside until they are answered. */
  asked: KindCounts;
  /** What is in no list for another reason. */
  others: readonly NotShown[];
};

/** What plans sent that is in no list. Nothing until it is known. */
export function useNotShown(of: NotShownOf = {}): NotShownHere {
  const isOf = ({ personId, connectionId }: { personId: string; connectionId: string }) =>
    (of.personId ?? personId) === personId && (of.connectionId ?? connectionId) === connectionId;
  const causes = useRequest('records.undecided', { connectionId: null }).data?.causes.filter(isOf) ?? [];
  const notShown = useRequest('records.notShown', { personId: null }).data?.filter(isOf) ?? [];
  return {
    questions: causes.filter(isOpenQuestion),
    answered: causes.filter((one) => one.answer !== null && !isOpenQuestion(one)),
    asked: countKinds(notShown.filter(({ reason }) => reason === 'asked')),
    others: notShown.filter(({ reason }) => reason !== 'asked'),
  };
}
