import { useTranslation } from 'react-i18next';
import type { MeterForecast, PlanForecast } from '#shared/model/bills/forecast';
import { useFormats } from '../../../i18n/use-formats.ts';
import { useLimitInSentence } from '../../../ui/records/use-limit-in-sentence.ts';

/** Sentences about when a limit may be reached. Each day is one on which it may be, never a promise. */
export function useForecastWords(
  plan: Pick<PlanForecast, 'currency' | 'care' | 'leftOutCare' | 'waiting' | 'kind'>,
) {
  const { t } = useTranslation('forecast');
  const { money, date } = useFormats();
  const nameLimit = useLimitInSentence();
  const amount = (cents: number) => money(cents, plan.currency);
  const day = (text: string) => date(text) ?? text;

  /** Where the limit can be looked up. */
  const sayWhere = (): string => t(plan.kind === 'medicare-part-b' ? 'rest.partB' : 'rest.limit-unknown');

  /** The answer alone, for a heading: what to do and how much is left is said below it. */
  const sayShort = ({ meter, answer }: MeterForecast): string => {
    const limit = nameLimit(meter, plan);
    switch (answer.kind) {
      case 'may-reach':
        return answer.earliest === answer.latest
          ? t('answer.around', { limit, day: day(answer.latest) })
          : t('answer.between', { limit, from: day(answer.earliest), to: day(answer.latest) });
      case 'reached':
        return t(`short.${meter.plans === null ? 'reached' : 'reachedPlan'}`, { limit });
      default:
        return t(`short.${answer.kind}`, { limit });
    }
  };

  /** What is said beyond that; nothing where it says all. */
  const sayRest = ({ meter, answer }: MeterForecast): string | null => {
    switch (answer.kind) {
      case 'may-reach':
        return null;
      case 'limit-unknown':
        return sayWhere();
      case 'count-unknown':
        return t('rest.count-unknown');
      case 'reached':
        return answer.date === null || meter.plans !== null
          ? t('rest.reached')
          : t('rest.reachedOn', { day: day(answer.date) });
      case 'with-other-care':
        return t('rest.with-other-care', { left: amount(answer.shortCents) });
      case 'only-if':
      case 'not-this-year':
        return t('rest.not', { left: amount(answer.shortCents) });
    }
  };

  /** "You may reach your deductible between July 20, 2026 and September 8, 2026." */
  const sayAnswer = (forecast: MeterForecast): string => {
    const rest = sayRest(forecast);
    return rest === null ? sayShort(forecast) : `${sayShort(forecast)}. ${rest}`;
  };

  /** What is counted, what is likely, what has no price, each as a sentence. */
  const sayParts = ({ meter, answer, countedCents, likely }: MeterForecast): string[] => {
    if (meter.limit === null || countedCents === null) return [];
    const slots = { amount: amount(countedCents), limit: amount(meter.limit.cents) };
    const unpriced =
      plan.waiting.length + plan.leftOutCare.filter(({ reason }) => reason === 'no-price').length;
    const told = [
      answer.kind === 'only-if' &&
        t('answer.onlyIf', {
          day: day(answer.earliest),
          care: answer.care.map((one) => one ?? t('coming.noName')).join(', '),
        }),
      t(meter.plans === null ? 'counted' : 'countedPlan', slots),
      likely.refill > 0 && t('likelyRefills', { count: likely.refill }),
      likely.visit > 0 && t('likelyVisits', { count: likely.visit }),
      unpriced > 0 && t('noPrice', { count: unpriced }),
    ];
    return told.filter((one) => typeof one === 'string');
  };

  const sayTitle = ({ title, name }: { title: string | null; name: string | null }): string => {
    const known = title ?? t('coming.noName');
    return name === null ? known : t('coming.of', { title: known, name });
  };

  return { amount, day, sayAnswer, sayShort, sayRest, sayParts, sayTitle };
}
