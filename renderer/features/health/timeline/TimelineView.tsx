import { useCallback, useMemo, useState } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { HealthOverview } from '#shared/model/health/health-lists';
import type { ConnectionSummary } from '#shared/model/plans/connection';
import { type Counted, countGroups, type TimelineGroup, timelineGroups } from '#shared/words/health-groups';
import { usePages } from '../../../api/use-pages.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import { PopoverButton } from '../../../ui/actions/PopoverButton.tsx';
import { FailureNotice } from '../../../ui/feedback/FailureNotice.tsx';
import { Skeleton } from '../../../ui/feedback/Skeleton.tsx';
import { isSpineFolded, SpineLayout } from '../../../ui/layout/SpineLayout.tsx';
import { useSize } from '../../../ui/layout/use-size.ts';
import { buildFilter, dropEmpty, type HealthSearch } from '../health-search.ts';
import spine from '../kinds/KindSpine.module.css';
import styles from '../tools/HealthLayout.module.css';
import { ListTools, MatchLine } from '../tools/ListTools.tsx';
import { ViewSwitch } from '../tools/ViewSwitch.tsx';
import { TimelineList } from './TimelineList.tsx';

export type TimelineViewProps = {
  personId: string;
  overview: HealthOverview;
  search: HealthSearch;
  plans: readonly ConnectionSummary[];
  onSearch(search: HealthSearch): void;
};

/** Claims, plan approvals and records in one line by month, with the kinds to show at the left. */
export function TimelineView({ personId, overview, search, plans, onSearch }: TimelineViewProps) {
  const { t } = useTranslation('health');
  const size = useSize();
  const groups = useMemo(() => countGroups(overview.counts, timelineGroups), [overview.counts]);
  const [seen, setSeen] = useState({ from: 0, to: 0 });
  const onSeen = useCallback((from: number, to: number) => setSeen({ from, to }), []);
  const filter = useMemo(() => buildFilter(personId, search.kinds ?? [], search), [personId, search]);
  // One row more at the top: its month decides whether the next row needs a heading.
  const near = { from: Math.max(0, seen.from - 1), to: seen.to + 1 };
  const { first, failure, retry, at } = usePages('timeline.list', filter, near, ({ items }) => items);
  const count = first?.count;
  const isFolded = isSpineFolded(size);
  const chosen = search.kinds ?? [];
  const toggles = (
    <KindToggles
      groups={groups}
      chosen={chosen}
      onChange={(kinds) => onSearch(dropEmpty({ ...search, kinds }))}
    />
  );
  return (
    <div ref={size.ref} className={styles['frame']}>
      <ListTools search={search} plans={plans} onSearch={onSearch}>
        <ViewSwitch view="timeline" />
        {isFolded && (
          <PopoverButton
            label={
              chosen.length === 0 ? t('timeline.filter') : t('timeline.filterOn', { count: chosen.length })
            }
          >
            {() => toggles}
          </PopoverButton>
        )}
      </ListTools>
      <SpineLayout size="wide" spine={isFolded ? null : toggles}>
        <div className={styles['list']}>
          {failure && <FailureNotice failure={failure} onRetry={retry} />}
          {count === undefined && !failure && <Skeleton lines={8} label={t('loading')} />}
          {count !== undefined && <MatchLine search={search} count={count} onSearch={onSearch} />}
          {count !== undefined && count > 0 && (
            <TimelineList count={count} at={at} estimate={size.rem * 4.4} onSeen={onSeen} search={search} />
          )}
        </div>
      </SpineLayout>
    </div>
  );
}

type KindTogglesProps = {
  groups: readonly Counted<TimelineGroup>[];
  chosen: readonly TimelineGroup[];
  onChange(kinds: TimelineGroup[]): void;
};

/** Which kinds to show; none pressed shows all. */
function KindToggles({ groups, chosen, onChange }: KindTogglesProps) {
  const { t } = useTranslation('health');
  const { number } = useFormats();
  return (
    <div className={styles['toggles']}>
      <p className="small muted">{t('timeline.show')}</p>
      <ToggleButtonGroup
        aria-label={t('timeline.show')}
        orientation="vertical"
        selectionMode="multiple"
        selectedKeys={chosen}
        onSelectionChange={(keys) => onChange(timelineGroups.filter((group) => keys.has(group)))}
        className={spine['list'] ?? ''}
      >
        {groups.map(({ group, count }) => (
          <ToggleButton key={group} id={group} className={spine['entry'] ?? ''}>
            <span>{t(`group.${group}.title`)}</span> <span className="num">{number(count)}</span>
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
    </div>
  );
}
