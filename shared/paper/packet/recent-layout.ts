/** Claims of some months on paper: all of them, those that need a look, what was bought at a pharmacy. */
import type { ClaimRow } from '../../model/claims/claim-row.ts';
import type { RecentStatement } from '../../model/papers/single-paper.ts';
import type { Block, Cell, StatementDocument } from '../document.ts';
import { describeOwner, frameDocument, listSources } from '../frame.ts';
import { layOutClaimCells, listClaimColumns } from '../ledger-blocks.ts';
import { describeOrigin, type Words } from '../words.ts';

export function layOutRecent(statement: RecentStatement, words: Words): StatementDocument {
  const { t, span } = words;
  const { kind, options, personName, madeOn, rows, from, to } = statement;
  const months = span(from, to, 'long') ?? '';
  return frameDocument(
    {
      options,
      title:
        kind === 'attention'
          ? t('packet:attention.title', { count: rows.length })
          : t(`packet:${kind}.title`),
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

/** With the year: twelve months, and what needs a look, reach over a turn of the year. */
function nameDay({ serviceStart, serviceEnd }: ClaimRow, { t, span }: Words): string {
  return span(serviceStart, serviceEnd, 'medium') ?? t('row.dateNotGiven');
}

function layOutClaims({ kind, rows, options }: RecentStatement, words: Words): Block[] {
  const { t } = words;
  const cells = rows.map((row): Cell[] => [
    [{ text: nameDay(row, words), small: true }],
    ...layOutClaimCells(row, [], options.hideBilled, words),
  ]);
  const columns = listClaimColumns(options.hideBilled, words);
  if (kind === 'recent')
    return [{ kind: 'table', caption: t('packet:recent.table'), columns, rows: cells, foot: null }];
  const why = (row: ClaimRow, [when = [], what = [], ...amounts]: Cell[]): Cell[] => [
    when,
    [...what, { text: t(`packet:attention.${row.attention ?? 'changed'}`), strong: true }],
    ...amounts,
  ];
  return [
    {
      kind: 'table',
      caption: t('packet:attention.table'),
      columns,
      rows: rows.map((row, index) => why(row, cells[index] ?? [])),
      foot: null,
    },
    { kind: 'heading', text: t('packet:attention.next') },
    {
      kind: 'checks',
      items: rows.map(({ providerName }) =>
        t('packet:attention.step', { provider: providerName ?? t('row.providerNotNamed') }),
      ),
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
