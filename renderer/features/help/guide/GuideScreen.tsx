import { useTranslation } from 'react-i18next';
import spanish from '../../../../docs/guia-del-usuario.md?raw';
import english from '../../../../docs/user-guide.md?raw';
import { useSettings } from '../../../shell/use-settings.ts';
import { BackLink } from '../../../ui/actions/BackLink.tsx';
import { GuidePage } from './GuidePage.tsx';

/** The user guide in the app's language. */
export function GuideScreen() {
  const { t } = useTranslation('help');
  const { language } = useSettings().settings;
  return (
    <>
      <BackLink to="/help">{t('screen')}</BackLink>
      <GuidePage
        title={t('guide.screen')}
        lead={t('guide.lead')}
        markdown={language === 'es' ? spanish : english}
      />
    </>
  );
}
