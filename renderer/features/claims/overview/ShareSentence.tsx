import { Trans, useTranslation } from 'react-i18next';
import type { Totals } from '#shared/model/claims/totals';
import { countShareClaims, isOutsidePharmacy, sumSource } from '#shared/model/claims/totals';
import { useIsYearOver } from '../../../day/use-today.ts';
import { useSumWords } from '../../../i18n/use-sum-words.ts';
import { shareGaps } from '../../../ui/records/ShareGaps.tsx';

type ShareSentenceProps = {
  totals: Totals;
  year: number;
  /** Names the plan when sums stand per plan. */
  plan?: string;
};

/**
 * "Your share so far in 2026: $1,128.10 (partly worked out by this app), from 4 of 6 claims. At the pharmacy $25.00.":
 * the sums, "so far" while the year goes on, and how many claims outside of the pharmacy state them. Why the others are missing: `ShareGaps`.
 */
export function ShareSentence({ totals, year, plan }: ShareSentenceProps) {
  const { t } = useTranslation(['claims', 'common']);
  const nameSum = useSumWords();
  const title = t(useIsYearOver(year) ? 'sums.titleOver' : 'sums.title', { year });
  const { yourShare, atPharmacy, shareMissing, currency } = totals;
  const missing = shareGaps.reduce((sum, gap) => sum + shareMissing[gap], 0);
  if (yourShare.statedBy + missing === 0) return t('sums.none', { year });
  const count = countShareClaims(totals);
  const key = `${plan === undefined ? 'share' : 'plan'}${yourShare.statedBy === 0 ? 'None' : ''}` as const;
  const source = sumSource(yourShare);
  return (
    <>
      <Trans
        t={t}
        i18nKey={`sums.${key}`}
        count={count}
        values={{
          title,
          plan,
          stated: yourShare.statedBy,
          // In the line, those at the pharmacy follow with how many they are.
          outside: plan !== undefined && isOutsidePharmacy(totals) ? ` ${t('common:outsidePharmacy')}` : '',
          amount: nameSum(yourShare, currency, ''),
          source: source === null || source === 'stated' ? '' : ` ${t(`sums.source.${source}`)}`,
        }}
        components={{ b: <b className="num" /> }}
      />{' '}
      {plan === undefined && atPharmacy.statedBy > 0 && (
        <Trans
          t={t}
          i18nKey="sums.pharmacy"
          values={{ amount: nameSum(atPharmacy, currency, ''), stated: atPharmacy.statedBy }}
          components={{ b: <b className="num" /> }}
        />
      )}{' '}
    </>
  );
}
