import { useTranslation } from 'react-i18next';
import type { TableHeld } from '#shared/model/files/table';
import { useFormats } from '../../../i18n/use-formats.ts';

/** The first of the claims that a table takes back; `count`: of all of them. */
export function CanceledList({ count, claims }: { count: number; claims: TableHeld['canceledClaims'] }) {
  const { t } = useTranslation('files');
  const { date } = useFormats();
  return (
    <ul>
      {claims.map(({ provider, serviceStart }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two may be alike, and none moves.
        <li key={index}>
          {[provider ?? t('table.held.noProvider'), date(serviceStart)].filter(Boolean).join(', ')}
        </li>
      ))}
      {count > claims.length && <li>…</li>}
    </ul>
  );
}
