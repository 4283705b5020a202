import { useTranslation } from 'react-i18next';
import { namesLaw } from '#shared/model/claims/ask-again';
import type { ClaimView } from '#shared/model/claims/claims-view';
import { findBalanceCents } from '#shared/words/denials';
import { plansOfOwnRules } from '#shared/words/protection';
import { useFormats } from '../../../../i18n/use-formats.ts';
import { FoldedSheet } from '../../../../ui/layout/FoldedSheet.tsx';
import styles from './WhySection.module.css';

/**
 * What a provider outside the network may ask for above the approved amount, and when to ask whether a law protects.
 *
 * @see No Surprises Act, 45 CFR 149
 */
export function BalanceBilling({ view: { claim, askAgain }, isOpen }: { view: ClaimView; isOpen: boolean }) {
  const { t } = useTranslation('denials');
  const { money } = useFormats();
  const cents = findBalanceCents(claim);
  // The page says it already, of this claim.
  const isLawNamed = askAgain !== null && namesLaw(askAgain);
  if (cents === null) return null;
  const amount = money(cents, claim.amounts.billed?.currency ?? 'USD');
  return (
    <FoldedSheet title={t('balance.title')} says={amount} isOpen={isOpen}>
      <div className={styles['todo']}>
        <p>
          {t(claim.amounts.allowed?.cents ? 'balance.what' : 'balance.whatNotCovered', { amount })}{' '}
          {t('balance.share')}
        </p>
        {plansOfOwnRules.has(claim.planKind) ? (
          <p>{t('balance.ownRules')}</p>
        ) : isLawNamed ? null : (
          <>
            <p>{t('balance.maybe')}</p>
            <ul>
              <li>{t('balance.emergency')}</li>
              <li>{t('balance.hospital')}</li>
              <li>{t('balance.air')}</li>
            </ul>
            <p>{t('balance.help')}</p>
          </>
        )}
        <p>{t('balance.form')}</p>
      </div>
    </FoldedSheet>
  );
}
