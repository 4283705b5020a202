/** Claims on paper: those of some months, what was bought at a pharmacy, and those that need a look. */
import type { ClaimRow } from '../../model/claims/claim-row.ts';
import { isTableQuestion } from '../../model/claims/claims-view.ts';
import type { AttentionStatement, RecentStatement } from '../../model/papers/single-paper.ts';
import type { Block, Cell, StatementDocument } from '../document.ts';
import { describeOwner, frameDocument, listSources } from '../frame.ts';
import { layOutClaimCells, listClaimColumns } from '../ledger-blocks.ts';
import { describeOrigin, nameSource, type Words } from '../words.ts';

export function layOutRecent(statement: RecentStatement, words: Words): StatementDocument {
  const { t, span } = words;
  const { kind, options, personName, madeOn, rows, from, to } = statement;
  const months = span(from, to, 'long') ?? '';
  return frameDocument(
    {
      options,
      title: t(`packet:${kind}.title`),
      personName,
      about: [
        describeOwner(personName, kind === 'pharmacy' ? [] : rows.map(({ currency }) => currency), words),
        t('span', { span: months }),
      ],
      notABill: t('notABill'),
      madeOn,
      origin: describeOrigin(listSources(rows), words),
      blocks: kind === 'pharmacy' ? layOutPharmacy(rows, words) : layOutClaims(statement, words),
    },
    words,
  );
}

/** What needs a look: a question about two claims is one thing, and not two claims. */
export function layOutAttention(statement: AttentionStatement, words: Words): StatementDocument {
  const { t } = words;
  const { options, personName, madeOn, rows, visits, toLook } = statement;
  const claims = [...rows.map(({ row }) => row), ...visits.flatMap(({ first, second }) => [first, second])];
  return frameDocument(
    {
      options,
      title: t(`packet:attention.${visits.length > 0 ? 'things' : 'title'}`, { count: toLook }),
      personName,
      about: [
        describeOwner(
          personName,
          rows.map(({ row }) => row.currency),
          words,
        ),
      ],
      notABill: t('notABill'),
      madeOn,
      origin: describeOrigin(listSources(claims), words),
      blocks: [...layOutReasons(statement, words), ...layOutQuestions(statement, words)],
    },
    words,
  );
}

/** With the year: twelve months, and what needs a look, reach over a turn of the year. */
function nameDay({ serviceStart, serviceEnd }: ClaimRow, { t, span }: Words): string {
  return span(serviceStart, serviceEnd, 'medium') ?? t('row.dateNotGiven');
}

/** The cells of a claim; `why`: what there is to look at of it. */
function layOutRow(row: ClaimRow, why: string | null, hideBilled: boolean, words: Words): Cell[] {
  const [what = [], ...amounts] = layOutClaimCells(row, [], hideBilled, words);
  const said = why === null ? [] : [{ text: why, strong: true as const }];
  return [[{ text: nameDay(row, words), small: true }], [...what, ...said], ...amounts];
}

function layOutClaims({ rows, options }: RecentStatement, words: Words): Block[] {
  const { t } = words;
  return [
    {
      kind: 'table',
      caption: t('packet:recent.table'),
      columns: listClaimColumns(options.hideBilled, words),
      rows: rows.map((row) => {
        const why = row.attention === 'same-visit' ? t('packet:attention.same-visit') : null;
        return layOutRow(row, why, options.hideBilled, words);
      }),
      foot: null,
    },
  ];
}

function layOutReasons({ rows, moreRows, options }: AttentionStatement, words: Words): Block[] {
  const { t } = words;
  if (rows.length === 0) return [];
  return [
    {
      kind: 'table',
      caption: t('packet:attention.table'),
      columns: listClaimColumns(options.hideBilled, words),
      rows: rows.map(({ row, reason }) =>
        layOutRow(row, t(`packet:attention.${reason}`), options.hideBilled, words),
      ),
      foot: null,
    },
    ...(moreRows === 0
      ? []
      : [{ kind: 'paragraph', text: t('packet:attention.moreRows', { count: moreRows }) } as const]),
    { kind: 'heading', text: t('packet:attention.next') },
    {
      kind: 'checks',
      items: rows.map(({ row: { providerName } }) =>
        t('packet:attention.step', { provider: providerName ?? t('row.providerNotNamed') }),
      ),
    },
  ];
}

/** Questions of years fill sheets that nobody reads: the newest of each kind stand here. */
const mostPairs = 8;

/** The words of a question: whether it is one visit, or a claim of a table or paper that is here already. */
const questionWords = {
  visit: { title: 'visits', together: 'together', pairs: 'pairs' },
  table: { title: 'tables', together: 'tablesTogether', pairs: 'tablePairs' },
} as const;

/** Each pair once, with both sources: nobody said yet whether they are one. */
function layOutQuestions({ visits, moreVisits }: AttentionStatement, words: Words): Block[] {
  const { visit = [], table = [] } = Object.groupBy(visits, (pair) =>
    isTableQuestion(pair) ? 'table' : 'visit',
  );
  const left = [visit, table].reduce((sum, pairs) => sum + pairs.slice(mostPairs).length, moreVisits);
  const more = left === 0 ? null : words.t('packet:attention.morePairs', { count: left });
  return [
    ...layOutPairs(visit, 'visit', table.length === 0 ? more : null, words),
    ...layOutPairs(table, 'table', more, words),
  ];
}

/** `more`: what stands in none of the tables, told in the foot of the last one. */
function layOutPairs(
  pairs: AttentionStatement['visits'],
  kind: keyof typeof questionWords,
  more: string | null,
  words: Words,
): Block[] {
  const { t } = words;
  const keys = questionWords[kind];
  if (pairs.length === 0) return [];
  return [
    { kind: 'heading', text: t(`packet:attention.${keys.title}`) },
    ...(pairs.some(({ isSure }) => isSure) && pairs.length > 1
      ? [{ kind: 'paragraph', text: t(`packet:attention.${keys.together}`) } as const]
      : []),
    {
      kind: 'table',
      caption: t(`packet:attention.${keys.pairs}`),
      columns: [
        { title: t('column.date'), kind: 'date' },
        { title: t('column.what'), kind: 'text' },
      ],
      rows: pairs.slice(0, mostPairs).map(({ first, second }): Cell[] => {
        const provider = first.providerName ?? second.providerName ?? t('row.providerNotNamed');
        const plans = listSources([first, second]).map((plan) => nameSource(plan, words));
        return [
          [{ text: nameDay(first, words), small: true }],
          [
            { text: provider, strong: true },
            { text: plans.join(' · '), small: true },
          ],
        ];
      }),
      foot: more === null ? null : [[], [{ text: more }]],
    },
  ];
}

function layOutPharmacy(rows: readonly ClaimRow[], words: Words): Block[] {
  const { t } = words;
  return [
    { kind: 'paragraph', strong: true, text: t('packet:pharmacy.text') },
    {
      kind: 'table',
      caption: t('packet:pharmacy.table'),
      columns: [
        { title: t('column.date'), kind: 'date' },
        { title: t('packet:pharmacy.what'), kind: 'text' },
      ],
      rows: rows.map((row) => [
        [{ text: nameDay(row, words) }],
        [
          { text: row.what ?? t('packet:pharmacy.unnamed'), strong: true },
          {
            text: [
              ...(row.daysSupply === null ? [] : [t('packet:pharmacy.days', { count: row.daysSupply })]),
              row.providerName ?? t('row.providerNotNamed'),
            ].join(' · '),
            small: true,
          },
        ],
      ]),
      foot: null,
    },
  ];
}
