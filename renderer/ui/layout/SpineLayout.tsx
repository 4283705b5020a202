import type { ReactNode } from 'react';
import styles from './SpineLayout.module.css';
import type { Size } from './use-size.ts';

export type SpineLayoutProps = {
  /** `null` where there is no room for it; a button above the content opens it then. */
  spine: ReactNode;
  size: 'narrow' | 'wide';
  children: ReactNode;
};

/** Navigation through long content, always in view beside it. */
export function SpineLayout({ spine, size, children }: SpineLayoutProps) {
  return (
    <div className={styles[spine === null ? 'folded' : size]}>
      {spine !== null && <div className={styles['spine']}>{spine}</div>}
      {children}
    </div>
  );
}

/** True when the content needs the full width. */
export function isSpineFolded({ width, rem }: Size): boolean {
  return width > 0 && width < rem * 46;
}
