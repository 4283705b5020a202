import { useLayoutEffect, useRef } from 'react';
import type { StatementDocument } from '#shared/paper/document';
import { getTypeSizes } from '#shared/paper/fit/sheet';
import { PaperView } from '../paper/PaperView.tsx';
import styles from './PaperPreview.module.css';
import {
  findPlaces,
  isSamePlaces,
  measureSheet,
  measureSheets,
  placeSheet,
  type SheetPlaces,
  type SheetSize,
  sheetVariables,
} from './sheet-size.ts';

export type SheetFlowProps = {
  documents: readonly [StatementDocument, ...StatementDocument[]];
  perRow: number;
  scale: number;
  places: SheetPlaces;
  /** Called when the documents are found on other sheets than `places` says. */
  onPlaces(places: SheetPlaces): void;
};

/** Documents on sheets, some in a row. The text is in columns, which break where pages break in print. */
export function SheetFlow({ documents, perRow, scale, places, onPlaces }: SheetFlowProps) {
  const flow = useRef<HTMLDivElement>(null);
  const sheet = measureSheet(documents[0]);

  useLayoutEffect(() => {
    const text = flow.current;
    if (!text) return;
    const find = () => {
      const found = findPlaces(text, sheet, perRow);
      if (!isSamePlaces(found, places)) onPlaces(found);
    };
    find();
    if (typeof ResizeObserver === 'undefined') return;
    // The text may change length later, when fonts arrive or the columns are laid out again.
    const observer = new ResizeObserver(find);
    for (const element of [text, ...text.querySelectorAll(':scope > * > *')]) observer.observe(element);
    return () => observer.disconnect();
  });

  return (
    <div
      className={styles['sheets']}
      style={{ ...sheetVariables(sheet, perRow), inlineSize: measureSheets(sheet, perRow, 1).width, scale }}
    >
      {Array.from({ length: places.count }, (_, place) => (
        <Sheet
          // biome-ignore lint/suspicious/noArrayIndexKey: sheets are numbered and nothing else.
          key={place}
          place={place}
          perRow={perRow}
          pages={places.count}
          document={documents[findDocument(places, place)] ?? documents[0]}
          sheet={sheet}
        />
      ))}
      <div ref={flow} className={styles['flow']}>
        {documents.map((document, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: laid out documents never change places.
          <div key={index} className={styles['document']}>
            <PaperView document={document} level={2} />
          </div>
        ))}
      </div>
    </div>
  );
}

/** The index of the document that a sheet is of. */
export function findDocument({ starts }: SheetPlaces, place: number): number {
  return starts.findLastIndex((start) => start <= place);
}

type SheetProps = {
  /** Place among the sheets, from 0. */
  place: number;
  perRow: number;
  pages: number;
  document: StatementDocument;
  sheet: SheetSize;
};

/** The white sheet with head and foot, under the text. Hidden from screen readers, which have the text. */
function Sheet({ place, perRow, pages, document, sheet }: SheetProps) {
  const { made, running, notABill, pageOf, size } = document;
  const page = pageOf.replace('{page}', String(place + 1)).replace('{pages}', String(pages));
  const isStacked = size !== 'regular';
  const { left, top } = placeSheet(sheet, place, perRow);
  return (
    <div
      className={styles['sheet']}
      style={{
        inlineSize: sheet.width,
        blockSize: sheet.height,
        insetInlineStart: left,
        insetBlockStart: top,
        fontSize: `${getTypeSizes(size).small}pt`,
      }}
      aria-hidden="true"
    >
      <p className={styles['head']}>{place > 0 && running}</p>
      <p className={styles['foot']}>
        <span>{(isStacked ? [notABill, made] : [made]).filter(Boolean).join('\n')}</span>
        <strong>{[isStacked ? null : notABill, page].filter(Boolean).join(' · ')}</strong>
      </p>
    </div>
  );
}
