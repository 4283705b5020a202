import { useTranslation } from 'react-i18next';
import type { AppealFacts } from '#shared/model/appeals/appeal';
import { findDeadline, findStanding, type RefusedClaim } from '#shared/words/appeals';
import { useFormats } from '../../i18n/use-formats.ts';
import type { PillTone } from '../../ui/data/Pill.tsx';
import { useDeadlineWords } from '../../ui/records/use-deadline-words.ts';

const tones = {
  open: 'partly',
  'no-day': 'waiting',
  passed: 'refused',
  sent: 'waiting',
} as const;

const endTones = {
  won: 'paid',
  partly: 'partly',
  lost: 'refused',
  'given-up': 'waiting',
  none: 'waiting',
} as const;

export type AppealWords = { tone: PillTone; pill: string; says: string };

/** What a person reads about how far an appeal has come, and by when it is due. @param today `YYYY-MM-DD` */
export function useAppealWords(): (
  facts: AppealFacts | null,
  refused: RefusedClaim,
  today: string,
) => AppealWords {
  const { t } = useTranslation(['appeals', 'denials']);
  const { date } = useFormats();
  const say = useDeadlineWords();
  const sayStanding = (facts: AppealFacts | null, refused: RefusedClaim, today: string): AppealWords => {
    const standing = findStanding(facts, refused, today);
    if (standing === 'decided') {
      const outcome = facts?.outcome ?? 'none';
      const day = date(facts?.endedOn ?? null);
      return {
        tone: endTones[outcome],
        pill: t(`outcome.${outcome}`),
        says: day === null ? t('says.ended') : t('says.endedOn', { day }),
      };
    }
    const deadline = findDeadline(facts, refused, today);
    const isEstimate = standing === 'passed' && deadline.from !== 'letter';
    const words = { tone: tones[standing], pill: t(`pill.${isEstimate ? 'usual-passed' : standing}`) };
    if (standing === 'sent') return { ...words, says: t('says.sent', { day: date(facts?.sentOn ?? null) }) };
    const said = say(deadline);
    if (said === null) return { ...words, says: t('says.no-day') };
    const by = `${said.head}. ${said.next}`;
    if (standing === 'passed') return { ...words, says: by };
    const more = deadline.from === 'letter' ? t('says.nothingSent') : t('denials:appeal.letter');
    return { ...words, says: `${by} ${more}` };
  };
  return (facts, refused, today) => {
    const words = sayStanding(facts, refused, today);
    const letterDay = date(facts?.letterMadeOn ?? null);
    return letterDay === null
      ? words
      : { ...words, says: `${words.says} ${t('says.letter', { day: letterDay })}` };
  };
}
