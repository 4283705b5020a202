import { useTranslation } from 'react-i18next';
import { TitledSheet } from '../../../ui/layout/TitledSheet.tsx';

const unknowns = ['new', 'late', 'cash', 'never', 'order'] as const;

/** What no estimate can know. */
export function UnknownSheet() {
  const { t } = useTranslation('forecast');
  return (
    <TitledSheet title={t('unknown.title')}>
      <ul>
        {unknowns.map((name) => (
          <li key={name}>{t(`unknown.${name}`)}</li>
        ))}
      </ul>
    </TitledSheet>
  );
}
