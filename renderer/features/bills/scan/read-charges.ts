import type { BillLine } from '#shared/model/bills/bill';
import type { ScanCharge } from '#shared/model/bills/scan';
import type { BillAnswers } from '../bill-answers.ts';

/** The answers with the days of the charges, where the bill itself says of no other day of care. */
export function takeDays(charges: readonly ScanCharge[], answers: BillAnswers): BillAnswers {
  const days = charges.map(({ serviceStart }) => serviceStart).toSorted();
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return answers;
  if (answers.serviceStart !== '' && answers.serviceStart !== first) return answers;
  const isSpan = answers.serviceEnd === '' && last > first;
  return { ...answers, serviceStart: first, ...(isSpan && { serviceEnd: last }) };
}

/** A charge that the scan lists, as a line of the bill. */
export function toLine({ serviceStart, code, printed, chargeCents }: ScanCharge): BillLine {
  const notRead = { serviceEnd: null, account: null, dueCents: null, personId: null };
  return { ...notRead, serviceStart, code, ...(printed !== undefined && { printed }), chargeCents };
}
