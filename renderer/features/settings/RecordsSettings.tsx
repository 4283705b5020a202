import { useTranslation } from 'react-i18next';
import { useRequest } from '../../api/use-request.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { ButtonLink } from '../../ui/actions/ButtonLink.tsx';
import { FailureNotice } from '../../ui/feedback/FailureNotice.tsx';
import { Skeleton } from '../../ui/feedback/Skeleton.tsx';
import { Row } from '../../ui/layout/Row.tsx';
import { Setting } from '../../ui/layout/Setting.tsx';

/** Where records live, and what protects them. */
export function RecordsSettings() {
  const { t } = useTranslation(['settings', 'common']);
  const { data, error, refetch } = useRequest('app.info', {});
  const size = useRequest('records.size', {}).data;
  const formats = useFormats();
  return (
    <Setting title={t('records.title')}>
      {error && <FailureNotice failure={error.failure} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton lines={2} />}
      {data && (
        <p>{data.storage === 'encrypted' ? t('records.encrypted') : t(`common:storage.${data.storage}`)}</p>
      )}
      {data?.storage === 'encrypted' && size && (
        <p>{t('records.size', { size: formats.size(size.bytes) })}</p>
      )}
      <Row>
        <ButtonLink to="/plans" variant="quiet">
          {t('records.toPlans')}
        </ButtonLink>
      </Row>
    </Setting>
  );
}

/** The way to the list of every request that left this computer. */
export function AccessLogSetting() {
  const { t } = useTranslation('settings');
  return (
    <Setting title={t('records.logTitle')}>
      <p>{t('records.log')}</p>
      <Row>
        <ButtonLink to="/settings/access-log">{t('records.toLog')}</ButtonLink>
      </Row>
    </Setting>
  );
}
