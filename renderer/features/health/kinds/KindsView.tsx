import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { HealthOverview } from '#shared/model/health/health-lists';
import type { ConnectionSummary } from '#shared/model/plans/connection';
import { countGroups, healthGroups } from '#shared/words/health-groups';
import { PopoverButton } from '../../../ui/actions/PopoverButton.tsx';
import { isSpineFolded, SpineLayout } from '../../../ui/layout/SpineLayout.tsx';
import { useSize } from '../../../ui/layout/use-size.ts';
import { MoreKinds } from '../missing/MoreKinds.tsx';
import styles from '../tools/HealthLayout.module.css';
import { ViewSwitch } from '../tools/ViewSwitch.tsx';
import { KindSection } from './KindSection.tsx';
import { KindSpine } from './KindSpine.tsx';
import { NewestSheet } from './NewestSheet.tsx';

export type KindsViewProps = {
  personId: string;
  overview: HealthOverview;
  plans: readonly ConnectionSummary[];
};

/** Health records by kind: what is newest, each kind that has something, then what could be asked for. */
export function KindsView({ personId, overview, plans }: KindsViewProps) {
  const { t } = useTranslation('health');
  const size = useSize();
  const groups = useMemo(() => countGroups(overview.counts, healthGroups), [overview.counts]);
  const isFolded = isSpineFolded(size);
  return (
    <div ref={size.ref} className={styles['frame']}>
      <div className={styles['tools']}>
        <ViewSwitch view={undefined} />
        {isFolded && (
          <PopoverButton label={t('spine.fold')}>
            {(close) => <KindSpine groups={groups} onDone={close} />}
          </PopoverButton>
        )}
      </div>
      <SpineLayout size="wide" spine={isFolded ? null : <KindSpine groups={groups} />}>
        <div className={styles['content']}>
          <NewestSheet personId={personId} />
          {groups.map(({ group, count, past }) => (
            <KindSection
              key={group}
              personId={personId}
              group={group}
              count={count}
              past={past}
              trends={overview.trends}
            />
          ))}
          <MoreKinds plans={plans} />
        </div>
      </SpineLayout>
    </div>
  );
}
