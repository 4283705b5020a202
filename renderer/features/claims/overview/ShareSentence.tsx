import { Trans, useTranslation } from 'react-i18next';
import type { Totals } from '#shared/model/claims/totals';
import { sumSource } from '#shared/model/claims/totals';
import { useFormats } from '../../../i18n/use-formats.ts';
import { useSumWords } from '../../../i18n/use-sum-words.ts';

const gaps = ['beingDecided', 'notPaidNoShare', 'atPharmacy', 'notStated'] as const;

type ShareSentenceProps = {
  totals: Totals;
  year: number;
  /** Names the plan when sums stand per plan. */
  plan?: string;
};

/**
 * "Your share so far in 2026: $1,128.10 (partly worked out by this app), from 4 of 7 claims. At the pharmacy $25.00.":
 * the sums, and how many claims state them. Why the others are missing: `ShareGaps`.
 */
export function ShareSentence({ totals, year, plan }: ShareSentenceProps) {
  const { t } = useTranslation('claims');
  const nameSum = useSumWords();
  const { yourShare, atPharmacy, shareMissing, currency } = totals;
  const count = yourShare.statedBy + gaps.reduce((sum, gap) => sum + shareMissing[gap], 0);
  if (count === 0) return t('sums.none', { year });
  const key = `${plan === undefined ? 'share' : 'plan'}${yourShare.statedBy === 0 ? 'None' : ''}` as const;
  const source = sumSource(yourShare);
  return (
    <>
      <Trans
        t={t}
        i18nKey={`sums.${key}`}
        count={count}
        values={{
          year,
          plan,
          stated: yourShare.statedBy,
          amount: nameSum(yourShare, currency, ''),
          source: source === null || source === 'stated' ? '' : ` ${t(`sums.source.${source}`)}`,
        }}
        components={{ b: <b className="num" /> }}
      />{' '}
      {plan === undefined && atPharmacy.statedBy > 0 && (
        <Trans
          t={t}
          i18nKey="sums.pharmacy"
          values={{ amount: nameSum(atPharmacy, currency, '') }}
          components={{ b: <b className="num" /> }}
        />
      )}{' '}
    </>
  );
}

/** Why claims are not in the share, and which part of it this app worked out. */
export function ShareGaps({ totals }: { totals: Totals }) {
  const { t } = useTranslation('claims');
  const { money } = useFormats();
  const { yourShare, shareMissing, currency, fromFiles } = totals;
  const told = gaps
    .filter((gap) => shareMissing[gap] > 0)
    .map((gap) => t(`sums.${gap}`, { count: shareMissing[gap] }));
  if (yourShare.partlyBy > 0) told.push(t('sums.partly', { count: yourShare.partlyBy }));
  if (fromFiles > 0) told.push(t('sums.fromFiles', { count: fromFiles }));
  const source = sumSource(yourShare);
  if (source === 'computed') told.push(t('sums.allComputed'));
  else if (source !== null && source !== 'stated')
    told.push(
      t(fromFiles > 0 ? 'sums.splitFiles' : 'sums.split', {
        stated: money(yourShare.statedCents ?? 0, currency),
        computed: money(yourShare.computedCents ?? 0, currency),
      }),
    );
  return told.join(' ');
}
