/** The care team roles that `claim:people.role` has words for. @see CARIN IG, C4BBClaimCareTeamRole */
export const careRoles: ReadonlySet<string> = new Set([
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
]);
