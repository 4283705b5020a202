import { type ReactNode, useEffect, useRef } from 'react';
import styles from './Find.module.css';

type AnswerPlaceProps = { isAnswered: boolean; children: ReactNode };

/** Where the answer stands. Once it is there, it comes to the top of the window with the focus on its heading. */
export function AnswerPlace({ isAnswered, children }: AnswerPlaceProps) {
  const place = useRef<HTMLElement>(null);
  useEffect(() => {
    if (!isAnswered) return;
    const heading = place.current?.querySelector<HTMLElement>('h2');
    if (!heading) return;
    heading.tabIndex = -1;
    heading.scrollIntoView?.({ block: 'start' });
    heading.focus({ preventScroll: true });
  }, [isAnswered]);
  return (
    <section ref={place} className={styles['answer']}>
      {children}
    </section>
  );
}
