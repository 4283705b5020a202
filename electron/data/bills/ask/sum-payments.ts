import { monthOf, yearOf } from '#shared/dates';
import { mostCurrencies } from '#shared/model/bills/bill-lists';
import { mostPaidClaims, type PaidClaim, type PaidSums } from '#shared/model/bills/paid-sums';
import type { Payment } from '#shared/model/bills/payment';
import type { ClaimIndex } from '../match/claim-index.ts';
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
    }));
}

/** What the person wrote down as paid for each claim, in the claim's own currency; money that came back is taken off. */
export function sumPaidClaims(assigned: readonly AssignedPayment[], claims: ClaimIndex): PaidClaim[] {
  return [...Map.groupBy(assigned, ({ claimId }) => claimId)]
    .flatMap(([claimId, all]) => {
      const claim = claimId === null ? undefined : claims.get(claimId);
      if (!claim) return [];
      const own = all.map(({ payment }) => payment).filter(({ currency }) => currency === claim.currency);
      const cents = sumCents(own);
      const { id, currency, start, shareCents, kind } = claim;
      const ofShareCents =
        shareCents === null || kind === 'pharmacy' ? null : Math.max(0, Math.min(cents, shareCents));
      if (cents === 0) return [];
      const mark = own.some(({ isExample }) => isExample) ? { isExample: true as const } : {};
      return { claimId: id, currency, cents, month: start?.slice(0, 7) ?? null, ofShareCents, ...mark };
    })
    .slice(0, mostPaidClaims);
}
