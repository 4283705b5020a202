import { useNavigate } from '@tanstack/react-router';
import { memo, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConnectionSummary } from '#shared/model/plans/connection';
import { useFreshCommand } from '../../../api/use-fresh-command.ts';
import { Button } from '../../../ui/actions/Button.tsx';
import { Menu } from '../../../ui/actions/Menu.tsx';
import { Icon } from '../../../ui/data/Icon.tsx';
import { SavedFile } from '../../../ui/feedback/SavedFile.tsx';
import { AskField } from '../ask/AskField.tsx';
import { buildFilter, type ClaimsSearch, listActiveFilters } from '../claims-search.ts';
import { FilterDialog } from './FilterDialog.tsx';
import styles from './FindBar.module.css';

export type FindBarProps = {
  personId: string;
  search: ClaimsSearch;
  /** How many claims are shown; `null` while they are loading. */
  shown: number | null;
  plans: readonly ConnectionSummary[];
  years: readonly number[];
  totalsReady: boolean;
  onSearch(search: ClaimsSearch): void;
  /** More buttons beside the search. */
  children?: ReactNode;
};

/** Search with the active filters as chips in it, filter, and what else can be done with the list. */
export const FindBar = memo(function FindBar(props: FindBarProps) {
  const { personId, search, plans, years, totalsReady, onSearch, children } = props;
  const { t } = useTranslation('claims');
  const [isOpen, setOpen] = useState(false);
  const count = listActiveFilters(search).filter((name) => name !== 'q').length;
  return (
    <div className={styles['find']}>
      <div className={styles['tools']}>
        <div className={styles['search']}>
          <AskField
            personId={personId}
            search={search}
            plans={plans}
            totalsReady={totalsReady}
            onSearch={onSearch}
          />
        </div>
        <Button onPress={() => setOpen(true)}>
          {count === 0 ? t('find.filter') : t('find.filterOn', { count })}
        </Button>
        {children}
        <More {...props} />
      </div>
      {isOpen && (
        <FilterDialog
          search={search}
          plans={plans}
          years={years}
          onClose={() => setOpen(false)}
          onApply={(next) => {
            setOpen(false);
            onSearch(next);
          }}
        />
      )}
    </div>
  );
});

/** What is rarely done with the list, and where else claims are looked at. */
function More({ personId, search, shown }: FindBarProps) {
  const { t } = useTranslation(['claims', 'together', 'visits']);
  const navigate = useNavigate();
  const filter = buildFilter(search, personId);
  const { run: save, answer: saved, error, isPending } = useFreshCommand('claims.saveCsv', { filter });
  const { personId: _, ...shownBy } = filter;
  const isFiltered = listActiveFilters(search).length > 0;
  const ofList = [
    {
      text:
        isFiltered && shown !== null ? t('claims:find.printThese', { count: shown }) : t('claims:find.print'),
      go: () => navigate({ to: '/print', search: { list: { filter: shownBy, back: search } } }),
    },
    { text: t('claims:find.csv'), go: save },
  ];
  const ways = [
    ...(shown === 0 ? [] : ofList),
    { text: t('claims:refusals'), go: () => navigate({ to: '/appeals' }) },
    { text: t('together:screen'), go: () => navigate({ to: '/claims/together' }) },
    { text: t('visits:screen'), go: () => navigate({ to: '/claims/visits' }) },
  ];
  return (
    <>
      <Menu
        label={t('claims:find.more')}
        trigger={
          <Button isDisabled={isPending}>
            {t('claims:find.more')}
            <Icon name="down" />
          </Button>
        }
        choices={ways.map(({ text }) => ({ id: text, label: text, text }))}
        onChoose={(id) => void ways.find(({ text }) => text === id)?.go()}
      />
      <span role="status" className={styles['failed']}>
        {error && t('claims:find.csvFailed')}
      </span>
      <SavedFile saved={saved} className={styles['saved']} />
    </>
  );
}
