import { useTranslation } from 'react-i18next';
import { Notice } from '../../ui/feedback/Notice.tsx';
import styles from './Find.module.css';

export type SentBoxProps = {
  /** What is sent and to whom, a sentence each; empty while there is nothing to send or nobody to ask. */
  sentences: readonly string[];
  /** What is missing before anything can be sent. */
  missing: string | null;
};

/** Says what will leave this computer, before it does. */
export function SentBox({ sentences, missing }: SentBoxProps) {
  const { t } = useTranslation('find');
  return (
    <Notice tone="calm">
      <p className={styles['sentTitle']}>{t('sent.title')}</p>
      <p>
        {missing ?? [...sentences, t('sent.nothing')].join(' ')} {t('sent.press')}
      </p>
    </Notice>
  );
}
