import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlanContact } from '#shared/model/lookup';
import { FactList } from '../../ui/data/FactList.tsx';
import { Sheet } from '../../ui/layout/Sheet.tsx';
import styles from './Find.module.css';

/** Whom to ask about the product that was chosen. Websites are text, not links. */
export function DrugContacts({ contacts }: { contacts: readonly PlanContact[] }) {
  const { t } = useTranslation('find');
  const id = useId();
  if (contacts.length === 0) return null;
  return (
    <Sheet labelledBy={id}>
      <h3 id={id}>{t('contact.title')}</h3>
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
    </Sheet>
  );
}
