import { useTranslation } from 'react-i18next';
import { SmallLine } from '../data/SmallLine.tsx';

/**
 * Stands once beside words that a plan sent, for readers of another language than plans write in, where our own words do
 * not say the same.
 */
export function AsSent({ isExplained }: { isExplained: boolean }) {
  const { t, i18n } = useTranslation('common');
  return i18n.resolvedLanguage === 'en' || isExplained ? null : <SmallLine>{t('asSent')}</SmallLine>;
}
