import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { hasCovered } from '#shared/cover-texts';
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
  const { isHidden } = useDiscreet();
  if (!isHidden && !keepsTyped) return children;
  return (
    <>
      {isHidden && <HiddenNote />}
      {keepsTyped && <div hidden={isHidden}>{children}</div>}
    </>
  );
}

/**
 * A form that begins with what is known. Where texts `of` it are covered it is gone: a covered text must not be kept. What
 * was typed in it before is not lost.
 */
export function CoveredForm({ of, children }: { of: unknown; children: ReactNode }) {
  const isCovered = hasCovered(of);
  const [isBegun, setBegun] = useState(!isCovered);
  if (!isCovered && !isBegun) setBegun(true);
  return (
    <>
      {isCovered && <HiddenNote />}
      {isBegun && <div hidden={isCovered}>{children}</div>}
    </>
  );
}

/** Says that something is hidden here, and shows it for now. */
export function HiddenNote() {
  const { t } = useTranslation('discreet');
  const { show } = useDiscreet();
  return (
    <div className={styles['hidden']}>
      <p>{t('part.text')}</p>
      <Button onPress={() => show(true)}>{t('show')}</Button>
    </div>
  );
}
