import type { Coded } from '#shared/model/claim';

/** Words for a coded value, its bare code where there are none; `null` for neither. */
export function codedWords(coded: Coded | null): string | null {
  if (coded === null) return null;
  return coded.text ?? (coded.code === null ? null : [coded.system, coded.code].filter(Boolean).join(' '));
}
