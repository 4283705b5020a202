import { useId } from 'react';
import type { CoverageCard } from '#shared/model/plans/coverage';
import { contactName } from '#shared/words/coverage';
import { FactList } from '../../ui/data/FactList.tsx';
import { Sheet } from '../../ui/layout/Sheet.tsx';
import { useCoverageWords } from '../../ui/records/use-coverage-words.ts';
import styles from './CoverageSections.module.css';

/** Every phone number, website and address on the card, by purpose. Websites are text, not links. */
export function ContactsSection({ card }: { card: CoverageCard }) {
  const { t } = useCoverageWords();
  const id = useId();
  return (
    <Sheet labelledBy={id}>
      <h2 id={id} className={styles['title']}>
        {t('contacts.title')}
      </h2>
      {card.contacts.length === 0 ? (
        <p>{t('contacts.none')}</p>
      ) : (
        <FactList
          facts={card.contacts.map((contact, index) => ({
            key: String(index),
            label: contactName(contact, t),
            value: [contact.name, ...contact.phones, ...contact.websites, contact.address]
              .filter((line) => line !== null)
              .map((line) => (
                <span key={line} className={styles['line']}>
                  {line}
                </span>
              )),
          }))}
        />
      )}
    </Sheet>
  );
}
