import { Fragment } from 'react';
import type { Cell } from '#shared/paper/document';
import styles from './PaperView.module.css';

/** Lines under each other, strong ones in bold, secondary ones smaller. */
export function Lines({ lines }: { lines: Cell }) {
  return lines.map(({ text, strong, small, more = '' }, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a laid out cell never change places.
    <span key={index} className={small ? `${styles['line']} ${styles['small']}` : styles['line']}>
      {strong ? (
        <span className={styles['strong']}>{text}</span>
      ) : small ? (
        <Facts text={text + more} />
      ) : (
        text
      )}
      {(strong || !small) && more}
    </span>
  ));
}

const separator = ' · ';
const longestWhole = 24;

/** Facts behind each other, or one word; a short one, such as a number with hyphens, stays on one line. */
function Facts({ text }: { text: string }) {
  const facts = text.split(separator);
  if (facts.length === 1 && /\s/.test(text)) return text;
  return facts.map((fact, index) => {
    const end = index < facts.length - 1 ? separator : '';
    return fact.length > longestWhole ? (
      `${fact}${end}`
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: facts of one line never change places.
      <Fragment key={index}>
        <span className={styles['whole']}>{fact}</span>
        {end}
      </Fragment>
    );
  });
}
