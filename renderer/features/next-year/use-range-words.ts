import { useTranslation } from 'react-i18next';
import { monthOf } from '#shared/dates';
import type { CentsRange, NextYear, PlanYear } from '#shared/model/replay/next-year';
import type { FormLine } from '#shared/model/replay/service-rows';
import {
  nameLine,
  namePeople,
  type RangeWords,
  sayAnswers,
  sayLimits,
  sayPeople,
  sayPremium,
  sayRange,
  sayReached,
  sayStated,
  sayUnknown,
  sayUsed,
} from '#shared/words/papers/next-year';
import { lookupFrom } from '../../i18n/translate.ts';
import { listMonthNames, useFormats } from '../../i18n/use-formats.ts';

/** Ranges, and what is not known of a plan's year, in words. */
export function useRangeWords() {
  const { t } = useTranslation('next-year');
  const { money, locale } = useFormats();
  const amount = (cents: number) => money(cents);
  const words: RangeWords = {
    t: lookupFrom(t),
    amount,
    month: (day) => listMonthNames(locale, 'long')[(monthOf(day) ?? 1) - 1] ?? '',
  };
  const list = (names: string[]) => new Intl.ListFormat(locale, { type: 'conjunction' }).format(names);
  return {
    amount,
    line: (line: FormLine) => nameLine(line, words.t),
    range: (range: CentsRange) => sayRange(range, words),
    reached: (plan: Pick<PlanYear, 'limit'>) => sayReached(plan, words),
    unknown: (plan: Pick<PlanYear, 'unknowns' | 'isWide' | 'missing'>) => sayUnknown(plan, words),
    lines: (lines: readonly FormLine[]) => list(lines.map((one) => nameLine(one, words.t))),
    limits: (plan: Pick<PlanYear, 'rules'>) => sayLimits(plan, words),
    used: (plan: Pick<PlanYear, 'claims' | 'claimsUsed' | 'moneyPercent'>) => sayUsed(plan, words),
    stated: (cents: number, notStated: number) => sayStated(cents, notStated, words),
    premium: (cents: number) => sayPremium(cents, words),
    answers: (view: Pick<NextYear, 'year' | 'plans' | 'stated'>) =>
      sayAnswers(view, words, ({ rules }) => rules.name),
    people: (view: Pick<NextYear, 'plans' | 'people'>) =>
      sayPeople(view, { ...words, list, planOf: ({ rules }) => rules.name }),
    names: (plan: Pick<PlanYear, 'personIds'>, { people }: Pick<NextYear, 'people'>) =>
      namePeople(plan, people, { ...words, list }),
  };
}
