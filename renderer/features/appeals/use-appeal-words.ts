import { useTranslation } from 'react-i18next';
import type { AppealFacts } from '#shared/model/appeals/appeal';
import { findStanding } from '#shared/words/appeals';
import { useFormats } from '../../i18n/use-formats.ts';
import type { PillTone } from '../../ui/data/Pill.tsx';

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

/** What a person reads about how far an appeal has come. @param today `YYYY-MM-DD` */
export function useAppealWords(): (facts: AppealFacts | null, today: string) => AppealWords {
  const { t } = useTranslation('appeals');
  const { date } = useFormats();
  return (facts, today) => {
    const standing = findStanding(facts, today);
    if (standing === 'decided') {
      const outcome = facts?.outcome ?? 'none';
      const day = date(facts?.endedOn ?? null);
      return {
        tone: endTones[outcome],
        pill: t(`outcome.${outcome}`),
        says: day === null ? t('says.ended') : t('says.endedOn', { day }),
      };
    }
    const day = date((standing === 'sent' ? facts?.sentOn : facts?.lastDay) ?? null) ?? '';
    return { tone: tones[standing], pill: t(`pill.${standing}`), says: t(`says.${standing}`, { day }) };
  };
}
