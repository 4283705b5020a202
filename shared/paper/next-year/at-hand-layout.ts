/** What one needs at hand to choose a plan: a list to tick, with what these records hold of it. */
import type { AtHandStatement } from '../../model/papers/single-paper.ts';
import type { EnrollmentWay } from '../../model/plans/enrollment-way.ts';
import { citeName } from '../../words/letters/cite.ts';
import { findEnrollment, sayEnrollment } from '../../words/papers/enrollment.ts';
import type { Block, StatementDocument } from '../document.ts';
import { describeOwner, drawBlank, frameDocument } from '../frame.ts';
import { layOutKinds } from '../month-blocks.ts';
import { describeOrigin, nameSource, type Words } from '../words.ts';

/** Names of a list; the others are counted. */
const mostNames = 14;

/** Papers that only some ways of getting a plan have; all others are for everyone. */
const papersOfWays: Readonly<Record<string, readonly EnrollmentWay[]>> = {
  anoc: ['medicare'],
  letter: ['employer', 'federal'],
  income: ['healthcare-gov', 'state', 'medicaid'],
  'payment-plan': ['medicare'],
};
const papers = ['card', 'anoc', 'letter', 'premium', 'sbc', 'income', 'payment-plan'] as const;

export function layOutAtHand(statement: AtHandStatement, words: Words): StatementDocument {
  const { t } = words;
  const { options, personName, madeOn, plans, year, totals, way } = statement;
  const nextYear = year + 1;
  const blank = drawBlank(options, 0.3);
  return frameDocument(
    {
      options,
      title: t('enrollment:sheet.title'),
      personName,
      about: [
        describeOwner(
          personName,
          totals.map(({ currency }) => currency),
          words,
        ),
        t('enrollment:sheet.lead', { year: nextYear }),
      ],
      notABill: t('notABill'),
      madeOn,
      origin: describeOrigin(plans, words),
      blocks: [
        ...layOutDays(statement, words),
        { kind: 'heading', text: t('enrollment:sheet.papers') },
        {
          kind: 'checks',
          items: papers
            .filter((paper) => way === null || (papersOfWays[paper]?.includes(way) ?? true))
            .map((paper) => t(`enrollment:sheet.paper.${paper}`, { year: nextYear, blank })),
        },
        ...layOutCards(statement, words),
        ...layOutNames('drugs', statement.drugs, statement, words),
        ...layOutNames('doctors', statement.providers, statement, words),
        { kind: 'paragraph', text: t('enrollment:sheet.ask', { year: nextYear }) },
        ...layOutYear(statement, words),
        ...layOutApprovals(statement, words),
        { kind: 'paragraph', text: t('enrollment:special') },
        { kind: 'paragraph', text: t('enrollment:help') },
      ],
    },
    words,
  );
}

function layOutDays({ way, lastDay, madeOn }: AtHandStatement, words: Words): Block[] {
  if (way === null) return [];
  const date = (day: string) => words.date(day) ?? day;
  const text = sayEnrollment(findEnrollment(way, madeOn), { lastDay, t: words.t, date });
  return [{ kind: 'paragraph', strong: true, text }];
}

function layOutCards({ plans }: AtHandStatement, words: Words): Block[] {
  if (plans.length === 0) return [];
  const { t } = words;
  const rows = plans.map((plan) => {
    const id = citeName(plan.memberId, t);
    const phone = citeName(plan.phone, t) ?? t('enrollment:sheet.noPhone');
    return {
      label: nameSource(plan, words),
      value: id === null ? phone : `${phone} · ${t('member', { id })}`,
    };
  });
  return [
    { kind: 'heading', text: t('enrollment:sheet.cards') },
    { kind: 'facts', rows, keepsWhole: true },
  ];
}

function layOutNames(
  what: 'drugs' | 'doctors',
  names: readonly string[],
  { year, options }: AtHandStatement,
  { t }: Words,
): Block[] {
  const heading: Block = { kind: 'heading', text: t(`enrollment:sheet.${what}`, { year }) };
  if (names.length === 0) {
    const none = what === 'drugs' ? 'noDrugs' : 'noDoctors';
    return [
      heading,
      { kind: 'paragraph', text: t(`enrollment:sheet.${none}`, { blank: drawBlank(options, 0.4) }) },
    ];
  }
  const more = names.length - mostNames;
  return [
    heading,
    {
      kind: 'checks',
      items: [
        ...names.slice(0, mostNames).map((name) => citeName(name, t) ?? name),
        ...(more > 0 ? [t('enrollment:sheet.more', { count: more })] : []),
      ],
    },
  ];
}

function layOutYear(statement: AtHandStatement, words: Words): Block[] {
  const { year, kinds, drugs, providers } = statement;
  const heading: Block = { kind: 'heading', text: words.t('enrollment:sheet.year', { year }) };
  const table = layOutKinds(statement, words);
  if (table.length > 0) return [heading, ...table];
  // A single kind needs no table of kinds.
  if (kinds.length > 0) return [];
  const why = drugs.length + providers.length === 0 ? 'noYear' : 'noSum';
  return [heading, { kind: 'paragraph', text: words.t(`enrollment:sheet.${why}`, { year }) }];
}

function layOutApprovals({ approvals }: AtHandStatement, { t, date }: Words): Block[] {
  const items = approvals.map(({ what: named, until, isPending }) => {
    const what = citeName(named, t) ?? t('enrollment:sheet.open');
    if (isPending) return t('enrollment:sheet.pending', { what });
    return until === null ? what : t('enrollment:sheet.until', { what, day: date(until) ?? until });
  });
  return [
    { kind: 'heading', text: t('enrollment:sheet.approvals') },
    items.length === 0
      ? { kind: 'paragraph', text: t('enrollment:sheet.noApprovals') }
      : { kind: 'checks', items },
  ];
}
