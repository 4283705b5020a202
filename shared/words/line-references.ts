/** What a service says beyond the claim: who did it and why, where the claim leaves that open. */
import type { Claim, ClaimLine } from '../model/claims/claim.ts';

type LineReferences = Pick<ClaimLine, 'careTeam' | 'diagnoses' | 'procedures'>;

/**
 * The people, diagnoses and procedures of a service, as places in the claim's lists. Empty where the claim has only one,
 * and where the service names all of them: that says no more than the claim.
 */
export function findReferences(line: ClaimLine, claim: Claim): LineReferences {
  const pick = (key: keyof LineReferences, count: number) =>
    count > 1 && new Set(line[key]).size < claim[key].length ? line[key] : [];
  return {
    careTeam: pick('careTeam', new Set(claim.careTeam.map(nameMember)).size),
    diagnoses: pick('diagnoses', claim.diagnoses.length),
    procedures: pick('procedures', claim.procedures.length),
  };
}

function nameMember({ party: { name, npi } }: Claim['careTeam'][number]): string {
  return name ?? npi ?? '';
}

const networkRoles = ['billing', 'rendering', 'benefit'] as const;

/** True when the services state another network status than each other, or than the claim. */
export function isNetworkMixed({ lines, network }: Pick<Claim, 'lines' | 'network'>): boolean {
  return networkRoles.some((role) => {
    const stated = [network, ...lines.map((line) => line.network)].flatMap((place) => place[role] ?? []);
    return new Set(stated).size > 1;
  });
}

/** What is said of every one of several services; nothing of a single one. Each text once. */
export function findCommon(details: readonly (readonly string[])[]): string[] {
  const [first = [], ...others] = details;
  if (others.length === 0) return [];
  return [...new Set(first)].filter((text) => others.every((list) => list.includes(text)));
}
