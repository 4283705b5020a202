import { useTranslation } from 'react-i18next';
import type { ConnectionSummary } from '#shared/model/plans/connection';
import { useFormats } from '../../../i18n/use-formats.ts';
import { useCategoryList } from '../../../ui/records/use-category-list.ts';
import { useSavedWords } from '../use-saved-words.ts';
import styles from './PlanLine.module.css';
import { RenamePlan } from './RenamePlan.tsx';

/** What is known of a connection, as words and values. */
export function PlanFacts({ connection }: { connection: ConnectionSummary }) {
  const { t } = useTranslation(['plans', 'files']);
  const formats = useFormats();
  const list = useCategoryList();
  const savedWords = useSavedWords();
  const isFile = connection.origin === 'file';
  const { state, accessEndsAt, keepsUpToDate, planPhone, granted, notGranted } = connection;
  const onceUntil = keepsUpToDate || accessEndsAt === null ? null : formats.moment(accessEndsAt);
  const endWords = onceUntil ?? (accessEndsAt ? formats.dayDate(accessEndsAt) : t('facts.endUnknown'));
  const checks = keepsUpToDate
    ? t('facts.keeps')
    : onceUntil === null
      ? t('facts.once')
      : t('facts.onceUntil', { moment: onceUntil });
  const facts = [
    ['facts.saved', savedWords(connection)],
    ['facts.upToDate', state === 'connected' ? checks : null],
    ['facts.ends', isFile || state === 'ended' ? null : endWords],
    ['facts.shared', granted.length > 0 ? list(granted) : null],
    ['facts.notShared', notGranted.length > 0 ? list(notGranted) : null],
    [isFile ? 'files:plan.openedOn' : 'facts.connected', formats.dayDate(connection.connectedAt)],
    ['facts.host', connection.host || null],
    ['facts.phone', planPhone],
  ] as const;
  return (
    <>
      <dl className={styles['facts']}>
        {facts.map(
          ([name, value]) =>
            value !== null && (
              <div key={name}>
                <dt>{t(name)}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
      </dl>
      {!isFile && 'address' in connection.plan && <RenamePlan connection={connection} />}
    </>
  );
}
