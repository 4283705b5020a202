import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { ConnectionSummary } from '#shared/model/plans/connection';
import { useDiscreet } from '../../../i18n/use-discreet.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import { useSourceWords } from '../../../i18n/use-source-words.ts';
import { LinkButton } from '../../../ui/actions/LinkButton.tsx';
import { Icon } from '../../../ui/data/Icon.tsx';
import {
  type ClaimsSearch,
  clearFilters,
  dropEmpty,
  type FilterName,
  listActiveFilters,
} from '../claims-search.ts';
import styles from './FilterChips.module.css';

export type FilterChipsProps = {
  search: ClaimsSearch;
  plans: readonly ConnectionSummary[];
  onSearch(search: ClaimsSearch): void;
};

/** The active filters, each with a button to remove it. The search text is shown in the search box already. */
export function FilterChips({ search, plans, onSearch }: FilterChipsProps) {
  const { t } = useTranslation('claims');
  const chips = useChips(search, plans);
  if (chips.length === 0) return null;
  return (
    <ul className={styles['chips']} aria-label={t('filter.active')}>
      {chips.map(({ key, name, without }) => (
        <li key={key}>
          <Button
            className={styles['chip'] ?? ''}
            aria-label={t('filter.remove', { name })}
            onPress={() => onSearch(dropEmpty(without))}
          >
            {name}
            <Icon name="close" />
          </Button>
        </li>
      ))}
      <li>
        <LinkButton onPress={() => onSearch(clearFilters(search))}>{t('filter.clear')}</LinkButton>
      </li>
    </ul>
  );
}

type Chip = { key: string; name: string; without: Parameters<typeof dropEmpty>[0] };

function useChips(search: ClaimsSearch, plans: readonly ConnectionSummary[]): Chip[] {
  const { t } = useTranslation(['claims', 'common', 'discreet']);
  const { isHidden } = useDiscreet();
  const { money, date } = useFormats();
  const { choosePlans } = useSourceWords();
  const chip = (key: FilterName, name: string): Chip => ({
    key,
    name,
    without: { ...search, [key]: undefined },
  });
  const { kinds = [], states = [] } = search;
  const chipsOf = (name: FilterName): Chip[] => {
    switch (name) {
      case 'q':
        return [];
      case 'kinds':
        return kinds.map((kind) => ({
          key: kind,
          name: t(`common:kind.${kind}`),
          without: { ...search, kinds: kinds.filter((each) => each !== kind) },
        }));
      case 'states':
        return states.map((state) => ({
          key: state,
          name: t(`common:state.${state}`),
          without: { ...search, states: states.filter((each) => each !== state) },
        }));
      case 'plan':
        return [
          chip(
            name,
            choosePlans(plans).find(({ value }) => value === search.plan)?.label ?? t('claims:filter.plan'),
          ),
        ];
      case 'provider':
        return [
          chip(
            name,
            t('claims:filter.chip.provider', {
              name: isHidden ? t('discreet:amount.dots') : search.provider,
            }),
          ),
        ];
      case 'network':
        return [chip(name, t(`claims:network.${search.network ?? 'other'}`))];
      case 'from':
        return [chip(name, t('claims:filter.chip.from', { date: date(search.from ?? null) }))];
      case 'to':
        return [chip(name, t('claims:filter.chip.to', { date: date(search.to ?? null) }))];
      case 'min':
        return [chip(name, t('claims:filter.chip.min', { amount: money(search.min ?? 0) }))];
      case 'max':
        return [chip(name, t('claims:filter.chip.max', { amount: money(search.max ?? 0) }))];
      case 'counted':
        return [
          chip(name, t(`claims:filter.chip.${search.counted === 'counted' ? 'counted' : 'notCounted'}`)),
        ];
      case 'only':
        return [chip(name, t('claims:filter.chip.year', { year: search.only }))];
    }
  };
  return listActiveFilters(search).flatMap(chipsOf);
}
