import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/use-command.ts';
import { Button } from '../actions/Button.tsx';
import { Announcement } from '../feedback/Announcement.tsx';
import { FailureNotice } from '../feedback/FailureNotice.tsx';
import { NoticeLine } from '../feedback/NoticeLine.tsx';

export type UndoChangeProps = {
  /** What was changed; `null` while nothing was. */
  children: ReactNode | null;
  onUndone(): void;
};

/** Says whose plans were changed just now, with the way back. */
export function UndoChange({ children, onUndone }: UndoChangeProps) {
  const { t } = useTranslation('people');
  const undo = useCommand('people.undo');
  return (
    <>
      <Announcement>
        {children !== null && (
          <NoticeLine
            tone="calm"
            actions={
              <Button
                isPending={undo.isPending}
                onPress={() => undo.mutate({}, { onSuccess: () => onUndone() })}
              >
                {t('undo')}
              </Button>
            }
          >
            <p>{children}</p>
          </NoticeLine>
        )}
      </Announcement>
      {undo.error && <FailureNotice failure={undo.error.failure} />}
    </>
  );
}
