import { useNavigate } from '@tanstack/react-router';
import { type KeyboardEvent, type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClaimRow } from '#shared/model/claim';
import { useFormats } from '../../../i18n/use-formats.ts';
import { cx } from '../../../ui/cx.ts';
import type { Windowed } from '../../../ui/lists/use-windowed.ts';
import { type ClaimsSearch, claimsPlace } from '../claims-search.ts';
import styles from './ClaimList.module.css';
import { ClaimListRow } from './ClaimListRow.tsx';
import type { ListItems, ListMonth } from './list-items.ts';

export type ClaimListProps = {
  items: ListItems;
  view: Windowed;
  rowAt(index: number): ClaimRow | undefined;
  showsPlan: boolean;
  /** The search that the rows are found by: focus comes back to the claim that was opened from the same list. */
  search: ClaimsSearch;
  /** Called before a claim is opened, so that the place can be found again. */
  onLeave(index: number): void;
};

/**
 * The claims by month, newest first. Only rows near the view are in the page, but rows are counted and numbered for
 * those who listen. Arrows, Home, End and Page keys move; Enter opens; P prints.
 */
export function ClaimList({ items, view, rowAt, showsPlan, search, onLeave }: ClaimListProps) {
  const { t } = useTranslation('claims');
  const { active, setActive, onKey, onOpen } = useListKeys({ items, view, rowAt, search, onLeave });
  const isActiveShown = active >= view.start && active <= view.end;
  const apart = active >= 0 && !isActiveShown && active < items.count ? active : null;
  const tabStop = active >= 0 && active < items.count ? active : firstClaim(items, view.firstInView);
  const shown: number[] = [];
  if (apart !== null && apart < view.start) shown.push(apart);
  for (let position = view.start; position <= view.end; position++) shown.push(position);
  if (apart !== null && apart > view.end) shown.push(apart);

  const item = (position: number): ReactNode => {
    const what = items.itemAt(position);
    if (what?.kind === 'month')
      return <MonthRow key={position} month={what.month} position={position} itemRef={view.itemRef} />;
    if (!what) return null;
    return (
      <ClaimListRow
        key={position}
        row={rowAt(what.index)}
        position={position}
        isFirst={what.isFirst}
        isLast={what.isLast}
        showsPlan={showsPlan}
        isTabStop={position === tabStop}
        apartAt={position === apart ? view.offsetOf(position) : undefined}
        itemRef={view.itemRef}
        onOpen={onOpen}
        onKey={onKey}
        onFocus={setActive}
      />
    );
  };
  return (
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
  );
}

/** Stands for the rows that are out of view. */
function Space({ height }: { height: number }) {
  // biome-ignore lint/a11y/noAriaHiddenOnFocusable: an empty row that never takes focus.
  return <tr aria-hidden="true" className={styles['space']} style={{ blockSize: height }} />;
}

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
        {t('list.mayOwe')}
      </th>
    </tr>
  );
}

type MonthRowProps = { month: ListMonth; position: number; itemRef: Windowed['itemRef'] };

function MonthRow({ month, position, itemRef }: MonthRowProps) {
  const { t } = useTranslation('claims');
  return (
    <tr
      aria-rowindex={position + 2}
      data-position={position}
      ref={itemRef}
      className={cx(styles['month'], position === 0 && styles['firstMonth'])}
    >
      <th colSpan={4} scope="colgroup" className={styles['heading']}>
        <h2>{useMonthName(month)}</h2>
        <span>{t('list.monthClaims', { count: month.claims })}</span>
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
function firstClaim(items: ListItems, position: number): number {
  return items.itemAt(position)?.kind === 'month' ? position + 1 : position;
}

type KeysInput = Pick<ClaimListProps, 'items' | 'view' | 'rowAt' | 'search' | 'onLeave'>;

function useListKeys({ items, view, rowAt, search, onLeave }: KeysInput) {
  const navigate = useNavigate();
  const [active, setActive] = useState(-1);
  const wanted = useRef(-1);
  const latest = useRef({ items, view, rowAt, onLeave });
  latest.current = { items, view, rowAt, onLeave };

  const goTo = useCallback((position: number) => {
    wanted.current = position;
    setActive(position);
    latest.current.view.show(position, 'nearest');
  }, []);

  // Focus follows as soon as the row is in the page, also when its page of rows comes later.
  useEffect(() => {
    if (wanted.current < 0) return;
    const row = document.querySelector<HTMLElement>(`tr[data-position="${wanted.current}"]`);
    if (!row) return;
    wanted.current = -1;
    row.focus({ preventScroll: true });
  });
  useReturn({ items, search, goTo });
  // Rows grow when their page arrives: the one with focus stays in view.
  const activeItem = items.itemAt(active);
  const isActiveKnown = activeItem?.kind === 'claim' && rowAt(activeItem.index) !== undefined;
  useEffect(() => {
    if (isActiveKnown && document.activeElement?.matches('tr[data-position]'))
      latest.current.view.show(Number(document.activeElement.getAttribute('data-position')), 'nearest');
  }, [isActiveKnown]);

  /** The claim at a position, with its place in the list; `null` while its page is on the way. */
  const claimAt = useCallback((position: number) => {
    const item = latest.current.items.itemAt(position);
    const row = item?.kind === 'claim' ? latest.current.rowAt(item.index) : undefined;
    return item?.kind === 'claim' && row ? { id: row.id, index: item.index } : null;
  }, []);
  const onOpen = useCallback(
    (position: number) => {
      const claim = claimAt(position);
      if (!claim) return;
      latest.current.onLeave(claim.index);
      void navigate({ to: '/claims/$claimId', params: { claimId: claim.id } });
    },
    [navigate, claimAt],
  );
  const onPrint = useCallback(
    (position: number) => {
      const claim = claimAt(position);
      if (!claim) return;
      latest.current.onLeave(claim.index);
      void navigate({ to: '/print', search: { claimId: claim.id } });
    },
    [navigate, claimAt],
  );
  const onKey = useCallback(
    (event: KeyboardEvent, position: number) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.target !== event.currentTarget) return;
      const next = nextPosition(event.key, position, latest.current.items);
      if (next !== null) goTo(next);
      else if (event.key === 'Enter') onOpen(position);
      else if (event.key === 'p' || event.key === 'P') onPrint(position);
      else return;
      event.preventDefault();
    },
    [goTo, onOpen, onPrint],
  );
  return { active, setActive, onKey, onOpen };
}

/** How far Page Up and Page Down go. */
const pageRows = 8;

/** Where a key leads: always a claim, never a month's heading; `null` for other keys. */
function nextPosition(key: string, position: number, items: ListItems): number | null {
  const last = items.count - 1;
  const steps: Record<string, number> = {
    ArrowDown: position + 1,
    ArrowUp: position - 1,
    PageDown: position + pageRows,
    PageUp: position - pageRows,
    Home: 0,
    End: last,
  };
  const target = steps[key];
  if (target === undefined) return null;
  const inside = Math.min(Math.max(target, 0), last);
  if (items.itemAt(inside)?.kind === 'claim') return inside;
  const isUp = target < position && inside > 0;
  return isUp ? inside - 1 : inside + 1;
}

type ReturnInput = Pick<ClaimListProps, 'items' | 'search'> & { goTo(position: number): void };

/** Puts focus back on the claim that was opened from this list. */
function useReturn(input: ReturnInput): void {
  const latest = useRef(input);
  latest.current = input;
  useEffect(() => {
    // After the shell has sent focus to the heading, which it does on every change of screen.
    const timer = setTimeout(() => {
      const { items, search, goTo } = latest.current;
      const index = claimsPlace.takeRow(search);
      const position = index < 0 ? -1 : items.positionOfClaim(index);
      if (position >= 0 && position < items.count) goTo(position);
    }, 60);
    return () => clearTimeout(timer);
  }, []);
}
