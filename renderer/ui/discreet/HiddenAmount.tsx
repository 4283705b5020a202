import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './HiddenAmount.module.css';

/**
 * An amount while discreet mode is on. A press shows this one until the focus or the pointer leaves it. Pointing at it
 * alone shows nothing: a pointer crosses amounts by chance. Screen readers hear "Hidden amount" until it is pressed.
 */
export function HiddenAmount({ amount }: { amount: string }) {
  const { t } = useTranslation('discreet');
  const [isShown, setShown] = useState(false);
  const hide = () => setShown(false);
  return (
    <button
      type="button"
      className={styles['amount']}
      onClick={() => setShown(!isShown)}
      onBlur={hide}
      onPointerLeave={hide}
    >
      <span aria-live="polite">
        {isShown ? (
          amount
        ) : (
          <>
            <span aria-hidden="true">{t('amount.dots')}</span>
            <span className="visually-hidden">{t('amount.spoken')}</span>
          </>
        )}
      </span>
    </button>
  );
}
