import { useMemo } from 'react';
import spanish from '../../../../docs/guia-del-usuario.md?raw';
import english from '../../../../docs/user-guide.md?raw';
import { useSettings } from '../../../shell/use-settings.ts';
import { type GuideSection, parseGuide } from './parse-guide.ts';

/** The user guide in the app's language. */
export function useGuide(): GuideSection[] {
  const { language } = useSettings().settings;
  return useMemo(() => parseGuide(language === 'es' ? spanish : english), [language]);
}
