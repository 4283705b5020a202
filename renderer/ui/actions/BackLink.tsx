import { createLink } from '@tanstack/react-router';
import { type AnchorHTMLAttributes, type Ref, useEffect, useRef } from 'react';
import styles from './BackLink.module.css';

type AnchorProps = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'className' | 'style'> & {
  ref?: Ref<HTMLAnchorElement>;
};

function Anchor({ children, ref, ...props }: AnchorProps) {
  const line = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented || isTaken(event.target)) return;
      line.current?.querySelector('a')?.click();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
  return (
    <p ref={line}>
      <a {...props} ref={ref} className={styles['back']}>
        <span aria-hidden="true">‹</span> {children}
      </a>
    </p>
  );
}

/** True where Escape belongs to something else: to what is typed, or to what lies above the screen. */
function isTaken(target: EventTarget | null): boolean {
  if (document.querySelector('[role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"]'))
    return true;
  return target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable]');
}

/** The way back, above the title of a screen, and by Escape. */
export const BackLink = createLink(Anchor);
