import { Trans, useTranslation } from 'react-i18next';
import type { Totals } from '#shared/model/claims/totals';
import { sumSource } from '#shared/model/claims/totals';
import { useFormats } from '../../../i18n/use-formats.ts';
import { useSumWords } from '../../../i18n/use-sum-words.ts';

export type ShareSentenceProps = {
  totals: Totals;
  year: number;
  /** Names the plan when sums stand per plan. */
  plan?: string;
};

/**
 * "Your share so far in 2026: $1,128.10, from 4 of 7 claims. …": the sum, how many claims state it, why the others
 * are missing, and what part this app worked out.
 */
export function ShareSentence({ totals, year, plan }: ShareSentenceProps) {
  const { t } = useTranslation('claims');
  const nameSum = useSumWords();
  const { yourShare, shareMissing, currency } = totals;
  const gaps = (['beingDecided', 'notPaidNoShare', 'atPharmacy', 'notStated'] as const).filter(
    (gap) => shareMissing[gap] > 0,
  );
  const count = yourShare.statedBy + gaps.reduce((sum, gap) => sum + shareMissing[gap], 0);
  if (count === 0) return t('sums.none', { year });
  const key = `${plan === undefined ? 'share' : 'plan'}${yourShare.statedBy === 0 ? 'None' : ''}` as const;
  // One line per plan: keep it short.
  const said = plan === undefined ? gaps : [];
  const missing = said.map((gap) => t(`sums.${gap}`, { count: shareMissing[gap] }));
  if (yourShare.partlyBy > 0) missing.push(t('sums.partly', { count: yourShare.partlyBy }));
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
        }}
        components={{ b: <b className="num" /> }}
      />{' '}
      <SourceSplit totals={totals} />
      {missing.map((words) => `${words} `)}
    </>
  );
}

/** "$640.00 from your plan + $42.00 worked out by this app." Nothing while all of it is the plan's own figure. */
function SourceSplit({ totals: { yourShare, currency, fromFiles } }: { totals: Totals }) {
  const { t } = useTranslation('claims');
  const { money } = useFormats();
  const source = sumSource(yourShare);
  if (source === null || source === 'stated') return null;
  if (source === 'computed') return `${t('sums.allComputed')} `;
  const words = t(fromFiles > 0 ? 'sums.splitFiles' : 'sums.split', {
    stated: money(yourShare.statedCents ?? 0, currency),
    computed: money(yourShare.computedCents ?? 0, currency),
  });
  return `${words} `;
}
