import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { BillNews, ClaimNews } from '#shared/model/news/news';
import { useFormats } from '../../../i18n/use-formats.ts';
import { Pill, StatePill } from '../../../ui/data/Pill.tsx';
import { ExampleTag } from '../../../ui/records/Example.tsx';
import { useBillWords } from '../../../ui/records/use-bill-words.ts';
import { useNearDate } from '../overview/use-near-date.ts';
import styles from './News.module.css';

/** A claim, what it was before, and the way to it. */
export function ClaimNewsRow({ news }: { news: ClaimNews }) {
  const { t } = useTranslation(['news', 'claims', 'common', 'visits']);
  const { money } = useFormats();
  const nearDate = useNearDate();
  const { row, stateBefore, amounts } = news;
  const amount = (cents: number | null) =>
    cents === null ? t('common:money.notStated') : money(cents, row.currency);
  // A number that begins with a minus would read as an amount.
  const number = row.claimNumber?.startsWith('-')
    ? t('visits:row.claim', { number: row.claimNumber })
    : row.claimNumber;
  const facts = [row.what ?? t(`common:kind.${row.kind}`), number, row.planName];
  return (
    <li className={styles['row']}>
      <span>{nearDate(row.serviceStart) ?? t('claims:list.noDate')}</span>
      <div className={styles['main']}>
        <Link to="/claims/$claimId" params={{ claimId: row.id }} className={styles['name'] ?? ''}>
          {row.providerName ?? t('claims:list.provider')}
        </Link>
        <span className={styles['small']}>{facts.filter(Boolean).join(' · ')}</span>
        {(stateBefore !== null || amounts.length > 0) && (
          <ul className={styles['changes']}>
            {stateBefore !== null && <li>{t('before', { state: t(`common:state.${stateBefore}`) })}</li>}
            {amounts.map(({ name, before, after }) => (
              <li key={name}>
                {t('change', { name: t(`amount.${name}`), before: amount(before), after: amount(after) })}
              </li>
            ))}
          </ul>
        )}
      </div>
      <StatePill state={row.state} />
    </li>
  );
}

/** A bill whose verdict is another than the one that was told last. */
export function BillNewsRow({ news }: { news: BillNews }) {
  const { t } = useTranslation(['news', 'bills']);
  const { money } = useFormats();
  const nearDate = useNearDate();
  const { row, before } = news;
  const { bill } = row;
  const words = useBillWords()(row);
  const earlier = t(`bills:pill.${before.verdict}`, {
    count: before.claims,
    difference: money(Math.abs(before.differenceCents ?? 0), bill.currency),
  });
  const due = nearDate(bill.dueDate);
  return (
    <li className={styles['row']}>
      <span>{due ? t('bills:row.due', { day: due }) : t('bills:row.noDueDate')}</span>
      <div className={styles['main']}>
        <Link to="/bills/$billId" params={{ billId: bill.id }} className={styles['name'] ?? ''}>
          {bill.biller}
        </Link>
        {bill.isExample && (
          <span>
            <ExampleTag isExample />
          </span>
        )}
        <span>{t('billBefore', { before: earlier })}</span>
        <span>{words.says}</span>
      </div>
      <Pill tone={words.tone}>{words.pill}</Pill>
    </li>
  );
}
