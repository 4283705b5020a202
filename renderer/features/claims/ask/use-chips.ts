import { useTranslation } from 'react-i18next';
import { addDays, addMonths, monthOf, yearOf } from '#shared/dates';
import type { ConnectionSummary } from '#shared/model/plans/connection';
import { useDiscreet } from '../../../i18n/use-discreet.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import { useSourceWords } from '../../../i18n/use-source-words.ts';
import { type ClaimsSearch, dropEmpty, type FilterName, listActiveFilters } from '../claims-search.ts';

/** `without`: the search once the chip is taken away. */
export type Chip = { key: string; name: string; without: ClaimsSearch };

/** Names what a search asks for, part by part; the words to find stand in the search box already. */
export function useChips(plans: readonly ConnectionSummary[]): (search: ClaimsSearch) => Chip[] {
  const { t } = useTranslation(['claims', 'common', 'discreet']);
  const { isHidden } = useDiscreet();
  const { money, date, month } = useFormats();
  const { choosePlans } = useSourceWords();
  const hidden = (name: string) => (isHidden ? t('discreet:amount.dots') : name);

  return (search) => {
    const { kinds = [], states = [], from, to, min = 0, max = 0 } = search;
    const chip = (key: FilterName, name: string): Chip => ({
      key,
      name,
      without: dropEmpty({ ...search, [key]: undefined }),
    });
    const span = (name: string): Chip[] => [
      { key: 'from', name, without: dropEmpty({ ...search, from: undefined, to: undefined }) },
    ];
    const chipsOf = (name: FilterName): Chip[] => {
      switch (name) {
        case 'q':
          return [];
        case 'kinds':
          return kinds.map((kind) => ({
            key: kind,
            name: t(`common:kind.${kind}`),
            without: dropEmpty({ ...search, kinds: kinds.filter((each) => each !== kind) }),
          }));
        case 'states':
          return states.map((state) => ({
            key: state,
            name: t(`common:state.${state}`),
            without: dropEmpty({ ...search, states: states.filter((each) => each !== state) }),
          }));
        case 'plan':
          return [
            chip(
              name,
              choosePlans(plans).find(({ value }) => value === search.plan)?.label ?? t('claims:filter.plan'),
            ),
          ];
        case 'provider':
          return [chip(name, hidden(search.provider ?? ''))];
        case 'drug':
          return [chip(name, hidden(search.drug ?? ''))];
        case 'doctor':
          return [chip(name, hidden(search.doctor ?? ''))];
        case 'amount':
          return [chip(name, hidden(search.amount ?? ''))];
        case 'network':
          return [chip(name, t(`claims:network.${search.network ?? 'other'}`))];
        case 'from':
          if (from && isWholeMonth(from, to)) return span(month(yearOf(from), monthOf(from) ?? 1));
          if (from && from === to) return span(date(from) ?? from);
          return [chip(name, t('claims:filter.chip.from', { date: date(from ?? null) }))];
        case 'to':
          if (from && (isWholeMonth(from, to) || from === to)) return [];
          return [chip(name, t('claims:filter.chip.to', { date: date(to ?? null) }))];
        case 'min':
          return [
            chip(
              name,
              min % 100 === 1
                ? t('claims:filter.chip.over', { amount: money(min - 1) })
                : t('claims:filter.chip.min', { amount: money(min) }),
            ),
          ];
        case 'max':
          return [
            chip(
              name,
              max % 100 === 99
                ? t('claims:filter.chip.under', { amount: money(max + 1) })
                : t('claims:filter.chip.max', { amount: money(max) }),
            ),
          ];
        case 'counted':
          return [
            chip(name, t(`claims:filter.chip.${search.counted === 'counted' ? 'counted' : 'notCounted'}`)),
          ];
        case 'only':
          return [chip(name, String(search.only))];
        case 'about':
          return [chip(name, t(`claims:ask.about.${search.about ?? 'owe'}`))];
        case 'sum':
          return [chip(name, t(`claims:ask.sumChip.${search.sum ?? 'yourShare'}`))];
      }
    };
    return listActiveFilters(search).flatMap(chipsOf);
  };
}

function isWholeMonth(from: string, to: string | undefined): boolean {
  return from.endsWith('-01') && to === addDays(addMonths(from, 1), -1);
}
