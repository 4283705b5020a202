/** What a visit of several plans is called, and what its story says of each plan, on screens and on paper. */
import type { RowAmountName } from '../model/claims/amount-table.ts';
import type { ClaimRow, RowAmount } from '../model/claims/claim-row.ts';
import type { VisitStory } from '../model/claims/claims-view.ts';

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
  if (amount.source === 'computed') return { words: 'leftComputed', amount };
  return { words: amount.cents === 0 ? 'leftNothing' : 'leftFrom', amount };
}

/** Words of the `visit` texts of screens and of paper. */
export type VisitWords = {
  t(
    key:
      | 'bothPaid'
      | 'allPaid'
      | 'somePaid'
      | 'deciding'
      | 'two'
      | 'many'
      | 'then'
      | 'part'
      | 'partDeciding'
      | 'partNone'
      | 'otherPlan',
    values?: Record<string, string | number>,
  ): string;
  money(cents: number, currency: string): string;
  nameSource(name: string, opened: Pick<ClaimRow, 'openedAt' | 'way'>): string;
  /** For Intl. */
  locale: string;
};

const paying: ReadonlySet<ClaimRow['state']> = new Set(['plan-paid', 'plan-paid-part']);

/** What the plans did together; `null` where no plan paid or there is one plan, so that the row's own state says it. */
export function nameVisitState(
  { visit }: ClaimRow,
  { t }: VisitWords,
): { words: string; state: ClaimRow['state'] } | null {
  if (!visit) return null;
  const plans = visit.parts.length;
  const paid = visit.parts.filter(({ state }) => paying.has(state)).length;
  if (visit.parts.some(({ counted }) => !counted)) return { words: t('deciding'), state: 'plan-is-deciding' };
  if (paid === 0) return null;
  if (paid < plans) return { words: t('somePaid', { paid, plans }), state: 'plan-paid-part' };
  return { words: plans === 2 ? t('bothPaid') : t('allPaid', { plans }), state: 'plan-paid' };
}

/** "Two plans, one visit: Medicare $304.75, then Supplement $68.25"; `null` for a claim of one plan. */
export function describeVisit({ visit, currency }: ClaimRow, words: VisitWords): string | null {
  if (!visit) return null;
  const { t, money, nameSource, locale } = words;
  const parts = visit.parts.map((part) => {
    const { planName, planPaid, counted } = part;
    const plan = nameSource(planName ?? t('otherPlan'), part);
    if (!counted) return t('partDeciding', { plan });
    if (planPaid === null) return t('partNone', { plan });
    return t('part', { plan, amount: money(planPaid.cents, currency) });
  });
  const [first = '', last = ''] = parts;
  const plans = visit.isOrderKnown
    ? t('then', { first, last })
    : new Intl.ListFormat(locale, { type: 'conjunction' }).format(parts);
  return parts.length === 2 ? t('two', { plans }) : t('many', { plans, count: parts.length });
}
