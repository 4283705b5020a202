import { useTranslation } from 'react-i18next';
import type { Undecided } from '#shared/model/people/whose';
import { useCommand } from '../../../api/use-command.ts';
import { useRequest } from '../../../api/use-request.ts';
import { Button } from '../../../ui/actions/Button.tsx';
import { FailureNotice } from '../../../ui/feedback/FailureNotice.tsx';
import { Notice } from '../../../ui/feedback/Notice.tsx';
import { Row } from '../../../ui/layout/Row.tsx';

type UndecidedRecordsProps = { connectionId: string; planName: string; personName: string };

/** Asks whose the records are that do not say it clearly, once for each cause; an answer can be changed. */
export function UndecidedRecords({ connectionId, planName, personName }: UndecidedRecordsProps) {
  const { t } = useTranslation('plans');
  const { data = { causes: [], leftOut: 0 } } = useRequest('records.undecided', { connectionId });
  const decide = useCommand('records.decide');
  return (
    <>
      {data.causes.map((one) => (
        <UndecidedNotice
          key={one.cause}
          undecided={one}
          personName={personName}
          isPending={decide.isPending}
          onAnswer={(answer) => decide.mutate({ connectionId, cause: one.cause, answer })}
        />
      ))}
      {data.leftOut > 0 && <p>{t('undecided.leftOut', { count: data.leftOut })}</p>}
      {decide.error && <FailureNotice failure={decide.error.failure} plan={planName} />}
    </>
  );
}

type UndecidedNoticeProps = {
  undecided: Undecided;
  personName: string;
  isPending: boolean;
  onAnswer(answer: 'own' | 'left-out'): void;
};

function UndecidedNotice({ undecided, personName, isPending, onAnswer }: UndecidedNoticeProps) {
  const { t } = useTranslation('plans');
  const { cause, kind, name, place, count, answer } = undecided;
  const whom = t(`undecided.whom.${kind}`, { name, place });
  const textId = `whose-${cause}`;
  const said = { 'aria-describedby': textId, isPending };
  return (
    <Notice tone={answer === null ? 'warning' : 'calm'}>
      <p id={textId}>{t(`undecided.${answer ?? 'ask'}`, { count, whom, person: personName })}</p>
      <Row>
        {answer !== 'own' && (
          <Button {...said} onPress={() => onAnswer('own')}>
            {t('undecided.areTheirs', { person: personName })}
          </Button>
        )}
        {answer !== 'left-out' && (
          <Button {...said} variant="quiet" onPress={() => onAnswer('left-out')}>
            {t('undecided.leaveOut')}
          </Button>
        )}
      </Row>
    </Notice>
  );
}
