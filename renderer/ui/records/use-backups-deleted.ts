import { useTranslation } from 'react-i18next';
import { useRequest } from '../../api/use-request.ts';

/**
 * What erasing did to the automatic backups, and when the next one is made; empty where no records are kept on this
 * computer. The rule of the next one is `backups.keep` in the data worker: after a check, or some time after a start.
 */
export function useBackupsDeleted(): string {
  const { t } = useTranslation('copies');
  const isKept = (useRequest('backups.get', {}).data?.folder ?? null) !== null;
  const isAnybodyLeft = (useRequest('people.list', {}).data?.length ?? 0) > 0;
  if (!isKept) return '';
  return isAnybodyLeft ? `${t('backups.deleted')} ${t('backups.next')}` : t('backups.deleted');
}
