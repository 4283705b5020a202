import type { Amount, Claim } from '../model/claims/claim.ts';
import { sumStatedParts } from '../model/claims/not-covered.ts';
import { findPharmacyShare, isPaidAtPharmacy } from '../model/claims/pharmacy-share.ts';
import { isRefusedShare } from './denials.ts';
import { findDisputedShare } from './disputed-share.ts';
import { forbidsBilling } from './refusals.ts';

/** What the claim comes to, as something a person can act on. `words` are keys under `claim:answer`. */
export type Answer =
  | { kind: 'amount'; amount: Amount; tone: 'you' | 'ink'; words: AmountWords }
  | { kind: 'words'; words: PlainWords };

export type AmountWords =
  | 'mayOwe'
  | 'refused'
  | 'zero'
  | 'zeroPaid'
  | 'zeroApproved'
  | 'zeroNotPaid'
  | 'zeroAlreadyPaid'
  | 'reversal'
  | 'pharmacy'
  | 'pharmacyPaid';

export type PlainWords =
  | 'notStated'
  | 'unproven'
  | 'disagree'
  | 'mayNotBill'
  | 'notPaid'
  | 'notPaidDrug'
  | 'approved'
  | 'notDecided'
  | 'noCosts'
  | 'replaced'
  | 'canceled'
  | 'takenBack'
  | 'inError'
  | 'duplicate'
  | 'inOtherPlan'
  | 'fromFile'
  | 'maybeInPlan'
  | 'draft'
  | 'processingError'
  | 'statusUnknown'
  | 'unknownModifier'
  | 'void'
  | 'removed';

const notCounted: Record<NonNullable<Claim['notCountedBecause']>, PlainWords> = {
  replaced: 'replaced',
  canceled: 'canceled',
  'entered-in-error': 'inError',
  draft: 'draft',
  'being-decided': 'notDecided',
  'not-final': 'notDecided',
  'processing-error': 'processingError',
  duplicate: 'duplicate',
  'in-other-plan': 'inOtherPlan',
  'from-file': 'fromFile',
  'maybe-in-plan': 'maybeInPlan',
  'status-unknown': 'statusUnknown',
  'unknown-modifier': 'unknownModifier',
  void: 'void',
  'removed-by-plan': 'removed',
  reversal: 'takenBack',
};

/** The answer of a claim. A missing amount is words, never 0. */
export function deriveAnswer(claim: Claim): Answer {
  if (claim.notCountedBecause === 'void') return { kind: 'words', words: 'void' };
  if (claim.state === 'taken-back') return { kind: 'words', words: 'takenBack' };
  if (!claim.counted)
    return { kind: 'words', words: notCounted[claim.notCountedBecause ?? 'status-unknown'] };
  if (claim.withoutCosts) return { kind: 'words', words: 'noCosts' };
  if (claim.state === 'plan-is-deciding') return { kind: 'words', words: 'notDecided' };
  if (findDisputedShare(claim)) return { kind: 'words', words: 'disagree' };
  if (claim.kind === 'pharmacy') return derivePharmacyAnswer(claim);
  if (claim.reasons.some(forbidsBilling)) return { kind: 'words', words: 'mayNotBill' };
  const { mayOwe } = claim.amounts;
  if (mayOwe === null) return { kind: 'words', words: chooseMissingWords(claim) };
  if (mayOwe.cents < 0) return { kind: 'amount', amount: mayOwe, tone: 'ink', words: 'reversal' };
  if (mayOwe.cents > 0) {
    const words = isRefusedShare({ ...claim, mayOwe }) ? 'refused' : 'mayOwe';
    return { kind: 'amount', amount: mayOwe, tone: 'you', words };
  }
  return { kind: 'amount', amount: mayOwe, tone: 'ink', words: chooseZeroWords(claim) };
}

/** What the plan did, where it states no share; parts that prove none are named. */
function chooseMissingWords({ amounts, state }: Pick<Claim, 'amounts' | 'state'>): PlainWords {
  if (state === 'plan-did-not-pay') return 'notPaid';
  if ((sumStatedParts(amounts) ?? 0) > 0) return 'unproven';
  return state === 'approved-no-payment' ? 'approved' : 'notStated';
}

function chooseZeroWords({ amounts, state }: Claim): AmountWords {
  const hadShare = (amounts.yourShare?.cents ?? 0) > 0;
  if (hadShare && (amounts.alreadyPaid?.cents ?? 0) > 0) return 'zeroAlreadyPaid';
  if (state === 'approved-no-payment') return 'zeroApproved';
  if (state === 'plan-did-not-pay') return 'zeroNotPaid';
  return state === 'plan-paid' ? 'zeroPaid' : 'zero';
}

function derivePharmacyAnswer({ amounts, state }: Claim): Answer {
  const { yourShare, alreadyPaid, deductible, copay, coinsurance } = amounts;
  const claim = { yourShare, alreadyPaid, deductible, copay, coinsurance, state };
  const amount = findPharmacyShare(claim);
  if (amount === null)
    return {
      kind: 'words',
      words: state === 'plan-did-not-pay' ? 'notPaidDrug' : chooseMissingWords({ amounts, state }),
    };
  // What the plan says that you paid is its own number, also where the share of as much was worked out here.
  return isPaidAtPharmacy(claim)
    ? { kind: 'amount', amount: alreadyPaid ?? amount, tone: 'ink', words: 'pharmacyPaid' }
    : { kind: 'amount', amount, tone: 'ink', words: 'pharmacy' };
}

/** True of a share that other insurance may pay some of: Medicare sends no share of its own and often has a second plan. */
export function canHaveSupplement({ kind, amounts }: Claim, planName: string | null): boolean {
  return (
    kind !== 'pharmacy' && amounts.yourShare?.source === 'computed' && /\bmedicare\b/i.test(planName ?? '')
  );
}
