/**
 * Version of how claims are read and their rows are written. Raise it when `claims/` or the row codec changes what
 * they make of the same JSON: the next start reads every stored claim again, without the plan.
 */
export const mappingVersion = 1;
