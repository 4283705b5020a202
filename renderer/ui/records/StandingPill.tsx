import { useTranslation } from 'react-i18next';
import type { CoverageCard } from '#shared/model/plans/coverage';
import { useFormats } from '../../i18n/use-formats.ts';
import { Pill, type PillTone } from '../data/Pill.tsx';

const tones: Record<CoverageCard['state'], PillTone> = {
  current: 'paid',
  past: 'refused',
  future: 'waiting',
  'not-stated': 'waiting',
};

/** The state of a coverage today: "Active", "Ended", "Not started"; of a file that says of which day it is, "Active as of" it. */
export function StandingPill({ card }: { card: CoverageCard }) {
  const { t } = useTranslation('coverage');
  const { date } = useFormats();
  if (card.removed) return <Pill tone="waiting">{t('state.removed')}</Pill>;
  // A file says nothing of the days after it.
  if (card.state === 'current' && card.end === null && card.asOf !== undefined)
    return <Pill tone="waiting">{t('state.asOf', { date: date(card.asOf) })}</Pill>;
  return <Pill tone={tones[card.state]}>{t(`state.${card.state}`)}</Pill>;
}
