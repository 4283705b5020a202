/** What is typed into the form about limits, as texts, and the limits that it makes. */
import {
  isSameLimit,
  type LimitFacts,
  type LimitKind,
  type PlanLimits,
  type TypedLimit,
} from '#shared/model/bills/limits';
import { parseTypedCents } from '#shared/money';

export type FamilyChoice = 'none' | 'embedded' | 'aggregate';

export type LimitAnswers = {
  startMonth: string;
  drugs: LimitFacts['drugs'];
  family: FamilyChoice;
  others: readonly string[];
  earlierDeductible: string;
  earlierOutOfPocket: string;
  /** By {@link keyOf}. */
  amounts: Readonly<Record<string, string>>;
};

export function keyOf({ whose, what, care, network }: LimitKind): string {
  return [whose, what, care, network].join(' ');
}

const whats = ['deductible', 'out-of-pocket'] as const;

/** The limits that the form asks about: of the person in network first, then of the family, the rest folded away. */
export function listAsked({
  care,
}: Pick<PlanLimits, 'care'>): Record<'person' | 'family' | 'more', LimitKind[]> {
  const both = (rest: Omit<LimitKind, 'what'>) => whats.map((what) => ({ ...rest, what }));
  return {
    person: both({ whose: 'person', care, network: 'in' }),
    family: both({ whose: 'family', care, network: 'in' }),
    more: [
      ...(care === 'medical' ? both({ whose: 'person', care: 'drug', network: 'in' }) : []),
      ...both({ whose: 'person', care, network: 'out' }),
      ...both({ whose: 'family', care, network: 'out' }),
    ],
  };
}

function listAll(plan: PlanLimits): LimitKind[] {
  const { person, family, more } = listAsked(plan);
  return [...person, ...family, ...more];
}

export function findLimit(limits: readonly TypedLimit[], kind: LimitKind): TypedLimit | undefined {
  return limits.find((one) => isSameLimit(one, kind));
}

const toText = (cents: number | null | undefined) => (cents == null ? '' : (cents / 100).toFixed(2));

/** What was typed for the year, else what was typed last, else what the card states. */
export function answersFrom(plan: PlanLimits): LimitAnswers {
  const { facts, lastTyped, card } = plan;
  return {
    startMonth: String(facts.startMonth),
    drugs: facts.drugs,
    family: facts.family?.style ?? 'none',
    others: facts.family?.others ?? [],
    earlierDeductible: toText(facts.earlierDeductibleCents),
    earlierOutOfPocket: toText(facts.earlierOutOfPocketCents),
    amounts: Object.fromEntries(
      listAll(plan).map((kind) => [
        keyOf(kind),
        toText((findLimit(lastTyped, kind) ?? findLimit(card, kind))?.cents),
      ]),
    ),
  };
}

function readAmount(text: string): number | null {
  const cents = parseTypedCents(text);
  return cents === null || cents < 0 ? null : cents;
}

/** Keys of what is no amount of money. */
export function findBadAmounts({
  amounts,
  earlierDeductible,
  earlierOutOfPocket,
}: LimitAnswers): Set<string> {
  const all = Object.entries({ ...amounts, earlierDeductible, earlierOutOfPocket });
  return new Set(
    all.filter(([, text]) => text.trim() !== '' && readAmount(text) === null).map(([key]) => key),
  );
}

/** The limits of answers without bad amounts. What is as the card states it stays the card's. */
export function readLimitAnswers(answers: LimitAnswers, plan: PlanLimits): LimitFacts {
  const asked = listAll(plan);
  const limits = asked.flatMap((kind): TypedLimit[] => {
    const text = answers.amounts[keyOf(kind)] ?? '';
    const cents = readAmount(text);
    const onCard = findLimit(plan.card, kind)?.cents ?? null;
    return cents === onCard ? [] : [{ ...kind, cents }];
  });
  return {
    startMonth: Number(answers.startMonth),
    limits,
    drugs: answers.drugs,
    family: answers.family === 'none' ? null : { style: answers.family, others: [...answers.others] },
    earlierDeductibleCents: readAmount(answers.earlierDeductible),
    earlierOutOfPocketCents: readAmount(answers.earlierOutOfPocket),
  };
}
