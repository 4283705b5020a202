import type { SecondLookQuestion } from '#shared/model/claims/second-look';
import type { LookedClaim, LookedLine } from '../read/looked-claim.ts';
import { askAbout, listCharged, nameService } from './question.ts';

/** Who read it (26) and who took it (TC): one of them alone is a part of the service. */
const parts: ReadonlySet<string> = new Set(['26', 'TC']);
/** It was done again, or is another one. */
const saysAnother: ReadonlySet<string> = new Set(['59', '76', '77', '91', 'XE', 'XP', 'XS', 'XU']);
const sides: ReadonlySet<string> = new Set(['LT', 'RT', '50']);
/** Hospitals and surgery centers: a charge there may be the facility's own part. */
const facilities: ReadonlySet<string> = new Set(['19', '21', '22', '23', '24', '26', '31', '51', '52', '61']);

/**
 * One service charged as a whole, and a part of it charged once more. A facility's charge beside a professional's is no
 * such case.
 *
 * @see Medicare Claims Processing Manual (CMS Pub. 100-04), chapter 13, section 20: professional and technical component
 */
export function askWholeAndPart(claim: LookedClaim, near: readonly LookedClaim[]): SecondLookQuestion[] {
  const listed = [claim, ...near]
    .filter(({ kind }) => kind === 'professional')
    .flatMap((other) =>
      listCharged(other)
        .filter(({ modifiers }) => !modifiers.some((modifier) => saysAnother.has(modifier)))
        .map((line) => ({ other, line })),
    );
  for (const one of listed.filter(({ other }) => other === claim)) {
    const second = listed.find((each) => each !== one && areWholeAndPart(one.line, each.line));
    if (second === undefined) continue;
    return [
      askAbout(claim, 'whole-and-part', {
        claimIds: [...new Set([claim.id, second.other.id])],
        service: nameService(one.line),
        day: one.line.day,
      }),
    ];
  }
  return [];
}

function areWholeAndPart(one: LookedLine, other: LookedLine): boolean {
  const [whole, part] = isPart(one) ? [other, one] : [one, other];
  if (isPart(whole) || !isPart(part)) return false;
  if (one.code === null || one.code !== other.code || one.day === null || one.day !== other.day) return false;
  if (whole.place === null || facilities.has(whole.place)) return false;
  return sideOf(one) === sideOf(other);
}

function isPart({ modifiers }: LookedLine): boolean {
  return modifiers.some((modifier) => parts.has(modifier));
}

function sideOf({ modifiers, sites }: LookedLine): string {
  return [...modifiers.filter((modifier) => sides.has(modifier)), ...sites].join(' ');
}
