import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { StatementDocument } from '#shared/paper/document';
import { Button } from '../../../ui/actions/Button.tsx';
import { Dialog } from '../../../ui/layout/Dialog.tsx';
import { useSize } from '../../../ui/layout/use-size.ts';
import styles from './PaperPreview.module.css';
import { SheetFlow } from './SheetFlow.tsx';
import { measureSheet, placeSheet, type SheetPlaces } from './sheet-size.ts';

export type EnlargedPageProps = {
  documents: readonly [StatementDocument, ...StatementDocument[]];
  places: SheetPlaces;
  place: number;
  onPlace(place: number): void;
  onClose(): void;
};

/** One sheet as large as the window lets it be; arrow keys turn the pages. */
export function EnlargedPage({ documents, places, place, onPlace, onClose }: EnlargedPageProps) {
  const { t } = useTranslation('print');
  const { ref, width } = useSize();
  const last = places.count - 1;
  useEffect(() => {
    const turn = ({ key }: KeyboardEvent) => {
      if (key === 'ArrowRight' && place < last) onPlace(place + 1);
      if (key === 'ArrowLeft' && place > 0) onPlace(place - 1);
    };
    window.addEventListener('keydown', turn);
    return () => window.removeEventListener('keydown', turn);
  });
  const sheet = measureSheet(documents[0]);
  const scale = width > 0 ? width / sheet.width : 1;
  const { top } = placeSheet(sheet, place, 1);
  return (
    <Dialog
      title={t('preview.page', { page: place + 1, pages: places.count })}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button isPending={place === 0} onPress={() => onPlace(place - 1)}>
            {t('preview.previous')}
          </Button>
          <Button isPending={place === last} onPress={() => onPlace(place + 1)}>
            {t('preview.next')}
          </Button>
          <Button variant="quiet" onPress={onClose}>
            {t('preview.close')}
          </Button>
        </>
      }
    >
      <p role="status" className="visually-hidden">
        {t('preview.page', { page: place + 1, pages: places.count })}
      </p>
      <div ref={ref} className={styles['one']} style={{ blockSize: sheet.height * scale }}>
        <div className={styles['turned']} style={{ translate: `0 ${-top * scale}px` }}>
          <SheetFlow
            documents={documents}
            perRow={1}
            scale={scale}
            places={places}
            onPlaces={() => undefined}
          />
        </div>
      </div>
    </Dialog>
  );
}
