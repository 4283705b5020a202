/** What the parts of a directory look-up share: the question, and pages merged into one. */
import type { DirectoryQuestion } from '#shared/model/plans/lookup';
import type { DirectoryFacts } from '../data/public/directory/directory-facts.ts';
import type { DirectoryPage } from '../data/public/directory/directory-page.ts';
import type { Asker, Pair } from './public-service.ts';

export type DirectoryAsker = Asker<DirectoryPage>;
/** Several pages merged into one. */
export type Gathered = DirectoryFacts & { more: boolean };
export type Asked = Omit<DirectoryQuestion, 'place'>;

/** As many keys of one type as fit in the address of a request. */
export const mostKeys = 40;

/** The pages of one search, merged. */
export async function gatherPages(
  asker: DirectoryAsker,
  type: string,
  pairs: readonly Pair[],
  mostPages?: number,
): Promise<Gathered> {
  const { pages, more } = await asker.search({ type, pairs }, mostPages);
  return { ...merge(...pages), more };
}

/** Everything of several pages, each resource once. */
export function merge(...parts: readonly DirectoryFacts[]): DirectoryFacts {
  const each = <K extends keyof DirectoryFacts>(key: K): DirectoryFacts[K] => {
    const all: readonly { key: string }[] = parts.flatMap((part): readonly { key: string }[] => part[key]);
    return [...new Map(all.map((one) => [one.key, one])).values()] as DirectoryFacts[K];
  };
  return {
    roles: each('roles'),
    practitioners: each('practitioners'),
    organizations: each('organizations'),
    locations: each('locations'),
    plans: each('plans'),
  };
}
