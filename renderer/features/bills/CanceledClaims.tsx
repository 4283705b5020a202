import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { BillView } from '#shared/model/bills/bill-lists';
import { useFormats } from '../../i18n/use-formats.ts';

/** Claims on the days of the bill that no longer count, which it may still ask for. */
export function CanceledClaims({ claims }: { claims: BillView['canceledClaims'] }) {
  const { t } = useTranslation('bills');
  const { date } = useFormats();
  if (claims.length === 0) return null;
  return (
    <>
      <p>{t('bill.canceled', { count: claims.length })}</p>
      <ul>
        {claims.map(({ id, providerName, serviceStart }) => (
          <li key={id}>
            <Link to="/claims/$claimId" params={{ claimId: id }}>
              {[providerName, date(serviceStart)].filter(Boolean).join(', ')}
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}
