import { useTranslation } from 'react-i18next';
import type { ExpenseKind, WorksheetRow } from '#shared/model/bills/worksheet';
import { useFormats } from '../../i18n/use-formats.ts';
import { usePerson } from '../../shell/person.tsx';

/** What a person reads in a row of the worksheet. */
export function useRowWords() {
  const { t } = useTranslation(['taxes', 'common']);
  const { span, number, locale } = useFormats();
  const { people } = usePerson();
  const namePerson = (personId: string) =>
    people.find(({ id }) => id === personId)?.name ?? t('common:person.unnamed');
  const nameKind = (kind: ExpenseKind) =>
    kind === 'miles' || kind === 'premium' || kind === 'unknown'
      ? t(`taxes:kind.${kind}`)
      : t(`common:kind.${kind}`);
  return {
    namePerson,
    nameKind,
    /** "Lakeside Orthopedics", "Driving", "Premium". */
    nameRow: ({ kind, provider }: WorksheetRow) =>
      kind === 'miles' || kind === 'premium'
        ? nameKind(kind)
        : (provider ?? t('taxes:table.unknownProvider')),
    /** "Rosa Medina · Prescription · care of February 20, 2026"; the person where there are several */
    describeRow(row: WorksheetRow): string {
      const when = span(row.serviceStart, row.serviceEnd);
      return [
        people.length > 1 && namePerson(row.personId),
        row.premium ? t(`taxes:premium.${row.premium}`) : row.kind !== 'miles' && nameKind(row.kind),
        when && t('taxes:table.care', { when }),
        row.mileTenths !== null && describeMiles(row.mileTenths, row.rateTenths),
        row.note,
      ]
        .filter(Boolean)
        .join(' · ');
    },
    /** "for taxes or HSA" */
    listUses: ({ countsFor }: WorksheetRow) =>
      t('taxes:for.lead', {
        list: new Intl.ListFormat(locale, { type: 'disjunction' }).format(
          countsFor.map((one) => t(`taxes:for.${one}`)),
        ),
      }),
  };

  function describeMiles(mileTenths: number, rateTenths: number | null): string {
    const miles = number(mileTenths / 10);
    return rateTenths === null
      ? t('taxes:table.milesNoRate', { miles })
      : t('taxes:table.miles', { miles, rate: number(rateTenths / 10) });
  }
}
