/** The own year by the rules of the plans that the person compares: ranges with their parts, in the order of typing. */
import { monthOf } from '../../dates.ts';
import type { NextYearStatement } from '../../model/papers/single-paper.ts';
import type { PrintSize } from '../../model/papers/statement.ts';
import {
  type CentsRange,
  doOverlap,
  haveSamePeople,
  type NextYear,
  type PlanYear,
} from '../../model/replay/next-year.ts';
import { citeName } from '../../words/letters/cite.ts';
import {
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
} from '../../words/papers/next-year.ts';
import { type Block, type Cell, isLargePrint, type StatementDocument } from '../document.ts';
import { describeOwner, drawBlank, frameDocument } from '../frame.ts';
import type { Words } from '../words.ts';

type All = { words: Words; say: RangeWords; size: PrintSize };

export function layOutNextYear(statement: NextYearStatement, words: Words): StatementDocument {
  const { t } = words;
  const { options, personName, madeOn, view } = statement;
  const all = { words, say: createRangeWords(words), size: options.size };
  const paragraph = (text: string): Block => ({ kind: 'paragraph', text });
  return frameDocument(
    {
      options,
      title: t('packet:nextYear.title', { year: view.year }),
      personName,
      about: [describeOwner(personName, [], words)],
      notABill: t('notABill'),
      madeOn,
      origin: t('origin.none'),
      blocks: [
        paragraph(t('next-year:lead', { year: view.year })),
        ...(view.claims === 0 ? [paragraph(t('next-year:empty.claims', { year: view.year }))] : []),
        ...(view.plans.length === 0
          ? [paragraph(t('packet:nextYear.none'))]
          : [
              layOutPlans(view, all),
              ...layOutAnswers(view, all).map(paragraph),
              ...layOutPeople(view, all),
              ...layOutOverlaps(view, all),
              ...layOutUnknown(view, all),
              { kind: 'paragraph', strong: true, text: t('next-year:foot') } as const,
              ...layOutDiffering(view, all),
              ...layOutLeftOut(view, all),
              ...listChecks(view, all).map(paragraph),
              ...layOutCare(statement, all),
            ]),
      ],
    },
    words,
  );
}

function createRangeWords({ t, money, locale }: Words): RangeWords {
  const month = new Intl.DateTimeFormat(locale, { month: 'long', timeZone: 'UTC' });
  return {
    t,
    amount: (cents) => money(cents, 'USD'),
    month: (day) => month.format(Date.UTC(2026, (monthOf(day) ?? 1) - 1, 1)),
  };
}

const nameOf = ({ rules }: PlanYear, { words }: All): string => citeName(rules.name, words.t) ?? rules.name;

/** So many plans are told in sentences, too, which leave two pages two pages. */
const mostInSentences = 2;

/** The comparison in words. In large print, and of more plans, the table alone says it. */
function layOutAnswers(view: NextYear, all: All): string[] {
  if (view.plans.length > mostInSentences || all.size !== 'regular') return [];
  return sayAnswers(view, all.say, (plan) => nameOf(plan, all)).map(({ text }) => text);
}

/** The own year as its claims say it, then a row a plan. */
function layOutPlans(view: NextYear, all: All): Block {
  const { t } = all.words;
  const { stated, year } = view;
  const statedText =
    stated.cents === null ? t('row.notStated') : sayStated(stated.cents, stated.notStated, all.say);
  const now: Cell[] = [
    [
      { text: t('next-year:now'), strong: true },
      { text: t('next-year:nowTag', { year }), small: true },
    ],
    stated.premiumCents === null ? [] : [{ text: sayPremium(stated.premiumCents, all.say) }],
    [{ text: statedText }],
    stated.yearCents === null ? [] : [{ text: all.say.amount(stated.yearCents), strong: true }],
  ];
  return {
    kind: 'table',
    caption: t('next-year:table', { year }),
    columns: [
      { title: t('packet:nextYear.plan'), kind: 'text' },
      { title: t('next-year:row.premium'), kind: 'text' },
      { title: t('packet:nextYear.range'), kind: 'text' },
      { title: t('packet:nextYear.year'), kind: 'text' },
    ],
    rows: [now, ...view.plans.map((plan) => layOutPlan(plan, all))],
    foot: null,
  };
}

function layOutPlan(plan: PlanYear, all: All): Cell[] {
  const { words, say } = all;
  const { t, date } = words;
  const { rules, share, year, isExample } = plan;
  const notes = [
    rules.isOwn ? t('next-year:own') : null,
    rules.papersOf === null ? null : t('next-year:dated', { date: date(rules.papersOf) ?? rules.papersOf }),
    rules.source ? t('next-year:fileDated', { date: date(rules.source.dated) ?? rules.source.dated }) : null,
    isExample ? t('example') : null,
  ].filter((note) => note !== null);
  const premium =
    rules.premiumCents === null ? t('next-year:premiumUnknown') : sayPremium(rules.premiumCents, say);
  const fact = (name: 'deductible' | 'limit' | 'used', value: string) => ({
    text: t('packet:nextYear.fact', { label: t(`next-year:row.${name}`), value }),
    small: true as const,
  });
  return [
    [
      { text: nameOf(plan, all), strong: true },
      ...(notes.length === 0 ? [] : [{ text: notes.join(' · '), small: true as const }]),
    ],
    [{ text: premium }, fact('deductible', sayLimits(plan, say))],
    share === null
      ? [{ text: t('next-year:noResult') }]
      : [{ text: sayRange(share, say) }, fact('limit', sayReached(plan, say))],
    [
      ...(year !== null
        ? [{ text: sayRange(year, say), strong: true as const }]
        : share === null
          ? []
          : [{ text: t('next-year:noPremium') }]),
      fact('used', sayUsed(plan, say)),
    ],
  ];
}

/** Says the same once, of all plans that it is true of. */
function sayOfPlans(
  plans: readonly PlanYear[],
  all: All,
  say: (names: string, plan: PlanYear) => string,
): string[] {
  const list = new Intl.ListFormat(all.words.locale, { type: 'conjunction' });
  return [...Map.groupBy(plans, (plan) => say('', plan)).values()].flatMap((same) => {
    const [first] = same;
    return first ? [say(list.format(same.map((plan) => nameOf(plan, all))), first)] : [];
  });
}

/** What is not known of each plan's year. */
function layOutUnknown({ plans }: NextYear, all: All): Block[] {
  const { t } = all.words;
  const items = sayOfPlans(plans, all, (label, plan) =>
    t('packet:nextYear.fact', { label, value: sayUnknown(plan, all.say) }),
  );
  return [
    { kind: 'heading', text: t('next-year:row.unknown') },
    { kind: 'list', items },
  ];
}

/** Whose claims these are. */
function layOutPeople(view: NextYear, all: All): Block[] {
  const { t, locale } = all.words;
  const list = new Intl.ListFormat(locale, { type: 'conjunction' });
  const said = sayPeople(view, {
    t: all.say.t,
    list: (names) => list.format(names.map((name) => citeName(name, t) ?? name)),
    planOf: (plan) => nameOf(plan, all),
  });
  return said.map((text) => ({ kind: 'paragraph', text }));
}

function layOutOverlaps({ plans }: NextYear, all: All): Block[] {
  const items = plans.flatMap((one, index) =>
    plans.slice(index + 1).flatMap((other) => {
      const [a, b] = one.year && other.year ? [one.year, other.year] : [one.share, other.share];
      if (!a || !b || !doOverlap(a, b) || !haveSamePeople(one, other)) return [];
      return [all.words.t('next-year:overlap', { one: nameOf(one, all), other: nameOf(other, all) })];
    }),
  );
  return items.length === 0 ? [] : [{ kind: 'list', items }];
}

/** Plans that have a column of their own each; more stand below each other. */
const mostColumns = 4;

function layOutDiffering({ differing, plans, people }: NextYear, all: All): Block[] {
  if (differing.length === 0) return [];
  const { t, date } = all.words;
  const hasColumns = plans.length <= mostColumns && !isLargePrint(all.size);
  const isNarrow = plans.length > 2;
  const isOfFamily = plans.some(({ personIds }) => personIds.length > 1);
  const whose = (id: string) =>
    citeName(people.find(({ personId }) => personId === id)?.personName ?? null, t) ??
    t('common:person.unnamed');
  const say = (range: CentsRange | null | undefined) =>
    range ? sayRange(range, all.say) : t('next-year:differing.unused');
  return [
    {
      kind: 'table',
      caption: t('next-year:differing.title'),
      columns: [
        { title: t('packet:nextYear.care'), kind: 'text' },
        { title: t('next-year:differing.now'), kind: 'text' },
        ...(hasColumns
          ? plans.map((plan) => ({ title: nameOf(plan, all), kind: 'text' as const }))
          : [{ title: t('packet:nextYear.byPlan'), kind: 'text' as const }]),
      ],
      rows: differing.map(({ personId, what, provider, date: day, statedCents, ranges }) => [
        [
          { text: citeName(what ?? provider, t) ?? t('next-year:differing.open') },
          { text: date(day, 'medium') ?? t('next-year:differing.noDate'), small: true },
          ...(isOfFamily ? [{ text: whose(personId), small: true as const }] : []),
        ],
        [{ text: statedCents === null ? t('next-year:differing.notGiven') : all.say.amount(statedCents) }],
        ...(hasColumns
          ? plans.map((_, index): Cell => [{ text: say(ranges[index]), ...(isNarrow && { small: true }) }])
          : [
              plans.map((plan, index) => ({
                text: `${nameOf(plan, all)}: ${say(ranges[index])}`,
                small: true as const,
              })),
            ]),
      ]),
      foot: null,
    },
  ];
}

function layOutLeftOut({ plans }: NextYear, all: All): Block[] {
  const { t } = all.words;
  const some = plans.filter(({ leftOut }) => leftOut.length > 0);
  const items = sayOfPlans(some, all, (names, { leftOut, claims, claimsUsed }) => {
    const reasons = leftOut.map(({ reason, claims: count }) =>
      t('next-year:leftOut.count', { reason: t(`next-year:leftOut.reason.${reason}`), claims: count }),
    );
    const used = { plan: names, used: claimsUsed, all: claims, count: claims - claimsUsed };
    return `${t('next-year:leftOut.some', used)} ${t('packet:nextYear.why', { reasons: reasons.join('; ') })}`;
  });
  return items.length === 0
    ? []
    : [
        { kind: 'heading', text: t('next-year:leftOut.title') },
        { kind: 'list', items },
      ];
}

/** Of drugs, and of doctors and places, so many stand in the table, so that two pages hold it; the others are counted. */
const mostNames = 6;

/** Drugs and doctors, with room to write what each plan and office says. */
function layOutCare({ drugs, providers, view: { plans }, options }: NextYearStatement, all: All): Block[] {
  const { t } = all.words;
  const names = [drugs, providers].flatMap((some) => [
    ...some.slice(0, mostNames).map((name) => citeName(name, t) ?? name),
    ...(some.length > mostNames ? [t('enrollment:sheet.more', { count: some.length - mostNames })] : []),
  ]);
  if (names.length === 0) return [];
  const caption = t('packet:nextYear.careIn');
  const ask = t('packet:nextYear.askCare');
  // Beside more plans, and in large letters, there is no room for a table.
  if (plans.length > 2 || isLargePrint(all.size))
    return [{ kind: 'paragraph', text: `${caption}: ${names.join(', ')}. ${ask}` }];
  const blank = drawBlank(options, 0.6 / (plans.length + 1));
  return [
    {
      kind: 'table',
      isDense: true,
      caption,
      columns: [t('packet:nextYear.careName'), ...plans.map((plan) => nameOf(plan, all))].map((title) => ({
        title,
        kind: 'text',
      })),
      rows: names.map((name) => [
        [{ text: name, isName: true }],
        ...plans.map((): Cell => [{ text: blank, small: true }]),
      ]),
      foot: null,
    },
    { kind: 'paragraph', text: ask },
  ];
}

/** How far the rules of the own plan agree with its claims. */
function listChecks({ plans }: NextYear, all: All): string[] {
  return plans.flatMap((plan) => {
    const { check } = plan;
    if (check === null || check.lines === 0) return [];
    const { same, lines } = check;
    return [all.words.t('next-year:check', { plan: nameOf(plan, all), same, count: lines })];
  });
}
