import { useTranslation } from 'react-i18next';
import { type PlanKind, planKinds } from '#shared/model/plans/plan-kind';
import { useCommand } from '../../api/use-command.ts';
import { SmallLine } from '../data/SmallLine.tsx';
import { FailureNotice } from '../feedback/FailureNotice.tsx';
import { Select } from '../forms/Select.tsx';
import styles from './UsualDeadline.module.css';

type KindOfPlanProps = { connectionId: string; planName: string; saidKind: PlanKind };

/** Asked where neither the claim nor the plan's name says it; kept with the plan, and can be changed here. */
export function KindOfPlan({ connectionId, planName, saidKind }: KindOfPlanProps) {
  const { t } = useTranslation('denials');
  const { mutate, error } = useCommand('plans.setKind');
  return (
    <div className={styles['kind']}>
      <Select
        label={t('by.kind', { plan: planName })}
        value={saidKind}
        onChange={(kind) => mutate({ connectionId, kind })}
        options={planKinds.map((value) => ({
          value,
          label: value === 'unknown' ? t('by.notSure') : t(`window.${value}.name`),
        }))}
      />
      {saidKind === 'unknown' && <SmallLine>{t('by.kindWhy')}</SmallLine>}
      {error && <FailureNotice failure={error.failure} />}
    </div>
  );
}
