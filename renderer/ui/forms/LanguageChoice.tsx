import { useTranslation } from 'react-i18next';
import { RadioGroup } from './RadioGroup.tsx';

type Language = 'en' | 'es';

/** Each language under its own name. */
export const languageOptions = [
  { value: 'en', label: <span lang="en">English</span> },
  { value: 'es', label: <span lang="es">Español</span> },
] as const;

/** The language of the paper, which need not be the app's. */
export function LanguageChoice({ value, onChange }: { value: Language; onChange(language: Language): void }) {
  const { t } = useTranslation('print');
  return (
    <RadioGroup label={t('language.label')} value={value} onChange={onChange} options={languageOptions} />
  );
}
