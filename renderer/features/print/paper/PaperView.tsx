import {
  type Block,
  isLargePrint,
  isWholeLines,
  isWholeText,
  type StatementDocument,
  type Sum,
} from '#shared/paper/document';
import { Cards, LedgerCards } from './Cards.tsx';
import { Heading, type HeadingLevel } from './Heading.tsx';
import { Lines } from './Lines.tsx';
import { PaperChart } from './PaperChart.tsx';
import { Ledger, PaperTable } from './PaperTable.tsx';
import styles from './PaperView.module.css';
import { WalletCards } from './WalletCards.tsx';
import { WithBlanks } from './WithBlanks.tsx';

export type PaperViewProps = {
  document: StatementDocument;
  /** 1 on paper itself; 2 for a preview inside a screen that has its own `h1`. */
  level: 1 | 2;
};

/** A statement as it stands on paper: black on white whatever the theme, sizes in points. */
export function PaperView({ document, level }: PaperViewProps) {
  const { title, about, notABill, cards, blocks, language, size, isEmpty, isLetter = false } = document;
  if (isEmpty) return <EmptySheet document={document} />;
  return (
    <article className={styles['paper']} lang={language} data-size={size} data-letter={isLetter || undefined}>
      {isLetter ? (
        notABill !== null && <p className={styles['notABill']}>{notABill}</p>
      ) : (
        <header className={styles['top']}>
          <Heading level={level}>{title}</Heading>
          {notABill !== null && <p className={styles['notABill']}>{notABill}</p>}
          <div className={styles['about']}>
            {about.map((line) => (
              <p key={line}>{line}</p>
            ))}
          </div>
        </header>
      )}
      {cards.length > 0 && <WalletCards cards={cards} level={level === 1 ? 2 : 3} />}
      <Blocks blocks={blocks} document={document} level={level === 1 ? 2 : 3} />
    </article>
  );
}

/** Why nothing else stands on it: who finds a blank sheet in the printer asks. */
function EmptySheet({ document: { about, language, size } }: { document: StatementDocument }) {
  return (
    <article className={styles['paper']} lang={language} data-size={size}>
      <p>{about.join('\n')}</p>
    </article>
  );
}

type BlocksProps = { blocks: readonly Block[]; document: StatementDocument; level: HeadingLevel };

function Blocks({ blocks, document, level }: BlocksProps) {
  // What a letter is about takes the place of a title.
  const subject = document.isLetter ? blocks.findIndex(({ kind }) => kind === 'heading') : -1;
  return blocks.map((block, index) => (
    <BlockView
      // biome-ignore lint/suspicious/noArrayIndexKey: a laid out statement never changes its order.
      key={index}
      block={block}
      document={document}
      level={index === subject && level > 1 ? ((level - 1) as HeadingLevel) : level}
    />
  ));
}

type BlockProps = { block: Block; document: StatementDocument; level: HeadingLevel };

function BlockView({ block, document, level }: BlockProps) {
  switch (block.kind) {
    case 'heading':
      return <Heading level={level}>{block.text}</Heading>;
    case 'paragraph':
      return (
        <p
          className={block.strong ? styles['strong'] : block.small && styles['small']}
          data-whole={isWholeText(block.text, document.size)}
        >
          {block.text}
        </p>
      );
    case 'lines':
      return (
        <p data-whole={isWholeLines(block)}>
          <WithBlanks text={block.lines.join('\n')} keepsWhole={block.keepsWhole} />
        </p>
      );
    case 'box':
      return (
        <section className={styles['box']}>
          <div>
            {block.big !== '' && <p className={styles['big']}>{block.big}</p>}
            <Lines lines={block.lines} />
          </div>
          {block.sums !== undefined && (
            <div>
              <Sums sums={block.sums} />
              {block.note !== undefined && <p className={styles['small']}>{block.note}</p>}
            </div>
          )}
        </section>
      );
    case 'alert':
      return (
        <section className={styles['alert']}>
          <Heading level={level}>{block.title}</Heading>
          <div>
            <Lines lines={block.lines} />
          </div>
        </section>
      );
    case 'sides':
      return (
        <div className={styles['sides']}>
          {[block.left, block.right].map((side, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: left and right never change places.
            <div key={index}>
              <Blocks blocks={side} document={document} level={level} />
            </div>
          ))}
        </div>
      );
    case 'extra':
      return <Blocks blocks={block.blocks} document={document} level={level} />;
    case 'ledger':
      return isLargePrint(document.size) ? (
        <LedgerCards block={block} level={level} />
      ) : (
        <Ledger block={block} level={level} />
      );
    case 'table':
      return isLargePrint(document.size) && !block.isDense ? (
        <Cards block={block} level={level} />
      ) : (
        <PaperTable block={block} level={level} />
      );
    case 'chart':
      return <PaperChart block={block} level={level} language={document.language} />;
    case 'facts':
      return <Facts {...block} />;
    case 'list':
      return (
        <ul className={block.isPlain && styles['plain']}>
          {block.items.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ul>
      );
    case 'checks':
      return (
        <ul className={styles['checks']}>
          {block.items.map((item, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two bills of one provider have the same words.
            <li key={index}>
              <span className={styles['tick']} aria-hidden="true" />
              <span>
                <WithBlanks text={item} />
              </span>
            </li>
          ))}
        </ul>
      );
  }
}

/** Amounts with what they are, a dotted line between them. */
function Sums({ sums }: { sums: readonly Sum[] }) {
  return (
    <dl className={styles['sums']}>
      {sums.map(({ label, value }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Facts({ rows, keepsWhole }: Omit<Extract<Block, { kind: 'facts' }>, 'kind'>) {
  return (
    <dl className={styles['facts']}>
      {rows.map(({ label, value }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>
            <WithBlanks text={value} keepsWhole={keepsWhole} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
