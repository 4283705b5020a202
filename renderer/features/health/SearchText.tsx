import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSettings } from '../../shell/use-settings.ts';
import { SearchField } from '../../ui/SearchField.tsx';
import { type HealthSearch, withoutEmpty } from './health-search.ts';

/** How long typing rests before the list follows. */
const restMs = 150;

export type SearchTextProps = { search: HealthSearch; onSearch(search: HealthSearch): void };

/** The words to find in records. */
export function SearchText({ search, onSearch }: SearchTextProps) {
  const { t } = useTranslation('health');
  const { shortcuts } = useSettings().settings;
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
      placeholder={t(shortcuts ? 'find.placeholderKey' : 'find.placeholder')}
    />
  );
}
