/** Ranges, and what is not known of a plan's year, in words of `next-year`: for the screen and for paper. */
import {
  addYearOfPremiums,
  type CentsRange,
  haveSamePeople,
  type NextYear,
  type PlanYear,
} from '../../model/replay/next-year.ts';
import { type FormLine, serviceRows } from '../../model/replay/service-rows.ts';

export type RangeWords = {
  t: (key: string, values?: Record<string, string | number>) => string;
  /** An amount in US dollars. */
  amount(cents: number): string;
  /** The name of the month of a day. */
  month(day: string): string;
};

export function sayRange({ lowCents, highCents }: CentsRange, { t, amount }: RangeWords): string {
  return lowCents === highCents
    ? amount(lowCents)
    : t('next-year:range', { low: amount(lowCents), high: amount(highCents) });
}

/** A premium of a month, and of a whole year. */
export function sayPremium(cents: number, { t, amount }: RangeWords): string {
  return t('next-year:monthly', { month: amount(cents), year: amount(addYearOfPremiums(cents)) });
}

/**
 * Of each plan but the own one: what one would have paid of the claims that could be used, beside what these claims say;
 * with the premiums where both are known. Nothing is called dearer or cheaper.
 */
export function sayAnswers(
  { year, plans, stated: all }: Pick<NextYear, 'year' | 'plans' | 'stated'>,
  words: RangeWords,
  planOf: (plan: PlanYear) => string,
): { planId: string; text: string }[] {
  const { t, amount } = words;
  const { premiumCents } = all;
  return plans.flatMap((plan) => {
    const { cents, notStated } = plan.stated;
    if (plan.rules.isOwn || plan.share === null || cents === null) return [];
    const name = planOf(plan);
    const say = (key: 'share' | 'year', range: CentsRange, now: number) =>
      t(`next-year:answer.${key}`, { plan: name, range: sayRange(range, words), year, amount: amount(now) });
    const said = [say('share', plan.share, cents)];
    const hasOwnPeople = haveSamePeople(plan, plans[0] ?? plan);
    if (hasOwnPeople && all.cents !== null && all.cents !== cents)
      said.push(t('next-year:answer.all', { year, amount: sayStated(all.cents, all.notStated, words) }));
    const isWhole = notStated === 0;
    if (!isWhole) said.push(t('next-year:answer.some', { count: notStated }));
    // The own premium is for the people of the first plan.
    const hasBoth = isWhole && plan.year !== null && premiumCents !== null && hasOwnPeople;
    const compared = hasBoth && plan.year ? plan.year : plan.share;
    const now = hasBoth && premiumCents !== null ? cents + addYearOfPremiums(premiumCents) : cents;
    if (hasBoth) said.push(say('year', compared, now));
    if (isWhole && compared.lowCents <= now && now <= compared.highCents)
      said.push(t('next-year:answer.inside', { amount: amount(now) }));
    return [{ planId: plan.planId, text: said.join(' ') }];
  });
}

/** What claims say that one pays, and how many of them do not say it. */
export function sayStated(cents: number, notStated: number, { t, amount }: RangeWords): string {
  return notStated === 0
    ? amount(cents)
    : t('next-year:statedSome', { amount: amount(cents), count: notStated });
}

/** When the limit is reached: never, perhaps or likely, and in which months. */
export function sayReached({ limit }: Pick<PlanYear, 'limit'>, { t, month }: RangeWords): string {
  if (limit === null) return t('next-year:reached.no');
  const [from, to] = [month(limit.earliest), month(limit.latest)];
  const how = limit.isSure ? 'sure' : 'perhaps';
  return from === to
    ? t(`next-year:reached.${how}`, { month: from })
    : t(`next-year:reached.${how}Span`, { from, to });
}

export function sayUnknown(
  { unknowns, isWide, missing }: Pick<PlanYear, 'unknowns' | 'isWide' | 'missing'>,
  { t }: RangeWords,
): string {
  const named = unknowns.map(({ kind, count }) => t(`next-year:unknown.${kind}`, { count }));
  // The premium has a row of its own.
  const empty = missing.filter((line) => line !== 'premium');
  const lines = empty.map((line) => nameLine(line, t)).join(', ');
  const all = [
    ...(empty.length > 0 ? [t('next-year:unknown.lines', { lines })] : []),
    ...named,
    ...(isWide ? [t('next-year:unknown.wide')] : []),
  ];
  return all.length === 0 ? t('next-year:unknown.nothing') : all.join('; ');
}

/** A line of the form of a plan, as it is named there. */
export function nameLine(line: FormLine, t: RangeWords['t']): string {
  if (line === 'drugTiers') return t('next-year:form.yourDrugs');
  return t(line in serviceRows ? `next-year:form.service.${line}` : `next-year:form.${line}`);
}

type Pair = { personCents: number | null; familyCents: number | null };

/**
 * Deductible and out-of-pocket limit in network, each with its amount or as not known; those out of network, too, where
 * the plan pays there.
 */
export function sayLimits({ rules }: Pick<PlanYear, 'rules'>, { t, amount }: RangeWords): string {
  const say = (one: Pair | undefined) => {
    if (one === undefined) return t('next-year:amountUnknown');
    const { personCents, familyCents } = one;
    const [person, family] = [personCents, familyCents].map((cents) => cents !== null && amount(cents));
    if (rules.covers === 'person' || !family) return person || family || t('next-year:amountUnknown');
    return person ? t('next-year:eachAndFamily', { person, family }) : t('next-year:ofFamily', { family });
  };
  const sayLimit = (one: Pair | undefined) =>
    one?.personCents === null && one.familyCents === null ? t('next-year:noLimit') : say(one);
  const sayBoth = (where: 'in' | 'out') => {
    const deductible = rules.deductibles.find(({ pool, network }) => pool === 'all' && network === where);
    const limit = rules.limits.find(({ network }) => network === where);
    return t('next-year:both', { deductible: say(deductible), limit: sayLimit(limit) });
  };
  const paysOut = rules.services.some(({ network, covered }) => network === 'out' && covered !== 'no');
  return paysOut ? t('next-year:bothNetworks', { in: sayBoth('in'), out: sayBoth('out') }) : sayBoth('in');
}

/** How many claims could be used, and of how much of the money they are. */
export function sayUsed(
  { claims, claimsUsed, moneyPercent }: Pick<PlanYear, 'claims' | 'claimsUsed' | 'moneyPercent'>,
  { t }: RangeWords,
): string {
  return moneyPercent === null
    ? t('next-year:used', { used: claimsUsed, all: claims })
    : t('next-year:usedMoney', { used: claimsUsed, all: claims, part: moneyPercent });
}

type PeopleWords = Pick<RangeWords, 't'> & {
  /** Several names, as a list of words. */
  list(names: string[]): string;
  /** As the plan is named there. */
  planOf(plan: PlanYear): string;
};

/** The people of a plan of a family; nothing for a plan of the person alone. */
export function namePeople(
  { personIds }: Pick<PlanYear, 'personIds'>,
  people: NextYear['people'],
  { t, list }: Omit<PeopleWords, 'planOf'>,
): string | null {
  const nameOf = (id: string) =>
    people.find(({ personId }) => personId === id)?.personName ?? t('common:person.unnamed');
  return personIds.length === 1 ? null : list(personIds.map(nameOf));
}

/** Whose claims were counted: once for all plans of the same people. Where those are not the same in all, that comes first. */
export function sayPeople(
  { plans, people }: Pick<NextYear, 'plans' | 'people'>,
  words: PeopleWords,
): string[] {
  const { t, list, planOf } = words;
  const groups = [...Map.groupBy(plans, ({ personIds }) => personIds.toSorted().join(' ')).values()];
  const isAlone = plans.every(({ personIds }) => personIds.length === 1);
  const own = people[0]?.personName ?? t('common:person.unnamed');
  return [
    ...(groups.length > 1 ? [t('next-year:peopleDiffer')] : []),
    ...(isAlone
      ? [t('next-year:onePerson')]
      : groups.flatMap((same) => {
          const [first] = same;
          if (!first) return [];
          const names = namePeople(first, people, words) ?? own;
          return [t('next-year:people', { plan: list(same.map(planOf)), names })];
        })),
    ...plans.flatMap((plan) =>
      plan.gone > 0 ? [t('next-year:gone', { plan: planOf(plan), count: plan.gone })] : [],
    ),
  ];
}
