import { useNavigate } from '@tanstack/react-router';
import { memo, type ReactNode, useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConnectionSummary } from '#shared/model/plans/connection';
import { useFreshCommand } from '../../../api/use-fresh-command.ts';
import { useSettings } from '../../../shell/use-settings.ts';
import { Button } from '../../../ui/actions/Button.tsx';
import { ButtonLink } from '../../../ui/actions/ButtonLink.tsx';
import { Menu } from '../../../ui/actions/Menu.tsx';
import { Icon } from '../../../ui/data/Icon.tsx';
import { SavedFile } from '../../../ui/feedback/SavedFile.tsx';
import { RestingSearch } from '../../../ui/forms/RestingSearch.tsx';
import { buildFilter, type ClaimsSearch, dropEmpty, listActiveFilters } from '../claims-search.ts';
import { FilterChips } from './FilterChips.tsx';
import { FilterDialog } from './FilterDialog.tsx';
import styles from './FindBar.module.css';

export type FindBarProps = {
  personId: string;
  search: ClaimsSearch;
  /** How many claims are shown; `null` while they are loading. */
  shown: number | null;
  plans: readonly ConnectionSummary[];
  years: readonly number[];
  onSearch(search: ClaimsSearch): void;
  /** Little room: saving and printing share one button. */
  isNarrow: boolean;
  /** More buttons beside the search. */
  children?: ReactNode;
};

/** Search, filter, save and print, with the active filters as chips below. */
export const FindBar = memo(function FindBar(props: FindBarProps) {
  const { search, plans, years, onSearch, children } = props;
  const { t } = useTranslation('claims');
  const { shortcuts } = useSettings().settings;
  const [isOpen, setOpen] = useState(false);
  const onWords = useCallback((q: string) => onSearch(dropEmpty({ ...search, q })), [onSearch, search]);
  const count = listActiveFilters(search).filter((name) => name !== 'q').length;
  return (
    <div className={styles['find']}>
      <div className={styles['tools']}>
        <div className={styles['search']}>
          <RestingSearch
            label={t('find.label')}
            placeholder={t(shortcuts ? 'find.placeholderKey' : 'find.placeholder')}
            asked={search.q ?? ''}
            onAsk={onWords}
          />
        </div>
        <Button onPress={() => setOpen(true)}>
          {count === 0 ? t('find.filter') : t('find.filterOn', { count })}
        </Button>
        {children}
        <SaveAndPrint {...props} />
      </div>
      <FilterChips search={search} plans={plans} onSearch={onSearch} />
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

/** Saving the list as a file and printing it: two buttons, or one with a menu. */
function SaveAndPrint({ personId, search, shown, isNarrow }: FindBarProps) {
  const { t } = useTranslation('claims');
  const navigate = useNavigate();
  const filter = buildFilter(search, personId);
  const { run: save, answer: saved, error, isPending } = useFreshCommand('claims.saveCsv', { filter });
  const { personId: _, ...shownBy } = filter;
  const printSearch = { list: { filter: shownBy, back: search } };
  const isFiltered = listActiveFilters(search).length > 0;
  const printWords = isFiltered && shown !== null ? t('find.printThese', { count: shown }) : t('find.print');
  return (
    <>
      {isNarrow ? (
        <Menu
          label={t('find.saveOrPrint')}
          trigger={
            <Button isDisabled={isPending}>
              {t('find.saveOrPrint')}
              <Icon name="down" />
            </Button>
          }
          choices={(['csv', 'print'] as const).map((id) => ({
            id,
            label: id === 'csv' ? t('find.csv') : printWords,
            text: id === 'csv' ? t('find.csv') : printWords,
          }))}
          onChoose={(id) => (id === 'csv' ? save() : void navigate({ to: '/print', search: printSearch }))}
        />
      ) : (
        <>
          <Button isDisabled={isPending} onPress={save}>
            {t('find.csv')}
          </Button>
          <ButtonLink to="/print" search={printSearch}>
            {printWords}
          </ButtonLink>
        </>
      )}
      <span role="status" className={styles['failed']}>
        {error && t('find.csvFailed')}
      </span>
      <SavedFile saved={saved} className={styles['saved']} />
    </>
  );
}
