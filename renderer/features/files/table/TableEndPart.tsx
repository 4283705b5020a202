import { useTranslation } from 'react-i18next';
import type { TableEnd } from '#shared/model/files/table';
import { Stack } from '../../../ui/layout/Row.tsx';
import { UndoImport } from '../UndoImport.tsx';
import { CanceledList } from './CanceledList.tsx';
import { LeftOutRows } from './OutcomeSheet.tsx';

/** Rows of the table that became no claim, and the way to take all of it back. */
export function TableEndPart({
  table: { importId, leftOut, leftHere, canceled, canceledClaims },
  added,
  changed,
  isUndone,
  onUndone,
}: {
  table: TableEnd;
  added: number;
  changed: number;
  isUndone: boolean;
  onUndone(): void;
}) {
  const { t } = useTranslation('files');
  return (
    <Stack>
      {canceled > 0 && !isUndone && (
        <div>
          <p>{t('table.canceled', { count: canceled })}</p>
          <CanceledList count={canceled} claims={canceledClaims} />
        </div>
      )}
      <LeftOutRows rows={leftOut} />
      {leftHere > 0 && <p>{t('table.held.left', { count: leftHere })}</p>}
      {/* What added nothing has nothing to take back. */}
      {added + changed > 0 && (
        <UndoImport
          channel="tables.undo"
          importId={importId}
          label={t(added > 0 ? 'table.undo' : 'table.undoChanges')}
          undone={t('table.undone')}
          onUndone={onUndone}
        />
      )}
    </Stack>
  );
}
