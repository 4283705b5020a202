import { useTranslation } from 'react-i18next';
import { sensitiveKinds } from '#shared/sensitive-kinds';

/** Which kinds of care count as sensitive, how they are known, and what is missed. */
export function SensitiveKinds() {
  const { t } = useTranslation('discreet');
  return (
    <>
      <p>{t('kinds.title')}</p>
      <ul>
        {sensitiveKinds.map((kind) => (
          <li key={kind}>{t(`kinds.${kind}`)}</li>
        ))}
      </ul>
      <p>{t('kinds.how')}</p>
      <p>{t('kinds.misses')}</p>
    </>
  );
}
