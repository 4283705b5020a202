import { useTranslation } from 'react-i18next';
import type { LimitKind, Meter, PlanLimits } from '#shared/model/bills/limits';
import { useFormats } from '../../i18n/use-formats.ts';
import { useSourceWords } from '../../i18n/use-source-words.ts';

/** Plans that know no network. */
const withoutNetwork: ReadonlySet<PlanLimits['kind']> = new Set(['medicare-part-b', 'medicare-part-d']);

/** Words for a plan and its limits. */
export function useLimitWords(plan: PlanLimits) {
  const { t } = useTranslation(['limits', 'coverage', 'common']);
  const { money, date } = useFormats();
  const { nameSource } = useSourceWords();
  const amount = (cents: number) => money(cents, plan.currency);

  /** "Family deductible, in network" */
  const nameLimit = ({ whose, what, care, network }: LimitKind) =>
    [
      t(`limits:name.${whose}.${what}`),
      care !== plan.care && t(`limits:care.${care}`),
      !withoutNetwork.has(plan.kind) && t(`limits:network.${network}`),
    ]
      .filter(Boolean)
      .join(', ');

  /** What is left, by whose count. */
  const sayLeft = ({ limit, plans, ours, shownCents, isBeyond }: Meter): string => {
    if (shownCents === null) return t('limits:left.unknown');
    const by = plans ? 'plan' : 'ours';
    const raw = amount(plans?.cents ?? ours.cents ?? 0);
    if (limit === null) return t('limits:left.noLimit');
    if (isBeyond) return t(`limits:left.beyond.${by}`, { raw });
    if (shownCents === limit.cents) return t(`limits:left.reached.${by}`);
    return t(`limits:left.some.${by}`, { left: amount(limit.cents - shownCents) });
  };

  /** Whose count it is, and how the other stands to it. */
  const sayCounts = ({ plans, ours }: Meter): string => {
    const from = t('limits:from', { count: ours.claims });
    if (plans === null) return `${t('limits:count.none')} ${from}`;
    const day = date(plans.asOf);
    const count = t('limits:count.both', {
      plan: amount(plans.cents),
      ours: ours.cents === null ? t('limits:count.notKnown') : amount(ours.cents),
    });
    return [count, day && t('limits:count.asOf', { day })].filter(Boolean).join(' ');
  };

  /** Further sentences: where the limit comes from, what is odd about it, who adds what. */
  const sayMore = ({ limit, typedCents, ceilingCents, ours, members }: Meter): string[] => {
    const told = [
      limit && t(`limits:source.${limit.source}`),
      typedCents !== null && t('limits:typed', { amount: amount(typedCents) }),
      ceilingCents !== null && t('limits:ceiling', { amount: amount(ceilingCents), year: plan.year }),
      ours.earlierCents !== null && t('limits:earlier', { amount: amount(ours.earlierCents) }),
      members.length > 1 &&
        members
          .map(({ name, cents }) =>
            t('limits:member', {
              name: name ?? t('common:person.unnamed'),
              amount: cents === null ? t('limits:count.notKnown') : amount(cents),
            }),
          )
          .join(', '),
    ];
    return told.filter((one) => typeof one === 'string');
  };

  return {
    amount,
    nameLimit,
    sayLeft,
    sayCounts,
    sayMore,
    /** "Evergreen Health PPO" */
    planTitle:
      plan.coverageName ??
      (plan.kind === null ? nameSource(plan.planName, plan.openedAt) : t(`coverage:kind.${plan.kind}`)),
    /** "Evergreen Health", where the title says something else. */
    planSource: nameSource(plan.planName, plan.openedAt),
    /** "Plan year January 1, 2026 to December 31, 2026." */
    planYear: t('limits:planYear', { start: date(plan.start), end: date(plan.end) }),
  };
}
