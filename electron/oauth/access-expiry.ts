/** When a plan's permission expires: by what the plan says, the registry knows, or the token allows. */

export type AccessEndFacts = {
  /** `access_grant_expiration` of the token response; Medicare writes `2026-09-05 19:17:53Z` or with a T. */
  said: string | null;
  months: number | null;
  /** End of the access token, when there is no way to renew it. */
  tokenEndsAtMs: number | null;
  nowMs: number;
};

/** An ISO instant; `null` when unknown. */
export function accessEndOf({ said, months, tokenEndsAtMs, nowMs }: AccessEndFacts): string | null {
  if (tokenEndsAtMs !== null) return new Date(tokenEndsAtMs).toISOString();
  const saidMs = said === null ? Number.NaN : Date.parse(said.trim().replace(' ', 'T'));
  if (!Number.isNaN(saidMs)) return new Date(saidMs).toISOString();
  if (months === null) return null;
  const end = new Date(nowMs);
  const day = end.getUTCDate();
  end.setUTCMonth(end.getUTCMonth() + months);
  // The 31st would roll over into the next month where a month is shorter.
  if (end.getUTCDate() !== day) end.setUTCDate(0);
  return end.toISOString();
}
