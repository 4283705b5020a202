import type { BillLine } from '#shared/model/bills/bill';
import { type OfferedField, offeredFields, type ScanCharge, type ScanOffer } from '#shared/model/bills/scan';
import type { BillAnswers } from '../bill-answers.ts';

/** What a scan says for one field. `values`: each once. `isUsable`: one value, for a field that is empty. */
export type ReadField = { field: OfferedField; values: string[]; isUsable: boolean };

/**
 * What the scan says, field by field in the order of the form; the answers take only what leaves no choice. A guess is
 * taken where it is the only one, and neither a label nor the person says anything else.
 */
export function readFields(offers: readonly ScanOffer[], answers: BillAnswers): ReadField[] {
  return offeredFields.flatMap((field) => {
    const ofField = offers.filter((offer) => offer.field === field);
    const isEmpty = answers[field].trim() === '';
    const stated = listValues(ofField.filter(({ isGuess }) => !isGuess));
    const guessed = isEmpty && stated.length === 0 ? listValues(ofField) : [];
    const values = guessed.length === 1 ? guessed : stated;
    return values.length === 0 ? [] : { field, values, isUsable: values.length === 1 && isEmpty };
  });
}

function listValues(offers: readonly ScanOffer[]): string[] {
  return [...new Set(offers.map(({ value }) => value))];
}

/** The answers with all that can be used. */
export function takeAll(fields: readonly ReadField[], answers: BillAnswers): BillAnswers {
  const used = fields.flatMap(({ field, values: [value], isUsable }) =>
    isUsable && value !== undefined ? [[field, value] as const] : [],
  );
  return { ...answers, ...Object.fromEntries(used) };
}

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
