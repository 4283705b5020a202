import type { CardSide, WalletCard } from '#shared/paper/document';
import { Heading, type HeadingLevel } from './Heading.tsx';
import styles from './WalletCards.module.css';

/** Cards to cut out, each 3.375 by 2.125 inches, both sides next to each other. */
export function WalletCards({ cards, level }: { cards: readonly WalletCard[]; level: HeadingLevel }) {
  return cards.map(({ front, back }, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the cards of a laid out page never change places.
    <div key={index} className={styles['pair']}>
      <Side side={front} level={level} />
      <Side side={back} level={level} isBack />
    </div>
  ));
}

function Side({ side, level, isBack = false }: { side: CardSide; level: HeadingLevel; isBack?: boolean }) {
  return (
    <section className={styles['side']} data-back={isBack}>
      <header className={styles['head']}>
        <Heading level={level}>{side.title}</Heading>
        {side.about !== null && <p>{side.about}</p>}
      </header>
      <dl className={styles['rows']}>
        {side.rows.map(({ label, value, strong }) => (
          <div key={`${label} ${value}`} data-strong={strong}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {side.notes.length > 0 && (
        <footer className={styles['notes']}>
          {side.notes.map((note) => (
            <p key={note}>{note}</p>
          ))}
        </footer>
      )}
    </section>
  );
}
