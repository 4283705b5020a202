import { useTranslation } from 'react-i18next';
import { CopyText } from '../../../ui/actions/CopyText.tsx';

/** The address to come back to, as it is to be registered at the plan. */
export function RedirectAddress({ url }: { url: string }) {
  const { t } = useTranslation('plans');
  const isAnyPort = /^http:\/\/[^:/]+\//.test(url);
  return (
    <div>
      <CopyText label={t('client.redirect')} value={url} />
      {isAnyPort && <p className="small">{t('client.anyPort')}</p>}
    </div>
  );
}
