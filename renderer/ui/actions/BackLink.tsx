import { createLink } from '@tanstack/react-router';
import { type AnchorHTMLAttributes, type MouseEvent, type Ref, useRef } from 'react';
import { useEscape } from '../use-escape.ts';
import styles from './BackLink.module.css';
import { goUp } from './came-from.ts';
import { useCameFrom } from './use-came-from.ts';

type AnchorProps = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'className' | 'style'> & {
  ref?: Ref<HTMLAnchorElement>;
};

function Anchor({ children, ref, onClick, ...props }: AnchorProps) {
  const cameFrom = useCameFrom(props.href);
  const goBack = (event: MouseEvent<HTMLAnchorElement>) => {
    if (cameFrom === null) {
      goUp();
      return onClick?.(event);
    }
    event.preventDefault();
    cameFrom.go();
  };
  const way = { ...props, onClick: goBack };
  const line = useRef<HTMLParagraphElement>(null);
  useEscape(() => line.current?.querySelector('a')?.click());
  return (
    <p ref={line}>
      <a {...way} ref={ref} className={styles['back']}>
        <span aria-hidden="true">‹</span> {cameFrom?.name ?? children}
      </a>
    </p>
  );
}

/** The way back, above the title of a screen, and by Escape: to the screen that it was opened from, else to where it leads. */
export const BackLink = createLink(Anchor);
