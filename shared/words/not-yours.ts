/**
 * Whether the plan's own records say that the person need not pay what it refused: the first thing to know of a refusal.
 * Nothing is concluded here that the plan did not send.
 */
import type { Claim } from '../model/claims/claim.ts';
import type { NotYours } from '../model/claims/denial.ts';
import { isSaidOutOfNetwork } from './protection.ts';
import { findBearer } from './reason-meanings.ts';
import { forbidsBilling, isRefusal } from './refusals.ts';

type Refused = Pick<Claim, 'kind' | 'reasons' | 'amounts' | 'network'>;

/**
 * What says it, of a claim that was refused as a whole: a note in words first, then a code that leaves the amount with the
 * provider, then a share of zero. `null` where nothing does, where the plan's own share says otherwise, and for a drug,
 * which nobody hands out unpaid. Out of network a code or a share binds no provider: there only a note counts.
 */
export function findNotYours(claim: Refused): NotYours | null {
  const { kind, reasons, amounts } = claim;
  if (kind === 'pharmacy' || (amounts.yourShare?.cents ?? 0) !== 0) return null;
  for (const { text } of reasons) {
    const note = findNotOwed(text);
    if (note !== null) return { by: 'note', note };
  }
  if (isSaidOutOfNetwork(claim)) return null;
  const refusals = reasons.filter(isRefusal);
  const isProviders = refusals.length > 0 && refusals.every((one) => findBearer(one) === 'provider');
  if (isProviders || reasons.some(forbidsBilling)) return { by: 'code', note: null };
  const { yourShare } = amounts;
  const isZero = yourShare !== null && yourShare.source === 'plan' && !yourShare.partial;
  return isZero ? { by: 'share', note: null } : null;
}

/** Words of plans, in small letters. Others say it in other words: then nothing is told. */
const notOwed = [
  ...['you do not have to pay', "you don't have to pay", 'you do not need to pay', "you don't need to pay"],
  ...['you do not owe', "you don't owe", 'you owe nothing', 'you are not responsible for'],
  ...['you cannot be billed', 'you should not be billed', 'you cannot be charged', 'cannot bill you'],
  ...['the member is not responsible', 'the patient is not responsible'],
  ...['no tiene que pagar', 'usted no debe', 'no es responsable de pagar'],
];

/** Words by which such a sentence speaks of a case, or of a part of the price. */
const conditions: ReadonlySet<string> = new Set([
  ...['if', 'unless', 'until', 'except', 'but', 'only', 'when', 'si', 'hasta', 'salvo', 'excepto', 'solo'],
  ...['deductible', 'copay', 'copayment', 'coinsurance', 'difference', 'more'],
  ...['deducible', 'copago', 'coseguro', 'diferencia', 'más', 'cuando', 'pero'],
]);

/** Longer notes are looked at so far. */
const longestNote = 2_000;

/** The sentence of a plan's note that says that the person does not have to pay, as the plan wrote it. */
function findNotOwed(text: string | null): string | null {
  const sentences = (text ?? '').slice(0, longestNote).split(/(?<=[.!?])\s/);
  const found = sentences.find((sentence) => {
    const small = sentence.toLowerCase().replaceAll('’', "'");
    const isConditional = small.split(/[^\p{L}']/u).some((word) => conditions.has(word));
    return !isConditional && notOwed.some((words) => small.includes(words));
  });
  return found?.trim() ?? null;
}
