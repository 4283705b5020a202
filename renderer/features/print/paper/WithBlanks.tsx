import { blankEm } from '#shared/paper/fit/sheet';
import { WholeParts } from '../../../ui/data/WholeParts.tsx';
import styles from './PaperView.module.css';

/**
 * Draws runs of underscores as lines to write on; a currency sign, or a word with a firm space, stays beside its line.
 * `keepsWhole`: no line ends inside a number, a date, or an amount.
 */
export function WithBlanks({ text, keepsWhole }: { text: string; keepsWhole?: boolean | undefined }) {
  return text.split(/((?:\$|\S{1,8}\u00a0)?_{4,})/).map((part, index) => {
    // biome-ignore lint/suspicious/noArrayIndexKey: as below.
    if (!part.endsWith('____')) return keepsWhole ? <WholeParts key={index} text={part} /> : part;
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
