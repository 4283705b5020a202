import { useTranslation } from 'react-i18next';
import { toWholeDay } from '#shared/dates';
import type { AppealFacts } from '#shared/model/appeals/appeal';
import type { ClaimView } from '#shared/model/claims/claims-view';
import { findAppealState, findDeadline } from '#shared/words/appeals';
import { appealRules } from '#shared/words/denials';
import { useToday } from '../../day/use-today.ts';
import { SmallLine } from '../data/SmallLine.tsx';
import { KindOfPlan } from './KindOfPlan.tsx';
import styles from './UsualDeadline.module.css';
import { UsualTimes } from './UsualTimes.tsx';
import { useDeadlineWords } from './use-deadline-words.ts';

/** By when to appeal: what the letter says, else the usual last day with its rule. Nothing once the appeal was sent. */
export function UsualDeadline({ about, facts }: { about: ClaimView; facts: AppealFacts | null }) {
  const { t } = useTranslation('denials');
  const say = useDeadlineWords();
  const today = useToday();
  const state = findAppealState(facts);
  const { claim, saidKind, row, planName } = about;
  if (state === 'sent' || state === 'decided') return null;
  const deadline = findDeadline(facts, claim, today);
  const said = say(deadline);
  const head = said && (deadline.late === 'no' ? said.head : `${said.head}. ${said.next}`);
  if (deadline.from === 'letter') return <p className={styles['day']}>{head}</p>;
  const isEstimate = deadline.from === 'usual';
  const isDayMissing = toWholeDay(claim.decidedOn) === null && !facts?.letterDate;
  return (
    <div className={styles['by']}>
      {head && <p className={styles['day']}>{head}</p>}
      {isEstimate && (
        <>
          <p>
            {deadline.late === 'no' && `${said?.next} `}
            {said?.how}
          </p>
          <SmallLine>
            {t(`window.${deadline.usual.window}.name`)}.{' '}
            {t('appeal.rule', { source: appealRules[deadline.usual.window] })}
          </SmallLine>
        </>
      )}
      {!said && isDayMissing && <p>{t('by.noDay')}</p>}
      {saidKind !== null && (
        <KindOfPlan connectionId={row.connectionId} planName={planName} saidKind={saidKind} />
      )}
      <UsualTimes planKind={isEstimate ? 'unknown' : claim.planKind} />
    </div>
  );
}
