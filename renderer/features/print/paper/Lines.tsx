import type { Cell } from '#shared/paper/document';
import styles from './PaperView.module.css';

/** Lines under each other, strong ones in bold. */
export function Lines({ lines }: { lines: Cell }) {
  return lines.map(({ text, strong }, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a laid out cell never change places.
    <span key={index} className={styles['line']}>
      {strong ? <span className={styles['strong']}>{text}</span> : text}
    </span>
  ));
}
