import { useTranslation } from 'react-i18next';
import type { TableDoubt, TableOutcome } from '#shared/model/files/table';
import { useFormats } from '../../../i18n/use-formats.ts';
import { FactList } from '../../../ui/data/FactList.tsx';
import { Money } from '../../../ui/data/Money.tsx';
import { Details } from '../../../ui/layout/Details.tsx';
import { Stack } from '../../../ui/layout/Row.tsx';
import { TitledSheet } from '../../../ui/layout/TitledSheet.tsx';
import styles from './TableStep.module.css';

/** What would come of the table: claims, their days and sums, and the columns (`kept`) and rows that are not read. */
export function OutcomeSheet({ outcome, kept }: { outcome: TableOutcome | null; kept: readonly string[] }) {
  const { t } = useTranslation(['files', 'claim']);
  const { span, locale } = useFormats();
  const columns = new Intl.ListFormat(locale, { type: 'conjunction' }).format(
    kept.map((head) => `“${head}”`),
  );
  return (
    <TitledSheet title={t('table.outcome')}>
      <Stack>
        <p role="status">
          {outcome === null
            ? t('table.working')
            : outcome.claims === 0
              ? t('table.noClaims')
              : t('table.claims', { count: outcome.claims, days: span(outcome.from, outcome.to) })}
        </p>
        {outcome !== null && outcome.claims > 0 && (
          <FactList
            facts={outcome.sums.map(({ amount, cents }) => ({
              key: amount,
              label: t(`claim:amount.${amount}`),
              value: <Money cents={cents} unknown={t('table.notStated')} />,
            }))}
          />
        )}
        {kept.length > 0 && <p>{t('table.columnsKept', { count: kept.length, columns })}</p>}
        {outcome !== null && <LeftOutRows rows={listTold(outcome)} />}
      </Stack>
    </TitledSheet>
  );
}

/** While the table asks, no row is judged yet: only what no answer changes is told. */
function listTold({ leftOut, doubts }: TableOutcome): TableOutcome['leftOut'] {
  const isAsked = doubts.some(({ doubt }) => openDoubts.has(doubt));
  return isAsked ? leftOut.filter(({ why }) => why === 'hidden') : leftOut;
}

const openDoubts: ReadonlySet<TableDoubt> = new Set([
  'no-date-column',
  'two-columns',
  'order-open',
  'member-open',
]);

type LeftOut = TableOutcome['leftOut'][number];

/**
 * Rows that are no claim of the person, and why; in sight those that a workbook hides, which may be some. Titles and heads
 * are of no claim anyway, and told apart.
 */
export function LeftOutRows({ rows }: { rows: TableOutcome['leftOut'] }) {
  const { t } = useTranslation('files');
  const { number } = useFormats();
  const placesOf = (row: Pick<LeftOut, 'count' | 'places'>) => {
    const some = row.places.slice(0, 5).map((place) => number(place));
    return t('table.places', {
      count: row.count,
      places: [...some, ...(row.count > 5 ? ['…'] : [])].join(', '),
    });
  };
  const hidden = rows.find(({ why }) => why === 'hidden');
  const read = rows.flatMap(({ why, ...row }) => (why === 'hidden' ? [] : [{ why, ...row }]));
  const isFrame = ({ why }: Pick<LeftOut, 'why'>) => why === 'title' || why === 'head';
  const frames = read.filter(isFrame);
  const leftOut = read.filter((row) => !isFrame(row));
  const list = (some: typeof read) => (
    <ul className={styles['list']}>
      {some.map((row) => (
        <li key={row.why}>
          {t(`table.fate.${row.why}`)}: {placesOf(row)}
        </li>
      ))}
    </ul>
  );
  return (
    <>
      {hidden && <p>{t('table.hiddenRows', { count: hidden.count, places: placesOf(hidden) })}</p>}
      {leftOut.length > 0 && (
        <Details summary={t('table.leftOut', { count: leftOut.reduce((sum, { count }) => sum + count, 0) })}>
          {list(leftOut)}
        </Details>
      )}
      {frames.length > 0 && <Details summary={t('table.frames')}>{list(frames)}</Details>}
    </>
  );
}
