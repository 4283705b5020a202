import {
  agreedVerdicts,
  type BillRow,
  type BillView,
  isSureOfClaims,
  mostCanceled,
  mostOfBill,
} from '#shared/model/bills/bill-lists';
import { type AskAgain, namesLaw } from '#shared/model/claims/ask-again';
import type { ClaimRow } from '#shared/model/claims/claim-row';
import { foldText } from '#shared/split-words';
import { hasSameAmount } from '#shared/words/bill-match';
import type { ReferenceCache } from '../../archive/reference-cache.ts';
import { getClaim } from '../../claims/ask/get-claim.ts';
import type { PersonRows } from '../../claims/ask/person-rows.ts';
import type { CallTable } from '../../correspondence/keep/call-table.ts';
import type { ScanTable } from '../keep/scan-table.ts';
import { type FollowParts, followVerdicts } from './follow-verdicts.ts';
import type { BillParts } from './person-claims.ts';

export type ViewParts = BillParts &
  FollowParts & { calls: CallTable; scans: ScanTable; references: ReferenceCache };

/** One bill with its claims, and with what the person did about it. @throws {StoreError} store/not-found */
export function getBill(parts: ViewParts, { billId, today }: { billId: string; today: string }): BillView {
  const { judged, calls, scans, rows } = parts;
  const { bills } = judged;
  const { personId } = bills.get(billId).bill;
  const [row] = followVerdicts(parts, { personId, today, billId }) as [BillRow];
  const claimIds = new Set(row.verdict.claims.map(({ claimId }) => claimId));
  const listed = rows.of(personId).pick(claimIds);
  const ofBill = (row.verdict.parts.length > 0 ? listed : orderByFit(row, listed)).slice(0, 100);
  const payments = bills
    .payments(personId)
    .filter(({ id, billId: of }) => of === billId || row.paidElsewhere.includes(id))
    .slice(0, mostOfBill);
  return {
    ...row,
    said: { answers: bills.answers(personId).get(billId) ?? [], isForAll: row.bill.isForAll ?? null },
    ...calls.ofBill(billId),
    scan: scans.find({ of: 'bill', id: billId }),
    payments,
    receipts: payments.flatMap(({ id }) => {
      const facts = scans.find({ of: 'payment', id });
      return facts === null ? [] : [{ paymentId: id, facts }];
    }),
    claims: ofBill,
    canceledClaims: findCanceled(row, ofBill, rows.of(personId).entries),
    askAgain: row.openCents > 0 && isSureOfClaims(row) ? findAskAgain(parts, row, ofBill) : null,
  };
}

/** A bill that is surely of one claim of a provider may count another one of its days that no longer counts. */
function findCanceled(
  { bill, openCents, verdict }: BillRow,
  claims: readonly ClaimRow[],
  entries: PersonRows['entries'],
): ClaimRow[] {
  const { serviceStart: from, serviceEnd } = bill;
  if (from === null || openCents <= 0 || !isSureOfClaims({ bill, verdict })) return [];
  const to = serviceEnd ?? from;
  const names = new Set(claims.flatMap(({ providerName }) => providerName ?? []).map(foldText));
  return entries
    .map(({ row }) => row)
    .filter(
      ({ state, providerName, serviceStart: day }) =>
        (state === 'canceled' || state === 'taken-back') &&
        providerName !== null &&
        names.has(foldText(providerName)) &&
        day !== null &&
        day >= from &&
        day <= to,
    )
    .slice(0, mostCanceled);
}

/** Of claims that may be the bill's, first the one of which least differs, the amount among it; then the better match. */
function orderByFit({ bill, verdict }: BillRow, claims: readonly ClaimRow[]): ClaimRow[] {
  const rank = new Map(verdict.claims.map(({ claimId }, index) => [claimId, index]));
  const rated = claims.map((row) => {
    const place = rank.get(row.id) ?? rank.size;
    const candidate = verdict.claims[place];
    const isOther = hasSameAmount(candidate, bill, row) === false;
    return { row, place, differs: (candidate?.conflicts.length ?? 0) + (isOther ? 1 : 0) };
  });
  return rated.toSorted((a, b) => a.differs - b.differs || a.place - b.place).map(({ row }) => row);
}

/**
 * What there is to ask about these claims: by the law first, else what was refused, of a bill that asks for no more than
 * the plan says only where its verdict notes it. That nothing need be paid is said of a bill only where it is said of all of its claims.
 */
function findAskAgain(
  parts: ViewParts,
  { verdict: { verdict, notes } }: BillRow,
  claims: readonly ClaimRow[],
): AskAgain | null {
  const found = claims.slice(0, mostAskedOf).flatMap(({ id }) => getClaim(parts, id).askAgain ?? []);
  const isPast =
    agreedVerdicts.has(verdict) && !notes.includes('ask-refused') && !notes.includes('refused-apart');
  const isNotYours = found.length === claims.length && found.every(({ notYours }) => notYours);
  const [first = null] = isNotYours ? found : found.filter(({ notYours }) => !notYours);
  return found.find(namesLaw) ?? (isPast ? null : first);
}

/** Each is read in full; a bill is about few. */
const mostAskedOf = 5;
