import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useRequest } from '../../../api/use-request.ts';
import { useNewsWords } from './use-news-words.ts';
import { useShown } from './use-shown.ts';

/** How much is new since the person last looked, and the way to it; nothing where nothing is. */
export function NewsLink({ personId }: { personId: string }) {
  const { t } = useTranslation('news');
  const { data } = useRequest('news.get', { personId });
  const sayNews = useNewsWords();
  useShown(personId, data);
  if (!data) return null;
  const { since, says } = sayNews(data);
  if (says === null) return null;
  const count = data.counts.reduce((sum, one) => sum + one.count, 0) + data.bills.length;
  return (
    <Link to="/news">
      {t('link', { count })} <span aria-hidden="true">›</span>
      <span className="visually-hidden"> {t('linkFor', { since, says })}</span>
    </Link>
  );
}
