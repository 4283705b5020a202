import { useTranslation } from 'react-i18next';
import type { ConnectionSummary } from '#shared/model/plans/connection';
import { ButtonLink } from '../../../ui/actions/ButtonLink.tsx';
import { NoticeLine } from '../../../ui/feedback/NoticeLine.tsx';
import { useCategoryList } from '../../../ui/records/use-category-list.ts';
import { isNeverAsked, listNotAsked } from './category-reasons.ts';

/** For each plan that shares some kinds: the kinds it was not asked for, and a link to ask. */
export function MoreKinds({ plans }: { plans: readonly ConnectionSummary[] }) {
  const { t } = useTranslation('plans');
  const list = useCategoryList();
  return plans
    .filter((plan) => !isNeverAsked(plan) && listNotAsked(plan).length > 0)
    .map((plan) => (
      <NoticeLine
        key={plan.id}
        tone="calm"
        actions={
          <ButtonLink to="/plans/add" search={{ again: plan.id }}>
            {t('moreKinds.ask')}
          </ButtonLink>
        }
      >
        <p>{t('moreKinds.text', { plan: plan.planName, list: list(listNotAsked(plan)) })}</p>
      </NoticeLine>
    ));
}
