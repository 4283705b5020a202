import { useTranslation } from 'react-i18next';
import type { Refusal } from '#shared/model/appeals/appeal';
import { findReminder, type KnownDeadline } from '#shared/words/appeals';
import { useToday } from '../../../day/use-today.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import { ButtonLink } from '../../../ui/actions/ButtonLink.tsx';
import { NoticeLine, NoticeList } from '../../../ui/feedback/NoticeLine.tsx';
import { useDeadlineWords } from '../../../ui/records/use-deadline-words.ts';

/** Refusals of which the last day on the letter is near or has passed, with nothing sent. */
export function AppealReminders({ refusals }: { refusals: readonly Refusal[] }) {
  return (
    <NoticeList>
      {refusals.map((refusal) => (
        <Reminder key={refusal.row.id} refusal={refusal} />
      ))}
    </NoticeList>
  );
}

function Reminder({ refusal: { row, facts, planKind } }: { refusal: Refusal }) {
  const { t } = useTranslation(['appeals', 'claims']);
  const sayReminder = useReminderWords();
  const deadline = findReminder(facts, { ...row, planKind }, useToday());
  if (deadline === null) return null;
  const who = row.providerName ?? t('claims:list.provider');
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
      <p>{sayReminder(deadline, who)}</p>
    </NoticeLine>
  );
}

function useReminderWords(): (deadline: KnownDeadline, who: string) => string {
  const { t } = useTranslation(['appeals', 'denials']);
  const { date } = useFormats();
  const say = useDeadlineWords();
  return (deadline, who) => {
    if (deadline.from === 'usual') {
      const said = say(deadline);
      const by = [said && `${said.head}. ${said.next}`, t('denials:appeal.letter')].filter(Boolean).join(' ');
      return t('appeals:reminder.usual', { who, by });
    }
    const day = date(deadline.day) ?? '';
    if (deadline.left < 0) return t('appeals:reminder.passed', { who, day });
    return deadline.left === 0
      ? t('appeals:reminder.today', { who })
      : t('appeals:reminder.soon', { who, day, count: deadline.left });
  };
}
