import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { hasCovered } from '#shared/cover-texts';
import { everyClaim } from '#shared/every-claim';
import type { Claim } from '#shared/model/claims/claim';
import type { ClaimRow, RowAmount } from '#shared/model/claims/claim-row';
import { findPharmacyShare } from '#shared/model/claims/pharmacy-share';
import { useRequest } from '../../../api/use-request.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import { cx } from '../../../ui/cx.ts';
import { Money } from '../../../ui/data/Money.tsx';
import { FoldedSheet } from '../../../ui/layout/FoldedSheet.tsx';
import tables from '../../../ui/tables/Table.module.css';

/** At most this many fills stand in the table; the rest are one link away. */
const shown = 100;

/**
 * What one drug cost at each fill, the newest first: of claims that count, in the same strength and form, as the pharmacy
 * billed it and as it was paid. Nothing where there is only one fill, or where its name is hidden.
 */
export function FillsSection({ claim, personId }: { claim: Claim; personId: string }) {
  const name = claim.drug?.name.text ?? null;
  return name === null || hasCovered(name) ? null : <Fills claim={claim} name={name} personId={personId} />;
}

function Fills({ claim, name, personId }: { claim: Claim; name: string; personId: string }) {
  const { t } = useTranslation('claim');
  const { money, date } = useFormats();
  const { data } = useRequest('claims.list', {
    filter: { ...everyClaim(personId), kinds: ['pharmacy'], drug: name, counted: 'counted' },
    offset: 0,
    limit: shown,
  });
  const fills = (data?.rows ?? []).filter(
    (row) => row.what?.toLowerCase() === name.toLowerCase() && row.serviceStart !== null,
  );
  const [last] = fills;
  const first = fills.at(-1);
  if (!last || !first || last === first) return null;
  const own = fills.flatMap((row) => findPharmacyShare(row) ?? []).map(({ cents }) => cents);
  const [least, most] = [Math.min(...own), Math.max(...own)];
  const says = [
    t(data !== undefined && data.count > shown ? 'fills.newest' : 'fills.count', { count: fills.length }),
    own.length > 0 &&
      fills.every(({ currency }) => currency === last.currency) &&
      (least === most
        ? t('fills.same', { amount: money(least, last.currency) })
        : t('fills.between', { least: money(least, last.currency), most: money(most, last.currency) })),
    own.length > 0 && own.length < fills.length && t('fills.unsaid', { count: fills.length - own.length }),
  ];
  return (
    <FoldedSheet title={t('fills.title')} says={says.filter(Boolean).join(' · ')}>
      {last.billed && first.billed && (
        <p>
          {t('fills.change', {
            first: money(first.billed.cents, first.currency),
            firstDate: date(first.serviceStart),
            last: money(last.billed.cents, last.currency),
            lastDate: date(last.serviceStart),
          })}{' '}
          <span className="muted">{t('fills.billedNote')}</span>
        </p>
      )}
      <div className={tables['box']}>
        <table className={cx(tables['table'], tables['stacksInBox'])} aria-label={t('fills.title')}>
          <thead>
            <tr>
              <th scope="col">{t('fills.date')}</th>
              <th scope="col">{t('fills.supply')}</th>
              <th scope="col" className="num">
                {t('fills.billed')}
              </th>
              <th scope="col" className="num">
                {t('fills.planPaid')}
              </th>
              <th scope="col" className="num">
                {t('fills.youPaid')}
              </th>
            </tr>
          </thead>
          <tbody>
            {fills.map((row) => (
              <Fill key={row.id} row={row} isHere={row.id === claim.id} />
            ))}
          </tbody>
        </table>
      </div>
      {data !== undefined && data.count > shown && (
        <Link to="/claims" search={{ drug: name }}>
          {t('fills.all')}
        </Link>
      )}
    </FoldedSheet>
  );
}

function Fill({ row, isHere }: { row: ClaimRow; isHere: boolean }) {
  const { t } = useTranslation('claim');
  const { date } = useFormats();
  const when = date(row.serviceStart);
  return (
    <tr aria-current={isHere ? 'true' : undefined}>
      <th scope="row">
        {isHere ? (
          <>
            {when} <span className="small muted">{t('fills.here')}</span>
          </>
        ) : (
          <Link to="/claims/$claimId" params={{ claimId: row.id }}>
            {when}
          </Link>
        )}
      </th>
      <td data-label={t('fills.supply')}>
        {row.daysSupply === null ? t('fills.notGiven') : t('drug.days', { count: row.daysSupply })}
      </td>
      <Amount label={t('fills.billed')} amount={row.billed} currency={row.currency} />
      <Amount label={t('fills.planPaid')} amount={row.planPaid} currency={row.currency} />
      <Amount label={t('fills.youPaid')} amount={findPharmacyShare(row)} currency={row.currency} />
    </tr>
  );
}

function Amount({ label, amount, currency }: { label: string; amount: RowAmount | null; currency: string }) {
  const { t } = useTranslation('claim');
  return (
    <td className="num" data-label={label}>
      {amount === null ? t('fills.notGiven') : <Money cents={amount.cents} currency={currency} />}
    </td>
  );
}
