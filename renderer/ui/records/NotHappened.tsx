import { useTranslation } from 'react-i18next';
import { isNotHappened, sumNotHappened } from '#shared/words/visit-checks';
import { useRequest } from '../../api/use-request.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { Notice } from '../feedback/Notice.tsx';

type NotHappenedShareProps = {
  personId: string;
  /** The days of the sum, by how they begin: "2026" or "2026-03". */
  days: string;
  currency: string;
};

/** How much of a sum of shares is for care that the person says did not happen; nothing where they said that of none. */
export function NotHappenedShare({ personId, days, currency }: NotHappenedShareProps) {
  const { t } = useTranslation('visits');
  const { money } = useFormats();
  const { data } = useRequest('visitChecks.list', { personId });
  const { cents, claims } = sumNotHappened(data?.checks ?? [], days, currency);
  if (cents === null || cents <= 0) return null;
  return <span>{t('inSum', { amount: money(cents, currency), count: claims })} </span>;
}

/** That a letter is about care which the person says did not happen. */
export function NotHappenedNotice({ personId, claimIds }: { personId: string; claimIds: readonly string[] }) {
  const { t } = useTranslation('visits');
  const { data } = useRequest('visitChecks.list', { personId });
  const isMarked = data?.checks.some((check) => isNotHappened(check) && claimIds.includes(check.row.id));
  return (
    isMarked && (
      <Notice tone="warning">
        <strong>{t('claim.first')}</strong> {t('inLetter')}
      </Notice>
    )
  );
}
