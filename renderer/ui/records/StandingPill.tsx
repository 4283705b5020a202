import { useTranslation } from 'react-i18next';
import type { CoverageCard } from '#shared/model/plans/coverage';
import { Pill, type PillTone } from '../data/Pill.tsx';

const tones: Record<CoverageCard['state'], PillTone> = {
  current: 'paid',
  past: 'refused',
  future: 'waiting',
  'not-stated': 'waiting',
};

/** The state of a coverage today: "Active", "Ended", "Not started". */
export function StandingPill({ card }: { card: CoverageCard }) {
  const { t } = useTranslation('coverage');
  if (card.removed) return <Pill tone="waiting">{t('state.removed')}</Pill>;
  return <Pill tone={tones[card.state]}>{t(`state.${card.state}`)}</Pill>;
}
