import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { languageCodes, languages } from '#shared/languages';
import { useIsKept } from '../../api/use-is-kept.ts';
import { ExamplePrice } from '../../charts/HowToRead.tsx';
import { useSettings } from '../../shell/use-settings.ts';
import { ButtonLink } from '../../ui/actions/ButtonLink.tsx';
import { LinkButton } from '../../ui/actions/LinkButton.tsx';
import { Icon } from '../../ui/data/Icon.tsx';
import { Details } from '../../ui/layout/Details.tsx';
import styles from './FirstRun.module.css';

/** What the app does, beside a picture of it; the ways in, what it promises, and the steps for who wants to know. */
export function FirstRun() {
  const { t } = useTranslation('first-run');
  const isStored = useIsKept();
  useEffect(() => {
    document.title = `${t('screen')} – Claimfolio`;
  }, [t]);
  return (
    <div className={styles['place']}>
      <div className={styles['hero']}>
        <div>
          <h1 tabIndex={-1}>{t('title')}</h1>
          <p className={styles['lead']}>{t('lead')}</p>
          <div className={styles['ways']}>
            <ButtonLink to="/plans/add" variant="primary">
              {t('add')}
            </ButtonLink>
            <ButtonLink to="/plans/add" search={{ sample: true }}>
              {t('try')}
            </ButtonLink>
            <Link to="/files" className={styles['open'] ?? ''}>
              {t('open')}
            </Link>{' '}
            <Link to="/files/paper" className={styles['open'] ?? ''}>
              {t('paper')}
            </Link>
          </div>
        </div>
        <ExamplePrice />
      </div>
      <div className={styles['foot']}>
        <ul className={styles['promises']}>
          {promises.map(({ key, icon }) => (
            <li key={key}>
              <Icon name={icon} />
              {t(`promises.${key === 'kept' && !isStored ? 'memory' : key}`)}
            </li>
          ))}
        </ul>
        <OtherLanguages />
      </div>
      <Steps />
    </div>
  );
}

const promises = [
  { key: 'kept', icon: 'computer' },
  { key: 'password', icon: 'lock' },
  { key: 'helping', icon: 'people' },
] as const;

function Steps() {
  const { t } = useTranslation('first-run');
  const steps = t('steps.items', { returnObjects: true }) as readonly { title: string; text: string }[];
  return (
    <Details summary={t('steps.title')}>
      <p>{t('steps.need')}</p>
      <ol className={styles['steps']}>
        {steps.map(({ title, text }) => (
          <li key={title}>
            <strong>{title}.</strong> {text}
          </li>
        ))}
      </ol>
    </Details>
  );
}

/** Offers each other language in that language. */
function OtherLanguages() {
  const { settings, change } = useSettings();
  return languageCodes
    .filter((code) => code !== settings.language)
    .map((code) => (
      <LinkButton key={code} onPress={() => change({ language: code })}>
        <span lang={code}>{languages[code].name}</span>
      </LinkButton>
    ));
}
