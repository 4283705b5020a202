import { useTranslation } from 'react-i18next';

export type LeftOutProps = { entries?: number; characters?: number };

/** Says how much of a record that is too long for a screen is not on it, and where all of it is. */
export function LeftOut({ entries = 0, characters = 0 }: LeftOutProps) {
  const { t } = useTranslation('common');
  return <p>{entries > 0 ? t('leftOut', { count: entries }) : t('sourceLeftOut', { count: characters })}</p>;
}
