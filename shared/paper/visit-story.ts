/** What two plans did with one visit, in the statement of either claim. */
import type { ClaimRow } from '../model/claims/claim-row.ts';
import type { VisitStory } from '../model/claims/claims-view.ts';
import type { ClaimStatement } from '../model/papers/statement.ts';
import { findLeft, listStoryAmounts, type VisitWords } from '../words/visit-story.ts';
import type { Block, Cell } from './document.ts';
import { nameSource, type Words } from './words.ts';

/** The words for the one row of a visit. */
export function createVisitWords(words: Words): VisitWords {
  return {
    t: (key, values) => words.t(`visit.${key}`, values),
    money: words.money,
    nameSource: (name, { openedAt, way }) => nameSource({ name, openedAt, way }, words),
    locale: words.locale,
  };
}

export function layOutStories(statement: ClaimStatement, words: Words): Block[] {
  return statement.stories.flatMap((story) => layOutStory(story, statement, words));
}

function layOutStory(story: VisitStory, { options }: ClaimStatement, words: Words): Block[] {
  const { t, money } = words;
  const { first, last, isOrderKnown, disagreement } = story;
  const rowsOf = (row: ClaimRow, isFollowed: boolean): Cell[][] =>
    listStoryAmounts(row, isFollowed)
      .filter(({ name }) => name !== 'billed' || !options.hideBilled)
      .map(({ label, amount }) => [
        [
          { text: t(label, { plan: planOf(row, words) }) },
          ...(amount === null || amount.source === 'plan'
            ? []
            : [{ text: t(`source.${amount.source}`), small: true as const }]),
          ...(amount?.partial ? [{ text: t('row.partial'), small: true as const }] : []),
        ],
        [{ text: amount === null ? t('row.notStated') : words.figure(amount.cents, row.currency) }],
      ]);
  const table = (row: ClaimRow, caption: string, isFollowed: boolean): Block => ({
    kind: 'table',
    isDense: true,
    caption: `${caption}, ${t(`state.${row.state}`).toLocaleLowerCase()}`,
    columns: [
      { title: t('column.whatAmount'), kind: 'text' },
      { title: t('column.amount'), kind: 'amount' },
    ],
    rows: rowsOf(row, isFollowed),
    foot: null,
  });
  const [firstPlan, lastPlan] = [planOf(first, words), planOf(last, words)];
  const blocks: Block[] = [
    { kind: 'heading', text: t('story.title') },
    { kind: 'paragraph', text: t('story.lead') },
    {
      kind: 'sides',
      left: [table(first, isOrderKnown ? t('story.first', { plan: firstPlan }) : firstPlan, isOrderKnown)],
      right: [table(last, isOrderKnown ? t('story.then', { plan: lastPlan }) : lastPlan, false)],
    },
  ];
  if (disagreement)
    blocks.push({
      kind: 'paragraph',
      text: t('story.disagree', {
        first: firstPlan,
        last: lastPlan,
        said: money(disagreement.saidCents, last.currency),
        paid: money(disagreement.paidCents, first.currency),
      }),
    });
  return [...blocks, { kind: 'paragraph', strong: true, text: sayLeft(story, words) }];
}

function sayLeft({ first, last, isOrderKnown }: VisitStory, words: Words): string {
  const { t, money } = words;
  const plan = planOf(last, words);
  if (!isOrderKnown)
    return first.counted && last.counted
      ? `${t('story.unclear')} ${t('story.sums', { plan })}`
      : t('story.unclear');
  const left = findLeft(last);
  const amount = left.amount === null ? '' : ` ${money(left.amount.cents, last.currency)}.`;
  return `${t('story.left')}:${amount} ${t(`story.${left.words}`, { plan })}`;
}

/** Claims of other plans that look like the same visit, while the person has not said whether they are. */
export function layOutAskedVisits({ askedVisits }: ClaimStatement, words: Words): Block[] {
  const { t, money } = words;
  return askedVisits.map((other): Block => {
    const { yourShare, currency } = other;
    const plan = planOf(other, words);
    const text =
      yourShare === null
        ? t('story.askedNoShare', { plan })
        : t('story.asked', {
            plan,
            share: `${money(yourShare.cents, currency)}${yourShare.source === 'computed' ? ` (${t('source.computed')})` : ''}`,
          });
    return { kind: 'paragraph', strong: true, text };
  });
}

function planOf({ planName, openedAt, way }: ClaimRow, words: Words): string {
  return nameSource({ name: planName ?? words.t('story.otherPlan'), openedAt, way }, words);
}
