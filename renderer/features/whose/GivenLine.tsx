import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Undecided } from '#shared/model/people/whose';
import { useCommand } from '../../api/use-command.ts';
import { useRequest } from '../../api/use-request.ts';
import { usePerson } from '../../shell/person.tsx';
import { useWhoseWords } from '../../shell/whose/use-whose-words.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { Announcement } from '../../ui/feedback/Announcement.tsx';
import { FailureNotice } from '../../ui/feedback/FailureNotice.tsx';
import { NoticeLine } from '../../ui/feedback/NoticeLine.tsx';
import { CheckAgain } from '../../ui/whose/CheckAgain.tsx';
import type { GivenAnswer, SheetState } from './use-sheet.ts';

/** What became of the records that were just answered for, with the way back; and what an answer had erased for good. */
export function GivenLine({ sheet: { last, undone, noteUndone } }: { sheet: SheetState }) {
  const { t } = useTranslation('whose');
  const { choose } = usePerson();
  const navigate = useNavigate();
  const decide = useCommand('records.decide');
  const { data } = useRequest('records.undecided', { connectionId: null });
  const now = data?.causes.find(
    ({ connectionId, cause }) =>
      connectionId === last?.question.connectionId && cause === last?.question.cause,
  );
  const undo = () => {
    if (last === null) return;
    const { connectionId, cause, answer } = last.question;
    const { authority } = last;
    decide.mutate(
      { connectionId, cause, answer, ...(answer === 'helped' && { authority }) },
      { onSuccess: (done) => done !== null && noteUndone() },
    );
  };
  const nameGiven = useGivenWords();
  const nameErased = useErasedWords();
  const helpedId = now?.helpedId ?? null;
  return (
    <>
      <Announcement>
        {last !== null && (
          <NoticeLine
            tone="calm"
            actions={
              <>
                {comesAgain(last) && <CheckAgain connectionId={last.question.connectionId} />}
                {helpedId !== null && (
                  <Button
                    variant="quiet"
                    onPress={() => {
                      choose(helpedId);
                      void navigate({ to: '/claims' });
                    }}
                  >
                    {t('given.see')}
                  </Button>
                )}
                <Button onPress={undo} isPending={decide.isPending}>
                  {t('given.undo')}
                </Button>
              </>
            }
          >
            <p>{nameGiven(last)}</p>
          </NoticeLine>
        )}
        {undone !== null && (
          <NoticeLine tone="calm" actions={<CheckAgain connectionId={undone.connectionId} />}>
            <p>{nameErased(undone, null)}</p>
          </NoticeLine>
        )}
      </Announcement>
      {decide.error && <FailureNotice failure={decide.error.failure} />}
    </>
  );
}

type Given = Pick<GivenAnswer, 'question' | 'answer'>;

/** True where what was erased is to come: nothing of it is here now. */
function comesAgain({ question, answer }: Given): boolean {
  return question.erased > 0 && answer !== 'left-out';
}

/** "13 claims: now with the records of Rosa Medina." */
function useGivenWords(): (given: Given) => string {
  const { t } = useTranslation('whose');
  const describe = useWhoseWords();
  const nameErased = useErasedWords();
  return ({ question, answer }) => {
    const { what, count, ownerName, shownName } = describe(question);
    if (comesAgain({ question, answer })) return nameErased(question, answer);
    if (answer === 'own') return t(ownerName ? 'given.own' : 'given.ownUnnamed', { what, name: ownerName });
    if (answer === 'helped')
      return t(shownName === null ? 'given.helpedUnnamed' : 'given.helped', { what, name: shownName });
    return t(answer === null ? 'given.aside' : 'given.left-out', { what, count });
  };
}

/** That what was erased comes with the next check, whatever the answer is now. */
function useErasedWords(): (question: Undecided, answer: GivenAnswer['answer']) => string {
  const { t } = useTranslation('whose');
  const describe = useWhoseWords();
  return (question, answer) =>
    `${t(answer === null ? 'given.takenBack' : 'given.saved')} ${t(`given.comesAgain.${describe(question).origin}`)}`;
}
