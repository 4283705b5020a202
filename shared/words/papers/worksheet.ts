/** What people read in a row of the worksheet, on screen and on paper. */
import type { ExpenseKind, WorksheetRow } from '../../model/bills/worksheet.ts';

/** `t`: looks up `taxes` and `common`. */
export type WorksheetFormats = {
  t(key: string, values?: Record<string, string | number>): string;
  span(start: string | null, end: string | null): string | null;
  number(value: number): string;
  locale: string;
  people: readonly { id: string; name: string | null }[];
};

export function createWorksheetWords({ t, span, number, locale, people }: WorksheetFormats) {
  const namePerson = (personId: string) =>
    people.find(({ id }) => id === personId)?.name ?? t('common:person.unnamed');
  const nameKind = (kind: ExpenseKind) =>
    kind === 'miles' || kind === 'premium' || kind === 'unknown'
      ? t(`taxes:kind.${kind}`)
      : t(`common:kind.${kind}`);
  const describeMiles = (mileTenths: number, rateTenths: number | null) => {
    const miles = number(mileTenths / 10);
    return rateTenths === null
      ? t('taxes:table.milesNoRate', { miles })
      : t('taxes:table.miles', { miles, rate: number(rateTenths / 10) });
  };
  return {
    namePerson,
    nameKind,
    /** "Lakeside Orthopedics", "Driving", "Premium". */
    nameRow: ({ kind, provider }: WorksheetRow) =>
      kind === 'miles' || kind === 'premium'
        ? nameKind(kind)
        : (provider ?? t('taxes:table.unknownProvider')),
    /** "Rosa Medina · Prescription, February 20, 2026"; the person where there are several */
    describeRow(row: WorksheetRow): string {
      const when = span(row.serviceStart, row.serviceEnd);
      const kind = row.premium
        ? t(`taxes:premium.${row.premium}`)
        : row.kind !== 'miles' && nameKind(row.kind);
      return [
        people.length > 1 && namePerson(row.personId),
        when ? (kind ? t('taxes:table.dated', { kind, when }) : t('taxes:table.care', { when })) : kind,
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
}
