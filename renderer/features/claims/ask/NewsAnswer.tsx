import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useRequest } from '../../../api/use-request.ts';
import { FailureNotice } from '../../../ui/feedback/FailureNotice.tsx';
import { useNewsWords } from '../news/use-news-words.ts';
import styles from './AnswerCard.module.css';

/** What is new since the person last looked, in one line, and the way to it. */
export function NewsAnswer({ personId }: { personId: string }) {
  const { t } = useTranslation('news');
  const { data, error, refetch } = useRequest('news.get', { personId });
  const sayNews = useNewsWords();
  if (error) return <FailureNotice failure={error.failure} onRetry={() => void refetch()} />;
  if (!data) return <p>{t('loading')}</p>;
  const { since, says } = sayNews(data);
  return (
    <>
      <p role="status">{says === null ? t('empty.title') : t('linkFor', { since, says })}</p>
      <p className={styles['source']}>
        <Link to="/news">{t('page')}</Link>
      </p>
    </>
  );
}
