import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import spanish from '../../../../docs/guia-del-usuario.md?raw';
import english from '../../../../docs/user-guide.md?raw';
import { useSettings } from '../../../shell/use-settings.ts';
import { BackLink } from '../../../ui/actions/BackLink.tsx';
import { LinkButton } from '../../../ui/actions/LinkButton.tsx';
import { PageHeader } from '../../../ui/layout/PageHeader.tsx';
import { Stack } from '../../../ui/layout/Row.tsx';
import { Sheet } from '../../../ui/layout/Sheet.tsx';
import { TitledSheet } from '../../../ui/layout/TitledSheet.tsx';
import { GuideBlocks } from './GuideBlocks.tsx';
import styles from './GuideScreen.module.css';
import { showPlace } from './GuideText.tsx';
import { parseGuide } from './parse-guide.ts';

/** The user guide in the app's language. */
export function GuideScreen() {
  const { t } = useTranslation('help');
  const { language } = useSettings().settings;
  const sections = useMemo(() => parseGuide(language === 'es' ? spanish : english), [language]);
  return (
    <>
      <BackLink to="/help">{t('screen')}</BackLink>
      <PageHeader screen={t('guide.screen')} title={t('guide.screen')} lead={t('guide.lead')} />
      <Stack>
        <TitledSheet title={t('guide.contents')}>
          <ul className={styles['contents']}>
            {sections.map(({ title, anchor }) => (
              <li key={anchor}>
                <LinkButton onPress={() => showPlace(anchor)}>{title}</LinkButton>
              </li>
            ))}
          </ul>
        </TitledSheet>
        {sections.map(({ title, anchor, blocks }) => (
          <Sheet key={anchor} labelledBy={anchor}>
            <div className={styles['section']}>
              <h2 id={anchor} tabIndex={-1}>
                {title}
              </h2>
              <GuideBlocks blocks={blocks} />
            </div>
          </Sheet>
        ))}
      </Stack>
    </>
  );
}
