import type { NotShown } from '../../shared/model/people/whose.ts';
import { groupByReason } from '../../shared/not-shown.ts';
import { nameKinds } from '../runtime/kind-counts.ts';

const words: Record<NotShown['reason'], string> = {
  asked: 'set aside, asked about',
  taken: 'left to somebody else who is here',
  erased: 'waited too long for an answer, erased',
  'not-mine': 'left out, as answered',
  unreadable: 'not readable',
  'too-deep': 'nested too deep to be saved',
  'too-large': 'pages too large to be read, of claims, cards and others',
  'in-error': 'marked by the plan as sent by mistake',
  'not-listed': 'of a kind or version that is in no list',
  refused: 'lists that the plan refused, of claims, cards and others',
};

/** A line for each reason why something that a plan sent is in no list: "kept aside, asked about: 13 claims, …". */
export function describeNotShown(notShown: readonly NotShown[]): string[] {
  return groupByReason(notShown).map(({ reason, records }) => `${words[reason]}: ${nameKinds(records)}`);
}
