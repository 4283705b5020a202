import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../api/use-command.ts';
import { useRequest } from '../api/use-request.ts';
import { Button } from '../ui/actions/Button.tsx';
import { ButtonLink } from '../ui/actions/ButtonLink.tsx';
import { NoticeLine } from '../ui/feedback/NoticeLine.tsx';
import styles from './StorageWarning.module.css';

/** One sentence on every screen: that a newer version runs, that there is one, or that this one was withdrawn. */
export function UpdateNote() {
  const { t } = useTranslation('updates');
  const state = useRequest('updates.get', {}).data;
  const noteSeen = useCommand('updates.noteSeen');
  const [putAway, setPutAway] = useState<string | null>(null);
  if (!state) return null;
  const { isUpdated, isWithdrawn, version, offer } = state;
  const words = isWithdrawn
    ? t('withdrawn')
    : isUpdated
      ? t('note.updated', { version })
      : offer && t('note.offer', { version: offer.version });
  if (!words || (putAway === words && !isWithdrawn)) return null;
  const hide = () => {
    setPutAway(words);
    if (isUpdated) noteSeen.mutate({});
  };
  return (
    <div className={styles['warning']}>
      <NoticeLine
        tone={isWithdrawn ? 'warning' : 'calm'}
        role="status"
        actions={
          <>
            <ButtonLink to="/settings" hash="settings-about" variant="quiet">
              {t('note.toSettings')}
            </ButtonLink>
            {!isWithdrawn && (
              <Button variant="quiet" onPress={hide}>
                {t('note.putAway')}
              </Button>
            )}
          </>
        }
      >
        <p>{words}</p>
      </NoticeLine>
    </div>
  );
}
