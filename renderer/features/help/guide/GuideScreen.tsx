import { useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { BackLink } from '../../../ui/actions/BackLink.tsx';
import { showPlace } from '../../../ui/show-place.ts';
import { GuidePage } from './GuidePage.tsx';
import { GuideSearch } from './GuideSearch.tsx';
import { useGuide } from './use-guide.ts';

/** The user guide in the app's language, at the part that was found. */
export function GuideScreen() {
  const { t } = useTranslation('help');
  const { part } = useSearch({ from: '/shell/help/guide' });
  const guide = useGuide();
  useEffect(() => {
    if (part === undefined) return;
    // After the new screen's heading had the focus.
    const timer = setTimeout(() => showPlace(part), 60);
    return () => clearTimeout(timer);
  }, [part]);
  return (
    <>
      <BackLink to="/help">{t('screen')}</BackLink>
      <GuidePage
        title={t('guide.screen')}
        lead={t('guide.lead')}
        sections={guide}
        search={<GuideSearch onGo={showPlace} />}
      />
    </>
  );
}
