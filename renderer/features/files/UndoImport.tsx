import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/use-command.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { FailureNotice } from '../../ui/feedback/FailureNotice.tsx';
import { Notice } from '../../ui/feedback/Notice.tsx';

type UndoImportProps = {
  channel: 'files.undo' | 'tables.undo';
  importId: string;
  label: string;
  /** What is said once it is taken back. */
  undone: string;
  onUndone(): void;
};

/** Takes back all that an import brought. */
export function UndoImport({ channel, importId, label, undone, onUndone }: UndoImportProps): ReactNode {
  const { t } = useTranslation('files');
  const undo = useCommand(channel);
  return (
    <div role="status">
      {undo.isSuccess ? (
        <Notice tone="calm">{undone}</Notice>
      ) : (
        <>
          <Button
            isPending={undo.isPending}
            onPress={() => undo.mutate({ importId }, { onSuccess: onUndone })}
          >
            {label}
          </Button>
          <p className="small muted">{t('table.undoUntil')}</p>
        </>
      )}
      {undo.error && <FailureNotice failure={undo.error.failure} />}
    </div>
  );
}
