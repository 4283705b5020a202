import { splitWhole } from '#shared/words/whole-parts';
import styles from './Unbroken.module.css';

/** A text in which no line that has room for a number, a date, or an amount ends inside it. */
export function WholeParts({ text }: { text: string }) {
  return splitWhole(text).map(({ text: part, isWhole }, index) =>
    isWhole ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text never change places.
      <span key={index} className={styles['name']}>
        {part}
      </span>
    ) : (
      part
    ),
  );
}
