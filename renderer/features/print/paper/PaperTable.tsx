import type { Cell, Column, TableBlock } from '#shared/paper/document';
import { Heading, type HeadingLevel } from './Heading.tsx';
import { Lines } from './Lines.tsx';
import styles from './PaperView.module.css';

/** A table whose caption is a heading, with its titles again on each page. */
export function PaperTable({ block, level }: { block: TableBlock; level: HeadingLevel }) {
  const { caption, columns, rows, foot, isDense } = block;
  const rowHead = columns.findIndex(({ kind }) => kind === 'text');
  return (
    <table className={styles['table']} data-dense={isDense}>
      <caption>
        <Heading level={level}>{caption}</Heading>
      </caption>
      <thead>
        <tr>
          {columns.map(({ title, kind }) => (
            <th key={title} scope="col" className={styles[kind]}>
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the rows of a laid out statement never change places.
          <tr key={index}>
            {row.map((cell, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: nor do its cells.
              <BodyCell key={at} cell={cell} kind={columns[at]?.kind ?? 'text'} isHead={at === rowHead} />
            ))}
          </tr>
        ))}
      </tbody>
      {foot && <Foot foot={foot} columns={columns} />}
    </table>
  );
}

function BodyCell({ cell, kind, isHead }: { cell: Cell; kind: Column['kind']; isHead: boolean }) {
  return isHead ? (
    <th scope="row" className={styles[kind]}>
      <Lines lines={cell} />
    </th>
  ) : (
    <td className={styles[kind]}>
      <Lines lines={cell} />
    </td>
  );
}

function Foot({ foot, columns }: { foot: Cell[]; columns: Column[] }) {
  const label = foot.findIndex((cell) => cell.length > 0);
  return (
    <tfoot>
      <tr>
        <th scope="row" colSpan={label + 1}>
          <Lines lines={foot[label] ?? []} />
        </th>
        {foot.slice(label + 1).map((cell, index) => {
          const column = columns[label + 1 + index];
          return (
            <td key={column?.title} className={styles[column?.kind ?? 'amount']}>
              <Lines lines={cell} />
            </td>
          );
        })}
      </tr>
    </tfoot>
  );
}
