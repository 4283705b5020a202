import type { ScanOffer } from '#shared/model/bills/scan';

/** What a scan says for one field. `values`: each once. `isUsable`: one value, for a field that is empty. */
export type ReadField<Field extends string> = { field: Field; values: string[]; isUsable: boolean };

type Offer<Field> = Omit<ScanOffer, 'field'> & { field: Field };

/**
 * What the scan says, field by field in their order; the answers take only what leaves no choice. A guess is taken where
 * it is the only one, and neither a label nor the person says anything else.
 */
export function readFields<Field extends string>(
  fields: readonly Field[],
  offers: readonly Offer<Field>[],
  answers: Record<Field, string>,
): ReadField<Field>[] {
  return fields.flatMap((field) => {
    const ofField = offers.filter((offer) => offer.field === field);
    const isEmpty = answers[field].trim() === '';
    const stated = listValues(ofField.filter(({ isGuess }) => !isGuess));
    const guessed = isEmpty && stated.length === 0 ? listValues(ofField) : [];
    const values = guessed.length === 1 ? guessed : stated;
    return values.length === 0 ? [] : [{ field, values, isUsable: values.length === 1 && isEmpty }];
  });
}

function listValues(offers: readonly Pick<ScanOffer, 'value'>[]): string[] {
  return [...new Set(offers.map(({ value }) => value))];
}

/** The answers with all that can be used. */
export function takeAll<Field extends string, Answers extends Record<Field, string>>(
  fields: readonly ReadField<Field>[],
  answers: Answers,
): Answers {
  const used = fields.flatMap(({ field, values: [value], isUsable }) =>
    isUsable && value !== undefined ? [[field, value] as const] : [],
  );
  return { ...answers, ...Object.fromEntries(used) };
}
