/** What main may ask about the drugs and doctors that a person has. */
import { type CareListParts, getCareList } from './ask/get-care-list.ts';

export function planListOperations(parts: CareListParts) {
  return { get: (question: { personId: string; today: string }) => getCareList(parts, question) };
}
