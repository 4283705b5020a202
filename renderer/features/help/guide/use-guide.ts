import { useMemo } from 'react';
import type { Language } from '#shared/languages';
import spanish from '../../../../docs/guia-del-usuario.md?raw';
import english from '../../../../docs/user-guide.md?raw';
import { useSettings } from '../../../shell/use-settings.ts';
import { type GuideSection, parseGuide } from './parse-guide.ts';

const guides: Record<Language, string> = { en: english, es: spanish };

/** The user guide in the app's language. */
export function useGuide(): GuideSection[] {
  const { language } = useSettings().settings;
  return useMemo(() => parseGuide(guides[language]), [language]);
}
