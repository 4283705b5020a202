import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { isOnlyAtPharmacy, type ShareTotals, type Sum } from '#shared/model/claims/totals';
import { Legend } from '../../../charts/Legend.tsx';
import { StackedBar } from '../../../charts/StackedBar.tsx';
import { listMonthNames, useFormats } from '../../../i18n/use-formats.ts';
import { useSumWords } from '../../../i18n/use-sum-words.ts';
import { cx } from '../../../ui/cx.ts';
import type { ListMonth } from './list-items.ts';
import styles from './YearSpine.module.css';

export type YearSpineProps = {
  year: number;
  /** Months of the list: only these can be jumped to, and their sums are those of the list. */
  months: readonly ListMonth[];
  /** False until every plan was read to its end once: no sums before that. */
  totalsReady: boolean;
  /** The month at the top of the view. */
  current: ListMonth | undefined;
  onYear(year: number): void;
  onMonth(month: ListMonth): void;
  /** Called after a jump to a month. */
  onDone?: (() => void) | undefined;
};

/** The year beside the list, a bar for each month's money. Follows scrolling; pressing a month jumps to it. */
export const YearSpine = memo(function YearSpine(props: YearSpineProps) {
  const { year, months, totalsReady, current, onYear, onMonth, onDone } = props;
  const { t } = useTranslation('claims');
  const sumsOf = (month: ListMonth) => (totalsReady && month.asked === 0 ? month.sums[0] : undefined);
  const ofYear = months.filter((month) => month.year === year);
  /** Where nothing in the list has a share, as with prescriptions, the amounts are those of the pharmacy. */
  const isPharmacy =
    ofYear.some((month) => (sumsOf(month)?.atPharmacy.statedBy ?? 0) > 0) &&
    ofYear.every((month) => (sumsOf(month)?.yourShare.statedBy ?? 0) === 0);
  const maxCents = Math.max(0, ...ofYear.map((month) => sumMoney(sumsOf(month), isPharmacy)));
  const listed = (month: number) => months.find((each) => each.year === year && each.month === month);
  const years = [...new Set(months.flatMap((month) => month.year ?? []))];
  const choose = (month: ListMonth) => {
    onDone?.();
    onMonth(month);
  };
  const undated = months.find((each) => each.year === null || (each.year === year && each.month === null));
  return (
    <nav className={styles['spine']} aria-label={t('spine.label', { year })}>
      <YearSteps year={year} years={years} onYear={onYear} />
      <ol>
        {Array.from({ length: 12 }, (_, index) => (
          <Month
            // biome-ignore lint/suspicious/noArrayIndexKey: the twelve months never change places.
            key={index}
            month={index + 1}
            listed={listed(index + 1)}
            sumsOf={sumsOf}
            maxCents={maxCents}
            isPharmacy={isPharmacy}
            isCurrent={current?.year === year && current.month === index + 1}
            onMonth={choose}
          />
        ))}
        {undated && (
          <li>
            <button
              type="button"
              className={cx(styles['month'], styles['undated'], current === undated && styles['on'])}
              onClick={() => choose(undated)}
            >
              {t('spine.undated')}
            </button>
          </li>
        )}
      </ol>
      {!isPharmacy && (
        <Legend
          items={[
            { fill: 'plan', label: t('spine.planPaid') },
            { fill: 'you', label: t('spine.yourShare') },
          ]}
        />
      )}
      <p className={styles['amounts']}>{t(isPharmacy ? 'spine.atPharmacy' : 'spine.amounts')}</p>
    </nav>
  );
});

function YearSteps({
  year,
  years,
  onYear,
}: Pick<YearSpineProps, 'year' | 'onYear'> & { years: readonly number[] }) {
  const { t } = useTranslation('claims');
  const earlier = years.find((each) => each < year);
  const later = years.findLast((each) => each > year);
  return (
    <div className={styles['year']}>
      <button
        type="button"
        disabled={earlier === undefined}
        aria-label={earlier === undefined ? t('spine.noEarlier') : t('spine.earlier', { year: earlier })}
        onClick={() => earlier !== undefined && onYear(earlier)}
      >
        ‹
      </button>
      <strong>{year}</strong>
      <button
        type="button"
        disabled={later === undefined}
        aria-label={later === undefined ? t('spine.noLater') : t('spine.later', { year: later })}
        onClick={() => later !== undefined && onYear(later)}
      >
        ›
      </button>
    </div>
  );
}

type MonthProps = {
  month: number;
  listed: ListMonth | undefined;
  sumsOf(month: ListMonth): ShareTotals | undefined;
  maxCents: number;
  isPharmacy: boolean;
  isCurrent: boolean;
  onMonth(month: ListMonth): void;
};

function Month({ month, listed, sumsOf, maxCents, isPharmacy, isCurrent, onMonth }: MonthProps) {
  const { t } = useTranslation('claims');
  const { locale, money } = useFormats();
  const nameSum = useSumWords();
  const name = listMonthNames(locale, 'long')[month - 1] ?? '';
  const short = listMonthNames(locale, 'short')[month - 1] ?? '';
  const totals = listed && sumsOf(listed);
  const amount = (sum: Sum) => nameSum(sum, totals?.currency ?? 'USD', t('cell.none'));
  const claims = listed && t('list.monthClaims', { count: listed.claims });
  const isPharmacyMonth = isPharmacy || (totals !== undefined && isOnlyAtPharmacy(totals));
  const words = !listed
    ? t('spine.monthEmpty', { month: name })
    : totals
      ? t(isPharmacyMonth ? 'spine.monthPharmacy' : 'spine.month', {
          month: name,
          claims,
          paid: amount(totals.planPaid),
          share: amount(isPharmacyMonth ? totals.atPharmacy : totals.yourShare),
        })
      : t(listed.asked > 0 ? 'spine.monthAsked' : 'spine.monthClaims', { month: name, claims });
  const hasMoney = sumMoney(totals, isPharmacy) > 0;
  const isAsked = listed !== undefined && !totals && listed.asked > 0;
  const share = (isPharmacy ? totals?.atPharmacy : totals?.yourShare)?.cents ?? null;
  return (
    <li>
      <button
        type="button"
        className={cx(styles['month'], isCurrent && styles['on'])}
        disabled={!listed}
        aria-current={isCurrent ? 'true' : undefined}
        onClick={() => listed && onMonth(listed)}
      >
        <span aria-hidden="true">{short}</span>
        {totals && hasMoney ? (
          <StackedBar
            maxCents={maxCents}
            parts={
              isPharmacy
                ? [{ fill: 'you', cents: totals.atPharmacy.cents }]
                : [
                    { fill: 'plan', cents: totals.planPaid.cents },
                    { fill: 'you', cents: totals.yourShare.cents },
                  ]
            }
          />
        ) : isAsked ? (
          <span className={styles['asked']} aria-hidden="true">
            {t('spine.asked')}
          </span>
        ) : (
          <span className={styles['empty']} aria-hidden="true" />
        )}
        {totals && share !== null && (
          <span className={styles['share']} aria-hidden="true">
            {money(share, totals.currency)}
          </span>
        )}
        <span className="visually-hidden">{words}</span>
      </button>
    </li>
  );
}

/** What the bar of a month is of: of prescriptions alone what its amount says, else the plan's money and the share. */
function sumMoney(sums: ShareTotals | undefined, isPharmacy: boolean): number {
  if (isPharmacy) return Math.max(0, sums?.atPharmacy.cents ?? 0);
  return Math.max(0, sums?.planPaid.cents ?? 0) + Math.max(0, sums?.yourShare.cents ?? 0);
}
