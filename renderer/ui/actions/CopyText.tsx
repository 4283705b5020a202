import { useTranslation } from 'react-i18next';
import { Icon } from '../data/Icon.tsx';
import { Button } from './Button.tsx';
import styles from './CopyText.module.css';
import { useCopy } from './use-copy.ts';

/** A text to type or paste elsewhere, with its label above and a button that copies it. */
export function CopyText({ label, value }: { label: string; value: string }) {
  const { t } = useTranslation('common');
  const { isCopied, copy } = useCopy();
  return (
    <div className={styles['copy']}>
      <span>
        <span className="muted small">{label}</span>
        <code>{value}</code>
      </span>
      <Button
        variant="quiet"
        aria-label={`${t('action.copy')}: ${label}, ${value}`}
        onPress={() => void copy(value)}
      >
        <Icon name={isCopied ? 'check' : 'copy'} />
        {t(isCopied ? 'action.copied' : 'action.copy')}
      </Button>
      <span role="status" className="visually-hidden">
        {isCopied && t('action.copied')}
      </span>
    </div>
  );
}
