import type { SecondLookQuestion, SecondLookRule } from '#shared/model/claims/second-look';
import type { LookedClaim, LookedLine } from '../read/looked-claim.ts';

/** A question about a claim; what is not said of it is not known. */
export function askAbout(
  claim: Pick<LookedClaim, 'id' | 'planKind' | 'provider' | 'currency'>,
  rule: SecondLookRule,
  more: Partial<Omit<SecondLookQuestion, 'rule'>>,
): SecondLookQuestion {
  return {
    rule,
    claimIds: [claim.id],
    planKind: claim.planKind,
    service: null,
    printed: null,
    provider: claim.provider,
    day: null,
    otherDay: null,
    cents: null,
    currency: claim.currency,
    count: null,
    most: null,
    approvalNumber: null,
    ...more,
  };
}

export function nameService({ text, code }: Pick<LookedLine, 'text' | 'code'>): string | null {
  return text ?? code;
}

/** The services that somebody is charged for. */
export function listCharged({ isCharging, lines }: LookedClaim): LookedLine[] {
  return isCharging
    ? lines.filter(({ refusals, billedCents }) => refusals === null && (billedCents ?? 0) > 0)
    : [];
}

/** Numbers written as `97110 97112 99202-99205`. */
export function listNumbers(text: string): ReadonlySet<string> {
  return new Set(
    text
      .trim()
      .split(/\s+/)
      .flatMap((part) => {
        const [, letter = '', from = '', to = from] = /^([A-Z]?)(\d+)(?:-[A-Z]?(\d+))?$/.exec(part) ?? [];
        const count = Number(to) - Number(from) + 1;
        return Array.from(
          { length: count },
          (_, at) => `${letter}${String(Number(from) + at).padStart(from.length, '0')}`,
        );
      }),
  );
}
