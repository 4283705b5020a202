import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Totals } from '#shared/model/claims/totals';
import { useFormats } from '../../i18n/use-formats.ts';

/** "Not counted: 3 replaced, 1 canceled.": the claims that no sum includes, and why. */
export function NotCounted({ totals }: { totals: readonly Totals[] }) {
  const { t } = useTranslation('claims');
  const { locale } = useFormats();
  const reasons = totals.flatMap(({ notCounted }) => notCounted);
  if (reasons.length === 0) return null;
  const words = reasons.map(({ reason, claims }) => t(`reason.${reason}`, { count: claims }));
  const list = new Intl.ListFormat(locale, { type: 'unit', style: 'short' }).format(words);
  return t('list.notCounted', { list });
}

/** The same of a year, with the way to them. */
export function NotCountedLine({ totals, year }: { totals: readonly Totals[]; year: number | null }) {
  const { t } = useTranslation('claims');
  if (totals.every(({ notCounted }) => notCounted.length === 0)) return null;
  return (
    <>
      <NotCounted totals={totals} />{' '}
      <Link to="/claims" search={{ counted: 'not-counted', ...(year !== null && { year, only: year }) }}>
        {t('list.seeThem')}
      </Link>
    </>
  );
}
