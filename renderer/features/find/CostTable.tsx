import { useTranslation } from 'react-i18next';
import type { DrugCost, ListedDrug } from '#shared/model/plans/lookup';
import { useKnownText } from '../../i18n/translate.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { cx } from '../../ui/cx.ts';
import { capitalizeFirst } from '../../ui/data/coded-text.ts';
import { ScrollRegion } from '../../ui/layout/ScrollRegion.tsx';
import tables from '../../ui/tables/Table.module.css';
import styles from './Find.module.css';

const kinds = ['in-retail', 'in-mail', 'out-retail', 'out-mail'] as const;

type Cells = { key: string; label: string; costs: ReadonlyMap<number, readonly DrugCost[]> };

/** What the person pays, by kind of pharmacy and months of supply. Another product costs something else. */
export function CostTable({
  drug,
  hasProduct,
  label,
}: {
  drug: ListedDrug;
  hasProduct: boolean;
  label: string;
}) {
  const { t } = useTranslation('find');
  const { costs } = drug;
  const isStated = costs.some(
    (cost) => cost.copayCents !== null || cost.coinsurancePercent !== null || cost.copayOption !== null,
  );
  const rows = useRows(costs);
  const months = [...new Set(rows.flatMap((row) => [...row.costs.keys()]))].sort((a, b) => a - b);
  return (
    <>
      {rows.length > 0 && (
        <ScrollRegion className={tables['scroll']} aria-label={`${t('cost.title')}: ${label}`}>
          <table className={cx(tables['table'], styles['costs'])}>
            <caption className="visually-hidden">{t('cost.title')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('cost.where')}</th>
                {months.map((count) => (
                  <th key={count} scope="col">
                    {count === 0 ? t('cost.monthsNotStated') : t('cost.months', { count })}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.key}>
                  <th scope="row">{row.label}</th>
                  {months.map((count) => (
                    <td key={count}>
                      <CostWords costs={row.costs.get(count) ?? []} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      )}
      {!hasProduct ? (
        <p>{t('cost.chooseProduct')}</p>
      ) : (
        !isStated && <p className={styles['unknown']}>{t('cost.none')}</p>
      )}
    </>
  );
}

/** Rows in a fixed order; an unknown kind of pharmacy is named by its code. */
function useRows(costs: readonly DrugCost[]): Cells[] {
  const { t } = useTranslation('find');
  const rows = new Map<string, Map<number, DrugCost[]>>();
  for (const cost of costs) {
    const parts = /^(\d+)-month-((?:in|out)-(?:retail|mail))$/.exec(cost.pharmacy);
    const key = parts?.[2] ?? cost.pharmacy;
    const row = rows.get(key) ?? new Map<number, DrugCost[]>();
    const months = Number(parts?.[1] ?? 0);
    row.set(months, [...(row.get(months) ?? []), cost]);
    rows.set(key, row);
  }
  const kindOf = (key: string) => kinds.find((kind) => kind === key);
  const place = (key: string) => {
    const kind = kindOf(key);
    return kind === undefined ? kinds.length : kinds.indexOf(kind);
  };
  return [...rows]
    .sort(([a], [b]) => place(a) - place(b))
    .map(([key, row]) => {
      const kind = kindOf(key);
      const label = kind === undefined ? `${t('cost.otherPlace')}: ${key}` : t(`cost.${kind}`);
      return { key, label, costs: row };
    });
}

const free = new Set(['no-charge', 'no-charge-after-deductible']);

/** Everything the list states for one place and supply. The code "charge" only says that there is a cost. */
function CostWords({ costs }: { costs: readonly DrugCost[] }) {
  const { t } = useTranslation('find');
  const known = useKnownText('find');
  const { money, number } = useFormats();
  if (costs.length === 0) return <span className={styles['unknown']}>{t('cost.notOffered')}</span>;
  const option = (code: string | null) =>
    code === null || code === 'charge' ? '' : (known(`cost.option.${code}`) ?? code);
  const line = (amount: string, code: string | null) => [amount, option(code)].filter(Boolean).join(', ');
  const lines: string[] = [];
  for (const { copayCents, copayOption, coinsurancePercent, coinsuranceOption } of costs) {
    // A list may state an amount and call it free: show both, since neither is ours to drop.
    if (copayOption !== null && free.has(copayOption) && (copayCents ?? 0) === 0)
      lines.push(capitalizeFirst(option(copayOption)));
    else if (copayCents !== null && copayOption !== 'copay-not-applicable')
      lines.push(line(t('cost.copay', { amount: money(copayCents) }), copayOption));
    if (coinsuranceOption !== null && free.has(coinsuranceOption) && (coinsurancePercent ?? 0) === 0)
      lines.push(capitalizeFirst(option(coinsuranceOption)));
    else if (coinsurancePercent !== null && coinsuranceOption !== 'coinsurance-not-applicable')
      lines.push(line(t('cost.percent', { percent: number(coinsurancePercent) }), coinsuranceOption));
  }
  if (lines.length === 0) return <span className={styles['unknown']}>{t('cost.notStated')}</span>;
  return [...new Set(lines)].map((words) => (
    <span key={words} className={styles['line']}>
      {words}
    </span>
  ));
}
