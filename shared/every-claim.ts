import type { ClaimFilter } from './model/claims/claims-view.ts';

/** The filter that hides nothing of a person's claims. */
export function everyClaim(personId: string): ClaimFilter {
  return {
    personId,
    year: null,
    from: null,
    to: null,
    text: null,
    kinds: [],
    states: [],
    connectionIds: [],
    provider: null,
    drug: null,
    doctor: null,
    amount: null,
    network: null,
    minBilledCents: null,
    maxBilledCents: null,
    counted: 'all',
    attention: false,
  };
}
