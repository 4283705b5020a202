import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './SkipLink.module.css';

/**
 * The first Tab stop: skips the side bar. A button, because the router owns the page's hash.
 */
export function SkipLink({ target }: { target: RefObject<HTMLElement | null> }) {
  const { t } = useTranslation('common');
  return (
    <button type="button" className={styles['skip']} onClick={() => target.current?.focus()}>
      {t('skip')}
    </button>
  );
}
