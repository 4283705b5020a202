import { useTranslation } from 'react-i18next';
import type { LimitKind, Meter, PlanLimits } from '#shared/model/bills/limits';
import { nameLimit } from '#shared/words/papers/limits';
import { lookupFrom } from '../../i18n/translate.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { useSourceWords } from '../../i18n/use-source-words.ts';

/** What words about limits need of a plan. */
export type WordedPlan = Pick<
  PlanLimits,
  | 'planName'
  | 'openedAt'
  | 'way'
  | 'coverageName'
  | 'kind'
  | 'care'
  | 'year'
  | 'start'
  | 'end'
  | 'currency'
  | 'meters'
>;

/** Words for a plan and its limits. */
export function useLimitWords(plan: WordedPlan) {
  const { t } = useTranslation(['limits', 'coverage', 'common']);
  const { money, date } = useFormats();
  const { nameSource } = useSourceWords();
  const amount = (cents: number) => money(cents, plan.currency);

  const planSource = nameSource(plan.planName, plan);
  /** "Evergreen Health PPO" */
  const planTitle = plan.coverageName ?? (plan.kind === null ? planSource : t(`coverage:kind.${plan.kind}`));
  /** "Plan year January 1, 2026 to December 31, 2026." */
  const planYear = t('limits:planYear', { start: date(plan.start), end: date(plan.end) });

  const translate = lookupFrom(t);

  const sources = new Set(plan.meters.flatMap(({ limit }) => limit?.source ?? []));
  const [source] = sources;
  const isOneSource = sources.size === 1;
  const hasCount = plan.meters.some(({ limit, ours }) => limit !== null || ours.claims > 0);
  const hasPlanCount = plan.meters.some(({ plans }) => plans !== null);

  /** What is left, by whose count, and from how many claims. */
  const sayLeft = ({ what, limit, plans, ours, shownCents, isBeyond }: Meter): string => {
    // What counts toward the cap of a Medicare drug plan is no part of a share: it has a screen of its own.
    if (shownCents === null && plan.kind === 'medicare-part-d' && what === 'out-of-pocket')
      return t('limits:left.drugCap');
    if (shownCents === null) return t('limits:left.unknown');
    const by = plans ? 'plan' : 'ours';
    const slots = { count: ours.claims, raw: amount(plans?.cents ?? ours.cents ?? 0) };
    if (limit === null) return t('limits:left.noLimit', slots);
    if (isBeyond) return t(`limits:left.beyond.${by}`, slots);
    if (shownCents === limit.cents) return t(`limits:left.reached.${by}`, slots);
    return t(`limits:left.some.${by}`, { ...slots, left: amount(limit.cents - shownCents) });
  };

  /** Further sentences: how the counts stand to each other, where the limit comes from, what is odd, who adds what. */
  const sayMore = ({ limit, plans, typedCents, ceilingCents, ours, members }: Meter): string[] => {
    const day = plans && date(plans.asOf);
    const told = [
      plans &&
        t('limits:count.both', {
          plan: amount(plans.cents),
          ours: ours.cents === null ? t('limits:count.notKnown') : amount(ours.cents),
        }),
      day && t('limits:count.asOf', { day }),
      hasPlanCount && !plans && t('limits:count.none'),
      limit && !isOneSource && t(`limits:source.${limit.source}`),
      typedCents !== null && t('limits:typed', { amount: amount(typedCents) }),
      ceilingCents !== null && t('limits:ceiling', { amount: amount(ceilingCents), year: plan.year }),
      ours.earlierCents !== null && t('limits:earlier', { amount: amount(ours.earlierCents) }),
      members.length > 1 &&
        t('limits:members', {
          all: members
            .map(({ name, cents }) =>
              t('limits:member', {
                name: name ?? t('common:person.unnamed'),
                amount: cents === null ? t('limits:count.notKnown') : amount(cents),
              }),
            )
            .join(', '),
        }),
    ];
    return told.filter((one) => typeof one === 'string');
  };

  return {
    amount,
    nameLimit: (kind: LimitKind) => nameLimit(kind, plan, translate),
    sayLeft,
    sayMore,
    planTitle,
    planYear,
    /** Whose plan, which year, whose limits and whose count, in one line. */
    planLead: [
      planTitle !== planSource && `${planSource}.`,
      planYear,
      isOneSource && source && t(`limits:sources.${source}`),
      hasCount && !hasPlanCount && t('limits:count.ours'),
    ]
      .filter(Boolean)
      .join(' '),
  };
}
