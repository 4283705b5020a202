import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { HowToRead } from '../../charts/HowToRead.tsx';
import { useSettings } from '../../shell/use-settings.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { ButtonLink } from '../../ui/actions/ButtonLink.tsx';
import { Row } from '../../ui/layout/Row.tsx';
import { Sheet } from '../../ui/layout/Sheet.tsx';
import { TitledSheet } from '../../ui/layout/TitledSheet.tsx';
import styles from './FirstRun.module.css';

/** What the app does, in two sentences, the ways in, and what awaits the person: the steps, and a claim to read. */
export function FirstRun() {
  const { t } = useTranslation(['first-run', 'files', 'help', 'copies']);
  const steps = t('steps.items', { returnObjects: true }) as readonly { title: string; text: string }[];
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
            <Row>
              <ButtonLink to="/files/copy" variant="quiet">
                {t('copies:open.title')}
              </ButtonLink>
            </Row>
          </div>
          <div className={styles['foot']}>
            <p>{t('helping')}</p>
            <OtherLanguage />
          </div>
        </div>
      </Sheet>
      <TitledSheet title={t('steps.title')}>
        <p>{t('steps.need')}</p>
        <ol className={styles['steps']}>
          {steps.map(({ title, text }) => (
            <li key={title}>
              <strong>{title}.</strong> {text}
            </li>
          ))}
        </ol>
      </TitledSheet>
      <TitledSheet title={t('help:reading.title')}>
        <HowToRead />
      </TitledSheet>
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
