import { useTranslation } from 'react-i18next';
import { type Bill, type ClaimCandidate, type Evidence, senderEvidence } from '#shared/model/bills/bill';
import type { ClaimRow } from '#shared/model/claims/claim-row';
import styles from './Bill.module.css';

/** Evidence that is only alike. */
const alike: ReadonlySet<Evidence> = new Set([
  'shared-account',
  'swapped-account',
  'part-of-name',
  'common-name',
  'stay',
  'dates-overlap',
  'near-date',
]);

type WhatAgreesProps = {
  candidate: ClaimCandidate;
  bill: Bill;
  row: ClaimRow;
  /** Whether the amounts are equal; `null` where that is said elsewhere. */
  isSame: boolean | null;
};

/** What of the bill is as on the claim (✓), what is only alike (≈), and what is not (≠). */
export function WhatAgrees({ candidate, bill, row, isSame }: WhatAgreesProps) {
  const { t } = useTranslation('bills');
  // The name that was compared may be spelled otherwise on the claim, or be another one of its names.
  const isSameName = row.providerName?.toLowerCase() === bill.biller.toLowerCase();
  const evidence = candidate.evidence
    .filter((one) => one !== 'open-share')
    .map((one) => (one === 'name' && !isSameName ? 'part-of-name' : one));
  const isOtherName = row.providerName !== null && !candidate.evidence.some((one) => senderEvidence.has(one));
  const lines = [
    ...(isSame ? [{ mark: '✓', words: t('agrees.open-share') }] : []),
    ...evidence.filter((one) => !alike.has(one)).map((one) => ({ mark: '✓', words: t(`agrees.${one}`) })),
    ...evidence.filter((one) => alike.has(one)).map((one) => ({ mark: '≈', words: t(`agrees.${one}`) })),
    ...(isSame === false && row.yourShare ? [{ mark: '≠', words: t('differs.amount') }] : []),
    ...(isOtherName ? [{ mark: '≠', words: t('differs.name') }] : []),
    ...candidate.conflicts.map((one) => ({ mark: '≠', words: t(`differs.${one}`) })),
  ];
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
