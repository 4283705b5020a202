import { createLink } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, Ref } from 'react';
import styles from './BackLink.module.css';

type AnchorProps = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'className' | 'style'> & {
  ref?: Ref<HTMLAnchorElement>;
};

function Anchor({ children, ref, ...props }: AnchorProps) {
  return (
    <p>
      <a {...props} ref={ref} className={styles['back']}>
        <span aria-hidden="true">‹</span> {children}
      </a>
    </p>
  );
}

/** The way back, above the title of a screen. */
export const BackLink = createLink(Anchor);
