import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../../ui/data/Icon.tsx';
import type { Chip } from '../ask/use-chips.ts';
import type { ClaimsSearch } from '../claims-search.ts';
import styles from './FilterChips.module.css';

export type FilterChipsProps = {
  chips: readonly Chip[];
  onSearch(search: ClaimsSearch): void;
};

/** What is asked for, each part with a button that takes it away. */
export function FilterChips({ chips, onSearch }: FilterChipsProps) {
  const { t } = useTranslation('claims');
  if (chips.length === 0) return null;
  return (
    <ul className={styles['chips']} aria-label={t('filter.active')}>
      {chips.map(({ key, name, without }) => (
        <li key={key}>
          <Button
            className={styles['chip'] ?? ''}
            aria-label={t('filter.remove', { name })}
            onPress={() => onSearch(without)}
          >
            {name}
            <Icon name="close" />
          </Button>
        </li>
      ))}
    </ul>
  );
}
