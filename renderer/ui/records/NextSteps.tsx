import { useTranslation } from 'react-i18next';
import { isCurrent } from '#shared/words/coverage';
import { useRequest } from '../../api/use-request.ts';
import { ButtonLink } from '../actions/ButtonLink.tsx';

/** What a person can do while there is nothing to read: their card, on screen and on paper, and a doctor. */
export function NextSteps({ personId }: { personId: string }) {
  const { t } = useTranslation('common');
  const card = useRequest('coverage.list', { personId }).data?.find(isCurrent);
  return (
    <>
      {card ? (
        <>
          <ButtonLink to="/plans/card/$coverageId" params={{ coverageId: card.id }}>
            {t('next.card')}
          </ButtonLink>
          <ButtonLink to="/plans/card/$coverageId/print" params={{ coverageId: card.id }}>
            {t('next.printCard')}
          </ButtonLink>
        </>
      ) : (
        <ButtonLink to="/plans">{t('next.plans')}</ButtonLink>
      )}
      <ButtonLink to="/find" search={{ tab: 'doctors' }}>
        {t('next.find')}
      </ButtonLink>
    </>
  );
}

/** The way on from where nothing is, or is no more. */
export function NextLink({ to }: { to: 'claims' | 'plans' | 'health' }) {
  const { t } = useTranslation('common');
  return to === 'health' ? (
    <ButtonLink to="/health" search={{}}>
      {t('next.health')}
    </ButtonLink>
  ) : (
    <ButtonLink to={to === 'claims' ? '/claims' : '/plans'}>{t(`next.${to}`)}</ButtonLink>
  );
}
