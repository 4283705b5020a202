import { type CSSProperties, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StatementDocument } from '#shared/paper/document';
import { useSize } from '../../../ui/layout/use-size.ts';
import { PaperView } from '../paper/PaperView.tsx';
import { getPaperMargins, getPaperSize } from '../paper/page-rules.ts';
import styles from './PaperPreview.module.css';

export type PaperPreviewProps = {
  document: StatementDocument;
  /** Called each time the statement has been laid out on sheets. */
  onPages(pages: number): void;
};

/** The statement on sheets, scaled to fit. Columns break here where pages break in print. */
export function PaperPreview({ document, onPages }: PaperPreviewProps) {
  const { t } = useTranslation('print');
  const { ref, width } = useSize();
  const flow = useRef<HTMLDivElement>(null);
  const [pages, setPages] = useState(1);
  const sheet = measureSheet(document);
  const { column, between } = sheet;

  useLayoutEffect(() => {
    const text = flow.current;
    if (!text) return;
    const count = () => setPages(Math.max(1, Math.round((text.scrollHeight + between) / (column + between))));
    count();
    if (typeof ResizeObserver === 'undefined') return;
    // The text may change length later, when fonts arrive or the columns are laid out again.
    const observer = new ResizeObserver(count);
    for (const element of [text, ...text.children]) observer.observe(element);
    return () => observer.disconnect();
  });
  useEffect(() => onPages(pages), [pages, onPages]);

  const scale = width > 0 ? Math.min(1, width / sheet.width) : 1;
  const height = pages * (sheet.height + sheetGap) - sheetGap;
  return (
    <section aria-label={t('preview.label')}>
      <div ref={ref} className={styles['room']} style={{ blockSize: height * scale }}>
        <div className={styles['sheets']} style={{ ...variables(sheet), inlineSize: sheet.width, scale }}>
          {Array.from({ length: pages }, (_, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: sheets are numbered and nothing else.
            <Sheet key={index} number={index + 1} pages={pages} document={document} sheet={sheet} />
          ))}
          <div ref={flow} className={styles['flow']}>
            <PaperView document={document} level={2} />
          </div>
        </div>
      </div>
    </section>
  );
}

/** Space between sheets, in CSS pixels before scaling. */
const sheetGap = 32;

type SheetSize = {
  width: number;
  height: number;
  top: number;
  side: number;
  bottom: number;
  /** Height of the text on one sheet, and the gap to where it continues. */
  column: number;
  between: number;
};

/** The sheet in CSS pixels. */
function measureSheet({ paper, size }: StatementDocument): SheetSize {
  const inch = 96;
  const { width, height } = getPaperSize(paper);
  const { top, side, bottom } = getPaperMargins(size);
  return {
    width: width * inch,
    height: height * inch,
    top: top * inch,
    side: side * inch,
    bottom: bottom * inch,
    column: (height - top - bottom) * inch,
    between: (top + bottom) * inch + sheetGap,
  };
}

function variables({ top, side, bottom, column, between }: SheetSize): CSSProperties {
  return {
    '--top': `${top}px`,
    '--side': `${side}px`,
    '--bottom': `${bottom}px`,
    '--column': `${column}px`,
    '--between': `${between}px`,
  } as CSSProperties;
}

type SheetProps = { number: number; pages: number; document: StatementDocument; sheet: SheetSize };

/** The white sheet with head and foot, under the text. Hidden from screen readers, which have the text. */
function Sheet({ number, pages, document, sheet }: SheetProps) {
  const { made, running, notABill, pageOf, size } = document;
  const page = pageOf.replace('{page}', String(number)).replace('{pages}', String(pages));
  return (
    <div
      className={styles['sheet']}
      style={{ blockSize: sheet.height, insetBlockStart: (number - 1) * (sheet.height + sheetGap) }}
      data-size={size}
      aria-hidden="true"
    >
      <p className={styles['head']}>{number > 1 && running}</p>
      <p className={styles['foot']}>
        <span>{made}</span>
        <strong>{[notABill, page].filter(Boolean).join(' · ')}</strong>
      </p>
    </div>
  );
}
