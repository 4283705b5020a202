import { Trans, useTranslation } from 'react-i18next';
import type { Totals } from '#shared/model/totals';
import { useFormats } from '../../../i18n/use-formats.ts';
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
  const { money } = useFormats();
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
              atPharmacy.cents !== null && (
                <span key={currency}>
                  {' '}
                  {t('counting.pharmacySum', { year, amount: money(atPharmacy.cents, currency) })}
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
