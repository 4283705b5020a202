import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { DrugAnswer } from '#shared/model/plans/lookup';
import { FactList } from '../../ui/data/FactList.tsx';
import { Sheet } from '../../ui/layout/Sheet.tsx';
import { Leftovers } from '../../ui/records/Leftovers.tsx';
import styles from './Find.module.css';

/** Whom to ask about the product that was chosen, and what was not understood of it. Websites are text, not links. */
export function DrugContacts({ contacts, product }: Pick<DrugAnswer, 'contacts' | 'product'>) {
  const { t } = useTranslation('find');
  const id = useId();
  const { unread, technical } = product;
  if (contacts.length + unread.length + technical.length === 0) return null;
  return (
    <Sheet labelledBy={id}>
      <h3 id={id}>{t(contacts.length > 0 ? 'contact.title' : 'contact.noneTitle')}</h3>
      {contacts.length > 0 && (
        <FactList
          facts={contacts.map(({ about, label, name, phones, websites, emails }, index) => ({
            key: String(index),
            label: about === 'other' ? (label ?? t('contact.other')) : t(`contact.${about}`),
            value: [name, ...phones, ...emails, ...websites]
              .filter((line) => line !== null)
              .map((line) => (
                <span key={line} className={styles['line']}>
                  {line}
                </span>
              )),
          }))}
        />
      )}
      <Leftovers {...product} words="find" />
    </Sheet>
  );
}
