/** What was paid in a year, on paper: sums, each payment by its day, what does not count and why. */
import {
  findLeftOutCents,
  groupLeftOut,
  type Worksheet,
  type WorksheetRow,
} from '../../model/bills/worksheet.ts';
import type { WorksheetStatement } from '../../model/papers/single-paper.ts';
import { formatNumber } from '../../number.ts';
import { createWorksheetWords } from '../../words/papers/worksheet.ts';
import type { Block, Cell, StatementDocument } from '../document.ts';
import { describeOwner, frameDocument } from '../frame.ts';
import type { Words } from '../words.ts';

export function layOutWorksheet(statement: WorksheetStatement, words: Words): StatementDocument {
  const { t } = words;
  const { options, madeOn, sheet, people } = statement;
  const names = people.map(({ name }) => name ?? t('nameNotShared'));
  const list = new Intl.ListFormat(words.language, { type: 'conjunction' }).format(names);
  return frameDocument(
    {
      options,
      title: t('taxes:title', { year: sheet.year }),
      personName: people.length === 1 ? list : null,
      about: [
        describeOwner(
          list,
          sheet.rows.map((row) => row.currency),
          words,
        ),
      ],
      notABill: t('packet:worksheet.stamp'),
      madeOn,
      origin: t('origin.bills'),
      blocks: layOutSheet(statement, words),
    },
    words,
  );
}

function layOutSheet({ sheet, people }: WorksheetStatement, words: Words): Block[] {
  const { t, locale, span } = words;
  const rowWords = createWorksheetWords({
    t,
    locale,
    people,
    span: (start, end) => span(start, end, 'long'),
    number: (value) => formatNumber(value, locale),
  });
  if (sheet.rows.length + sheet.others.length === 0) return [];
  return [
    { kind: 'paragraph', text: t('taxes:lead') },
    ...layOutSums(sheet, words),
    ...(sheet.rows.length === 0 ? [] : [layOutRows(sheet.rows, rowWords, words)]),
    ...layOutByKind(sheet, rowWords, words),
    ...layOutLeftOut(sheet, rowWords, words),
    { kind: 'paragraph', text: t('taxes:foot') },
  ];
}

type RowWords = ReturnType<typeof createWorksheetWords>;

/** What counts is in US dollars only. */
const currency = 'USD';

function layOutSums({ own, account, hsa }: Worksheet, { t, money, date }: Words): Block[] {
  const slots = { count: own.entries, receipts: own.receipts };
  return [
    {
      kind: 'box',
      big: money(own.cents, currency),
      lines: [{ text: t('taxes:sum.own'), strong: true }, { text: t('taxes:sum.ownText', slots) }],
    },
    {
      kind: 'facts',
      rows: [
        {
          label: t('taxes:sum.account'),
          value: [
            money(account.cents, currency),
            t('taxes:sum.accountText', { count: account.entries }),
          ].join(' · '),
        },
        ...(hsa === null
          ? []
          : [
              {
                label: t('taxes:sum.hsa'),
                value: [
                  money(hsa.openCents, currency),
                  t('taxes:sum.hsaText', { day: date(hsa.since) ?? hsa.since }),
                ].join(' · '),
              },
            ]),
      ],
    },
  ];
}

function layOutRows(rows: readonly WorksheetRow[], rowWords: RowWords, words: Words): Block {
  const { t } = words;
  const hasRepaid = rows.some(({ repaidCents }) => repaidCents !== 0);
  return {
    kind: 'table',
    caption: t('taxes:table.label'),
    columns: [
      { title: t('taxes:table.paidOn'), kind: 'date' },
      { title: t('taxes:table.what'), kind: 'text' },
      { title: t('taxes:table.paid'), kind: 'amount' },
      ...(hasRepaid ? [{ title: t('taxes:table.repaid'), kind: 'amount' } as const] : []),
      { title: t('taxes:table.counts'), kind: 'amount' },
    ],
    rows: rows.map((row) => layOutRow(row, hasRepaid, rowWords, words)),
    foot: null,
  };
}

function layOutRow(row: WorksheetRow, hasRepaid: boolean, rowWords: RowWords, words: Words): Cell[] {
  const { t, figure, date, money } = words;
  const { cents, repaidCents, way, hasReceipt, notes, countsFor, claimNumber } = row;
  const amount = (value: number | null): Cell => [
    { text: value === null ? t('taxes:table.none') : figure(value, row.currency) },
  ];
  const how = [
    way === null ? t('taxes:table.hand') : t(`payments:way.${way}`),
    hasReceipt && t('taxes:table.receipt'),
    claimNumber !== null && t('row.claim', { number: claimNumber }),
  ];
  return [
    [{ text: date(row.paidOn, 'short') ?? t('taxes:table.none') }],
    [
      { text: nameRow(row, rowWords, words), strong: true },
      ...[
        [rowWords.describeRow(row), ...how].filter(Boolean).join(' · '),
        ...notes.map((note) => t(`taxes:note.${note}`, { amount: money(row.overpaidCents, row.currency) })),
        ...(countsFor.length > 0
          ? [rowWords.listUses(row)]
          : row.leftOut.map((reason) => t(`taxes:reason.${reason}`))),
      ].map((text) => ({ text, small: true as const })),
    ],
    amount(cents),
    ...(hasRepaid ? [amount(repaidCents === 0 ? null : repaidCents)] : []),
    countsFor.length > 0
      ? [{ text: figure(row.ownCents, row.currency), strong: true }]
      : [{ text: t('taxes:table.none') }],
  ];
}

/** What was filled in as an example says so. */
function nameRow(row: WorksheetRow, rowWords: RowWords, { t }: Words): string {
  const name = rowWords.nameRow(row);
  return row.source === 'example' ? `${name} (${t('example')})` : name;
}

function layOutByKind({ sums }: Worksheet, rowWords: RowWords, { t, money }: Words): Block[] {
  if (sums.length < 2) return [];
  return [
    { kind: 'heading', text: t('taxes:byKind.title') },
    {
      kind: 'facts',
      rows: sums.map(({ personId, kind, cents }) => ({
        label: `${rowWords.namePerson(personId)}, ${rowWords.nameKind(kind)}`,
        value: money(cents, currency),
      })),
    },
  ];
}

function layOutLeftOut(sheet: Worksheet, rowWords: RowWords, words: Words): Block[] {
  const { t, money } = words;
  const { count, groups } = groupLeftOut(sheet);
  if (count === 0) return [];
  const say = (row: WorksheetRow) => {
    const cents = findLeftOutCents(row) ?? row.cents;
    const isMoreAsked = row.toMarkCents !== null && row.cents !== null && row.toMarkCents !== row.cents;
    return [
      nameRow(row, rowWords, words),
      rowWords.describeRow(row),
      isMoreAsked && t('taxes:leftOut.asked', { amount: money(row.cents ?? 0, row.currency) }),
      cents !== null && money(cents, row.currency),
    ]
      .filter(Boolean)
      .join(' · ');
  };
  return [
    { kind: 'heading', text: t('taxes:leftOut.title', { count }) },
    ...groups.flatMap(({ reason, rows }): Block[] => [
      { kind: 'heading', text: t(`taxes:reason.${reason}`) },
      { kind: 'list', items: [...new Set(rows.map(say))] },
    ]),
  ];
}
