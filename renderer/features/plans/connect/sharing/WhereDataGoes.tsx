import { useTranslation } from 'react-i18next';
import { useIsKept } from '../../../../api/use-is-kept.ts';
import { cx } from '../../../../ui/cx.ts';
import styles from './SharingStep.module.css';

/** Where the data goes and what no longer protects it: read before the box that agrees. */
export function WhereDataGoes({ plan }: { plan: string }) {
  const { t } = useTranslation('plans');
  const isKept = useIsKept();
  return (
    <section className={cx(styles['block'], styles['goes'])} aria-labelledby="where-data-goes">
      <h2 id="where-data-goes">{t('goes.title')}</h2>
      <ul>
        <li>
          {t('goes.toThisComputer')} <strong>{t('goes.noServer')}</strong>
        </li>
        <li>{t(isKept ? 'goes.encrypted' : 'goes.memory')}</li>
        <li>{t('goes.logged')}</li>
        <li>{t('goes.disconnect', { plan })}</li>
      </ul>
      <p>{t('goes.hipaa')}</p>
      <p>{t('goes.notPartOf', { plan })}</p>
    </section>
  );
}
