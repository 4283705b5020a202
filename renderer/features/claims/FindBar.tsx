import { useNavigate } from '@tanstack/react-router';
import { memo, type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConnectionSummary } from '#shared/model/connection';
import { useCommand } from '../../api/use-command.ts';
import { useSettings } from '../../shell/use-settings.ts';
import { Button } from '../../ui/Button.tsx';
import { ButtonLink } from '../../ui/ButtonLink.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Menu } from '../../ui/Menu.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import { activeFilters, type ClaimsSearch, filterOf, withoutEmpty } from './claims-search.ts';
import { FilterChips } from './FilterChips.tsx';
import { FilterDialog } from './FilterDialog.tsx';
import styles from './FindBar.module.css';

/** How long typing rests before the list follows. */
const restMs = 150;

export type FindBarProps = {
  personId: string;
  search: ClaimsSearch;
  year: number | null;
  plans: readonly ConnectionSummary[];
  years: readonly number[];
  onSearch(search: ClaimsSearch): void;
  /** Little room: saving and printing share one button. */
  isNarrow: boolean;
  /** More buttons beside the search. */
  children?: ReactNode;
};

/** Search, filter, save and print. What is filtered stands below as chips. */
export const FindBar = memo(function FindBar(props: FindBarProps) {
  const { search, plans, years, onSearch, children } = props;
  const { t } = useTranslation('claims');
  const { shortcuts } = useSettings().settings;
  const [isOpen, setOpen] = useState(false);
  const count = activeFilters(search).filter((name) => name !== 'q').length;
  return (
    <div className={styles['find']}>
      <div className={styles['tools']}>
        <div className={styles['search']}>
          <SearchText
            search={search}
            onSearch={onSearch}
            placeholder={t(shortcuts ? 'find.placeholderKey' : 'find.placeholder')}
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

type SearchTextProps = Pick<FindBarProps, 'search' | 'onSearch'> & { placeholder: string };

function SearchText({ search, onSearch, placeholder }: SearchTextProps) {
  const { t } = useTranslation('claims');
  const asked = search.q ?? '';
  const [text, setText] = useState(asked);
  const [lastAsked, setLastAsked] = useState(asked);
  // A search that was changed elsewhere ("Clear filters") shows in the field.
  if (asked !== lastAsked) {
    setLastAsked(asked);
    if (asked !== text.trim()) setText(asked);
  }
  useEffect(() => {
    if (text.trim() === asked) return;
    const timer = setTimeout(() => onSearch(withoutEmpty({ ...search, q: text.trim() })), restMs);
    return () => clearTimeout(timer);
  }, [text, asked, search, onSearch]);
  return (
    <SearchField
      label={t('find.label')}
      hideLabel
      value={text}
      onChange={setText}
      placeholder={placeholder}
    />
  );
}

/** Saving the list as a file and printing it: two buttons, or one with a menu. */
function SaveAndPrint({ personId, search, year, isNarrow }: FindBarProps) {
  const { t } = useTranslation('claims');
  const navigate = useNavigate();
  const { mutate, data, isError, isPending } = useCommand('claims.saveCsv');
  const name = data?.savedAs?.split(/[\\/]/).at(-1);
  const save = () => mutate({ filter: filterOf(search, personId) });
  const printSearch = year === null ? {} : { year };
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
            label: t(`find.${id}`),
            text: t(`find.${id}`),
          }))}
          onChoose={(id) => (id === 'csv' ? save() : void navigate({ to: '/print', search: printSearch }))}
        />
      ) : (
        <>
          <Button isDisabled={isPending} onPress={save}>
            {t('find.csv')}
          </Button>
          <ButtonLink to="/print" search={printSearch}>
            {t('find.print')}
          </ButtonLink>
        </>
      )}
      <span role="status" className={styles['saved']}>
        {isError ? t('find.csvFailed') : name ? t('find.csvSaved', { name }) : ''}
      </span>
    </>
  );
}
