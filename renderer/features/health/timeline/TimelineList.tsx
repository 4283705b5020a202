import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { monthOf, parseFhirDate, yearOf } from '#shared/dates';
import type { TimelineItem } from '#shared/model/health/health-lists';
import { useFormats } from '../../../i18n/use-formats.ts';
import { useSourceWords } from '../../../i18n/use-source-words.ts';
import { cx } from '../../../ui/cx.ts';
import { Tag } from '../../../ui/data/Tag.tsx';
import { WindowedRows } from '../../../ui/lists/WindowedRows.tsx';
import { DecisionPill } from '../../../ui/records/DecisionPill.tsx';
import { type HealthSearch, healthPlace } from '../health-search.ts';
import { RecordEnd } from '../row/RecordEnd.tsx';
import item from '../row/RecordItem.module.css';
import { StateTag } from '../row/StateTag.tsx';
import { useRecordWords } from '../row/use-record-words.ts';
import styles from './TimelineList.module.css';

export type TimelineListProps = {
  count: number;
  at(index: number): TimelineItem | undefined;
  estimate: number;
  onSeen(from: number, to: number): void;
  search: HealthSearch;
};

/** Everything that has a date, newest first, under the names of its months. */
export function TimelineList({ count, at, estimate, onSeen, search }: TimelineListProps) {
  const { t } = useTranslation('health');
  const nameOf = useMonthName();
  return (
    <WindowedRows
      label={t('view.timeline')}
      count={count}
      estimate={estimate}
      onSeen={onSeen}
      takeRow={() => healthPlace.takeRow(search)}
      row={(index) => {
        const here = at(index);
        if (!here) return { heading: null, content: <div className={item['row']}>{t('loading')}</div> };
        const before = at(index - 1);
        const isNew = index === 0 || (before !== undefined && readMonthKey(before) !== readMonthKey(here));
        return {
          heading: isNew ? <h2 className={styles['month']}>{nameOf(here)}</h2> : null,
          content: <TimelineRow row={here} onLeave={() => healthPlace.remember(search, index)} />,
        };
      }}
    />
  );
}

/** `2026-03`, only the year where the plan sent no month, or empty without a date. */
function readMonthKey({ start }: TimelineItem): string {
  return parseFhirDate(start)?.slice(0, 7) ?? '';
}

function useMonthName(): (row: TimelineItem) => string {
  const { t } = useTranslation('health');
  const formats = useFormats();
  return ({ start }) => {
    const date = parseFhirDate(start);
    if (date === null) return t('timeline.noDate');
    const month = monthOf(date);
    return month === null
      ? t('timeline.noMonth', { year: yearOf(date) })
      : formats.month(yearOf(date), month);
  };
}

function TimelineRow({ row, onLeave }: { row: TimelineItem; onLeave(): void }) {
  const { t } = useTranslation('health');
  const formats = useFormats();
  const words = useRecordWords();
  const { nameSource } = useSourceWords();
  const hasDay = (parseFhirDate(row.start)?.length ?? 0) > 7;
  return (
    <div className={cx(item['row'], item['short'])}>
      <div className={item['date']}>{hasDay && formats.span(row.start, row.end, 'short')}</div>
      <div className={item['words']}>
        <TimelineLink row={row} onLeave={onLeave}>
          {words.title(row.title)}
        </TimelineLink>
        {row.summary !== null && <span className={item['summary']}>{words.summary(row)}</span>}
        <span className={item['source']}>
          {[t(`kind.${row.kind}`), ...row.sources.map((one) => nameSource(one.planName, one))].join(' · ')}
        </span>
      </div>
      <RecordEnd row={row}>
        {row.doubt !== null && <Tag>{t(`doubt.${row.doubt}`)}</Tag>}
        {row.decision !== null && <DecisionPill decision={row.decision} />}
        {row.kind !== 'claim' && row.kind !== 'approval' && (
          <StateTag row={{ kind: row.kind, state: row.state, stateText: null }} />
        )}
        {row.removed && <Tag>{t('row.removed')}</Tag>}
      </RecordEnd>
    </div>
  );
}

type TimelineLinkProps = { row: TimelineItem; onLeave(): void; children: ReactNode };

/** A claim leads to the claim, an approval to the approvals, a record to the record. */
function TimelineLink({ row, onLeave, children }: TimelineLinkProps) {
  const look = { className: item['title'] ?? '', onClick: onLeave };
  if (row.kind === 'claim')
    return (
      <Link to="/claims/$claimId" params={{ claimId: row.id }} {...look}>
        {children}
      </Link>
    );
  if (row.kind === 'approval')
    return (
      <Link to="/approvals" {...look}>
        {children}
      </Link>
    );
  return (
    <Link to="/health/record/$recordId" params={{ recordId: row.id }} {...look}>
      {children}
    </Link>
  );
}
