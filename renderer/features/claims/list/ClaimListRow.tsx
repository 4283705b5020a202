import { Link } from '@tanstack/react-router';
import type { KeyboardEvent, MouseEvent, RefCallback } from 'react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { PaidClaim } from '#shared/model/bills/paid-sums';
import type { ClaimRow } from '#shared/model/claims/claim-row';
import type { ListedRow } from '#shared/model/claims/claims-view';
import { isGone } from '#shared/words/visit-checks';
import { useFormats } from '../../../i18n/use-formats.ts';
import { useSourceWords } from '../../../i18n/use-source-words.ts';
import { useVisitWords } from '../../../i18n/use-visit-words.ts';
import { cx } from '../../../ui/cx.ts';
import { RowPill } from '../../../ui/data/Pill.tsx';
import { ExampleTag } from '../../../ui/records/Example.tsx';
import { useDidNotHappen } from '../visit-check/DidNotHappen.tsx';
import styles from './ClaimListRow.module.css';
import { buildMayOweCell, type MayOweCell } from './may-owe.ts';

export type ClaimListRowProps = {
  /** `undefined` while its page is loading. */
  row: ListedRow | undefined;
  position: number;
  isFirst: boolean;
  isLast: boolean;
  /** Named in the row when the person has several plans. */
  showsPlan: boolean;
  /** What the person wrote down as paid for it. */
  paid: PaidClaim | undefined;
  isTabStop: boolean;
  /** It is shown beside the list. */
  isPicked: boolean;
  /** A press opens it; else a second one does. */
  opensAtOnce: boolean;
  /** Offset from the top of the list when the row is out of view but kept because it has focus. */
  apartAt?: number | undefined;
  itemRef: RefCallback<HTMLElement>;
  onOpen(position: number): void;
  onPress(position: number): void;
  onKey(event: KeyboardEvent, position: number): void;
  onFocus(position: number): void;
};

/** One claim in the list: date, provider, decision, what the plan paid and what the person may owe. */
export const ClaimListRow = memo(function ClaimListRow(props: ClaimListRowProps) {
  const { row, position, isFirst, isLast, apartAt, isTabStop, isPicked, opensAtOnce, showsPlan, paid } =
    props;
  const openUnlessLink = (event: MouseEvent) => {
    if (event.target instanceof Element && event.target.closest('a')) return;
    if (window.getSelection()?.toString()) return;
    props.onOpen(position);
  };
  return (
    <tr
      aria-rowindex={position + 2}
      aria-busy={row ? undefined : true}
      data-position={position}
      data-apart={apartAt === undefined ? undefined : ''}
      ref={props.itemRef}
      tabIndex={isTabStop ? 0 : -1}
      aria-selected={opensAtOnce ? undefined : isPicked}
      className={cx(
        styles['row'],
        isPicked && styles['picked'],
        isFirst && styles['first'],
        isLast && styles['last'],
      )}
      style={apartAt === undefined ? undefined : { position: 'absolute', insetBlockStart: apartAt }}
      onClickCapture={() => props.onPress(position)}
      onClick={opensAtOnce ? openUnlessLink : undefined}
      onDoubleClick={opensAtOnce ? undefined : openUnlessLink}
      onKeyDown={(event) => props.onKey(event, position)}
      onFocus={() => props.onFocus(position)}
    >
      {row ? <Cells row={row} showsPlan={showsPlan} paid={paid} /> : <LoadingCell />}
    </tr>
  );
});

function LoadingCell() {
  const { t } = useTranslation('claims');
  return (
    <td colSpan={4} className={styles['loading']}>
      {t('list.loadingRow')}
    </td>
  );
}

type CellsProps = Pick<ClaimListRowProps, 'showsPlan' | 'paid'> & { row: ListedRow };

function Cells({ row, showsPlan, paid }: CellsProps) {
  const { t } = useTranslation('claims');
  const { money, span } = useFormats();
  const cell = buildMayOweCell(row, paid?.currency === row.currency ? paid.keptCents : 0);
  const isUnknownCare = useDidNotHappen(row) !== null;
  return (
    <>
      <td className={cx(styles['cell'], styles['date'])}>
        {span(row.serviceStart, row.serviceEnd, 'short') ?? t('list.noDate')}
      </td>
      <td className={cx(styles['cell'], styles['who'])}>
        <div className={styles['words']}>
          <Link
            to="/claims/$claimId"
            params={{ claimId: row.id }}
            tabIndex={-1}
            className={styles['name'] ?? ''}
          >
            {row.providerName ?? t('list.provider')}
          </Link>
          <What row={row} showsPlan={showsPlan} />
        </div>
        <RowPill row={row} />
        <div className={styles['more']}>
          <Plans row={row} />
          <Found row={row} />
          {paid && paid.cents !== 0 && row.kind !== 'pharmacy' && (
            <div className={styles['paid']}>
              {t('cell.youPaid', { amount: money(paid.cents, paid.currency) })}{' '}
              <ExampleTag isExample={paid.isExample} isPartlyOwn={paid.isPartlyOwn} />
            </div>
          )}
          {isUnknownCare && <div className={styles['paid']}>{t('list.didNotHappen')}</div>}
          {row.state === 'plan-did-not-pay' && row.counted && row.mayOwe === null && (
            <Link
              to="/claims/$claimId"
              params={{ claimId: row.id }}
              tabIndex={-1}
              className={styles['todo'] ?? ''}
            >
              {t('list.mayNotHaveTo')} <span aria-hidden="true">›</span>
            </Link>
          )}
        </div>
      </td>
      <td className={cx('num', styles['cell'], styles['amount'])} data-label={t('list.planPaid')}>
        <PlanPaid row={row} />
      </td>
      <td
        className={cx('num', styles['cell'], styles['amount'])}
        data-label={t(isPaidThere(cell) ? 'list.youPaid' : 'list.mayOwe')}
      >
        <MayOwe
          // The sums are as the plan says; what one is not to pay yet is not marked as owed.
          cell={isUnknownCare && cell.kind === 'amount' ? { ...cell, tone: 'ink' } : cell}
          currency={row.currency}
        />
      </td>
    </>
  );
}

/** "Two plans, one visit: Medicare paid $304.75, then Supplement paid $68.25". */
function Plans({ row }: { row: ClaimRow }) {
  const words = useVisitWords().describe(row);
  return words === null ? null : <div className={styles['plans']}>{words}</div>;
}

/** "Found in: billed $142.50": what of the claim a search is about. */
function Found({ row }: { row: ListedRow }) {
  const { t } = useTranslation('claims');
  const { money } = useFormats();
  const { found = [], currency, providerName } = row;
  // The name stands in the row already.
  const told = found.filter((one) => one.place !== 'provider' || one.text !== providerName);
  if (told.length === 0) return null;
  const places = told.map((one) =>
    one.place === 'amount'
      ? t(one.name === null ? 'found.otherAmount' : `found.amount.${one.name}`, {
          amount: money(one.cents, currency),
        })
      : one.place === 'specialty'
        ? t('found.specialty')
        : t(`found.${one.place}`, { text: one.text }),
  );
  return <div className={styles['found']}>{t('found.in', { places: places.join(' · ') })}</div>;
}

function What({ row, showsPlan }: { row: ClaimRow; showsPlan: boolean }) {
  const { t } = useTranslation(['claims', 'common']);
  const { money } = useFormats();
  const { nameSource, sayOpened } = useSourceWords();
  const parts = [
    row.what ?? t(`common:kind.${row.kind}`),
    row.daysSupply !== null && t('claims:list.days', { count: row.daysSupply }),
    row.billed && t('claims:list.billed', { amount: money(row.billed.cents, row.currency) }),
    row.visit
      ? null
      : row.openedAt === null
        ? showsPlan && row.planName
        : showsPlan && row.planName
          ? nameSource(row.planName, row)
          : sayOpened(row),
  ];
  return <div className={styles['what']}>{parts.filter(Boolean).join('\u00a0· ')}</div>;
}

function PlanPaid({ row }: { row: ClaimRow }) {
  const { t } = useTranslation('claims');
  const { money } = useFormats();
  if (row.planPaid === null)
    return row.state === 'plan-is-deciding' ? (
      <>
        <span aria-hidden="true">—</span>
        <span className="visually-hidden">{t('cell.notDecided')}</span>
      </>
    ) : (
      <span className={styles['unknown']}>{t('cell.none')}</span>
    );
  const paid = money(row.planPaid.cents, row.currency);
  if (isGone(row))
    return (
      <s className={styles['gone']}>
        <span className="visually-hidden">{t('cell.notCounted')}: </span>
        {paid}
      </s>
    );
  return (
    <>
      {paid}
      {row.planPaid.source === 'computed' && <span className={styles['note']}>{t('cell.computed')}</span>}
    </>
  );
}

/** Money that was paid at the counter is owed no more. */
function isPaidThere(cell: MayOweCell): boolean {
  return cell.kind === 'amount' && cell.note === 'pharmacy';
}

function MayOwe({ cell, currency }: { cell: MayOweCell; currency: string }) {
  const { t } = useTranslation('claims');
  const { money } = useFormats();
  if (cell.kind === 'words') return <span className={styles['unknown']}>{t(`cell.${cell.words}`)}</span>;
  return (
    <>
      <span className={cx(styles['due'], cell.tone === 'you' && styles['you'])}>
        {money(cell.cents, currency)}
      </span>
      {cell.ofCents !== undefined && (
        <span className={styles['note']}>{t('cell.left', { whole: money(cell.ofCents, currency) })}</span>
      )}
      {cell.note && <span className={styles['note']}>{t(`cell.${cell.note}`)}</span>}
    </>
  );
}
