import { useTranslation } from 'react-i18next';
import type { Totals } from '#shared/model/claims/totals';
import { sumSource } from '#shared/model/claims/totals';
import { useFormats } from '../../i18n/use-formats.ts';

/** Why a claim that counts is not in the share. */
export const shareGaps = ['beingDecided', 'notPaidNoShare', 'atPharmacy', 'notStated'] as const;

/** Of the list's line, in which claims at the pharmacy have a sum of their own and those being decided are not counted. */
const listGaps = ['notPaidNoShare', 'notStated'] as const;

/** Why claims that a list counts are not behind its sums: "2 do not show your share." */
export function ListGaps({ totals }: { totals: Totals }) {
  const { t } = useTranslation('claims');
  const { shareMissing, planPaid } = totals;
  const told = listGaps
    .filter((gap) => shareMissing[gap] > 0)
    .map((gap) => t(`sums.${gap}`, { count: shareMissing[gap] }));
  if (planPaid.notStatedBy > 0) told.push(t('sums.planPaidMissing', { count: planPaid.notStatedBy }));
  return told.join(' ');
}

/** Why claims are not in what plans paid, and in what was billed. */
export function OtherGaps({ totals: { planPaid, billed } }: { totals: Totals }) {
  const { t } = useTranslation('claims');
  const told = [
    planPaid.notStatedBy > 0 && t('sums.planPaidMissing', { count: planPaid.notStatedBy }),
    billed.notStatedBy > 0 && t('sums.billedMissing', { count: billed.notStatedBy }),
  ];
  return told.filter(Boolean).join(' ');
}

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
