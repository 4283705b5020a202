import { useTranslation } from 'react-i18next';
import type { LockAnswer } from '#shared/model/settings';

/** What is wrong with a passphrase that was typed to open the records or to change the lock; `null` when nothing is. */
export function usePassphraseProblem(answer: LockAnswer | undefined): string | null {
  const { t } = useTranslation('lock');
  const { result, waitSeconds = 0 } = answer ?? {};
  if (result === 'wait' || (result === 'wrong' && waitSeconds > 0))
    return t('screen.wait', { count: waitSeconds });
  return result === 'wrong' ? t('screen.wrong') : null;
}
