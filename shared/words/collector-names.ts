/** Words in the names of those who collect debts for others. */
const collecting =
  /\b(recover(y|ies)|collections?|collectors?|(credit|debt) (service|bureau|management|control|solution)s?|receivables?|cobranzas?|cobros|cobradora?)\b/i;

/** True for a sender's name that sounds like a debt collector's: a reason to ask, never an answer. */
export function soundsLikeCollector(name: string): boolean {
  return collecting.test(name);
}
