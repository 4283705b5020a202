import type { ReactNode } from 'react';
import { cx } from '../cx.ts';
import styles from './Sheet.module.css';

export type SheetProps = {
  children: ReactNode;
  /** `none` when rows inside bring their own space. */
  padding?: 'normal' | 'none';
  /** Id of the heading that names the sheet; makes it a region. */
  labelledBy?: string;
  /** Name of the sheet where no heading does it; makes it a region. */
  label?: string;
  as?: 'section' | 'div' | 'article';
};

/** A sheet of paper, the only kind of box in this design. Never nest them. */
export function Sheet({
  children,
  padding = 'normal',
  labelledBy,
  label,
  as: Element = 'section',
}: SheetProps) {
  return (
    <Element
      className={cx(styles['sheet'], padding === 'normal' && styles['padded'])}
      {...(labelledBy && { 'aria-labelledby': labelledBy })}
      {...(label && { 'aria-label': label })}
    >
      {children}
    </Element>
  );
}
