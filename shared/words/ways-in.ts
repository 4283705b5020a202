/** Which ways the claims of a plan come in today: by signing in, by the file of its site, by a table, from paper. */
import type { PayerEntry } from '../model/plans/connection.ts';

export const waysIn = ['sign-in', 'download', 'table', 'paper'] as const;
export type WayIn = (typeof waysIn)[number];

/** `in-part`: less than a plan sends by itself. `unknown`: only the plan's own site tells. */
export type WayToday = 'works' | 'in-part' | 'not-yet' | 'unknown';

/** What is known of a plan; one that is in no list has no id. */
export type WaysOf = Pick<PayerEntry, 'kind' | 'needsClientId'> & { id: string | null };

/** Every way that the plan has: what works today first, and then in the order of what it brings. */
export function listWays({ id, kind, needsClientId }: WaysOf): { way: WayIn; today: WayToday }[] {
  const mayAsk = kind !== 'portal-only' && !needsClientId;
  const ways: { way: WayIn; today: WayToday }[] = [
    { way: 'sign-in', today: mayAsk ? 'works' : 'not-yet' },
    { way: 'download', today: isMedicare(id) ? 'works' : 'unknown' },
    { way: 'table', today: 'in-part' },
    { way: 'paper', today: 'in-part' },
  ];
  const rank: Record<WayToday, number> = { works: 0, 'in-part': 1, unknown: 2, 'not-yet': 3 };
  // Medicare's site has no table: what stands in one is in its text file.
  const own = ways.filter(({ way }) => !(isMedicare(id) && way === 'table'));
  return own.toSorted((a, b) => rank[a.today] - rank[b.today]);
}

/** The way that the person is led to first. */
export function findFirstWay(plan: WaysOf): WayIn {
  return listWays(plan)[0]?.way ?? 'paper';
}

/** Medicare's site gives everybody the text file that this app reads. */
export function isMedicare(id: string | null): id is 'cms-medicare' | 'cms-medicare-v3' {
  return id === 'cms-medicare' || id === 'cms-medicare-v3';
}
