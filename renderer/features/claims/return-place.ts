import type { ClaimsSearch } from './claims-search.ts';

type Place = { search: ClaimsSearch; index: number };

/** Where the person left the list to open a claim. It lasts until the window closes and is never written down. */
let place: Place | null = null;

export function rememberPlace(left: Place): void {
  place = left;
}

/** The place to come back to, or `null` when no claim was opened from the list. */
export function rememberedPlace(): Place | null {
  return place;
}

/** Called when the list stands where it was. */
export function forgetIndex(): void {
  if (place) place = { ...place, index: -1 };
}
