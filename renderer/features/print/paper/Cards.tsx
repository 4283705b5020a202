import { type Cell, type Column, renameSumColumns, type TableBlock } from '#shared/paper/document';
import { Heading, type HeadingLevel } from './Heading.tsx';
import { Lines } from './Lines.tsx';
import styles from './PaperView.module.css';

/** Large print has no columns: each row is a card with its text, then each amount with its title. */
export function Cards({ block, level }: { block: TableBlock; level: HeadingLevel }) {
  const { caption, columns, rows, foot } = block;
  return (
    <section>
      <Heading level={level}>{caption}</Heading>
      <ul className={styles['cards']}>
        {rows.map((row, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the rows of a laid out statement never change places.
          <li key={index}>
            <Card row={row} columns={columns} />
          </li>
        ))}
        {foot && (
          <li>
            <Card row={foot} columns={renameSumColumns(columns)} />
          </li>
        )}
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
