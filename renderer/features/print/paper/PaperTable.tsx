import type { ReactNode } from 'react';
import type { Cell, Column, LedgerBlock, TableBlock } from '#shared/paper/document';
import { isFigure } from '#shared/paper/fit/fit-document';
import { Heading, type HeadingLevel } from './Heading.tsx';
import { Lines } from './Lines.tsx';
import styles from './PaperView.module.css';

/** A table whose caption is a heading, with its titles again on each page; of a dense one, the caption too. */
export function PaperTable({ block, level }: { block: TableBlock; level: HeadingLevel }) {
  const { caption, columns, rows, foot, isDense, ends } = block;
  return (
    <table
      className={styles['table']}
      data-dense={isDense}
      data-ends={ends}
      {...(isDense && { 'aria-label': caption })}
    >
      {!isDense && (
        <caption>
          <Heading level={level}>{caption}</Heading>
        </caption>
      )}
      <Titles columns={columns}>
        {isDense && (
          <tr className={styles['group']}>
            <th scope="colgroup" colSpan={columns.length}>
              <Heading level={level}>{caption}</Heading>
            </th>
          </tr>
        )}
      </Titles>
      <tbody>
        {rows.map((row, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the rows of a laid out statement never change places.
          <Row key={index} row={row} columns={columns} />
        ))}
      </tbody>
      {foot && (
        <tfoot>
          <SumRow row={foot} columns={columns} className={styles['foot']} />
        </tfoot>
      )}
    </table>
  );
}

/** One table of several groups: each is headed by its name and closed by its sums. */
export function Ledger({ block, level }: { block: LedgerBlock; level: HeadingLevel }) {
  const { columns, groups, totals } = block;
  return (
    <table className={styles['table']}>
      <Titles columns={columns} />
      {groups.map(({ title, rows, foot, isWhole, ends }, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: groups never change places, and two plans may have one name.
        <tbody key={place} data-whole={isWhole} data-ends={ends}>
          <tr className={styles['group']}>
            <th scope="rowgroup" colSpan={columns.length}>
              <Heading level={level}>{title}</Heading>
            </th>
          </tr>
          {rows.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: as above.
            <Row key={index} row={row} columns={columns} />
          ))}
          <SumRow row={foot} columns={columns} className={styles['foot']} />
        </tbody>
      ))}
      <tbody className={styles['totals']}>
        {totals.map((row, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: as above.
          <SumRow key={index} row={row} columns={columns} className={styles['total']} />
        ))}
      </tbody>
    </table>
  );
}

function Titles({ columns, children }: { columns: readonly Column[]; children?: ReactNode }) {
  return (
    <>
      <colgroup>
        {columns.map(({ title, width }) => (
          <col key={title} style={{ inlineSize: `${width}pt` }} />
        ))}
      </colgroup>
      <thead>
        {children}
        <tr>
          {columns.map(({ title, under, kind }) => (
            <th key={title} scope="col" className={styles[kind]}>
              {title}
              {under !== undefined && <span className={styles['under']}>{under}</span>}
            </th>
          ))}
        </tr>
      </thead>
    </>
  );
}

/** The first column of words names the row. */
function Row({ row, columns }: { row: readonly Cell[]; columns: readonly Column[] }) {
  const head = columns.findIndex(({ kind }) => kind === 'text');
  return (
    <tr>
      {row.map((cell, at) => {
        const kind = columns[at]?.kind ?? 'text';
        return at === head ? (
          <th key={columns[at]?.title} scope="row" className={styles[kind]}>
            <Lines lines={cell} />
          </th>
        ) : (
          <td key={columns[at]?.title} className={styles[kind]} data-figure={isFigure(cell[0]?.text ?? '')}>
            <Lines lines={cell} />
          </td>
        );
      })}
    </tr>
  );
}

type SumRowProps = { row: readonly Cell[]; columns: readonly Column[]; className: string | undefined };

/** Sums, named over the empty cells before them. */
function SumRow({ row, columns, className }: SumRowProps) {
  const label = row.findIndex((cell) => cell.length > 0);
  return (
    <tr className={className}>
      <th scope="row" colSpan={label + 1}>
        <Lines lines={row[label] ?? []} />
      </th>
      {row.slice(label + 1).map((cell, index) => {
        const column = columns[label + 1 + index];
        return (
          <td
            key={column?.title}
            className={styles[column?.kind ?? 'amount']}
            data-figure={isFigure(cell[0]?.text ?? '')}
          >
            <Lines lines={cell} />
          </td>
        );
      })}
    </tr>
  );
}
