import { useTranslation } from 'react-i18next';
import type { AmountName } from '#shared/model/claims/amount-table';
import type { Amount, Claim } from '#shared/model/claims/claim';
import { sumStatedParts } from '#shared/model/claims/not-covered';
import { useFormats } from '../../../../i18n/use-formats.ts';
import { Ledger, type LedgerRow } from '../../../../ui/data/Ledger.tsx';
import { AmountSource } from './AmountSource.tsx';
import styles from './ShareParts.module.css';

const parts = ['deductible', 'coinsurance', 'copay'] as const;

/**
 * What makes up your share: the parts that the plan stated, and their sum as the plan or this app has it. `showsPath`: with
 * the place of each in the plan's record.
 */
export function ShareParts({ claim, showsPath }: { claim: Claim; showsPath: boolean }) {
  const { t } = useTranslation('claim');
  const { money } = useFormats();
  const { amounts } = claim;
  const { yourShare, alreadyPaid, mayOwe } = amounts;
  const stated = parts.filter((name) => amounts[name] !== null);
  if (claim.withoutCosts || (stated.length === 0 && (yourShare === null || alreadyPaid === null)))
    return null;
  const sayAmount = (name: AmountName, amount: Amount, text = money(amount.cents, amount.currency)) => ({
    value: text,
    ...((showsPath || amount.source !== 'plan') && {
      note: <AmountSource amount={amount} places={showsPath ? { name, lines: claim.lines } : undefined} />,
    }),
  });
  const rows: LedgerRow[] = stated.flatMap((name) => {
    const amount = amounts[name];
    if (amount === null) return [];
    return [
      { key: name, label: t(`amount.${name}`), ...sayAmount(name, amount), isZero: amount.cents === 0 },
    ];
  });
  if (yourShare)
    rows.push({
      key: 'yourShare',
      label: t('amount.yourShare'),
      ...sayAmount('yourShare', yourShare),
      total: true,
    });
  const isPharmacy = claim.kind === 'pharmacy';
  // At a pharmacy, zero means that the plan recorded none, and the same as the share says nothing new.
  const saysMore = !isPharmacy || (alreadyPaid?.cents !== 0 && alreadyPaid?.cents !== yourShare?.cents);
  if (yourShare && alreadyPaid && saysMore) {
    const paid = money(alreadyPaid.cents, alreadyPaid.currency);
    rows.push({
      key: 'paid',
      label: t('answer.alreadyPaidRow'),
      ...sayAmount('alreadyPaid', alreadyPaid, isPharmacy ? paid : t('flow.minus', { amount: paid })),
    });
    if (mayOwe && !isPharmacy)
      rows.push({ key: 'mayOwe', label: t('answer.mayOweRow'), ...sayAmount('mayOwe', mayOwe), total: true });
  }
  return (
    <div className={styles['parts']}>
      <Ledger rows={rows} />
      <Difference claim={claim} />
    </div>
  );
}

/** Says when the share exceeds its parts: the rest is computed here, and the plan did not say what it is for. */
function Difference({ claim: { amounts } }: { claim: Claim }) {
  const { t } = useTranslation('claim');
  const { money } = useFormats();
  const known = sumStatedParts(amounts);
  if (known === null || amounts.yourShare === null || amounts.yourShare.source === 'computed') return null;
  const more = amounts.yourShare.cents - known;
  if (more === 0) return null;
  return (
    <p className={styles['note']}>
      {more > 0
        ? t('answer.includes', { amount: money(more, amounts.yourShare.currency) })
        : t('answer.partsDiffer')}
    </p>
  );
}
