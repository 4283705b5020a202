import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { PaidClaim } from '#shared/model/bills/paid-sums';
import type { ClaimRow } from '#shared/model/claims/claim-row';
import type { ListedRow } from '#shared/model/claims/claims-view';
import { useFormats } from '../../../i18n/use-formats.ts';
import { cx } from '../../../ui/cx.ts';
import { useRowFocus } from '../../../ui/lists/use-row-focus.ts';
import type { Windowed } from '../../../ui/lists/use-windowed.ts';
import { type ClaimsSearch, claimsPlace } from '../claims-search.ts';
import styles from './ClaimList.module.css';
import { ClaimListRow } from './ClaimListRow.tsx';
import { ClaimPane } from './ClaimPane.tsx';
import { formatMonthKey, type ListItems, type ListMonth } from './list-items.ts';
import { MonthShare, type MonthShareProps } from './MonthShare.tsx';
import { useClaimKeys } from './use-claim-keys.ts';

/** A row that focus is to go to; each is a new object, so that the same row can be gone to again. */
export type Landing = { readonly position: number };

export type ClaimListProps = {
  items: ListItems;
  view: Windowed;
  rowAt(index: number): ListedRow | undefined;
  showsPlan: boolean;
  /** What the person wrote down as paid. */
  paid: readonly PaidClaim[];
  /** The months of the list as they are now, by their keys. */
  months: ReadonlyMap<string, ListMonth>;
  totalsReady: boolean;
  /** False where a filter leaves claims of a month out. */
  hasAllOfMonth: boolean;
  /** The search behind the rows: focus returns to a claim that was opened from the same search. */
  search: ClaimsSearch;
  landing: Landing | null;
  /** Whether the claim at hand is shown beside the list; a press on a row then brings it there. */
  hasPane: boolean;
  /** Called before a claim is opened, to remember the place. */
  onLeave(index: number): void;
};

/**
 * The claims by month, newest first. Only rows near the viewport are rendered; screen readers still get the row
 * count and numbers. Arrow, Home, End and Page keys move; Enter opens; P prints.
 */
export function ClaimList(props: ClaimListProps) {
  const { items, view, rowAt, showsPlan, paid, search, landing, hasPane, onLeave } = props;
  const { t } = useTranslation('claims');
  const takePosition = () => {
    const index = claimsPlace.takeRow(search);
    return index < 0 ? -1 : items.positionOfClaim(index);
  };
  const { active, setActive, goTo, shown, apart } = useRowFocus({
    view,
    count: items.count,
    selectorAt: (position) => `tr[data-position="${position}"]`,
    takePosition,
    lastTop: claimsPlace.lastTop,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: a row of another search is no row of this one.
  useEffect(() => setActive(-1), [search, setActive]);
  useEffect(() => {
    if (landing) goTo(landing.position);
  }, [landing, goTo]);
  useActiveInView({ items, view, rowAt, active });
  const { onKey, onOpen, onPress } = useClaimKeys({ items, rowAt, goTo, onLeave });
  const isClaim = active >= 0 && active < items.count && items.itemAt(active)?.kind === 'claim';
  const tabStop = isClaim ? active : findFirstClaim(items, view.firstInView);

  const paidFor = (row: ClaimRow | undefined) => {
    const ids = row?.visit?.parts.map(({ id }) => id) ?? [row?.id];
    return addUpPaid(paid.filter((one) => ids.includes(one.claimId)));
  };

  const item = (position: number): ReactNode => {
    const what = items.itemAt(position);
    if (what?.kind === 'month')
      return (
        <MonthRow
          key={position}
          {...props}
          month={props.months.get(formatMonthKey(what.month)) ?? what.month}
          position={position}
          itemRef={view.itemRef}
        />
      );
    if (!what) return null;
    return (
      <ClaimListRow
        key={position}
        row={rowAt(what.index)}
        position={position}
        isFirst={what.isFirst}
        isLast={what.isLast}
        showsPlan={showsPlan}
        paid={paidFor(rowAt(what.index))}
        isTabStop={position === tabStop}
        apartAt={position === apart ? view.offsetOf(position) : undefined}
        itemRef={view.itemRef}
        onOpen={onOpen}
        onPress={onPress}
        isPicked={hasPane && position === tabStop}
        opensAtOnce={!hasPane}
        onKey={onKey}
        onFocus={setActive}
      />
    );
  };
  const grid = (
    <div className={styles['rows']}>
      <table
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: its rows take focus and keys, so it is a grid.
        role="grid"
        aria-label={t('list.label')}
        aria-rowcount={items.count + 1}
        aria-colcount={4}
        aria-readonly="true"
        className={styles['grid']}
      >
        <thead className={styles['head']}>
          <ColumnNames />
        </thead>
        <tbody ref={view.listRef} className={styles['body']}>
          <Space height={view.before} />
          {shown.map(item)}
          <Space height={view.after} />
        </tbody>
      </table>
    </div>
  );
  if (!hasPane) return grid;
  const atHand = items.itemAt(tabStop);
  const row = atHand?.kind === 'claim' ? rowAt(atHand.index) : undefined;
  return (
    <div className={styles['beside']}>
      {grid}
      {row && <ClaimPane row={row} onOpen={() => onOpen(tabStop)} />}
    </div>
  );
}

/** What was paid for all claims of a visit together. */
function addUpPaid(found: readonly PaidClaim[]): PaidClaim | undefined {
  const [first, ...more] = found;
  if (!first || more.length === 0) return first;
  const ofCurrency = found.filter(({ currency }) => currency === first.currency);
  const add = (name: 'cents' | 'keptCents') => ofCurrency.reduce((sum, one) => sum + one[name], 0);
  return { ...first, cents: add('cents'), keptCents: add('keptCents') };
}

/** Takes the space of rows that are not rendered. */
function Space({ height }: { height: number }) {
  // biome-ignore lint/a11y/noAriaHiddenOnFocusable: an empty row that never takes focus.
  return <tr aria-hidden="true" className={styles['space']} style={{ blockSize: height }} />;
}

/** The same whatever the rows are: what a search leaves changes no column. */
function ColumnNames() {
  const { t } = useTranslation('claims');
  return (
    <tr aria-rowindex={1} className={styles['columns']}>
      <th scope="col" className={styles['column']}>
        {t('list.service')}
      </th>
      <th scope="col" className={styles['column']}>
        {t('list.who')}
      </th>
      <th scope="col" className={cx(styles['column'], styles['amount'])}>
        {t('list.planPaid')}
      </th>
      <th scope="col" className={cx(styles['column'], styles['amount'])}>
        {t('list.yourShare')}
      </th>
    </tr>
  );
}

type MonthRowProps = MonthShareProps & { position: number; itemRef: Windowed['itemRef'] };

function MonthRow({ position, itemRef, ...props }: MonthRowProps) {
  const { month, totalsReady } = props;
  const { t } = useTranslation('claims');
  const counted = month.sums.reduce((sum, { claims }) => sum + claims, 0);
  // Spending counts only those in its sums.
  const notCounted = totalsReady && month.asked === 0 ? month.claims - counted : 0;
  return (
    <tr
      aria-rowindex={position + 2}
      data-position={position}
      ref={itemRef}
      className={cx(styles['month'], position === 0 && styles['firstMonth'])}
    >
      <th colSpan={4} scope="colgroup" className={styles['heading']}>
        <h2>{useMonthName(month)}</h2>
        <span className={styles['monthSums']}>
          <span>
            {t('list.monthClaims', { count: month.claims })}
            {notCounted > 0 && ` (${t('list.monthNotCounted', { count: notCounted })})`}
          </span>
          <MonthShare {...props} />
        </span>
      </th>
    </tr>
  );
}

function useMonthName({ year, month }: ListMonth): string {
  const { t } = useTranslation('claims');
  const formats = useFormats();
  if (year === null) return t('list.noDate');
  return month === null ? t('list.noMonth', { year }) : formats.month(year, month);
}

/** The first claim at or after a position. */
function findFirstClaim(items: ListItems, position: number): number {
  return items.itemAt(position)?.kind === 'month' ? position + 1 : position;
}

type ActiveInViewInput = Pick<ClaimListProps, 'items' | 'view' | 'rowAt'> & { active: number };

/** Keeps the focused row in view when its page arrives and rows grow. */
function useActiveInView({ items, view: { show }, rowAt, active }: ActiveInViewInput): void {
  const item = items.itemAt(active);
  const isKnown = item?.kind === 'claim' && rowAt(item.index) !== undefined;
  useEffect(() => {
    if (isKnown && document.activeElement?.matches('tr[data-position]'))
      show(Number(document.activeElement.getAttribute('data-position')), 'nearest');
  }, [isKnown, show]);
}
