import { monthOf, yearOf } from '#shared/dates';
import { everyClaim } from '#shared/every-claim';
import { mostCurrencies } from '#shared/model/bills/bill-lists';
import { type ExampleMark, exampleMark } from '#shared/model/bills/example-mark';
import { mostPaidClaims, type PaidClaim, type PaidOf, type PaidSums } from '#shared/model/bills/paid-sums';
import { type Payment, sumWithProvider } from '#shared/model/bills/payment';
import { type ClaimRow, listClaimIds } from '#shared/model/claims/claim-row';
import type { ClaimFilter } from '#shared/model/claims/claims-view';
import type { PersonRows } from '../../claims/ask/person-rows.ts';
import { sumCents } from '../match/compare-money.ts';
import type { AssignedPayment } from './judge-bills.ts';

/** What the person wrote down as paid in a year, by the month of the payment; money that came back is taken off. */
export function sumPayments(payments: readonly Payment[], year: number): PaidSums {
  const ofYear = payments.filter(({ paidOn }) => yearOf(paidOn) === year);
  return [...Map.groupBy(ofYear, ({ currency }) => currency)]
    .slice(0, mostCurrencies)
    .map(([currency, all]) => ({
      currency,
      payments: all.length,
      cents: sumCents(all),
      months: [...Map.groupBy(all, ({ paidOn }) => monthOf(paidOn) ?? 1)]
        .map(([month, own]) => ({ month, cents: sumCents(own) }))
        .toSorted((a, b) => a.month - b.month),
      ...markOf(all),
    }));
}

/** What the person wrote down as paid for each claim, in the claim's own currency; money that came back is taken off. */
export function sumPaidClaims(
  assigned: readonly AssignedPayment[],
  { entries }: Pick<PersonRows, 'entries'>,
): PaidClaim[] {
  if (assigned.length === 0) return [];
  const rows = new Map(entries.map(({ row }) => [row.id, row]));
  return [...Map.groupBy(assigned, ({ claimId }) => claimId)]
    .flatMap(([claimId, all]) => {
      const row = claimId === null ? undefined : rows.get(claimId);
      if (!row) return [];
      const { id, currency, serviceStart } = row;
      const own = all.map(({ payment }) => payment).filter((payment) => payment.currency === currency);
      const cents = sumCents(own);
      const keptCents = sumWithProvider(own, currency);
      if (cents === 0 && keptCents === 0) return [];
      const share = readWholeShare(row);
      const ofShareCents = share === null ? null : Math.max(0, Math.min(cents, share));
      const month = serviceStart !== null && serviceStart.length >= 7 ? serviceStart.slice(0, 7) : null;
      const place = row.kind === 'pharmacy' ? { isPharmacy: true as const } : {};
      const isPartlyOwn = own.some(({ isExample }) => isExample) && own.some(({ isExample }) => !isExample);
      return {
        claimId: id,
        currency,
        cents,
        keptCents,
        month,
        ofShareCents,
        ...place,
        ...markOf(own),
        ...(isPartlyOwn && { isPartlyOwn }),
      };
    })
    .slice(0, mostPaidClaims);
}

/**
 * What the person wrote down as paid of what a filter asks for; money that came back is taken off.
 * @param findRows the claims that the filter lets through
 */
export function sumPaidOf(
  assigned: readonly AssignedPayment[],
  filter: ClaimFilter,
  findRows: () => readonly ClaimRow[],
): PaidOf {
  const { year, from, to, personId } = filter;
  const everyDay = { ...filter, year: null, from: null, to: null };
  const by = JSON.stringify(everyDay) === JSON.stringify(everyClaim(personId)) ? 'day' : 'claims';
  const ids = new Set(by === 'claims' ? findRows().flatMap(listClaimIds) : []);
  const isWithin = ({ paidOn }: Payment) =>
    (year === null || yearOf(paidOn) === year) && (from ?? '') <= paidOn && paidOn <= (to ?? '9999-12-31');
  const asked = assigned.filter(({ payment, claimId }) =>
    by === 'day' ? isWithin(payment) : claimId !== null && ids.has(claimId),
  );
  const sums = [...Map.groupBy(asked, ({ payment }) => payment.currency)]
    .slice(0, mostCurrencies)
    .map(([currency, all]) => {
      const own = all.map(({ payment }) => payment);
      return { currency, payments: own.length, cents: sumCents(own), ...markOf(own) };
    });
  return { by, sums };
}

/** A sum that holds what was invented says so. */
function markOf(payments: readonly Payment[]): ExampleMark {
  return payments.some(({ isExample }) => isExample) ? exampleMark : {};
}

/** In cents, the share that sums of the claim's month hold; `null` where they hold none or a part of it. */
function readWholeShare({ counted, kind, yourShare }: ClaimRow): number | null {
  return !counted || kind === 'pharmacy' || yourShare?.partial ? null : (yourShare?.cents ?? null);
}
