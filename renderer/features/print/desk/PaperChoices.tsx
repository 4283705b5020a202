import { useTranslation } from 'react-i18next';
import { RadioGroup } from '../../../ui/forms/RadioGroup.tsx';

type Paper = 'letter' | 'a4';

/** The size of the sheets. `hideLabel` where a heading says the same. */
export function PaperChoice({
  value,
  onChange,
  hideLabel = false,
}: {
  value: Paper;
  onChange(paper: Paper): void;
  hideLabel?: boolean;
}) {
  const { t } = useTranslation('print');
  return (
    <RadioGroup
      label={t('paper.label')}
      hideLabel={hideLabel}
      value={value}
      onChange={onChange}
      options={[
        { value: 'letter', label: t('paper.letter') },
        { value: 'a4', label: t('paper.a4') },
      ]}
    />
  );
}

type Size = 'regular' | 'large';

/** Regular or large print. */
export function SizeChoice({ value, onChange }: { value: Size; onChange(size: Size): void }) {
  const { t } = useTranslation('print');
  return (
    <RadioGroup
      label={t('size.label')}
      value={value}
      onChange={onChange}
      options={[
        { value: 'regular', label: t('size.regular') },
        { value: 'large', label: t('size.large') },
      ]}
    />
  );
}
