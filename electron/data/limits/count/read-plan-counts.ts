/**
 * A plan's own counts toward its limits, where a claim states them.
 *
 * @see FHIR R4 ExplanationOfBenefit.benefitBalance; HL7 ex-benefitcategory, ex-benefittype
 */
import type { LimitKind } from '#shared/model/bills/limits';
import type { BenefitBalance, Coded } from '#shared/model/claims/claim';
import { findBalanceWord } from '#shared/words/balances';

/** `asOf`: when the plan decided the claim. `null` amounts are not stated. */
export type PlanCount = LimitKind & {
  usedCents: number | null;
  allowedCents: number | null;
  asOf: string | null;
};

/** Counts for a year, in one currency; what is for a day, a life or one kind of service is none. */
export function readPlanCounts(
  balances: readonly BenefitBalance[],
  { currency, care: planCare, asOf }: { currency: string; care: LimitKind['care']; asOf: string | null },
): PlanCount[] {
  return balances.flatMap(({ category, name, isExcluded, network, unit, term, limits }) => {
    const care = category === null ? planCare : findCategory(category, planCare);
    const networkWord = network && findBalanceWord('network', network);
    const unitWord = unit && findBalanceWord('unit', unit);
    const termWord = term && findBalanceWord('term', term);
    const isKnown = (coded: Coded | null, word: unknown) => coded === null || word !== null;
    const isClear =
      isKnown(network, networkWord) &&
      isKnown(unit, unitWord) &&
      (term === null || termWord === 'term.annual');
    if (isExcluded || care === null || !isClear) return [];
    return limits.flatMap(({ type, allowed, used }) => {
      const what = findWhat(type, name);
      const cents = (side: typeof used) => (side?.amount?.currency === currency ? side.amount.cents : null);
      const [usedCents, allowedCents] = [cents(used), cents(allowed)];
      if (what === null || (usedCents === null && allowedCents === null)) return [];
      return {
        whose: unitWord === 'unit.family' ? ('family' as const) : ('person' as const),
        what,
        care,
        network: networkWord === 'network.out' ? ('out' as const) : ('in' as const),
        usedCents,
        allowedCents,
        asOf,
      };
    });
  });
}

function findWhat(type: Coded | null, name: string | null): LimitKind['what'] | null {
  const said = [type?.code, type?.text, type === null ? name : null].join(' ');
  if (/out.?of.?pocket/i.test(said)) return 'out-of-pocket';
  return /\bdeductible\b/i.test(said) ? 'deductible' : null;
}

/** Categories that are a whole plan, not one service of it. */
const categories: { readonly [code: string]: LimitKind['care'] | 'plan' } = {
  1: 'medical',
  30: 'plan',
  55: 'medical',
  f1: 'medical',
  35: 'dental',
  f3: 'dental',
  f6: 'vision',
};

function findCategory({ code, text }: Coded, planCare: LimitKind['care']): LimitKind['care'] | null {
  const known = categories[code?.toLowerCase() ?? ''];
  if (known !== undefined) return known === 'plan' ? planCare : known;
  if (code === null && /^medical( care| coverage)?$/i.test(text ?? '')) return 'medical';
  return /\b(?:drugs?|pharmacy|prescriptions?)\b/i.test(text ?? '') ? 'drug' : null;
}
