/** What main may ask about Medicare's drug cap and its payment plan. */
import { type DrugCapParts, type DrugCapQuestion, getDrugCap } from './ask/get-drug-cap.ts';

export function drugCapOperations(parts: DrugCapParts) {
  return { get: (question: DrugCapQuestion) => getDrugCap(parts, question) };
}
