/** A plan's own count of its limits, as keys of our own words. */
import type { BenefitBalance, Coded } from '../model/claims/claim.ts';

const words = {
  type: {
    benefit: 'benefit',
    deductible: 'deductible',
    visit: 'visit',
    room: 'room',
    copay: 'copay',
    'copay-percent': 'percent',
    'copay-maximum': 'copayMaximum',
  },
  network: { in: 'in', innetwork: 'in', out: 'out', outofnetwork: 'out' },
  unit: { individual: 'individual', family: 'family' },
  term: { annual: 'annual', day: 'day', lifetime: 'lifetime' },
} as const;

type What = keyof typeof words;
type Key = { [W in What]: `${W}.${(typeof words)[W][keyof (typeof words)[W]] & string}` }[What];

const keys = new Map(
  Object.entries(words).flatMap(([what, codes]) =>
    Object.entries(codes).map(([code, word]): [string, Key] => [`${what} ${code}`, `${what}.${word}` as Key]),
  ),
);

/**
 * The key of a code of a balance; `null` where we have no words, so that the plan's own stand.
 *
 * @see HL7 ex-benefittype, ex-benefit-network, ex-benefit-unit, ex-benefit-term
 */
export function findBalanceWord(what: What, coded: Coded): Key | null {
  return keys.get(`${what} ${coded.code?.toLowerCase()}`) ?? null;
}

/** Balances that say something: a limit, or that something is not covered. Others name only what they could be about. */
export function findToldBalances(balances: readonly BenefitBalance[]): BenefitBalance[] {
  return balances.filter(
    ({ limits, isExcluded, description }) => limits.length > 0 || isExcluded || description !== null,
  );
}
