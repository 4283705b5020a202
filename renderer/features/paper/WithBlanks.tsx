import styles from './PaperView.module.css';

/** A text whose runs of underscores are lines to write on. */
export function WithBlanks({ text }: { text: string }) {
  return text.split(/(_{4,})/).map((part, index) =>
    part.startsWith('____') ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text never change places.
      <span key={index} className={styles['blank']} style={{ inlineSize: `${part.length * 0.48}em` }} />
    ) : (
      part
    ),
  );
}
