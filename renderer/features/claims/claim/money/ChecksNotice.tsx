import { use } from 'react';
import { useTranslation } from 'react-i18next';
import { amountNames } from '#shared/model/claims/amount-table';
import type { Claim, ClaimCheck } from '#shared/model/claims/claim';
import { isComparing, isDisagreement, listDifferences } from '#shared/words/checks';
import { useFormats } from '../../../../i18n/use-formats.ts';
import { OpenedFrom } from '../../../../i18n/use-source-words.ts';
import { LinkButton } from '../../../../ui/actions/LinkButton.tsx';
import { Notice } from '../../../../ui/feedback/Notice.tsx';
import { showPlace } from '../../../../ui/show-place.ts';
import styles from './ChecksNotice.module.css';

/** Checks that are said here; other screens say the rest. */
type SaidCheck = ClaimCheck & { code: Exclude<ClaimCheck['code'], 'balance-billing-possible'> };

/** What is said all the same though nothing disagrees. */
const notes: ReadonlySet<SaidCheck['code']> = new Set([
  'currency-not-stated',
  'amount-sent-as-text',
  'deductible-unclear',
  'above-billed',
  'paid-though-draft',
]);

/** How a check is said: as numbers that disagree, on its own, or in small print. */
function choosePlace(check: SaidCheck): 'failing' | 'overpaid' | 'note' | null {
  if (notes.has(check.code)) return 'note';
  if (check.ok) return null;
  if (isDisagreement(check)) return 'failing';
  return check.code === 'paid-more-than-share' ? 'overpaid' : 'note';
}

function isSaid(check: ClaimCheck): check is SaidCheck {
  return check.code !== 'balance-billing-possible';
}

/** Each claim has a place of its own: two of one visit may stand on a page. */
function placeOf(claim: Claim): string {
  return `checks-${claim.id}`;
}

/** One line beside the answer: that the plan's numbers disagree, with the way to where it is said by how much. */
export function ChecksLine({ claim }: { claim: Claim }) {
  const { t } = useTranslation('claim');
  if (claim.withoutCosts || !claim.checks.some(isDisagreement)) return null;
  return (
    <p>
      <strong>{t('checks.title')}.</strong>{' '}
      <LinkButton onPress={() => showPlace(placeOf(claim))}>{t('checks.seeDetails')}</LinkButton>
    </p>
  );
}

/** Where the plan's own numbers disagree, and by how much. Nothing is corrected. */
export function ChecksNotice({ claim }: { claim: Claim }) {
  const { t } = useTranslation('claim');
  const from = use(OpenedFrom);
  const places = Map.groupBy(claim.checks.filter(isSaid), choosePlace);
  const stated = amountNames.map((name) => claim.amounts[name]).find((amount) => amount !== null);
  const currency = stated?.currency ?? 'USD';
  const failing = listDifferences(places.get('failing') ?? []);
  return (
    <>
      {failing.length > 0 && (
        <Notice tone="warning" id={placeOf(claim)}>
          <strong>{t('checks.title')}</strong>
          <br />
          {from.openedAt === null ? t('checks.text') : t(`checks.textOf.${from.way ?? 'file'}`)}
          <ul className={styles['list']}>
            {failing.map((check) => (
              <li key={`${check.code} ${check.amount}`}>
                <CheckWords check={check} currency={currency} />
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {places.get('overpaid')?.map((check) => (
        <Notice key={check.code} tone="warning">
          <strong>{t('checks.overpaidTitle')}</strong>
          <br />
          <CheckWords check={check} currency={currency} />
        </Notice>
      ))}
      {places.get('note')?.map((check) => (
        <p key={`${check.code} ${check.amount}`} className="small muted">
          <CheckWords check={check} currency={currency} />
        </p>
      ))}
    </>
  );
}

function CheckWords({ check, currency }: { check: SaidCheck; currency: string }) {
  const { t } = useTranslation('claim');
  const { money } = useFormats();
  if (check.code === 'repeated-category' && check.amount === null) return t('checks.repeated-categoryPlain');
  if (check.code === 'currency-not-stated' && currency !== 'USD')
    return t('checks.currency-not-statedOther', { currency });
  const { code, differenceCents } = check;
  const difference = differenceCents ?? 0;
  return t(isComparing(code) ? `checks.${code}.${difference > 0 ? 'more' : 'less'}` : `checks.${code}`, {
    amount: money(Math.abs(difference), currency),
    name: check.amount === null ? '' : t(`amount.${check.amount}`),
  });
}
