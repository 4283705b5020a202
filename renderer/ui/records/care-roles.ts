/** The care team roles that `claim:people.role` has words for. @see CARIN IG, C4BBClaimCareTeamRole */
const careRoles = [
  'performing',
  'rendering',
  'attending',
  'operating',
  'otheroperating',
  'assist',
  'assisting',
  'supervising',
  'primary',
  'prescribing',
  'pcp',
  'referring',
  'purchasedservice',
  'site',
] as const;

/** True for a role that we have words for. */
export function isCareRole(role: string | null): role is (typeof careRoles)[number] {
  return (careRoles as readonly (string | null)[]).includes(role);
}
