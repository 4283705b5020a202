import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Claim } from '#shared/model/claims/claim';
import { useRequest } from '../../../api/use-request.ts';
import { useEpisodeWords } from '../../../i18n/use-episode-words.ts';

/** What the claim is part of, and whether a charge of it looks like another one; nothing while that is not known. */
export function TogetherLine({ claim }: { claim: Claim }) {
  const { t } = useTranslation('together');
  const { nameEpisode } = useEpisodeWords();
  const { data } = useRequest('episodes.get', { claimId: claim.id });
  if (!data) return null;
  const isAlike = data.alike.some(({ claimIds, isPutAway }) => !isPutAway && claimIds.includes(claim.id));
  const params = { claimId: claim.id };
  return (
    <p>
      {isAlike && (
        <>
          <strong>{t('claim.alike')}</strong> <Link to="/claims/together">{t('claim.look')}</Link>
          {' · '}
        </>
      )}
      {data.isTold ? (
        <>
          {t('claim.partOf')}{' '}
          <Link to="/claims/together/$claimId" params={params}>
            {t('claim.link', { name: nameEpisode(data), claims: t('claims', { count: data.claims }) })}
          </Link>
        </>
      ) : (
        <Link to="/claims/together/$claimId" params={params}>
          {t('claim.alone')}
        </Link>
      )}
    </p>
  );
}
