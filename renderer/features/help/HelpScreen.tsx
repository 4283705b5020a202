import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { HowToRead } from '../../charts/HowToRead.tsx';
import { ShortcutList } from '../../shell/ShortcutList.tsx';
import { useSettings } from '../../shell/use-settings.ts';
import { ButtonLink } from '../../ui/actions/ButtonLink.tsx';
import { TextSections } from '../../ui/data/TextSections.tsx';
import { NotABill } from '../../ui/feedback/Notice.tsx';
import { PageHeader } from '../../ui/layout/PageHeader.tsx';
import { Stack } from '../../ui/layout/Row.tsx';
import { Sheet } from '../../ui/layout/Sheet.tsx';
import { TitledSheet } from '../../ui/layout/TitledSheet.tsx';
import { GuideSearch } from './guide/GuideSearch.tsx';
import styles from './HelpScreen.module.css';

type Term = { term: string; meaning: string };

/** What the words mean, where the numbers come from, and the keys. */
export function HelpScreen() {
  const { t } = useTranslation(['help', 'common']);
  const navigate = useNavigate();
  const { shortcuts } = useSettings().settings;
  const terms = t('words.terms', { returnObjects: true }) as unknown as readonly Term[];
  return (
    <>
      <PageHeader
        screen={t('screen')}
        title={t('screen')}
        lead={t('lead')}
        actions={<ButtonLink to="/help/guide">{t('guide.open')}</ButtonLink>}
      />
      <GuideSearch onGo={(part) => void navigate({ to: '/help/guide', search: { part } })} />
      <Stack>
        <NotABill>{t('notABill')}</NotABill>
        <TitledSheet title={t('reading.title')}>
          <HowToRead />
        </TitledSheet>
        <Sheet labelledBy="words">
          <div className={styles['section']}>
            <h2 id="words">{t('words.title')}</h2>
            <dl className={styles['terms']}>
              {terms.map(({ term, meaning }) => (
                <div key={term}>
                  <dt>{term}</dt>
                  <dd>{meaning}</dd>
                </div>
              ))}
            </dl>
          </div>
        </Sheet>
        <Sheet labelledBy="numbers">
          <div className={styles['section']}>
            <h2 id="numbers">{t('numbers.title')}</h2>
            <TextSections path="help:numbers.sections" />
          </div>
        </Sheet>
        <Sheet labelledBy="questions">
          <div className={styles['section']}>
            <h2 id="questions">{t('questions.title')}</h2>
            <TextSections path="help:questions.sections" />
          </div>
        </Sheet>
        <Sheet labelledBy="keys">
          <div className={styles['section']}>
            <h2 id="keys">{t('common:shortcuts.title')}</h2>
            <ShortcutList />
            <p className="muted">{t(shortcuts ? 'common:shortcuts.turnOff' : 'keysOff')}</p>
          </div>
        </Sheet>
      </Stack>
    </>
  );
}
