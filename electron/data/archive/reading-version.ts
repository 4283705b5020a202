/**
 * Version of how claims and health records are read and their rows are written. Raise it when a reader or
 * a stored row changes what is made of the same JSON: the next start reads everything stored again, without the plan.
 */
export const readingVersion = 23;
