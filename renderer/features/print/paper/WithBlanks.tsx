import { blankEm } from '#shared/paper/fit/sheet';
import styles from './PaperView.module.css';

/** Draws runs of underscores as lines to write on; a currency sign, or a word with a firm space, stays beside its line. */
export function WithBlanks({ text }: { text: string }) {
  return text.split(/((?:\$|\S{1,8}\u00a0)?_{4,})/).map((part, index) => {
    if (!part.endsWith('____')) return part;
    const before = part.slice(0, part.indexOf('____'));
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text never change places.
      <span key={index} className={styles['fill']}>
        {before}
        <span
          className={styles['blank']}
          style={{ inlineSize: `${(part.length - before.length) * blankEm}em` }}
        />
      </span>
    );
  });
}
