import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useDiscreet } from '../../i18n/use-discreet.ts';
import { Button } from '../actions/Button.tsx';
import styles from './HiddenPart.module.css';

export type HiddenPartProps = {
  /** True where the person may be writing: what they typed must not be lost. */
  keepsTyped?: boolean;
  children: ReactNode;
};

/** A part that cannot be hidden word by word: a paper, a letter, a record as it was sent. Gone while discreet mode is on. */
export function HiddenPart({ keepsTyped = false, children }: HiddenPartProps) {
  const { t } = useTranslation('discreet');
  const { isHidden, show } = useDiscreet();
  if (!isHidden && !keepsTyped) return children;
  return (
    <>
      {isHidden && (
        <div className={styles['hidden']}>
          <p>{t('part.text')}</p>
          <Button onPress={() => show(true)}>{t('show')}</Button>
        </div>
      )}
      {keepsTyped && <div hidden={isHidden}>{children}</div>}
    </>
  );
}
