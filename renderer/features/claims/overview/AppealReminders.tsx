import { useTranslation } from 'react-i18next';
import type { AppealFacts, Refusal } from '#shared/model/appeals/appeal';
import type { ClaimRow } from '#shared/model/claims/claim-row';
import { findReminder } from '#shared/words/appeals';
import { useToday } from '../../../day/use-today.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import { ButtonLink } from '../../../ui/actions/ButtonLink.tsx';
import { NoticeLine, NoticeList } from '../../../ui/feedback/NoticeLine.tsx';

/** Refusals of which the last day on the letter is near or has passed, with nothing sent. */
export function AppealReminders({ refusals }: { refusals: readonly Refusal[] }) {
  return (
    <NoticeList>
      {refusals.map(({ row, facts }) => facts && <Reminder key={row.id} row={row} facts={facts} />)}
    </NoticeList>
  );
}

function Reminder({ row, facts }: { row: ClaimRow; facts: AppealFacts }) {
  const { t } = useTranslation(['appeals', 'claims']);
  const { date } = useFormats();
  const days = findReminder(facts, useToday());
  if (days === null) return null;
  const who = row.providerName ?? t('claims:list.provider');
  const day = date(facts.lastDay) ?? '';
  const words =
    days < 0
      ? t('appeals:reminder.passed', { who, day })
      : days === 0
        ? t('appeals:reminder.today', { who })
        : t('appeals:reminder.soon', { who, day, count: days });
  return (
    <NoticeLine
      tone="warning"
      actions={
        <ButtonLink
          to="/appeals/$claimId"
          params={{ claimId: row.id }}
          aria-label={t('appeals:reminder.openFor', { who })}
        >
          {t('appeals:reminder.open')}
        </ButtonLink>
      }
    >
      <p>{words}</p>
    </NoticeLine>
  );
}
