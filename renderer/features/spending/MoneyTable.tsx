import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ClaimKind } from '#shared/model/claims/claim';
import { hasNoShare, type Sum } from '#shared/model/claims/totals';
import { useFormats } from '../../i18n/use-formats.ts';
import { useSumWords } from '../../i18n/use-sum-words.ts';
import { cx } from '../../ui/cx.ts';
import { ScrollRegion } from '../../ui/layout/ScrollRegion.tsx';
import tables from '../../ui/tables/Table.module.css';
import styles from './MoneyTable.module.css';

/** Which claims stand behind sums, as the list of claims is asked for them. */
export type Behind = {
  counted: 'counted';
  only?: number;
  from?: string;
  to?: string;
  kinds?: ClaimKind[];
  provider?: string;
  plan?: string;
};

/**
 * A thing that money went to, with its three sums. `behind`: its claims, where the list can show just these. `year`: of a
 * year, which this screen can show.
 */
export type MoneyLine = {
  key: string;
  label: string;
  claims: number;
  planPaid: Sum;
  yourShare: Sum;
  atPharmacy: Sum;
  behind?: Behind;
  year?: number;
};

export type MoneyTableProps = { head: string; title: string; lines: readonly MoneyLine[]; currency: string };

/** The name of a line, which leads to the claims behind it; that of a year, to the year. */
export function LineLabel({ line: { label, behind, year } }: { line: MoneyLine }) {
  if (year !== undefined)
    return (
      <Link to="/spending" search={{ year }}>
        {label}
      </Link>
    );
  if (!behind) return label;
  return (
    <Link to="/claims" search={behind}>
      {label}
    </Link>
  );
}

/** The numbers of a chart. "Not stated" and "none" (no such claims) are said, never shown as 0. */
export function MoneyTable({ head, title, lines, currency }: MoneyTableProps) {
  const { t } = useTranslation(['spending', 'charts']);
  const { number } = useFormats();
  const nameSum = useSumWords();
  const amount = (sum: Sum, isNone = sum.statedBy + sum.notStatedBy === 0) => {
    const words = nameSum(sum, currency, t(isNone ? 'spending:none' : 'charts:notStated'));
    return sum.cents === null ? <span className={styles['unknown']}>{words}</span> : words;
  };
  return (
    <ScrollRegion className={tables['scroll']} aria-label={t('spending:tableTitle', { title })}>
      <table className={cx(tables['table'], styles['table'], 'small')} aria-label={title}>
        <thead>
          <tr>
            <th scope="col">{head}</th>
            <th scope="col" className="num">
              {t('spending:claims')}
            </th>
            <th scope="col" className="num">
              {t('charts:planPaid')}
            </th>
            <th scope="col" className="num">
              {t('charts:yourShare')}
            </th>
            <th scope="col" className="num">
              {t('charts:atPharmacy')}
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.key}>
              <th scope="row">
                <LineLabel line={line} />
              </th>
              <td className="num">{number(line.claims)}</td>
              <td className="num">{amount(line.planPaid)}</td>
              <td className="num">{amount(line.yourShare, hasNoShare(line))}</td>
              <td className="num">{amount(line.atPharmacy)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
