import styles from './PaperView.module.css';

/** Draws runs of underscores as lines to write on; a currency sign stays beside its line. */
export function WithBlanks({ text }: { text: string }) {
  return text.split(/(\$?_{4,})/).map((part, index) => {
    if (!part.endsWith('____')) return part;
    const sign = part.startsWith('$') ? '$' : '';
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text never change places.
      <span key={index} className={styles['fill']}>
        {sign}
        <span className={styles['blank']} style={{ inlineSize: `${(part.length - sign.length) * 0.42}em` }} />
      </span>
    );
  });
}
