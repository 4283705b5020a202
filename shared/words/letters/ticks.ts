/** Ready sentences that the person may tick in a letter. None is ticked before. */
import type { LetterTemplate, LetterTick } from '../../model/bills/letter.ts';
import { type AskAgain, namesLaw } from '../../model/claims/ask-again.ts';
import type { Checklist } from '../../model/claims/denial.ts';

const byKind: Readonly<Record<Checklist, readonly LetterTick[]>> = {
  'not-necessary': ['doctor-says', 'tried-others', 'doctor-letter'],
  'no-approval': ['had-approval', 'provider-asks-approval', 'emergency'],
  'out-of-network': ['not-chosen', 'no-waiver', 'emergency', 'none-in-network'],
  'not-covered': ['in-booklet', 'wrong-code'],
  'other-plan-first': ['only-plan', 'other-decided'],
  'not-eligible': ['was-covered', 'premium-paid'],
  'missing-facts': ['all-sent', 'wrong-code'],
  duplicate: ['two-visits'],
  late: ['sent-in-time', 'gave-card'],
  pharmacy: ['doctor-says', 'tried-others', 'doctor-letter'],
};

/** Where the plan's reason is of no kind that we know. */
const ofAnyKind: readonly LetterTick[] = ['needed', 'in-booklet', 'doctor-says'];
const ofProtection: readonly LetterTick[] = ['not-chosen', 'no-waiver', 'emergency', 'surprise-law'];

const ofOthers: { readonly [template in LetterTemplate]?: readonly LetterTick[] } = {
  itemized: ['unknown-charges'],
  dispute: ['not-received', 'paid-share', 'plan-decision', 'receipt'],
  hold: ['asked-plan'],
  'proof-of-payment': ['receipt', 'plan-decision'],
  refund: ['plan-decision', 'receipt'],
  'proof-of-debt': ['unknown-debt'],
  'financial-help': ['too-much', 'less-income'],
  coordination: ['other-decided', 'both-cards'],
};

/** `why`: what may be true; `also`: what may be asked besides. */
export type OfferedTicks = { why: LetterTick[]; also: LetterTick[] };

/** The sentences that fit a letter, by the kind of the reason. */
export function offerTicks(
  template: LetterTemplate,
  checklists: readonly Checklist[],
  askAgain: Pick<AskAgain, 'why' | 'place'> | null,
): OfferedTicks {
  if (template !== 'appeal') return { why: [...(ofOthers[template] ?? [])], also: [] };
  const kinds = checklists.flatMap((kind) => byKind[kind]);
  const offered = [
    ...(askAgain?.why === 'place' && askAgain.place ? (['place-in-network'] as const) : []),
    ...(askAgain !== null && namesLaw(askAgain) ? ofProtection : []),
    ...kinds,
  ];
  return {
    why: [...new Set(offered.length > 0 ? offered : ofAnyKind)],
    also: ['send-papers', 'plan-letter', 'urgent'],
  };
}
