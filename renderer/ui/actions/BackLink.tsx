import { createLink } from '@tanstack/react-router';
import { type AnchorHTMLAttributes, type Ref, useRef } from 'react';
import { useEscape } from '../use-escape.ts';
import styles from './BackLink.module.css';

type AnchorProps = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'className' | 'style'> & {
  ref?: Ref<HTMLAnchorElement>;
};

function Anchor({ children, ref, ...props }: AnchorProps) {
  const line = useRef<HTMLParagraphElement>(null);
  useEscape(() => line.current?.querySelector('a')?.click());
  return (
    <p ref={line}>
      <a {...props} ref={ref} className={styles['back']}>
        <span aria-hidden="true">‹</span> {children}
      </a>
    </p>
  );
}

/** The way back, above the title of a screen, and by Escape. */
export const BackLink = createLink(Anchor);
