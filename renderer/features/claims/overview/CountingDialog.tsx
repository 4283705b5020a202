import type { ReactNode } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import type { Totals } from '#shared/model/claims/totals';
import { Dialog } from '../../../ui/layout/Dialog.tsx';
import { NotHappenedShare } from '../../../ui/records/NotHappened.tsx';
import { ShareGaps } from '../../../ui/records/ShareGaps.tsx';
import { ShareSentence } from './ShareSentence.tsx';

export type CountingDialogProps = {
  isOpen: boolean;
  onClose(): void;
  year: number;
  personId: string;
  totals: readonly Totals[];
  /** Sums that are not added up. */
  children?: ReactNode;
};

/** Explains which claims and amounts the sums include. */
export function CountingDialog({ isOpen, onClose, year, personId, totals, children }: CountingDialogProps) {
  const { t } = useTranslation('claims');
  return (
    <Dialog title={t('counting.title')} isOpen={isOpen} onClose={onClose}>
      <p>
        <Trans t={t} i18nKey="counting.share" components={{ b: <b /> }} />
      </p>
      {totals.map((each) => (
        <p key={each.currency}>
          <ShareSentence totals={each} year={year} />
          <ShareGaps totals={each} />
          <NotHappenedShare personId={personId} days={String(year)} currency={each.currency} />
        </p>
      ))}
      {children}
      <ul>
        <li>{t('counting.computed')}</li>
        <li>{t('counting.notZero')}</li>
        <li>{t('counting.pharmacy')}</li>
        <li>{t('counting.paid')}</li>
        <li>{t('counting.notCounted')}</li>
        <li>{t('counting.deciding')}</li>
        <li>{t('counting.visits')}</li>
        <li>{t('counting.date')}</li>
      </ul>
    </Dialog>
  );
}
