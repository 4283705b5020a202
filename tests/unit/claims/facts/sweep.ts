/** Reads claims twice and gathers what became of every fact. */
import { readClaim } from '../../../../electron/data/claims/read/read-claim.ts';
import { ReferenceIndex } from '../../../../electron/data/fhir/references.ts';
import { asResource } from '../../../../electron/data/fhir/resource.ts';
import { type Compared, compareFacts } from './compare.ts';
import type { Sent } from './load.ts';
import { finder } from './people.ts';
import { readFacts } from './read-facts.ts';

export type Found = Compared & { readonly file: string };

/** The facts of every claim among these; `claims` counts the claims. */
export function compareAll(sent: readonly Sent[]): { claims: number; found: Found[] } {
  const found: Found[] = [];
  let claims = 0;
  for (const { file, eob, others } of sent) {
    const index = new ReferenceIndex();
    for (const { url, json } of others) {
      const resource = asResource(json);
      if (resource) index.add(resource, url);
    }
    const result = readClaim(eob, { id: file, resolve: index.resolve });
    if (result.kind !== 'claim') continue;
    claims++;
    const facts = readFacts(eob, finder(eob, others));
    for (const one of compareFacts(facts, result.claim)) found.push({ ...one, file });
  }
  return { claims, found };
}
