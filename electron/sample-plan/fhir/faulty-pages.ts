import type { SampleFault } from '../faults.ts';
import type { Membership, ServedResource } from '../model.ts';
import { type Entry, makeEntry, type StoredSearch } from './bundles.ts';

/** The next link of a page of claims, spoiled if the fault says so; `further` is the link that would follow. */
export function spoilNextLink(
  fault: SampleFault | null,
  search: StoredSearch,
  next: string | null,
  further: string,
): string | null {
  if (!search.isClaims) return next;
  if (fault?.kind === 'endless-paging') return further;
  if (fault?.kind === 'foreign-next-link' && fault.origin) {
    const link = new URL(next ?? further);
    return `${fault.origin}${link.pathname}${link.search}`;
  }
  return next;
}

/** What the fault adds to the first page of claims. */
export function addFaultyEntries(
  fault: SampleFault | null,
  fhirBaseUrl: string,
  other: Membership | undefined,
): Entry[] {
  if (fault?.kind === 'broken-resource') {
    const resource = {
      resourceType: 'ExplanationOfBenefit',
      id: 'unreadable',
      status: 12,
      item: 'none',
      total: 'all',
    };
    return [
      { fullUrl: `${fhirBaseUrl}/ExplanationOfBenefit/unreadable`, resource, search: { mode: 'match' } },
    ];
  }
  if (fault?.kind === 'two-people' && other) return [makeEntry(fhirBaseUrl, findNewestClaim(other), 'match')];
  return [];
}

/** The newest claim that is not a request for approval. */
function findNewestClaim({ claims }: Membership): ServedResource {
  for (let index = 0; index < claims.count; index += 1) {
    const claim = claims.claim(index);
    if (claim.use === 'claim') return claim;
  }
  throw new RangeError('no claims');
}
