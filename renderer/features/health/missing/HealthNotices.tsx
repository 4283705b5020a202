import { useTranslation } from 'react-i18next';
import type { ConnectionSummary } from '#shared/model/plans/connection';
import { useCommand } from '../../../api/use-command.ts';
import { Button } from '../../../ui/actions/Button.tsx';
import { ButtonLink } from '../../../ui/actions/ButtonLink.tsx';
import { Notice } from '../../../ui/feedback/Notice.tsx';
import { NoticeLine, NoticeList } from '../../../ui/feedback/NoticeLine.tsx';
import { Details } from '../../../ui/layout/Details.tsx';
import { findReasons, isNeverAsked } from './category-reasons.ts';
import { useReasonWords } from './use-reason-words.ts';

/** For each plan: still loading, kinds missing and why, or never asked for health records. */
export function HealthNotices({ plans }: { plans: readonly ConnectionSummary[] }) {
  return (
    <NoticeList>
      {plans.map((plan) => (
        <PlanNotice key={plan.id} plan={plan} />
      ))}
    </NoticeList>
  );
}

function PlanNotice({ plan }: { plan: ConnectionSummary }) {
  const { t } = useTranslation(['health', 'claims', 'errors']);
  const sayReason = useReasonWords();
  const { mutate: start } = useCommand('sync.start');
  const { planName } = plan;
  if (plan.syncing)
    return (
      <Notice tone="calm">
        <span role="status">{t('health:notice.reading', { plan: planName })}</span>{' '}
        {t(`claims:notice.parts.${plan.syncing.category}`)}
      </Notice>
    );
  const reasons = findReasons(plan);
  const isAsked = !isNeverAsked(plan);
  if (isAsked && reasons.length === 0) return null;
  const canAsk = !isAsked || reasons.some(({ why }) => why === 'refused');
  const codes = [...new Set(reasons.flatMap(({ failure }) => failure?.code ?? []))];
  return (
    <NoticeLine
      tone={isAsked ? 'warning' : 'calm'}
      actions={
        canAsk ? (
          <ButtonLink to="/plans/add" search={{ again: plan.id }}>
            {t(isAsked ? 'claims:notice.askAgain' : 'health:notice.ask')}
          </ButtonLink>
        ) : (
          <Button onPress={() => start({ connectionId: plan.id })}>{t('claims:notice.tryNow')}</Button>
        )
      }
    >
      {!isAsked && <p>{t('health:notice.neverAsked', { plan: planName })}</p>}
      {reasons.map((reason) => (
        <p key={reason.category}>{sayReason(reason, planName)}</p>
      ))}
      {codes.length > 0 && (
        <Details summary={t('claims:notice.details')}>
          {codes.map((code) => (
            <p key={code}>{t('errors:codeLine', { code })}</p>
          ))}
        </Details>
      )}
    </NoticeLine>
  );
}
