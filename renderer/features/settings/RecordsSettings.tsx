import { useTranslation } from 'react-i18next';
import { useRequest } from '../../api/use-request.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { ButtonLink } from '../../ui/actions/ButtonLink.tsx';
import { FailureNotice } from '../../ui/feedback/FailureNotice.tsx';
import { Skeleton } from '../../ui/feedback/Skeleton.tsx';
import { Row } from '../../ui/layout/Row.tsx';
import { Sheet } from '../../ui/layout/Sheet.tsx';
import styles from './Settings.module.css';

/** Where records live, what protects them, and the way to the access log. */
export function RecordsSettings() {
  const { t } = useTranslation(['settings', 'common']);
  const { data, error, refetch } = useRequest('app.info', {});
  const size = useRequest('records.size', {}).data;
  const formats = useFormats();
  return (
    <Sheet labelledBy="records">
      <div className={styles['section']}>
        <h2 id="records">{t('records.title')}</h2>
        {error && <FailureNotice failure={error.failure} onRetry={() => void refetch()} />}
        {!data && !error && <Skeleton lines={2} />}
        {data && (
          <p>{data.storage === 'encrypted' ? t('records.encrypted') : t(`common:storage.${data.storage}`)}</p>
        )}
        {size && <p>{t('records.size', { size: formats.size(size.bytes) })}</p>}
        <p>{t('records.log')}</p>
        <Row>
          <ButtonLink to="/settings/access-log">{t('records.toLog')}</ButtonLink>
          <ButtonLink to="/plans" variant="quiet">
            {t('records.toPlans')}
          </ButtonLink>
        </Row>
      </div>
    </Sheet>
  );
}
