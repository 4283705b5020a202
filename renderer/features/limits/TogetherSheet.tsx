import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useRequest } from '../../api/use-request.ts';
import { TitledSheet } from '../../ui/layout/TitledSheet.tsx';
import { EpisodeLine, EpisodeLines } from '../../ui/records/EpisodeLine.tsx';

const most = 3;

/** The newest claims that belong together, beside the limits; nothing where there are none. */
export function TogetherSheet({ personId }: { personId: string }) {
  const { t } = useTranslation('together');
  const { data } = useRequest('episodes.list', { personId });
  if (!data || data.episodes.length === 0) return null;
  return (
    <TitledSheet title={t('screen')}>
      <EpisodeLines>
        {data.episodes.slice(0, most).map((episode) => (
          <EpisodeLine key={episode.claimId} episode={episode} />
        ))}
      </EpisodeLines>
      <Link to="/claims/together">{t('seeAll')}</Link>
    </TitledSheet>
  );
}
