import { type KeyboardEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StatementDocument } from '#shared/paper/document';
import { addEmptyBacks } from '#shared/paper/fit/empty-backs';
import { useSize } from '../../../ui/layout/use-size.ts';
import { EnlargedPage } from './EnlargedPage.tsx';
import styles from './PaperPreview.module.css';
import { findDocument, SheetFlow } from './SheetFlow.tsx';
import {
  countSheets,
  measureSheet,
  measureSheets,
  placeOneEach,
  placeSheet,
  type SheetPlaces,
} from './sheet-size.ts';

export type PaperPreviewProps = {
  /** Documents that follow each other; their page numbers run on. */
  documents: readonly [StatementDocument, ...StatementDocument[]];
  /** Called each time the documents have been laid out on sheets. */
  onPages(pages: number): void;
};

const mostInRow = 4;
/** A small sheet is at least this wide, in rem. */
const leastWidth = 6;

/** The paper on small sheets, four in a row where there is room. One press shows a sheet large. */
export function PaperPreview({ documents: own, onPages }: PaperPreviewProps) {
  const [counts, setCounts] = useState<readonly number[]>([]);
  const documents = addEmptyBacks(own, counts.length === own.length ? counts : []) as [
    StatementDocument,
    ...StatementDocument[],
  ];
  const { t } = useTranslation('print');
  const { ref, width, rem } = useSize();
  const [found, setPlaces] = useState<SheetPlaces>(() => placeOneEach(documents));
  const [opened, setOpened] = useState<number | null>(null);
  // What was found of other documents says nothing of these.
  const places = found.starts.length === documents.length ? found : placeOneEach(documents);
  const { count } = places;
  const keepPlaces = (next: SheetPlaces) => {
    setPlaces(next);
    setCounts(countSheets(next).filter((_, index) => !documents[index]?.isEmpty));
  };
  useEffect(() => onPages(count), [count, onPages]);
  const sheet = measureSheet(documents[0]);
  const fitting = width > 0 ? Math.max(1, Math.floor(width / (leastWidth * rem))) : mostInRow;
  const perRow = Math.min(mostInRow, fitting, count);
  const all = measureSheets(sheet, perRow, Math.ceil(count / perRow));
  const scale = width > 0 ? Math.min(1, width / all.width) : 1;
  return (
    <section ref={ref} className={styles['preview']} aria-label={t('preview.label')}>
      <div className={styles['room']} style={{ blockSize: all.height * scale }}>
        <PageButtons
          documents={documents}
          places={places}
          perRow={perRow}
          styleOf={(place) => {
            const { left, top } = placeSheet(sheet, place, perRow);
            return {
              insetInlineStart: left * scale,
              insetBlockStart: top * scale,
              inlineSize: sheet.width * scale,
              blockSize: sheet.height * scale,
            };
          }}
          onOpen={setOpened}
        />
        <SheetFlow
          documents={documents}
          perRow={perRow}
          scale={scale}
          places={places}
          onPlaces={keepPlaces}
        />
      </div>
      {opened !== null && opened < count && (
        <EnlargedPage
          documents={documents}
          places={places}
          place={opened}
          onPlace={setOpened}
          onClose={() => setOpened(null)}
        />
      )}
    </section>
  );
}

type PageButtonsProps = {
  documents: readonly StatementDocument[];
  places: SheetPlaces;
  perRow: number;
  styleOf(place: number): React.CSSProperties;
  onOpen(place: number): void;
};

/** A button over each sheet. Together they are one stop of the Tab key; arrows go from sheet to sheet. */
function PageButtons({ documents, places, perRow, styleOf, onOpen }: PageButtonsProps) {
  const { t } = useTranslation('print');
  const [current, setCurrent] = useState(0);
  const { count } = places;
  const stop = Math.min(current, count - 1);
  const nameSheet = (place: number) => {
    const title = documents[findDocument(places, place)]?.title ?? '';
    const pages = { page: place + 1, pages: count };
    return title === '' ? t('preview.enlargeEmpty', pages) : t('preview.enlarge', { ...pages, title });
  };
  const go = (event: KeyboardEvent<HTMLElement>) => {
    const steps: Record<string, number> = {
      ArrowRight: stop + 1,
      ArrowLeft: stop - 1,
      ArrowDown: stop + perRow,
      ArrowUp: stop - perRow,
      Home: 0,
      End: count - 1,
    };
    const next = steps[event.key];
    if (next === undefined) return;
    event.preventDefault();
    if (next < 0 || next >= count) return;
    setCurrent(next);
    (event.currentTarget.children[next]?.firstElementChild as HTMLElement | null)?.focus();
  };
  return (
    <ol className={styles['pages']} onKeyDown={go}>
      {Array.from({ length: count }, (_, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: sheets are numbered and nothing else.
        <li key={place}>
          <button
            type="button"
            className={styles['page']}
            style={styleOf(place)}
            tabIndex={place === stop ? 0 : -1}
            onFocus={() => setCurrent(place)}
            onClick={() => onOpen(place)}
          >
            <span className="visually-hidden">{nameSheet(place)}</span>
          </button>
        </li>
      ))}
    </ol>
  );
}
