import { useTranslation } from 'react-i18next';
import type { TableEnd } from '#shared/model/files/table';
import { useCommand } from '../../../api/use-command.ts';
import { Button } from '../../../ui/actions/Button.tsx';
import { FailureNotice } from '../../../ui/feedback/FailureNotice.tsx';
import { Notice } from '../../../ui/feedback/Notice.tsx';
import { Stack } from '../../../ui/layout/Row.tsx';
import { CanceledList } from './CanceledList.tsx';
import { LeftOutRows } from './OutcomeSheet.tsx';

/** Rows of the table that became no claim, and the way to take all of it back. */
export function TableEndPart({
  table: { importId, leftOut, leftHere, canceled, canceledClaims },
  added,
  changed,
  onUndone,
}: {
  table: TableEnd;
  added: number;
  changed: number;
  onUndone(): void;
}) {
  const { t } = useTranslation('files');
  const undo = useCommand('tables.undo');
  return (
    <Stack>
      {canceled > 0 && !undo.isSuccess && (
        <div>
          <p>{t('table.canceled', { count: canceled })}</p>
          <CanceledList count={canceled} claims={canceledClaims} />
        </div>
      )}
      <LeftOutRows rows={leftOut} />
      {leftHere > 0 && <p>{t('table.held.left', { count: leftHere })}</p>}
      <div role="status">
        {undo.isSuccess ? (
          <Notice tone="calm">{t('table.undone')}</Notice>
        ) : (
          // What added nothing has nothing to take back.
          added + changed > 0 && (
            <>
              <Button
                isPending={undo.isPending}
                onPress={() => undo.mutate({ importId }, { onSuccess: onUndone })}
              >
                {t(added > 0 ? 'table.undo' : 'table.undoChanges')}
              </Button>
              <p className="small muted">{t('table.undoUntil')}</p>
            </>
          )
        )}
        {undo.error && <FailureNotice failure={undo.error.failure} />}
      </div>
    </Stack>
  );
}
