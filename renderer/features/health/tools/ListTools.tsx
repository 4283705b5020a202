import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConnectionSummary } from '#shared/model/plans/connection';
import { useSourceWords } from '../../../i18n/use-source-words.ts';
import { focusSearch } from '../../../shell/focus.ts';
import { Button } from '../../../ui/actions/Button.tsx';
import { Announcement } from '../../../ui/feedback/Announcement.tsx';
import { EmptyState } from '../../../ui/feedback/EmptyState.tsx';
import { Select } from '../../../ui/forms/Select.tsx';
import { clearFilters, dropEmpty, type HealthSearch, isNarrowed } from '../health-search.ts';
import styles from './HealthLayout.module.css';
import { SearchText } from './SearchText.tsx';

export type ListToolsProps = {
  search: HealthSearch;
  plans: readonly ConnectionSummary[];
  onSearch(search: HealthSearch): void;
  /** More buttons, before the search. */
  children?: ReactNode;
};

/** Search, and a choice of plan where there is more than one with records. */
export function ListTools({ search, plans, onSearch, children }: ListToolsProps) {
  const { t } = useTranslation('health');
  const { choosePlans } = useSourceWords();
  const senders = new Set(
    plans.filter(({ records, id }) => records > 0 || id === search.plan).map(({ id }) => id),
  );
  // Of all plans, so that a number is the same on every screen.
  const choices = choosePlans(plans).filter(({ value }) => senders.has(value));
  return (
    <div className={styles['tools']}>
      {children}
      <div className={styles['search']}>
        <SearchText search={search} onSearch={onSearch} />
      </div>
      {choices.length > 1 && (
        <Select
          label={t('find.plan')}
          hideLabel
          value={search.plan ?? ''}
          onChange={(plan) => onSearch(dropEmpty({ ...search, plan }))}
          options={[{ value: '', label: t('find.allPlans') }, ...choices]}
        />
      )}
    </div>
  );
}

export type MatchLineProps = Pick<ListToolsProps, 'search' | 'onSearch'> & { count: number };

/** Announces how many records match, with a button to clear the search. Empty while nothing is filtered. */
export function MatchLine({ search, count, onSearch }: MatchLineProps) {
  const { t } = useTranslation('health');
  const isHere = isNarrowed(search);
  const clear = () => {
    onSearch(clearFilters(search));
    focusSearch();
  };
  return (
    <Announcement>
      {isHere && count === 0 && (
        <EmptyState title={t('find.none')} actions={<Button onPress={clear}>{t('find.clear')}</Button>} />
      )}
      {isHere && count > 0 && (
        <p className={styles['match']}>
          {t('find.matches', { count })}
          <Button variant="quiet" onPress={clear}>
            {t('find.clear')}
          </Button>
        </p>
      )}
    </Announcement>
  );
}
