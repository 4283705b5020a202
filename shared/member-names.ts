/** How tables and papers name the members of a plan: by name, and some by how they stand to the person who has the plan. */

const relation =
  '(?:self|spouse|husband|wife|child|son|daughter|dependents?|subscriber|employee|member|partner|titular|c[oó]nyuge|espos[oa]|hij[oa]|dependientes?|emplead[oa]|asegurad[oa]|pareja)';
const relationBehind = new RegExp(`\\s(?:\\(${relation}\\)|[-–—] ${relation})$`, 'iu');
const relationAlone = new RegExp(`^\\(?${relation}(?: \\d{1,2})?\\)?$`, 'iu');

/**
 * The name without the relationship behind it: "Ana Ortega" of "Ana Ortega (spouse)"; a relationship alone as it stands. It
 * tells no rows apart: father and son may have one name.
 */
export function readMember(text: string): string {
  return text.trim().replace(relationBehind, '').trim();
}

/** False for a word that says how somebody stands to the person who has the plan, as "Dependent" or "(cónyuge)". */
export function isNameOfMember(text: string): boolean {
  return !relationAlone.test(text.trim());
}
