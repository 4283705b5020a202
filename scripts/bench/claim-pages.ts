/** The sample plan's claims as the pages of a search with includes, so that every measure sees the same bytes. */
import { makeSamplePlans } from '../../electron/sample-plan/people/plans.ts';

export const pageSize = 50;

/** The person whose claims they are, and one page at a time as UTF-8 JSON. `linkTo`: address of a page. */
export function claimPages(claims: number, linkTo: (page: number) => string) {
  const [plan] = makeSamplePlans({ now: '2026-03-01', later: '2026-03-01' }, claims);
  const member = plan?.members[0];
  if (!member) throw new Error('The sample plan has no person.');
  const named = new Map(
    [...plan.directory, ...member.own].map((one) => [`${one.resourceType}/${one.id}`, one]),
  );
  const pages = Math.ceil(claims / pageSize);
  const page = (number: number): Uint8Array => {
    const start = number * pageSize;
    const count = Math.min(pageSize, claims - start);
    const found = Array.from({ length: count }, (_, index) => member.claims.claim(start + index));
    const references = JSON.stringify(found).matchAll(/"reference":"([^"#]+)"/g);
    const included = new Set(Array.from(references, ([, reference = '']) => named.get(reference)));
    const entry = [
      ...found.map((resource) => ({ resource, search: { mode: 'match' } })),
      ...[...included].flatMap((resource) => (resource ? [{ resource, search: { mode: 'include' } }] : [])),
    ];
    const link = number + 1 < pages ? [{ relation: 'next', url: linkTo(number + 1) }] : [];
    const bundle = { resourceType: 'Bundle', type: 'searchset', total: claims, link, entry };
    return new TextEncoder().encode(JSON.stringify(bundle));
  };
  return { patientId: member.person.id, pages, page };
}
