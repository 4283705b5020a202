/** One paper that is written down twice. */
import type { Bill, BillFacts } from '../model/bills/bill.ts';
import { splitWords } from '../split-words.ts';

/** By bill, another one of the list that says the same; none of which the person said that they are two bills. */
export function findSameBills(bills: readonly Bill[]): Map<string, Bill> {
  const groups = Map.groupBy(bills, ({ personId, kind, currency, dueCents, biller }) =>
    JSON.stringify([personId, kind, currency, dueCents, fold(biller)]),
  );
  return new Map(
    [...groups.values()].flatMap((group) =>
      group.flatMap((bill) => {
        const same = group.find(
          (other) => other !== bill && !areTwoBills(bill, other) && isSameBill(bill, other),
        );
        return same ? [[bill.id, same] as const] : [];
      }),
    ),
  );
}

/** True where the person said of one of them that it asks for something else. */
export function areTwoBills(one: BillFacts, other: BillFacts): boolean {
  return one.isApart === true || other.isApart === true;
}

/**
 * True for bills that say the same of who sent them, when or for which account, and how much: nothing that both print
 * differs. A newer statement of one debt has another date, and is a bill of its own.
 */
export function isSameBill(one: BillFacts, other: BillFacts): boolean {
  if (one.personId !== other.personId || one.kind !== other.kind || one.currency !== other.currency)
    return false;
  if (one.dueCents !== other.dueCents) return false;
  if (one.patientName !== null && other.patientName !== null)
    if (fold(one.patientName) !== fold(other.patientName)) return false;
  const sender = fold(one.biller);
  if (sender === '' || sender !== fold(other.biller)) return false;
  const accounts = one.accounts.map(fold);
  const isOfOneAccount = other.accounts.some((account) => accounts.includes(fold(account)));
  const isOfOtherAccount = !isOfOneAccount && accounts.length > 0 && other.accounts.length > 0;
  const areOtherDays = days.some(
    (day) => one[day] !== null && other[day] !== null && one[day] !== other[day],
  );
  const isOfOneDay = one.serviceStart !== null && one.serviceStart === other.serviceStart;
  return !isOfOtherAccount && !areOtherDays && (isOfOneAccount || isOfOneDay);
}

const days = ['serviceStart', 'serviceEnd', 'statementDate', 'dueDate'] as const;

/** As a search compares texts, without signs and spaces. */
function fold(text: string): string {
  return splitWords(text).join('');
}
