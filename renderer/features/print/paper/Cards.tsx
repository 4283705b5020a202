import {
  type Cell,
  type Column,
  type LedgerBlock,
  renameSumColumns,
  type TableBlock,
} from '#shared/paper/document';
import { Heading, type HeadingLevel } from './Heading.tsx';
import { Lines } from './Lines.tsx';
import styles from './PaperView.module.css';

/** Large print has no columns: each row is a card with its text, then each amount with its title. */
export function Cards({ block, level }: { block: TableBlock; level: HeadingLevel }) {
  const { caption, columns, rows, foot } = block;
  return <CardList title={caption} columns={columns} rows={rows} sums={foot ? [foot] : []} level={level} />;
}

/** The groups of a ledger as lists of cards, and its totals as the last one. */
export function LedgerCards({ block, level }: { block: LedgerBlock; level: HeadingLevel }) {
  const { columns, groups, totals } = block;
  return (
    <>
      {groups.map(({ title, rows, foot }, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: groups never change places, and two plans may have one name.
        <CardList key={place} title={title} columns={columns} rows={rows} sums={[foot]} level={level} />
      ))}
      <CardList title={null} columns={columns} rows={[]} sums={totals} level={level} />
    </>
  );
}

type CardListProps = {
  title: string | null;
  columns: Column[];
  rows: readonly Cell[][];
  sums: readonly Cell[][];
  level: HeadingLevel;
};

function CardList({ title, columns, rows, sums, level }: CardListProps) {
  return (
    <section>
      {title !== null && <Heading level={level}>{title}</Heading>}
      <ul className={styles['cards']}>
        {rows.map((row, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the rows of a laid out statement never change places.
          <li key={index}>
            <Card row={row} columns={columns} />
          </li>
        ))}
        {sums.map((row, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: as above.
          <li key={index}>
            <Card row={row} columns={renameSumColumns(columns)} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Card({ row, columns }: { row: Cell[]; columns: Column[] }) {
  const amounts = columns.flatMap(({ kind, title }, index) =>
    kind === 'amount' && row[index]?.length ? [{ title, cell: row[index] }] : [],
  );
  return (
    <>
      {row.map((cell, index) =>
        columns[index]?.kind === 'amount' ? null : <Lines key={columns[index]?.title} lines={cell} />,
      )}
      {amounts.length > 0 && (
        <dl>
          {amounts.map(({ title, cell }) => (
            <div key={title}>
              <dt>{title}</dt>
              <dd>
                <Lines lines={cell} />
              </dd>
            </div>
          ))}
        </dl>
      )}
    </>
  );
}
