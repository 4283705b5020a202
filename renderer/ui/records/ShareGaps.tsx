import { useTranslation } from 'react-i18next';
import type { Totals } from '#shared/model/claims/totals';
import { sumSource } from '#shared/model/claims/totals';
import { useFormats } from '../../i18n/use-formats.ts';

/** Why a claim that counts is not in the share. */
export const shareGaps = ['beingDecided', 'notPaidNoShare', 'atPharmacy', 'notStated'] as const;

/** Why claims are not in the share, and which part of it this app worked out. */
export function ShareGaps({ totals }: { totals: Totals }) {
  const { t } = useTranslation('claims');
  const { money } = useFormats();
  const { yourShare, shareMissing, currency, fromFiles } = totals;
  const told = shareGaps
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
