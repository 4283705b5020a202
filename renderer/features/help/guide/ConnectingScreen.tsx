import { useTranslation } from 'react-i18next';
import markdown from '../../../../docs/connecting.md?raw';
import { BackLink } from '../../../ui/actions/BackLink.tsx';
import { GuidePage } from './GuidePage.tsx';
import { parseGuide } from './parse-guide.ts';

const sections = parseGuide(markdown);

/** How to connect a plan that needs someone technical; in English only. */
export function ConnectingScreen() {
  const { t } = useTranslation('help');
  return (
    <>
      <BackLink to="/help/guide">{t('guide.screen')}</BackLink>
      <GuidePage title={t('connecting.screen')} lead={t('connecting.lead')} sections={sections} lang="en" />
    </>
  );
}
