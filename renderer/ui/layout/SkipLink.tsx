import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './SkipLink.module.css';

/**
 * The first stop of the Tab key: past the side bar to the screen. A button, because the page's hash is the router's.
 */
export function SkipLink({ target }: { target: RefObject<HTMLElement | null> }) {
  const { t } = useTranslation('common');
  return (
    <button type="button" className={styles['skip']} onClick={() => target.current?.focus()}>
      {t('skip')}
    </button>
  );
}
