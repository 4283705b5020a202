/**
 * Version of how claims and health records are read and their rows are written. Raise it when `claims/`, `records/` or
 * the row codec change what they make of the same JSON: the next start reads everything stored again, without the plan.
 */
export const mappingVersion = 5;
