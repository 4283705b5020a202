/** What the story of a visit says of each plan, on screens and on paper. */
import type { RowAmountName } from '../model/amount-table.ts';
import type { ClaimRow, RowAmount } from '../model/claim-row.ts';
import type { VisitStory } from '../model/claims-view.ts';

/** The claim of the plan that came after this one for the same visit, so that this one's share is not the last word. */
export function findNextPlan(stories: readonly (VisitStory | null)[], claimId: string): ClaimRow | null {
  return stories.find((story) => story?.isOrderKnown && story.first.id === claimId)?.last ?? null;
}

type StoryAmount = {
  readonly name: RowAmountName;
  /** The words for it; `story.leftAfter` takes the name of the plan. */
  readonly label: `amount.${RowAmountName}` | 'story.otherPaid' | 'story.leftAfter';
  readonly amount: RowAmount | null;
};

/** Always said, stated or not. */
const asked = ['billed', 'allowed', 'planPaid'] as const;

/**
 * The amounts of one plan. `isFollowed`: another plan looked at the visit after it, so what it left is said as such;
 * the share of the last plan is said apart, as what is left.
 */
export function listStoryAmounts(row: ClaimRow, isFollowed: boolean): StoryAmount[] {
  const amounts: StoryAmount[] = asked.map((name) => ({
    name,
    label: `amount.${name}`,
    amount: row[name],
  }));
  if (row.otherInsurerPaid !== null && row.otherInsurerPaid.cents > 0)
    amounts.splice(2, 0, {
      name: 'otherInsurerPaid',
      label: 'story.otherPaid',
      amount: row.otherInsurerPaid,
    });
  if (isFollowed || row.yourShare !== null)
    amounts.push({
      name: 'yourShare',
      label: isFollowed ? 'story.leftAfter' : 'amount.yourShare',
      amount: row.yourShare,
    });
  return amounts;
}

type LeftWords =
  | 'leftUnknown'
  | 'leftNothing'
  | 'leftNotStated'
  | 'leftFrom'
  | 'leftComputed'
  | 'leftPharmacy';

/** What the last plan leaves the person, by its own claim alone; words of the `story` texts. */
export function findLeft(row: ClaimRow): { words: LeftWords; amount: RowAmount | null } {
  if (row.state === 'plan-is-deciding') return { words: 'leftUnknown', amount: null };
  const amount = row.kind === 'pharmacy' ? row.yourShare : row.mayOwe;
  if (amount === null) return { words: 'leftNotStated', amount };
  if (row.kind === 'pharmacy') return { words: 'leftPharmacy', amount };
  if (amount.source !== 'plan') return { words: 'leftComputed', amount };
  return { words: amount.cents === 0 ? 'leftNothing' : 'leftFrom', amount };
}
