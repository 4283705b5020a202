/** Ranges, and what is not known of a plan's year, in words of `next-year`: for the screen and for paper. */
import type { CentsRange, PlanYear } from '../../model/replay/next-year.ts';
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

/** Deductible and out-of-pocket limit in network, each with its amount or as not known. */
export function sayLimits({ rules }: Pick<PlanYear, 'rules'>, { t, amount }: RangeWords): string {
  const say = (cents: number | null | undefined) =>
    cents == null ? t('next-year:amountUnknown') : amount(cents);
  const sayLimit = (one: { personCents: number | null; familyCents: number | null } | undefined) =>
    one?.personCents === null && one.familyCents === null ? t('next-year:noLimit') : say(one?.personCents);
  const deductible = rules.deductibles.find(({ pool, network }) => pool === 'all' && network === 'in');
  const limit = rules.limits.find(({ network }) => network === 'in');
  return t('next-year:both', { deductible: say(deductible?.personCents), limit: sayLimit(limit) });
}

/** How many claims could be used, and of how much of the money they are. */
export function sayUsed(
  { claimsUsed, moneyPercent }: Pick<PlanYear, 'claimsUsed' | 'moneyPercent'>,
  claims: number,
  { t }: RangeWords,
): string {
  return moneyPercent === null
    ? t('next-year:used', { used: claimsUsed, all: claims })
    : t('next-year:usedMoney', { used: claimsUsed, all: claims, part: moneyPercent });
}
