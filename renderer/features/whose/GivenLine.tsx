import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/use-command.ts';
import { useRequest } from '../../api/use-request.ts';
import { usePerson } from '../../shell/person.tsx';
import { useWhoseWords } from '../../shell/whose/use-whose-words.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { Announcement } from '../../ui/feedback/Announcement.tsx';
import { FailureNotice } from '../../ui/feedback/FailureNotice.tsx';
import { NoticeLine } from '../../ui/feedback/NoticeLine.tsx';
import type { GivenAnswer, SheetState } from './use-sheet.ts';

/** What became of the records that were just answered for, with the way back. */
export function GivenLine({ sheet: { last, noteUndone } }: { sheet: SheetState }) {
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
    decide.mutate({ connectionId, cause, answer }, { onSuccess: (done) => done !== null && noteUndone() });
  };
  const nameGiven = useGivenWords();
  const helpedId = now?.helpedId ?? null;
  return (
    <>
      <Announcement>
        {last !== null && (
          <NoticeLine
            tone="calm"
            actions={
              <>
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
      </Announcement>
      {decide.error && <FailureNotice failure={decide.error.failure} />}
    </>
  );
}

/** "13 claims: now with the records of Rosa Medina." */
function useGivenWords(): (given: GivenAnswer) => string {
  const { t } = useTranslation('whose');
  const describe = useWhoseWords();
  return ({ question, answer }) => {
    const { what, ownerName, shownName, origin } = describe(question);
    const isNamed = answer === 'own' ? ownerName !== '' : shownName !== null;
    const isWithName = answer === 'own' || answer === 'helped';
    const given = isWithName
      ? t(`given.${answer}${isNamed ? '' : 'Unnamed'}`, {
          what,
          name: answer === 'own' ? ownerName : shownName,
        })
      : t(`given.${answer ?? 'aside'}`, { what });
    const comesAgain = question.erased > 0 && isWithName;
    return comesAgain ? `${given} ${t(`given.comesAgain.${origin}`)}` : given;
  };
}
