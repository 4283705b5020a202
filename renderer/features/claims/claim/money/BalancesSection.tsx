import { useTranslation } from 'react-i18next';
import type { BenefitBalance, Claim, Coded } from '#shared/model/claims/claim';
import { findBalanceWord, findToldBalances } from '#shared/words/balances';
import { useFormats } from '../../../../i18n/use-formats.ts';
import { cx } from '../../../../ui/cx.ts';
import { nameCoded } from '../../../../ui/data/coded-text.ts';
import { SmallLine } from '../../../../ui/data/SmallLine.tsx';
import { FoldedSheet } from '../../../../ui/layout/FoldedSheet.tsx';
import tables from '../../../../ui/tables/Table.module.css';
import styles from './BalancesSection.module.css';

/** Limits and how much of them is used, as the plan counted them on the day it decided; nothing where it sent none. */
export function BalancesSection({ claim }: { claim: Claim }) {
  const { t } = useTranslation('claim');
  const { date } = useFormats();
  const balances = findToldBalances(claim.balances);
  if (balances.length === 0) return null;
  const day = date(claim.decidedOn);
  const lead = day === null ? t('balances.lead') : t('balances.leadOn', { date: day });
  return (
    <FoldedSheet title={t('balances.title')} says={lead}>
      <p className={styles['lead']}>{lead}</p>
      <div className={tables['box']}>
        <table
          className={cx(tables['table'], tables['answers'], tables['stacksInBox'], 'small')}
          aria-label={t('balances.title')}
        >
          <thead>
            <tr>
              <th scope="col">{t('balances.what')}</th>
              <th scope="col" className="num">
                {t('balances.limit')}
              </th>
              <th scope="col" className="num">
                {t('balances.used')}
              </th>
            </tr>
          </thead>
          <tbody>
            {balances.map((balance, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: balances never change places.
              <Balance key={index} balance={balance} />
            ))}
          </tbody>
        </table>
      </div>
    </FoldedSheet>
  );
}

function Balance({ balance }: { balance: BenefitBalance }) {
  const { t } = useTranslation('claim');
  const words = useBalanceWords();
  const { name, category, description, isExcluded, limits } = balance;
  const about = name ?? nameCoded(t, category);
  const whose = [
    balance.network && words('network', balance.network),
    balance.unit && words('unit', balance.unit),
    balance.term && words('term', balance.term),
    isExcluded && t('balances.excluded'),
    description,
  ].filter(Boolean);
  if (limits.length === 0)
    return (
      <tr>
        <th scope="row" colSpan={3}>
          {about ?? t('balances.notNamed')}
          <SmallLine>{whose.join(' · ')}</SmallLine>
        </th>
      </tr>
    );
  return limits.map(({ type, allowed, used }, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: limits never change places.
    <tr key={index}>
      <th scope="row">
        {(type && words('type', type)) ?? about ?? t('balances.notNamed')}
        <SmallLine>{[type && about, ...whose].filter(Boolean).join(' · ')}</SmallLine>
      </th>
      <LimitCell label={t('balances.limit')} value={allowed} />
      <LimitCell label={t('balances.used')} value={used} />
    </tr>
  ));
}

function LimitCell({ label, value }: { label: string; value: BenefitBalance['limits'][number]['allowed'] }) {
  const { t } = useTranslation('claim');
  const { money } = useFormats();
  return (
    <td className="num" data-label={label}>
      {value === null ? (
        <span className={styles['unknown']}>{t('services.notStated')}</span>
      ) : value.amount ? (
        money(value.amount.cents, value.amount.currency)
      ) : (
        value.text
      )}
    </td>
  );
}

/** A code of a balance in our words, else in the plan's. */
function useBalanceWords() {
  const { t } = useTranslation('claim');
  return (what: Parameters<typeof findBalanceWord>[0], coded: Coded) => {
    const known = findBalanceWord(what, coded);
    return known === null ? nameCoded(t, coded) : t(`balances.${known}`);
  };
}
