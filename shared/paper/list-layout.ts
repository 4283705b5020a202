/** Lists of a person on paper: the bills that are open, what happened since they last looked, care they do not know. */
import type { Bill } from '../model/bills/bill.ts';
import { type BillRow, isPartlyAbove, sumOpenBills } from '../model/bills/bill-lists.ts';
import { findPharmacyShare } from '../model/claims/pharmacy-share.ts';
import { type ClaimNews, newsKinds } from '../model/news/news.ts';
import type { BillsStatement, NewsStatement, VisitsStatement } from '../model/papers/statement.ts';
import { sayDue } from '../words/bills.ts';
import { findDueDay, findNextInstallment } from '../words/installments.ts';
import type { Block, Cell, Column, StatementDocument, TextLine } from './document.ts';
import { describeOwner, frameDocument, listSources } from './frame.ts';
import { layOutVisits } from './visit-check-blocks.ts';
import { nameSource, type Words } from './words.ts';

export function layOutList(
  statement: BillsStatement | NewsStatement | VisitsStatement,
  words: Words,
): StatementDocument {
  const { t } = words;
  const { kind, options, personName, madeOn } = statement;
  return frameDocument(
    {
      options,
      title: kind === 'news' ? nameNews(statement, words) : t(`${kind}.title`),
      personName,
      about: [describeOwner(personName, listCurrencies(statement), words), ...namePlan(statement, words)],
      notABill: t('notABill'),
      madeOn,
      origin: t(kind === 'news' ? 'origin.none' : `origin.${kind}`),
      blocks: layOutBlocks(statement, words),
    },
    words,
  );
}

function listCurrencies(statement: BillsStatement | NewsStatement | VisitsStatement): string[] {
  if (statement.kind === 'bills') return statement.rows.map(({ bill }) => bill.currency);
  const claims = statement.kind === 'news' ? statement.news.claims : statement.checks;
  return claims.map(({ row }) => row.currency);
}

/** Whose claims they are, where one plan sent them all. */
function namePlan(statement: BillsStatement | NewsStatement | VisitsStatement, words: Words): string[] {
  if (statement.kind !== 'visits') return [];
  const plans = listSources(statement.checks.map(({ row }) => row));
  return plans.length === 1 ? plans.map((plan) => nameSource(plan, words)) : [];
}

function layOutBlocks(statement: BillsStatement | NewsStatement | VisitsStatement, words: Words): Block[] {
  if (statement.kind === 'bills') return layOutBills(statement, words);
  if (statement.kind === 'news') return layOutNews(statement, words);
  return layOutVisits(statement, words);
}

function layOutBills({ rows }: BillsStatement, words: Words): Block[] {
  const { t, money } = words;
  if (rows.length === 0) return [];
  const currencies = [...Map.groupBy(rows, ({ bill }) => bill.currency)];
  const open = sumOpenBills(rows);
  return [
    ...open.map(
      ({ currency, cents, bills, match, toAsk, twiceCents }): Block => ({
        kind: 'box',
        big: money(cents, currency),
        lines: [{ text: t('bills.open', { count: bills }), strong: true }, { text: t('bills.about') }],
        sums: [
          ...(match.bills > 0 ? [{ label: t('bills:sum.match'), value: money(match.cents, currency) }] : []),
          ...(toAsk.bills > 0 ? [{ label: t('bills:sum.ask'), value: money(toAsk.cents, currency) }] : []),
          ...(isPartlyAbove(toAsk)
            ? [{ label: t('bills:sum.above'), value: money(toAsk.aboveCents, currency) }]
            : []),
          ...(twiceCents > 0 ? [{ label: t('bills:sum.twice'), value: money(twiceCents, currency) }] : []),
        ],
      }),
    ),
    ...currencies.map(([currency, all]): Block => {
      // Where nothing was paid, its column would only take room from the words.
      const hasPaid = all.some(({ paidCents }) => paidCents !== 0);
      return {
        kind: 'table',
        caption: t('bills.table'),
        columns: [
          { title: t('bills.due'), kind: 'date' },
          { title: t('bills.who'), kind: 'text' },
          { title: t('bills.asks'), kind: 'amount' },
          ...(hasPaid ? [{ title: t('bills.paid'), kind: 'amount' } as const] : []),
          { title: t('bills.left'), kind: 'amount' },
        ],
        rows: all.map((row) => layOutBill(row, hasPaid, words)),
        foot: [
          [],
          [{ text: t('bills.sum'), strong: true }],
          [],
          ...(hasPaid ? [[]] : []),
          [
            {
              text: words.figure(open.find((one) => one.currency === currency)?.cents ?? 0, currency),
              strong: true,
            },
          ],
        ],
      };
    }),
    { kind: 'heading', text: t('bills.next') },
    { kind: 'paragraph', text: t('bills.advice') },
    {
      kind: 'checks',
      items: rows.map(({ bill }) => t('bills.step', { biller: bill.biller })),
    },
  ];
}

/** What was filled in as an example says so. */
function nameBiller({ biller, isExample }: Bill, { t }: Words): string {
  return isExample ? `${biller} (${t('example')})` : biller;
}

function layOutBill(row: BillRow, hasPaid: boolean, words: Words): Cell[] {
  const { bill, verdict, paidCents, openCents, installments } = row;
  const { t, money, figure, date, span } = words;
  const amount = (cents: number) => [{ text: figure(cents, bill.currency) }];
  const care = span(bill.serviceStart, bill.serviceEnd, 'long');
  const facts = [
    care === null ? null : t('bills.for', { when: care }),
    bill.accounts[0] === undefined ? null : t('bills.account', { number: bill.accounts[0] }),
  ].filter((fact) => fact !== null);
  const difference = money(Math.abs(verdict.differenceCents ?? 0), bill.currency);
  const pill = t(`bills:pill.${verdict.verdict}`, { difference, count: verdict.claims.length });
  const next = installments === null ? null : findNextInstallment(installments, paidCents);
  const nextAmount = next === null ? '' : money(next.cents - next.paidCents, bill.currency);
  return [
    [{ text: date(findDueDay(row)) ?? t('bills.noDueDate') }],
    [
      { text: nameBiller(bill, words), strong: true, more: ` · ${pill}` },
      ...(facts.length === 0 ? [] : [{ text: facts.join(' · '), small: true as const }]),
      ...(next === null
        ? []
        : [{ text: t('bills.installment', { amount: nextAmount }), small: true as const }]),
    ],
    [{ text: sayDue(bill, { t, money: figure }) }],
    ...(hasPaid ? [paidCents === 0 ? [{ text: t('bills.nothingPaid') }] : amount(paidCents)] : []),
    [{ text: figure(openCents, bill.currency), strong: true }],
  ];
}

function nameNews({ news }: NewsStatement, { t, date }: Words): string {
  const day = date(news.since);
  return day === null ? t('news:page') : t('news:since', { day });
}

function layOutNews({ news }: NewsStatement, words: Words): Block[] {
  const { t } = words;
  const columns: Column[] = [
    { title: t('column.date'), kind: 'date' },
    { title: t('column.what'), kind: 'text' },
    { title: t('news:amount.yourShare'), kind: 'amount' },
  ];
  const groups = newsKinds.flatMap((kind): Block[] => {
    const rows = news.claims.filter((one) => one.kind === kind);
    if (rows.length === 0) return [];
    const caption = t(`news:group.${kind}`);
    return [
      { kind: 'table', caption, columns, rows: rows.map((one) => layOutClaim(one, words)), foot: null },
    ];
  });
  const { bills, leftOut } = news;
  return [
    ...(leftOut > 0 ? [{ kind: 'paragraph', text: t('news:more', { count: leftOut }) } as const] : []),
    ...groups,
    ...(bills.length === 0 ? [] : [{ kind: 'heading', text: t('news:group.bills') } as const]),
    ...(bills.length === 0
      ? []
      : [
          {
            kind: 'list',
            items: bills.map(({ row, before }) => {
              const { bill, verdict } = row;
              const name = (one: { verdict: string; differenceCents: number | null }, count: number) =>
                t(`bills:pill.${one.verdict}`, {
                  difference: words.money(Math.abs(one.differenceCents ?? 0), bill.currency),
                  count,
                });
              return t('news:bill', {
                biller: nameBiller(bill, words),
                before: name(before, before.claims),
                after: name(verdict, verdict.claims.length),
              });
            }),
          } as const,
        ]),
  ];
}

function layOutClaim({ row, stateBefore, amounts }: ClaimNews, words: Words): Cell[] {
  const { t, date, amount, figure } = words;
  const isPharmacy = row.kind === 'pharmacy';
  const share = isPharmacy ? findPharmacyShare(row) : row.yourShare;
  const facts = [
    row.claimNumber === null ? null : t('row.claim', { number: row.claimNumber }),
    stateBefore === null ? null : t('news:before', { state: t(`state.${stateBefore}`) }),
  ].filter((fact) => fact !== null);
  const lines: TextLine[] = [
    {
      text: row.providerName ?? t('row.providerNotNamed'),
      strong: true,
      more: ` · ${t(`state.${row.state}`)}`,
    },
    ...(facts.length === 0 ? [] : [{ text: facts.join(' · '), small: true as const }]),
    ...amounts.map(({ name, before, after }) => ({
      text: t('news:change', {
        name: t(`news:amount.${name}`),
        before: amount(before === null ? null : { cents: before }, row.currency),
        after: amount(after === null ? null : { cents: after }, row.currency),
      }),
      small: true as const,
    })),
  ];
  return [
    [{ text: date(row.serviceStart) ?? t('row.dateNotGiven') }],
    lines,
    [
      { text: share === null ? t('row.notStated') : figure(share.cents, row.currency) },
      ...(isPharmacy && share !== null ? [{ text: t('row.atPharmacy'), small: true as const }] : []),
    ],
  ];
}
