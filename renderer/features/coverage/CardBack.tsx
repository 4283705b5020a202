import type { CoverageCard } from '#shared/model/plans/coverage';
import { className, contactName, memberPhone, pharmacyClasses } from '#shared/words/coverage';
import { useCoverageWords } from '../../ui/records/use-coverage-words.ts';
import { ClassNumber } from './ClassNumber.tsx';
import styles from './DrawnCard.module.css';
import type { CardNumbers } from './use-card-numbers.ts';

/** The back: what the pharmacy needs, whom to call, the small print. */
export function CardBack({ card, numbers }: { card: CoverageCard; numbers: CardNumbers }) {
  const { t, date } = useCoverageWords();
  const issued = date(card.issuedOn);
  const pharmacy = card.classes.flatMap((one, index) =>
    pharmacyClasses.includes(one.kind)
      ? [
          {
            key: one.kind,
            label: className(one, t),
            value: <ClassNumber one={one} whole={numbers.shown?.classes[index] ?? null} />,
          },
        ]
      : [],
  );
  const phones = card.contacts
    .filter((contact) => contact.phones.length > 0)
    .map((contact, index) => ({
      key: `phone ${index}`,
      label: contactName(contact, t),
      value: contact.phones.join(' · '),
    }));
  const others = card.otherNumbers.map(({ label, value }, index) => ({
    key: `other ${index}`,
    label: label === 'payer-id' || label === 'identifier' ? t(`otherNumber.${label}`) : label,
    value,
  }));
  const facts = [...pharmacy, ...phones, ...others];
  const codes = card.images.filter(({ role }) => role === 'qr-code' || role === 'barcode');
  return (
    <section className={styles['card']} aria-label={t('backSide')}>
      <header className={styles['head']}>
        <h2>{t('backSide')}</h2>
      </header>
      <dl className={styles['rows']}>
        {facts.map(({ key, label, value }) => (
          <div key={key}>
            <dt>{label}</dt>
            <dd className={styles['number']}>{value}</dd>
          </div>
        ))}
        {memberPhone(card) === null && (
          <div>
            <dt>{t('field.phone')}</dt>
            <dd className="muted">{t('notSent')}</dd>
          </div>
        )}
        {issued !== null && (
          <div>
            <dt>{t('field.issued')}</dt>
            <dd>{issued}</dd>
          </div>
        )}
      </dl>
      {codes.length > 0 && (
        <div className={styles['codes']}>
          {codes.map(({ dataUrl, role, label }) => (
            <img key={dataUrl} src={dataUrl} alt={label ?? t(`picture.${role}`)} />
          ))}
        </div>
      )}
      {card.notes.length > 0 && (
        <footer className={styles['foot']}>
          {card.notes.map((note) => (
            <p key={note}>{note}</p>
          ))}
        </footer>
      )}
    </section>
  );
}
