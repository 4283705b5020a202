import { Trans, useTranslation } from 'react-i18next';
import type { Totals } from '#shared/model/claims/totals';
import { useSumWords } from '../../../i18n/use-sum-words.ts';
import { Dialog } from '../../../ui/layout/Dialog.tsx';

export type CountingDialogProps = {
  isOpen: boolean;
  onClose(): void;
  year: number;
  totals: readonly Totals[];
};

/** Explains which claims and amounts the sums include. */
export function CountingDialog({ isOpen, onClose, year, totals }: CountingDialogProps) {
  const { t } = useTranslation('claims');
  const nameSum = useSumWords();
  return (
    <Dialog title={t('counting.title')} isOpen={isOpen} onClose={onClose}>
      <p>
        <Trans t={t} i18nKey="counting.share" components={{ b: <b /> }} />
      </p>
      <ul>
        <li>{t('counting.computed')}</li>
        <li>{t('counting.notZero')}</li>
        <li>
          {t('counting.pharmacy')}
          {totals.map(
            ({ atPharmacy, currency }) =>
              atPharmacy.statedBy > 0 && (
                <span key={currency}>
                  {' '}
                  {t('counting.pharmacySum', { year, amount: nameSum(atPharmacy, currency, '') })}
                </span>
              ),
          )}
        </li>
        <li>{t('counting.paid')}</li>
        <li>{t('counting.notCounted')}</li>
        <li>{t('counting.deciding')}</li>
        <li>{t('counting.visits')}</li>
        <li>{t('counting.date')}</li>
      </ul>
    </Dialog>
  );
}
