import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useSettings } from '../../shell/use-settings.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { ButtonLink } from '../../ui/actions/ButtonLink.tsx';
import { Sheet } from '../../ui/layout/Sheet.tsx';
import styles from './FirstRun.module.css';

/** What the app does, in two sentences, and the ways in. */
export function FirstRun() {
  const { t } = useTranslation(['first-run', 'files']);
  useEffect(() => {
    document.title = `${t('screen')} – Claimfolio`;
  }, [t]);
  return (
    <div className={styles['place']}>
      <Sheet>
        <div className={styles['hero']}>
          <h1 tabIndex={-1}>{t('title')}</h1>
          <p className={styles['lead']}>{t('lead')}</p>
          <div className={styles['buttons']}>
            <ButtonLink to="/plans/add" variant="primary">
              {t('add')}
            </ButtonLink>
            <ButtonLink to="/plans/add" search={{ sample: true }}>
              {t('try')}
            </ButtonLink>
            <ButtonLink to="/files">{t('files:firstRun')}</ButtonLink>
          </div>
          <div className={styles['foot']}>
            <p>{t('helping')}</p>
            <OtherLanguage />
          </div>
        </div>
      </Sheet>
    </div>
  );
}

/** Offers the other language in that language. */
function OtherLanguage() {
  const { settings, change } = useSettings();
  const other = settings.language === 'en' ? 'es' : 'en';
  return (
    <Button variant="quiet" onPress={() => change({ language: other })}>
      <span lang={other}>{other === 'es' ? 'Español' : 'English'}</span>
    </Button>
  );
}
