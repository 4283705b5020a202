import { useTranslation } from 'react-i18next';
import type { Claim, ClaimCheck } from '#shared/model/claim';
import { useFormats } from '../../../../i18n/use-formats.ts';
import { Notice } from '../../../../ui/feedback/Notice.tsx';
import styles from './ChecksNotice.module.css';

/** Checks that compare no sums. */
const notes: ReadonlySet<ClaimCheck['code']> = new Set(['currency-not-stated', 'payment-adjusted']);

/** Where the plan's own numbers disagree, and by how much. Nothing is corrected. */
export function ChecksNotice({ claim }: { claim: Claim }) {
  const { t } = useTranslation('claim');
  const failing = claim.checks.filter(({ ok, code }) => !ok && !notes.has(code));
  const said = claim.checks.filter(
    ({ ok, code }) => notes.has(code) && (code === 'currency-not-stated' || !ok),
  );
  const currency = claim.amounts.billed?.currency ?? 'USD';
  return (
    <>
      {failing.length > 0 && (
        <Notice tone="warning">
          <strong>{t('checks.title')}</strong> {t('checks.text')}
          <ul className={styles['list']}>
            {failing.map((check) => (
              <li key={`${check.code} ${check.amount}`}>
                <CheckWords check={check} currency={currency} />
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {said.map((check) => (
        <p key={`${check.code} ${check.amount}`} className="small muted">
          <CheckWords check={check} currency={currency} />
        </p>
      ))}
    </>
  );
}

function CheckWords({ check, currency }: { check: ClaimCheck; currency: string }) {
  const { t } = useTranslation('claim');
  const { money } = useFormats();
  if (check.code === 'repeated-category' && check.amount === null) return t('checks.repeated-categoryPlain');
  return t(`checks.${check.code}`, {
    amount: money(Math.abs(check.differenceCents ?? 0), currency),
    name: check.amount === null ? '' : t(`amount.${check.amount}`),
  });
}
