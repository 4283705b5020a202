import { useTranslation } from 'react-i18next';
import { useRequest } from '../../api/use-request.ts';
import { TextSections } from '../../ui/data/TextSections.tsx';
import { Details } from '../../ui/layout/Details.tsx';
import { Setting } from '../../ui/layout/Setting.tsx';
import styles from './Settings.module.css';

/** Version, licence and the two texts that people agree to. */
export function About() {
  const { t } = useTranslation(['settings', 'common']);
  const info = useRequest('app.info', {}).data;
  return (
    <Setting title={t('about.title')}>
      <dl className={styles['facts']}>
        <dt>{t('about.version')}</dt>
        <dd>{info?.version ?? '…'}</dd>
        <dt>{t('about.license')}</dt>
        <dd>{t('about.mit')}</dd>
      </dl>
      <p className="muted">{t('common:medicare')}</p>
      <div>
        <Details summary={t('privacy.title')}>
          <TextSections path="settings:privacy.sections" />
        </Details>
        <Details summary={t('terms.title')}>
          <TextSections path="settings:terms.sections" />
        </Details>
      </div>
    </Setting>
  );
}
