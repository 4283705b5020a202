import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type BillView, isSureOfClaims } from '#shared/model/bills/bill-lists';
import type { BillLetter } from '#shared/model/bills/letter';
import { offerLetters } from '#shared/words/letters/letters';
import { Tag } from '../../ui/data/Tag.tsx';
import { TitledSheet } from '../../ui/layout/TitledSheet.tsx';
import styles from './Bills.module.css';

/** The letters that fit how the bill stands, the one to begin with first. */
export function LettersSheet({ view }: { view: BillView }) {
  const { t } = useTranslation('letters');
  const kinds = isSureOfClaims(view) ? view.claims.map(({ kind }) => kind) : [];
  const letters = offerLetters(view, kinds);
  if (letters.length === 0) return null;
  const isSent = (template: BillLetter) => view.sentLetters.some((one) => one.template === template);
  return (
    <TitledSheet title={t('offer.title')}>
      <ul className={styles['letters']}>
        {letters.map((template, index) => (
          <li key={template}>
            <div className={styles['letter']}>
              <Link to="/bills/$billId/letter/$template" params={{ billId: view.bill.id, template }}>
                {t(`${template}.title`)}
              </Link>
              {isSent(template) ? (
                <Tag>{t('offer.sent')}</Tag>
              ) : (
                index === 0 && letters.length > 1 && <Tag>{t('offer.first')}</Tag>
              )}
            </div>
            <p className="small muted">{t(`${template}.about`)}</p>
          </li>
        ))}
      </ul>
    </TitledSheet>
  );
}
