/** Deductibles and the most that a person pays, on paper. */
import type { Meter, PlanLimits } from '../../model/bills/limits.ts';
import type { ChartsStatement, LimitsStatement } from '../../model/papers/single-paper.ts';
import { nameLimit } from '../../words/papers/limits.ts';
import type { Block, Cell, StatementDocument } from '../document.ts';
import { describeOwner, frameDocument } from '../frame.ts';
import { layOutChart, layOutKinds, layOutMonths, layOutNoChart } from '../month-blocks.ts';
import { describeOrigin, nameSource, type Words } from '../words.ts';

export function layOutLimitsPaper(statement: LimitsStatement, words: Words): StatementDocument {
  const { t } = words;
  const { options, personName, madeOn, limits } = statement;
  const plans = limits.plans.map(({ planName, openedAt, way }) => ({ name: planName, openedAt, way }));
  return frameDocument(
    {
      options,
      title: t('packet:limits.title', { year: limits.year }),
      personName,
      about: [
        describeOwner(
          personName,
          limits.plans.map(({ currency }) => currency),
          words,
        ),
      ],
      notABill: t('notABill'),
      madeOn,
      origin: describeOrigin(plans, words),
      blocks: [
        { kind: 'paragraph', text: t('limits:lead') },
        ...limits.plans.flatMap((plan) => sayPlanYear(plan, limits.plans.length > 1, words)),
        ...limits.plans.flatMap((plan) => layOutPlan(plan, words)),
      ],
    },
    words,
  );
}

function nameLimitsPlan({ coverageName, planName, openedAt, way }: PlanLimits, words: Words): string {
  return coverageName ?? nameSource({ name: planName, openedAt, way }, words);
}

/** Before all tables: at the end it could stand alone on the last sheet. */
function sayPlanYear(plan: PlanLimits, isNamed: boolean, words: Words): Block[] {
  if (plan.meters.length === 0) return [];
  const { t, date } = words;
  const year = t('limits:planYear', {
    start: date(plan.start) ?? plan.start,
    end: date(plan.end) ?? plan.end,
  });
  return [{ kind: 'paragraph', text: isNamed ? `${nameLimitsPlan(plan, words)}: ${year}` : year }];
}

function layOutPlan(plan: PlanLimits, words: Words): Block[] {
  const { t, figure } = words;
  const name = nameLimitsPlan(plan, words);
  const amount = (cents: number | null | undefined): Cell => [
    { text: cents == null ? t('limits:count.notKnown') : figure(cents, plan.currency) },
  ];
  if (plan.meters.length === 0) return [];
  return [
    {
      kind: 'table',
      caption: plan.isExample ? `${name} (${t('example')})` : name,
      columns: [
        { title: t('packet:limits.limit'), kind: 'text' },
        { title: t('packet:limits.most'), kind: 'amount' },
        { title: t('packet:limits.counted'), kind: 'amount' },
        { title: t('packet:limits.left'), kind: 'amount' },
      ],
      rows: plan.meters.map((meter) => [
        [
          { text: nameLimit(meter, plan, t), strong: true },
          {
            text: [
              sayCount(meter, words),
              ...(meter.limit === null ? [] : [t(`limits:source.${meter.limit.source}`)]),
            ].join(' · '),
            small: true,
          },
        ],
        amount(meter.limit?.cents),
        amount(meter.shownCents),
        amount(
          meter.limit === null || meter.shownCents === null ? null : meter.limit.cents - meter.shownCents,
        ),
      ]),
      foot: null,
    },
  ];
}

/** Whose count it is. */
function sayCount({ plans, ours }: Meter, { t, date }: Words): string {
  if (plans === null) return t('packet:limits.ours', { count: ours.claims });
  const day = date(plans.asOf);
  return day === null ? t('packet:limits.plans') : t('packet:limits.plansOn', { day });
}

/** The year by months and kinds of care. */
export function layOutCharts(statement: ChartsStatement, words: Words): StatementDocument {
  const { t } = words;
  const { hasMonthsBefore, ...charts } = statement;
  const { options, personName, madeOn, plans, year } = charts;
  const ofYear = { ...charts, kind: 'year' as const };
  return frameDocument(
    {
      options,
      title: t('packet:charts.title', { year }),
      personName,
      about: [
        describeOwner(
          personName,
          statement.totals.map(({ currency }) => currency),
          words,
        ),
      ],
      notABill: t('notABill'),
      madeOn,
      origin: describeOrigin(plans, words),
      blocks: [
        ...layOutNoChart(ofYear, words),
        ...layOutChart(ofYear, words),
        ...(hasMonthsBefore ? [] : layOutMonths(ofYear, words)),
        ...layOutKinds(ofYear, words),
      ],
    },
    words,
  );
}
