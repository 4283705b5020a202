import { useTranslation } from 'react-i18next';
import type { PaperLanguage, PrintSize } from '#shared/model/papers/statement';
import { languageOptions } from '../../../ui/forms/language-options.tsx';
import { RadioGroup } from '../../../ui/forms/RadioGroup.tsx';

type Paper = 'letter' | 'a4';

/** The size of the sheets. */
export function PaperChoice({ value, onChange }: { value: Paper; onChange(paper: Paper): void }) {
  const { t } = useTranslation('print');
  return (
    <RadioGroup
      label={t('paper.label')}
      value={value}
      onChange={onChange}
      options={[
        { value: 'letter', label: t('paper.letter') },
        { value: 'a4', label: t('paper.a4') },
      ]}
    />
  );
}

type SizeProps = {
  value: PrintSize;
  onChange(size: PrintSize): void;
  /** Large print of this paper does not list each claim. */
  isShortIfLarge?: boolean;
};

/** Regular, large or extra large print, with what each leaves out. */
export function SizeChoice({ value, onChange, isShortIfLarge = false }: SizeProps) {
  const { t } = useTranslation('print');
  const nameLarge = (name: 'large' | 'extraLarge') =>
    isShortIfLarge ? (
      <>
        <span>{t(`size.${name}`)}</span> <span>{t('size.short')}</span>
      </>
    ) : (
      t(`size.${name}`)
    );
  return (
    <RadioGroup
      label={t('size.label')}
      value={value}
      onChange={onChange}
      options={[
        { value: 'regular', label: t('size.regular') },
        { value: 'large', label: nameLarge('large') },
        { value: 'extra-large', label: nameLarge('extraLarge') },
      ]}
    />
  );
}

type LanguageProps = { value: PaperLanguage; onChange(language: PaperLanguage): void };

/** The language of the paper, or both, one after the other. */
export function PaperLanguageChoice({ value, onChange }: LanguageProps) {
  const { t } = useTranslation('print');
  return (
    <RadioGroup
      label={t('language.label')}
      value={value}
      onChange={onChange}
      options={[...languageOptions, { value: 'bilingual', label: t('language.bilingual') }]}
    />
  );
}
