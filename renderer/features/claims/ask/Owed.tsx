import { Link } from '@tanstack/react-router';
import { Fragment, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type BillRow, isPartlyAbove, sumOpenBills } from '#shared/model/bills/bill-lists';
import { sumBack } from '#shared/model/bills/money-back';
import { isAskedOfBills, pickAskedBills } from '#shared/words/ask/asked-bills';
import { isPastDue, sumLater } from '#shared/words/installments';
import { useRequest } from '../../../api/use-request.ts';
import { useToday } from '../../../day/use-today.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import { FailureNotice } from '../../../ui/feedback/FailureNotice.tsx';
import { NotHappenedShare } from '../../../ui/records/NotHappened.tsx';
import { ShareGaps } from '../../../ui/records/ShareGaps.tsx';
import { useBillWords } from '../../../ui/records/use-bill-words.ts';
import { buildFilter, type ClaimsSearch, listActiveFilters } from '../claims-search.ts';
import { ShareSentence } from '../overview/ShareSentence.tsx';
import styles from './AnswerCard.module.css';
import { BigAmount } from './BigAmount.tsx';
import { MarkOwed } from './MarkOwed.tsx';

const mostBills = 3;

type OwedProps = { personId: string; search: ClaimsSearch };

/**
 * What is open on bills that the person added, as Bills says it: what agrees with the plan's share, and what is only asked
 * for. Days that are asked for are days on which a bill is due.
 */
export function Owed({ personId, search }: OwedProps) {
  const { t } = useTranslation('claims');
  const today = useToday();
  const { data: bills, error, refetch } = useRequest('bills.list', { personId });
  if (error) return <FailureNotice failure={error.failure} onRetry={() => void refetch()} />;
  const about = isAskedOfBills(search.about) ? search.about : 'owe';
  const isNext = about === 'next-bill';
  const asked = pickAskedBills(bills?.rows ?? [], about, buildFilter(search, personId), today);
  const { rows, day, isOfDays, open, late, withoutDay } = asked;
  const isNarrowed = listActiveFilters(search).some((name) => !askedOfBills.has(name));
  return (
    <>
      <div className={styles['answer']}>
        <div role="status" className={styles['figures']}>
          {bills && <Figures rows={rows} day={day} isWhole={!isNext && !isOfDays} />}
          {bills && !isNext && !isOfDays && <MoneyBack rows={bills.rows} />}
          {bills && rows.length === 0 && (
            <p>{t(open === 0 ? 'ask.noBills' : isNext ? 'ask.noneHasDay' : 'ask.noneDue')}</p>
          )}
        </div>
        <OwedBills rows={rows} />
      </div>
      <MarkOwed rows={rows} />
      <div className={styles['source']}>
        {isOfDays && rows.length > 0 && <p>{t('ask.byDueDay')}</p>}
        {late > 0 && <p>{t('ask.late', { count: late })}</p>}
        {withoutDay > 0 && <p>{t('ask.withoutDay', { count: withoutDay })}</p>}
        {isNarrowed && rows.length > 0 && <p>{t('ask.everyBill')}</p>}
        {!isNext && !isOfDays && <YearShare personId={personId} />}
        <p>
          <Link to="/bills">{t('ask.allBills')}</Link>
        </p>
      </div>
    </>
  );
}

/** What of a search is asked of bills, too. */
const askedOfBills: ReadonlySet<string> = new Set(['about', 'from', 'to', 'only']);

type FiguresProps = {
  rows: readonly BillRow[];
  day: string | null;
  /** True where all that is open of the bills is told, not what is due on some day. */
  isWhole: boolean;
};

/** What agrees and what is to be asked about, never as one amount where both are there. */
function Figures({ rows, day, isWhole }: FiguresProps) {
  const { t } = useTranslation(['claims', 'bills']);
  const { date, money } = useFormats();
  const today = useToday();
  const sums = sumOpenBills(rows);
  const figures = sums.flatMap(({ currency, match, toAsk }) => [
    { name: 'match' as const, currency, own: match },
    { name: 'toAsk' as const, currency, own: toAsk },
  ]);
  return (
    <>
      {figures
        .filter(({ own }) => own.bills > 0)
        .map(({ name, currency, own }) => (
          <Fragment key={`${name} ${currency}`}>
            <BigAmount amount={money(own.cents, currency)}>
              {t(`claims:ask.figure.${name}`, { count: own.bills })}
            </BigAmount>
            {'aboveCents' in own && isPartlyAbove(own) && (
              <p>
                {t('bills:sum.above')}: {money(own.aboveCents, currency)}
              </p>
            )}
          </Fragment>
        ))}
      {isWhole && <DueLater rows={rows} />}
      {sums.map(
        ({ currency, twiceCents }) =>
          twiceCents > 0 && (
            <p key={currency}>
              {t('bills:sum.twice')}: {money(twiceCents, currency)}
            </p>
          ),
      )}
      {day !== null && (
        <p>{t(isPastDue(day, today) ? 'claims:ask.wasDue' : 'claims:ask.dueOn', { day: date(day) })}</p>
      )}
    </>
  );
}

/** What of it is not due yet, because it is paid month by month. */
function DueLater({ rows }: { rows: readonly BillRow[] }) {
  const { t } = useTranslation('bills');
  const { money } = useFormats();
  const today = useToday();
  return [...Map.groupBy(rows, ({ bill }) => bill.currency)].map(([currency, all]) => {
    const cents = sumLater(all, today);
    return cents > 0 && <p key={currency}>{`${t('sum.later')}: ${money(cents, currency)}`}</p>;
  });
}

/** What there is to ask back of all bills, as Bills says it: apart from what is owed. */
function MoneyBack({ rows }: { rows: readonly BillRow[] }) {
  const { t } = useTranslation('bills');
  const { money } = useFormats();
  return [...Map.groupBy(rows, ({ bill }) => bill.currency)].map(([currency, all]) => {
    const cents = sumBack(all);
    return cents > 0 && <p key={currency}>{`${t('sum.back')}: ${money(cents, currency)}`}</p>;
  });
}

function OwedBills({ rows }: { rows: readonly BillRow[] }) {
  const { t } = useTranslation('claims');
  const { money } = useFormats();
  const words = useBillWords();
  if (rows.length === 0) return null;
  return (
    <ul className={styles['parts']}>
      {rows.slice(0, mostBills).map((row) => (
        <li key={row.bill.id}>
          <Link to="/bills/$billId" params={{ billId: row.bill.id }}>
            {row.bill.biller}
          </Link>{' '}
          <span className="small muted">{words(row).pill}</span> <span className={styles['lead']} />{' '}
          <span className={styles['number']}>{money(row.openCents, row.bill.currency)}</span>
        </li>
      ))}
      {rows.length > mostBills && (
        <li>
          <Link to="/bills">{t('ask.moreParts', { count: rows.length - mostBills })}</Link>
        </li>
      )}
    </ul>
  );
}

type YearShareProps = {
  personId: string;
  year?: number | null;
  /** What is said of it; nothing where there is no share to say it of. */
  children?: ReactNode;
};

/** A year's share, by default this one's, apart from bills and payments: it may be on them already. */
export function YearShare({ personId, year: asked = null, children }: YearShareProps) {
  const { data } = useRequest('claims.overview', { personId, year: asked });
  if (
    !data?.totalsReady ||
    data.year === null ||
    (asked !== null && data.year !== asked) ||
    data.openVisits.length > 0 ||
    data.totals.length === 0
  )
    return null;
  const { year } = data;
  return (
    <p>
      {data.totals.map((totals) => (
        <Fragment key={totals.currency}>
          <ShareSentence totals={totals} year={year} /> <ShareGaps totals={totals} />{' '}
          <NotHappenedShare personId={personId} days={String(year)} currency={totals.currency} />
        </Fragment>
      ))}
      {data.totals.some(({ yourShare }) => yourShare.statedBy > 0) && children}
    </p>
  );
}
