import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { LinkButton } from '../../../ui/actions/LinkButton.tsx';
import { PageHeader } from '../../../ui/layout/PageHeader.tsx';
import { Stack } from '../../../ui/layout/Row.tsx';
import { Sheet } from '../../../ui/layout/Sheet.tsx';
import { TitledSheet } from '../../../ui/layout/TitledSheet.tsx';
import { showPlace } from '../../../ui/show-place.ts';
import { GuideBlocks } from './GuideBlocks.tsx';
import styles from './GuidePage.module.css';
import type { GuideSection } from './parse-guide.ts';

export type GuidePageProps = {
  title: string;
  lead: string;
  sections: readonly GuideSection[];
  /** Finds in it. */
  search?: ReactNode;
  /** The language of the text, where it is not that of the app. */
  lang?: string;
};

/** A guide: the list of its sections, then each on a sheet of its own. */
export function GuidePage({ title, lead, sections, search, lang }: GuidePageProps) {
  const { t } = useTranslation('help');
  return (
    <>
      <PageHeader screen={title} title={title} lead={lead} />
      {search}
      <Stack>
        <TitledSheet title={t('guide.contents')}>
          <ul className={styles['contents']} lang={lang}>
            {sections.map((section) => (
              <li key={section.anchor}>
                <LinkButton onPress={() => showPlace(section.anchor)}>{section.title}</LinkButton>
              </li>
            ))}
          </ul>
        </TitledSheet>
        {sections.map((section) => (
          <Sheet key={section.anchor} labelledBy={section.anchor}>
            <div className={styles['section']} lang={lang}>
              <h2 id={section.anchor} tabIndex={-1}>
                {section.title}
              </h2>
              <GuideBlocks blocks={section.blocks} />
            </div>
          </Sheet>
        ))}
      </Stack>
    </>
  );
}
