import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useSettings } from '../../../shell/use-settings.ts';
import { RestingSearch } from '../../../ui/forms/RestingSearch.tsx';
import { dropEmpty, type HealthSearch } from '../health-search.ts';

export type SearchTextProps = { search: HealthSearch; onSearch(search: HealthSearch): void };

/** The words to find in records. */
export function SearchText({ search, onSearch }: SearchTextProps) {
  const { t } = useTranslation('health');
  const { shortcuts } = useSettings().settings;
  const onAsk = useCallback((q: string) => onSearch(dropEmpty({ ...search, q })), [onSearch, search]);
  return (
    <RestingSearch
      label={t('find.label')}
      placeholder={t(shortcuts ? 'find.placeholderKey' : 'find.placeholder')}
      asked={search.q ?? ''}
      onAsk={onAsk}
    />
  );
}
