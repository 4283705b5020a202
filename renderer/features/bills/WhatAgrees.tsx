import { useTranslation } from 'react-i18next';
import { type Compared, listLikeness } from '#shared/words/bill-match';
import { lookupFrom } from '../../i18n/translate.ts';
import styles from './Bill.module.css';

/** What of the bill is as on the claim (✓), what is only alike (≈), and what is not (≠). */
export function WhatAgrees(compared: Compared) {
  const { t } = useTranslation('bills');
  const lines = listLikeness(compared, lookupFrom(t));
  if (lines.length === 0) return null;
  return (
    <ul className={styles['agrees']} aria-label={t('ask.agrees')}>
      {lines.map(({ mark, words }) => (
        <li key={words} data-mark={mark}>
          <span aria-hidden="true">{mark}</span> {words}
        </li>
      ))}
    </ul>
  );
}
