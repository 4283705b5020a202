import { cx } from '../../../ui/cx.ts';
import tables from '../../../ui/tables/Table.module.css';
import styles from './GuidePage.module.css';
import { GuideText } from './GuideText.tsx';
import type { GuideBlock } from './parse-guide.ts';

/** Paragraphs, lists and tables of one section, in their order. */
export function GuideBlocks({ blocks }: { blocks: readonly GuideBlock[] }) {
  return blocks.map((block) => <Block key={keyOf(block)} block={block} />);
}

function Block({ block }: { block: GuideBlock }) {
  switch (block.kind) {
    case 'heading':
      return (
        <h3 id={block.anchor} tabIndex={-1}>
          {block.text}
        </h3>
      );
    case 'paragraph':
      return (
        <p>
          <GuideText text={block.text} />
        </p>
      );
    case 'list':
      return <List {...block} />;
    case 'table':
      return <Table {...block} />;
  }
}

function List({ start, items }: Extract<GuideBlock, { kind: 'list' }>) {
  const points = items.map((item) => (
    <li key={item}>
      <GuideText text={item} />
    </li>
  ));
  if (start === null) return <ul className={styles['list']}>{points}</ul>;
  return (
    <ol className={styles['list']} start={start}>
      {points}
    </ol>
  );
}

function Table({ head, rows }: Extract<GuideBlock, { kind: 'table' }>) {
  return (
    <table className={cx(tables['table'], tables['stacksOnPage'])}>
      <thead>
        <tr>
          {head.map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([first = '', ...rest]) => (
          <tr key={first}>
            <th scope="row">
              <GuideText text={first} />
            </th>
            {rest.map((cell, index) => (
              <td key={cell} data-label={head[index + 1]}>
                <span>
                  <GuideText text={cell} />
                </span>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** No two blocks of a section begin alike. */
function keyOf(block: GuideBlock): string {
  if (block.kind === 'list') return block.items.join('\n');
  return block.kind === 'table' ? block.rows.join('\n') : block.text;
}
