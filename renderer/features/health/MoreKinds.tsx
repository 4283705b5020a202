import { useTranslation } from 'react-i18next';
import type { ConnectionSummary } from '#shared/model/connection';
import { ButtonLink } from '../../ui/ButtonLink.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { useCategoryList } from '../plans/use-category-list.ts';
import { isNeverAsked, notAskedOf } from './category-reasons.ts';
import styles from './HealthNotices.module.css';

/** For each plan that gives some kinds: those it was not asked for, and the way to ask. */
export function MoreKinds({ plans }: { plans: readonly ConnectionSummary[] }) {
  const { t } = useTranslation('plans');
  const list = useCategoryList();
  return plans
    .filter((plan) => !isNeverAsked(plan) && notAskedOf(plan).length > 0)
    .map((plan) => (
      <Notice key={plan.id} tone="calm">
        <div className={styles['line']}>
          <p className={styles['words']}>
            {t('moreKinds.text', { plan: plan.planName, list: list(notAskedOf(plan)) })}
          </p>
          <ButtonLink to="/plans/add" search={{ again: plan.id }}>
            {t('moreKinds.ask')}
          </ButtonLink>
        </div>
      </Notice>
    ));
}
