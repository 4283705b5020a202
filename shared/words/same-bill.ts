/** One paper that is written down twice. */
import type { BillFacts } from '../model/bills/bill.ts';
import { splitWords } from '../split-words.ts';

/**
 * True for bills that say the same of who sent them, when or for which account, and how much: nothing that both print
 * differs. A newer statement of one debt has another date, and is a bill of its own.
 */
export function isSameBill(one: BillFacts, other: BillFacts): boolean {
  if (one.personId !== other.personId || one.kind !== other.kind || one.currency !== other.currency)
    return false;
  if (one.dueCents !== other.dueCents) return false;
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
