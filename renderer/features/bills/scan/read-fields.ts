import type { BillLine } from '#shared/model/bills/bill';
import { type OfferedField, offeredFields, type ScanCharge, type ScanOffer } from '#shared/model/bills/scan';
import type { BillAnswers } from '../bill-answers.ts';

/** What a scan says for one field. `values`: each once. `isUsable`: one value, for a field that is empty. */
export type ReadField = { field: OfferedField; values: string[]; isUsable: boolean };

/** What the scan says, field by field in the order of the form; the answers take only what leaves no choice, and no guess. */
export function readFields(offers: readonly ScanOffer[], answers: BillAnswers): ReadField[] {
  return offeredFields.flatMap((field) => {
    const values = [
      ...new Set(offers.filter((offer) => offer.field === field && !offer.isGuess).map(({ value }) => value)),
    ];
    if (values.length === 0) return [];
    return { field, values, isUsable: values.length === 1 && answers[field].trim() === '' };
  });
}

/** The answers with all that can be used. */
export function takeAll(fields: readonly ReadField[], answers: BillAnswers): BillAnswers {
  const used = fields.flatMap(({ field, values: [value], isUsable }) =>
    isUsable && value !== undefined ? [[field, value] as const] : [],
  );
  return { ...answers, ...Object.fromEntries(used) };
}

/** A charge that the scan lists, as a line of the bill. */
export function toLine({ serviceStart, code, chargeCents }: ScanCharge): BillLine {
  const notRead = { serviceEnd: null, account: null, dueCents: null, personId: null };
  return { ...notRead, serviceStart, code, chargeCents };
}
