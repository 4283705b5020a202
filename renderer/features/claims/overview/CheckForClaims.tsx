import { useTranslation } from 'react-i18next';
import type { ConnectionSummary } from '#shared/model/plans/connection';
import { useCommand } from '../../../api/use-command.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import { Button } from '../../../ui/actions/Button.tsx';
import styles from './CheckForClaims.module.css';

/** "Check for new claims" for every connected plan, and when each was last checked. */
export function CheckForClaims({ plans }: { plans: readonly ConnectionSummary[] }) {
  const { t } = useTranslation('claims');
  const { mutate: start } = useCommand('sync.start');
  const open = plans.filter(({ state }) => state === 'connected');
  const isRunning = plans.some(({ syncing }) => syncing !== null);
  return (
    <div className={styles['check']}>
      {open.length > 0 && (
        <Button
          isDisabled={isRunning}
          onPress={() => {
            for (const { id } of open) start({ connectionId: id });
          }}
        >
          {isRunning ? t('check.running') : t('check.button')}
        </Button>
      )}
      <LastChecked plans={plans.filter(({ origin }) => origin === 'plan')} />
      {plans
        .filter(({ origin }) => origin === 'file')
        .map((plan) => (
          <FromFile key={plan.id} plan={plan} />
        ))}
    </div>
  );
}

function FromFile({ plan }: { plan: ConnectionSummary }) {
  const { t } = useTranslation('files');
  const { moment } = useFormats();
  return (
    <p className={styles['last']}>
      {t('last', { plan: plan.planName, when: moment(plan.lastCheckedAt ?? plan.connectedAt) })}
    </p>
  );
}

function LastChecked({ plans }: { plans: readonly ConnectionSummary[] }) {
  const { t } = useTranslation('claims');
  const { moment } = useFormats();
  const [first, ...others] = plans;
  if (!first) return null;
  const same = others.every((plan) => plan.lastCheckedAt?.slice(0, 16) === first.lastCheckedAt?.slice(0, 16));
  if (same)
    return (
      <p className={styles['last']}>
        {first.lastCheckedAt ? t('check.last', { when: moment(first.lastCheckedAt) }) : t('check.never')}
      </p>
    );
  return (
    <div className={styles['last']}>
      {plans.map(({ id, planName, lastCheckedAt }) => (
        <p key={id}>
          {t('check.lastPlan', {
            plan: planName,
            when: lastCheckedAt ? moment(lastCheckedAt) : t('check.never'),
          })}
        </p>
      ))}
    </div>
  );
}
