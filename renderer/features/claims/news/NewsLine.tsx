import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useRequest } from '../../../api/use-request.ts';
import { Sheet } from '../../../ui/layout/Sheet.tsx';
import styles from './News.module.css';
import { useNewsWords } from './use-news-words.ts';
import { useShown } from './use-shown.ts';

/** What is new since the person last looked, in a line; nothing where nothing is. */
export function NewsLine({ personId }: { personId: string }) {
  const { t } = useTranslation('news');
  const { data } = useRequest('news.get', { personId });
  const sayNews = useNewsWords();
  useShown(personId, data);
  if (!data) return null;
  const { since, says } = sayNews(data);
  if (says === null) return null;
  return (
    <Sheet padding="none" label={t('label')}>
      <div className={styles['line']}>
        <p>
          <strong>{t('line', { since })}</strong> {says}
        </p>
        <Link to="/news" className={styles['link'] ?? ''}>
          {t('see')} <span aria-hidden="true">›</span>
        </Link>
      </div>
    </Sheet>
  );
}
