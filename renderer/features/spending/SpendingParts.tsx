import { useQueries } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { hasCovered } from '#shared/cover-texts';
import { addDays, addMonths } from '#shared/dates';
import type { Spending } from '#shared/model/claims/claims-view';
import { hasNoShare, isOnlyAtPharmacy, isTooLarge, type Sum } from '#shared/model/claims/totals';
import { send } from '../../api/bridge.ts';
import { type BarRow, BarRows } from '../../charts/BarRows.tsx';
import { MonthBars } from '../../charts/MonthBars.tsx';
import { listMonthNames, useFormats } from '../../i18n/use-formats.ts';
import { useSourceWords } from '../../i18n/use-source-words.ts';
import { useSumWords } from '../../i18n/use-sum-words.ts';
import { LinkButton } from '../../ui/actions/LinkButton.tsx';
import { TitledSheet } from '../../ui/layout/TitledSheet.tsx';
import { findHighestMonth } from './highest-month.ts';
import { LineLabel, type MoneyLine, MoneyTable } from './MoneyTable.tsx';
import styles from './SpendingParts.module.css';

export type SpendingPartsProps = { spending: Spending; year: number; personId: string; asTable: boolean };

/** How many doctors and clinics the bars show; the table shows all. */
const providersShown = 8;
/** How many years the bars compare; the table shows all. */
const yearsShown = 5;

/** The charts of a year, each also as a table: by month, kind of care, provider, plan and year. */
export function SpendingParts({ spending, year, personId, asTable }: SpendingPartsProps) {
  const { t } = useTranslation(['spending', 'claims', 'common', 'charts']);
  const { locale } = useFormats();
  const { nameSources } = useSourceWords();
  const currency = spending.totals[0]?.currency ?? 'USD';
  const names = listMonthNames(locale, 'long');
  const ofYear = { counted: 'counted', only: year } as const;
  const months = spending.months.map(
    ({ month, ...sums }): MoneyLine =>
      month === null
        ? { key: 'none', label: t('charts:monthNotGiven'), ...sums }
        : {
            key: String(month),
            label: names[month - 1] ?? '',
            ...sums,
            behind: { counted: 'counted', ...spanMonth(year, month) },
          },
  );
  const kinds = sortByMoney(
    spending.kinds.map(({ kind, ...sums }) => ({
      key: kind,
      label: t(`common:kind.${kind}`),
      ...sums,
      behind: { ...ofYear, kinds: [kind] },
    })),
  );
  // Several may be hidden by discreet mode, and then nothing leads to their claims.
  const providers = sortByMoney(
    spending.providers.map(({ name, isSensitive: _is, ...sums }, place) => ({
      key: String(place),
      label: name ?? t('spending:provider'),
      ...sums,
      ...(name === null || hasCovered(name) ? {} : { behind: { ...ofYear, provider: name } }),
    })),
  );
  const planNames = nameSources(spending.byPlan);
  const plans = spending.byPlan.flatMap(({ connectionId, totals }, index) => {
    const sums = totals.find((each) => each.currency === currency);
    return sums
      ? [
          {
            ...sums,
            key: connectionId,
            label: planNames[index] ?? '',
            claims: sums.counted,
            behind: { ...ofYear, plan: connectionId },
          },
        ]
      : [];
  });
  const comparedYears = asTable ? spending.years : spending.years.slice(0, yearsShown);
  const years = useYears(comparedYears, personId, currency);
  const earlier = spending.years.length - comparedYears.length;
  const view = { currency, asTable };
  const [areAllShown, showAll] = useState(false);
  const shownProviders = asTable || areAllShown ? providers : providers.slice(0, providersShown);
  const more = providers.length - shownProviders.length;
  const others = spending.totals.slice(1).map((each) => each.currency);
  return (
    <>
      <TitledSheet title={t('spending:months')}>
        {asTable ? (
          <MoneyTable
            head={t('spending:month')}
            title={t('spending:months')}
            lines={months}
            currency={currency}
          />
        ) : (
          <Months spending={spending} year={year} currency={currency} />
        )}
      </TitledSheet>
      <div className={styles[asTable ? 'one' : 'two']}>
        <Lines {...view} title={t('spending:kinds')} head={t('spending:kind')} lines={kinds} />
        <Lines
          {...view}
          title={t('spending:providers')}
          head={t('spending:providerHead')}
          lines={shownProviders}
          foot={
            !asTable &&
            providers.length > providersShown && (
              <LinkButton onPress={() => showAll(!areAllShown)}>
                {areAllShown ? t('claims:attention.showFewer') : t('spending:providersMore', { count: more })}
              </LinkButton>
            )
          }
        />
        {plans.length > 1 && (
          <Lines {...view} title={t('spending:plans')} head={t('spending:plan')} lines={plans} />
        )}
        {years.length > 1 && (
          <Lines
            {...view}
            title={t('spending:years')}
            head={t('spending:year')}
            lines={years}
            foot={earlier > 0 ? t('spending:yearsMore', { count: earlier }) : null}
          />
        )}
      </div>
      {spending.leftOut > 0 && (
        <p className="small muted">{t('spending:leftOut', { count: spending.leftOut })}</p>
      )}
      {others.length > 0 && (
        <p className="small muted">{t('spending:otherCurrency', { currency: others.join(', ') })}</p>
      )}
    </>
  );
}

/** The first and the last day of a month. */
function spanMonth(year: number, month: number): { from: string; to: string } {
  const from = `${year}-${String(month).padStart(2, '0')}-01`;
  return { from, to: addDays(addMonths(from, 1), -1) };
}

function sortByMoney(lines: MoneyLine[]): MoneyLine[] {
  const money = (line: MoneyLine) => (line.planPaid.cents ?? 0) + (line.yourShare.cents ?? 0);
  return lines.toSorted((a, b) => money(b) - money(a));
}

/** The sums of several years for comparison; a year that is still loading is left out. */
function useYears(years: readonly number[], personId: string, currency: string): MoneyLine[] {
  const answers = useQueries({
    queries: years.map((year) => {
      const input = { personId, year };
      return { queryKey: ['spending.get', input], queryFn: () => send('spending.get', input) };
    }),
  });
  return answers.flatMap(({ data }, index) => {
    const sums = data?.openVisits === 0 ? data.totals.find((each) => each.currency === currency) : undefined;
    const year = years[index];
    if (!sums || year === undefined) return [];
    return [{ ...sums, key: String(year), label: String(year), claims: sums.counted, year }];
  });
}

type MonthsProps = { spending: Spending; year: number; currency: string };

function Months({ spending, year, currency }: MonthsProps) {
  const { t } = useTranslation(['charts', 'spending']);
  const { money, locale } = useFormats();
  const highest = findHighestMonth(spending.months);
  const amount = (cents: number | null) => (cents === null ? t('charts:notStated') : money(cents, currency));
  const pharmacy = spending.totals[0]?.atPharmacy.cents ?? null;
  const summary = highest
    ? t('charts:monthsSummary', {
        year,
        highest: listMonthNames(locale, 'long')[highest.month - 1],
        paid: amount(highest.planPaidCents),
        share: amount(highest.yourShareCents),
      })
    : t('charts:monthsSummaryEmpty', { year });
  const months = spending.months.flatMap(({ month, planPaid, yourShare }) =>
    month === null ? [] : [{ month, planPaidCents: planPaid.cents, yourShareCents: yourShare.cents }],
  );
  return (
    <>
      <MonthBars months={months} currency={currency} summary={summary} />
      {pharmacy !== null && (
        <p className={styles['foot']}>
          {t('spending:monthsPharmacy', { amount: money(pharmacy, currency) })}
        </p>
      )}
    </>
  );
}

type LinesProps = {
  title: string;
  head: string;
  lines: readonly MoneyLine[];
  currency: string;
  asTable: boolean;
  foot?: ReactNode;
};

function Lines({ title, head, lines, currency, asTable, foot = null }: LinesProps) {
  const { t } = useTranslation(['spending', 'charts']);
  const { money } = useFormats();
  const nameSum = useSumWords();
  if (lines.length === 0) return null;
  const words = (sum: Sum, isNone = sum.statedBy + sum.notStatedBy === 0) =>
    nameSum(sum, currency, t(isNone ? 'spending:none' : 'charts:notStated'));
  const rows = lines.map((line): BarRow => {
    const { key, planPaid, yourShare, atPharmacy } = line;
    const isPharmacy = isOnlyAtPharmacy(line);
    const none = planPaid.cents === null && yourShare.cents === null ? yourShare : null;
    const withoutSum = [planPaid, yourShare].find(isTooLarge) ?? none;
    return {
      key,
      label: <LineLabel line={line} />,
      parts: [
        { fill: 'plan', cents: planPaid.cents },
        { fill: 'you', cents: yourShare.cents },
      ],
      amount:
        withoutSum === null
          ? money((planPaid.cents ?? 0) + (yourShare.cents ?? 0), currency)
          : nameSum(withoutSum, currency, t('charts:notStated')),
      words: t(isPharmacy ? 'spending:rowPharmacy' : 'spending:rowWords', {
        paid: words(planPaid),
        share: isPharmacy ? words(atPharmacy) : words(yourShare, hasNoShare(line)),
      }),
    };
  });
  return (
    <TitledSheet title={title}>
      {asTable ? (
        <MoneyTable head={head} title={title} lines={lines} currency={currency} />
      ) : (
        <BarRows label={title} rows={rows} />
      )}
      {foot && <p className={styles['foot']}>{foot}</p>}
    </TitledSheet>
  );
}
