import type { CoverageCard, CoverageKind } from '#shared/model/plans/coverage';

/** True for a card that is known to be valid today. */
function isActive({ state, removed }: CoverageCard): boolean {
  return state === 'current' && !removed;
}

/** Kinds that may pay for the same care. Medicare's parts do not overlap with each other. */
const sameCare: Partial<Record<CoverageKind, string>> = {
  medical: 'medical',
  'medicare-part-a': 'medical',
  'medicare-part-b': 'medical',
  'medicare-part-c': 'medical',
  medicaid: 'medical',
  'medicare-medicaid': 'medical',
  drug: 'drug',
  'medicare-part-d': 'drug',
};

/** The active cards that may pay for the same care as an active card, itself among them. */
export function findCardsForSameCare(card: CoverageCard, cards: readonly CoverageCard[]): CoverageCard[] {
  if (!isActive(card)) return [];
  const care = sameCare[card.kind];
  return cards.filter(
    (other) =>
      isActive(other) &&
      (other.kind === card.kind ||
        (care !== undefined && sameCare[other.kind] === care && other.connectionId !== card.connectionId)),
  );
}
