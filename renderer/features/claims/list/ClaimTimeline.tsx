import { Fragment, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PaidClaim } from '#shared/model/bills/paid-sums';
import type { ClaimPage, PlanTotals } from '#shared/model/claims/claims-view';
import { countShareClaims, isOutsidePharmacy, type Sum, type Totals } from '#shared/model/claims/totals';
import type { ConnectionSummary } from '#shared/model/plans/connection';
import { usePages } from '../../../api/use-pages.ts';
import { useRequest } from '../../../api/use-request.ts';
import { useSourceWords } from '../../../i18n/use-source-words.ts';
import { useSumWords } from '../../../i18n/use-sum-words.ts';
import { PopoverButton } from '../../../ui/actions/PopoverButton.tsx';
import { EmptyState } from '../../../ui/feedback/EmptyState.tsx';
import { FailureNotice } from '../../../ui/feedback/FailureNotice.tsx';
import { Skeleton } from '../../../ui/feedback/Skeleton.tsx';
import { isSpineFolded, SpineLayout } from '../../../ui/layout/SpineLayout.tsx';
import { useSize } from '../../../ui/layout/use-size.ts';
import { useWindowed } from '../../../ui/lists/use-windowed.ts';
import { NextSteps } from '../../../ui/records/NextSteps.tsx';
import { NotCounted } from '../../../ui/records/NotCountedLine.tsx';
import { ListGaps } from '../../../ui/records/ShareGaps.tsx';
import { AsideOr } from '../../../ui/whose/AsideOr.tsx';
import { AnswerCard } from '../ask/AnswerCard.tsx';
import { NoAnswer } from '../ask/NoAnswer.tsx';
import {
  buildFilter,
  type ClaimsSearch,
  claimsPlace,
  hasChips,
  listActiveFilters,
} from '../claims-search.ts';
import { FindBar } from '../filter/FindBar.tsx';
import { ClaimList, type Landing } from './ClaimList.tsx';
import styles from './ClaimTimeline.module.css';
import { ForecastLine } from './ForecastLine.tsx';
import { createListItems, formatMonthKey, type ListItems, type ListMonth } from './list-items.ts';
import { YearSpine } from './YearSpine.tsx';

export type ClaimTimelineProps = {
  personId: string;
  search: ClaimsSearch;
  /** The year that the sums show. */
  year: number | null;
  totalsReady: boolean;
  plans: readonly ConnectionSummary[];
  /** Years that have claims, newest first. */
  years: readonly number[];
  /** True while the first sync is still bringing claims. */
  isArriving: boolean;
  onSearch(search: ClaimsSearch): void;
};

/** In rem: what the months, a list of claims and the claim at hand need beside each other. */
const roomForPane = 75;

const nobodyPaid: readonly PaidClaim[] = [];
const noPage: Pick<ClaimPage, 'count' | 'months'> = { count: 0, months: [] };

/** The list with the year's spine beside it, or folded above it where there is little room. */
export function ClaimTimeline(props: ClaimTimelineProps) {
  const { t } = useTranslation('claims');
  const { personId, search, year, plans, onSearch } = props;
  const size = useSize();
  const { ref, rem } = size;
  const filter = useMemo(() => buildFilter(search, personId), [search, personId]);
  const [seen, setSeen] = useState({ from: 0, to: 0 });
  const { first, failure, retry, at } = usePages('claims.list', filter, seen, ({ rows }) => rows);
  const page = first ?? noPage;
  useEffect(() => claimsPlace.note(search), [search]);
  // A new answer with the same months is the same list: keep measured heights and focus.
  const shape = `${page.count} ${page.months.map((month) => `${formatMonthKey(month)}:${month.firstIndex}`).join()}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: `shape` says when the page's months are others.
  const items = useMemo(() => createListItems(page), [shape]);
  const estimate = useCallback(
    (position: number) => rem * (items.itemAt(position)?.kind === 'month' ? 2.6 : 3.4),
    [items, rem],
  );
  const view = useWindowed(items.count, estimate, rem * 2.8);
  useEffect(() => {
    const last = Math.max(0, view.end - 1);
    const from = Math.max(0, view.start - page.months.length);
    setSeen((old) => (old.from === from && old.to === last ? old : { from, to: last }));
  }, [view.start, view.end, page.months.length]);

  const months = useMemo(
    () => new Map(page.months.map((month) => [formatMonthKey(month), month])),
    [page.months],
  );
  const current = items.monthAt(view.firstInView);
  const spineYear = current?.year ?? year;
  const { show } = view;
  const jump = useCallback((month: ListMonth) => show(items.positionOfMonth(month), 'top'), [show, items]);
  useJumpToYear(search.year, items.months, jump);
  const goToYear = useCallback(
    (next: number) => {
      onSearch({ ...search, year: next });
      const month = items.months.find((each) => each.year === next);
      if (month) jump(month);
    },
    [onSearch, search, items, jump],
  );

  const [landing, land] = useLanding(items, jump);
  const isFolded = isSpineFolded(size);
  const hasPane = size.width >= rem * roomForPane;
  const paid = useRequest('bills.paidClaims', { personId }).data ?? nobodyPaid;
  const hasNothing = first?.count === 0 && listActiveFilters(search).length === 0;
  const spine = (onDone?: () => void) =>
    spineYear !== null && (
      <>
        <YearSpine
          year={spineYear}
          months={page.months}
          totalsReady={props.totalsReady}
          current={current}
          onYear={goToYear}
          onMonth={onDone ? land : jump}
          onDone={onDone}
        />
        {props.totalsReady && <ForecastLine personId={personId} year={spineYear} />}
      </>
    );
  return (
    <div ref={ref} className={styles['timeline']} data-whole-width="">
      {!hasNothing && (
        <FindBar {...props} shown={first?.count ?? null}>
          {isFolded && page.count > 0 && <PopoverButton label={t('spine.fold')}>{spine}</PopoverButton>}
        </FindBar>
      )}
      {failure ? (
        <FailureNotice failure={failure} onRetry={retry} />
      ) : !first ? (
        <Skeleton lines={8} label={t('list.loading')} />
      ) : first.count === 0 &&
        search.about === undefined &&
        (search.sum !== 'paid' || search.q !== undefined) ? (
        <NothingHere {...props} />
      ) : (
        <>
          {hasChips(search) ? (
            <AnswerCard personId={personId} search={search} page={first} hasSums={props.totalsReady}>
              <MatchLine {...props} page={first} />
            </AnswerCard>
          ) : (
            <MatchLine {...props} page={first} />
          )}
          <SpineLayout size="narrow" spine={isFolded ? null : spine()}>
            <div className={styles['list']}>
              <ClaimList
                items={items}
                view={view}
                rowAt={at}
                showsPlan={plans.length > 1}
                paid={paid}
                months={months}
                totalsReady={props.totalsReady}
                hasAllOfMonth={listActiveFilters(search).every((name) => name === 'only')}
                search={search}
                landing={landing}
                hasPane={hasPane}
                onLeave={(index) =>
                  claimsPlace.remember(search, index, findRowTop(items.positionOfClaim(index)))
                }
              />
            </div>
          </SpineLayout>
        </>
      )}
    </div>
  );
}

function findRowTop(position: number): number | undefined {
  return document.querySelector(`tr[data-position="${position}"]`)?.getBoundingClientRect().top;
}

/** Jumps to a month that was chosen in the menu of months, whose closing moves focus: on to the month's first claim. */
function useLanding(
  items: ListItems,
  jump: (month: ListMonth) => void,
): [Landing | null, (month: ListMonth) => void] {
  const [landing, setLanding] = useState<Landing | null>(null);
  const land = useCallback(
    (month: ListMonth) => {
      jump(month);
      // After the closing menu has returned focus.
      setTimeout(() => setLanding({ position: items.positionOfMonth(month) + 1 }), 60);
    },
    [items, jump],
  );
  return [landing, land];
}

/** Scrolls to the year in the address once its months are known, and again when that year changes. */
function useJumpToYear(
  year: number | undefined,
  months: readonly ListMonth[],
  jump: (month: ListMonth) => void,
): void {
  const done = useRef<number | undefined>(undefined);
  useEffect(() => {
    if (year === undefined || done.current === year || months.length === 0) return;
    const isFirst = done.current === undefined;
    done.current = year;
    const month = months.find((each) => each.year === year);
    if (month && !(isFirst && month === months[0])) jump(month);
  });
}

function NothingHere({ personId, search, plans, isArriving, onSearch }: ClaimTimelineProps) {
  const { t } = useTranslation('claims');
  const isErased = plans.some(({ asksForAll }) => asksForAll);
  // Nothing comes by itself where no plan is signed in to.
  const isByHand = plans.every(({ origin }) => origin === 'file');
  const emptyText = isArriving
    ? 'emptyFirstText'
    : isErased
      ? 'emptyErasedText'
      : isByHand
        ? 'emptyByHandText'
        : 'emptyText';
  if (listActiveFilters(search).length > 0)
    return <NoAnswer personId={personId} search={search} plans={plans} onSearch={onSearch} />;
  return (
    <AsideOr personId={personId}>
      <EmptyState
        title={t(isArriving ? 'list.emptyFirst' : isErased ? 'list.emptyErased' : 'list.empty')}
        actions={<NextSteps personId={personId} />}
      >
        <p>{t(`list.${emptyText}`)}</p>
      </EmptyState>
    </AsideOr>
  );
}

/** How many claims match the filters, and their sums once sums are ready. */
function MatchLine({ search, page, totalsReady }: ClaimTimelineProps & { page: ClaimPage }) {
  const { t } = useTranslation('claims');
  const isFiltered = listActiveFilters(search).length > 0;
  return (
    <p role="status" className={isFiltered ? styles['match'] : 'visually-hidden'}>
      {t(isFiltered ? 'list.matches' : 'list.all', { count: page.count })}{' '}
      {isFiltered && totalsReady && page.openVisits > 0 && t('list.matchAsked', { count: page.openVisits })}
      {isFiltered &&
        totalsReady &&
        page.openVisits === 0 &&
        page.totals.map((totals) => <MatchSums key={totals.currency} totals={totals} />)}
      {isFiltered && totalsReady && page.openVisits === 0 && page.byPlan && (
        <MatchPlans byPlan={page.byPlan} />
      )}{' '}
      {isFiltered && totalsReady && <NotCounted totals={page.totals} />}
    </p>
  );
}

/** Each plan's sums, where those of all are too large to add up. */
function MatchPlans({ byPlan }: { byPlan: readonly PlanTotals[] }) {
  const { nameSources } = useSourceWords();
  const names = nameSources(byPlan);
  return byPlan.map(({ connectionId, totals }, index) => (
    <Fragment key={connectionId}>
      {names[index]}:{' '}
      {totals.map((sums) => (
        <MatchSums key={sums.currency} totals={sums} />
      ))}
    </Fragment>
  ));
}

function MatchSums({ totals }: { totals: Totals }) {
  const { t } = useTranslation(['claims', 'common']);
  const nameSum = useSumWords();
  const { planPaid, yourShare, atPharmacy, shareMissing, counted, currency } = totals;
  if (counted === 0) return null;
  const amount = (sum: Sum) => nameSum(sum, currency, t('cell.notStated'));
  return (
    <>
      {planPaid.statedBy > 0 && t('list.matchPaid', { paid: amount(planPaid) })}{' '}
      {shareMissing.atPharmacy < counted &&
        (yourShare.statedBy === 0
          ? t('list.matchShareNone')
          : t('list.matchShare', {
              share: amount(yourShare),
              stated: yourShare.statedBy,
              count: countShareClaims(totals),
              outside: isOutsidePharmacy(totals) ? ` ${t('common:outsidePharmacy')}` : '',
            }))}{' '}
      {atPharmacy.statedBy > 0 && t('list.matchPharmacy', { amount: amount(atPharmacy) })}{' '}
      <ListGaps totals={totals} />{' '}
    </>
  );
}
