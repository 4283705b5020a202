import { useTranslation } from 'react-i18next';
import type { EpisodeList } from '#shared/model/episodes/episode';
import { useRequest } from '../../api/use-request.ts';
import { usePerson } from '../../shell/person.tsx';
import { BackLink } from '../../ui/actions/BackLink.tsx';
import { EmptyState } from '../../ui/feedback/EmptyState.tsx';
import { FailureNotice } from '../../ui/feedback/FailureNotice.tsx';
import { Skeleton } from '../../ui/feedback/Skeleton.tsx';
import { PageHeader } from '../../ui/layout/PageHeader.tsx';
import { Stack } from '../../ui/layout/Row.tsx';
import { TitledSheet } from '../../ui/layout/TitledSheet.tsx';
import { EpisodeLine, EpisodeLines } from '../../ui/records/EpisodeLine.tsx';
import { NextLink } from '../../ui/records/NextSteps.tsx';
import { AlikeSection } from './AlikeSection.tsx';

/** The claims of the person that belong together, and charges that look alike. */
export function EpisodesScreen() {
  const { t } = useTranslation('together');
  const { person, isLoading } = usePerson();
  const { data, error, refetch } = useRequest(
    'episodes.list',
    { personId: person?.id ?? '' },
    { enabled: person !== null },
  );
  const isEmpty = (!isLoading && person === null) || data?.episodes.length === 0;
  return (
    <>
      <BackLink to="/claims">{t('back')}</BackLink>
      <PageHeader screen={t('screen')} title={t('screen')} lead={t('lead')} />
      <Stack>
        {error && <FailureNotice failure={error.failure} onRetry={() => void refetch()} />}
        {!data && !error && !isEmpty && <Skeleton lines={8} label={t('loading')} />}
        {data && <AlikeSection alike={data.alike} />}
        {isEmpty && (
          <EmptyState title={t('empty.title')} actions={<NextLink to="claims" />}>
            <p>{t('empty.text')}</p>
          </EmptyState>
        )}
        {data && !isEmpty && <Episodes list={data} />}
      </Stack>
    </>
  );
}

function Episodes({ list: { episodes } }: { list: EpisodeList }) {
  const { t } = useTranslation('together');
  return (
    <TitledSheet title={t('groups', { count: episodes.length })}>
      <EpisodeLines>
        {episodes.map((episode) => (
          <EpisodeLine key={episode.claimId} episode={episode} />
        ))}
      </EpisodeLines>
    </TitledSheet>
  );
}
