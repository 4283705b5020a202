import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../../api/use-command.ts';

/** The offered recovery code and nothing else, for the printer. `data-paper` on the root says when it is drawn. */
export function RecoveryPaper() {
  const { t } = useTranslation('recovery');
  const { data, error, mutate } = useCommand('recovery.offer');
  useEffect(() => mutate({}), [mutate]);
  useEffect(() => {
    if (data || error) document.documentElement.dataset['paper'] = data ? 'ready' : 'failed';
  }, [data, error]);
  if (!data) return null;
  return (
    <main style={{ padding: '2cm', color: '#000', background: '#fff' }}>
      <h1>{t('title')}</h1>
      <p>{t('what')}</p>
      <p style={{ fontFamily: 'monospace', fontSize: '1.5em', margin: '1em 0' }}>{data.code}</p>
      <p>{t('keepSafe')}</p>
    </main>
  );
}
