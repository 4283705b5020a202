/** One bill on paper: what it asks for, how it stands, what the plan decided, what was paid and asked, and what is next. */
import { type Bill, hasVisitLines } from '../model/bills/bill.ts';
import { agreedVerdicts, type BillView, isSureOfClaims } from '../model/bills/bill-lists.ts';
import { namesLaw } from '../model/claims/ask-again.ts';
import type { ClaimRow } from '../model/claims/claim-row.ts';
import { findPharmacyShare } from '../model/claims/pharmacy-share.ts';
import type { BillStatement } from '../model/papers/single-paper.ts';
import { sayCall, sayPayment, saySent } from '../words/bill-log.ts';
import { type Likeness, listLikeness } from '../words/bill-match.ts';
import { findNextStep } from '../words/bill-step.ts';
import { findNotPlan, sayBill, sayDue } from '../words/bills.ts';
import { findNextInstallment } from '../words/installments.ts';
import { sayCallPlan, sayWhyToAsk } from '../words/protection.ts';
import { layOutAmount } from './amount-cell.ts';
import type { Block, Cell, StatementDocument, Sum } from './document.ts';
import { describeOwner, frameDocument } from './frame.ts';
import { nameSource, type Words } from './words.ts';

export function layOutBill(statement: BillStatement, words: Words): StatementDocument {
  const { t } = words;
  const { options, personName, madeOn, view } = statement;
  const currencies = [view.bill.currency, ...view.claims.map(({ currency }) => currency)];
  return frameDocument(
    {
      options,
      title: t('bill.title'),
      personName,
      about: [describeOwner(personName, currencies, words)],
      notABill: t('notABill'),
      madeOn,
      origin: t(view.claims.length === 0 ? 'origin.bills' : 'origin.visits'),
      blocks: [
        layOutStanding(view, words),
        ...layOutNotes(view, words),
        ...layOutAskAgain(view, words),
        ...layOutPaper(view, words),
        ...layOutClaims(view, words),
        ...layOutDone(view, words),
        ...layOutNext(view, words),
      ],
    },
    words,
  );
}

/** What it asks for, how it stands, and the sums. */
function layOutStanding(view: BillView, words: Words): Block {
  const { t, money } = words;
  const { bill, verdict, paidCents, openCents } = view;
  const { headline, says } = sayBill(view, words);
  const { dueCents } = bill;
  const isCredit = dueCents !== null && dueCents < 0;
  const asked = dueCents === null ? null : Math.abs(dueCents);
  const asks = `bills:bill.asks.${isCredit ? 'credit' : bill.kind}`;
  const sum = (label: string, cents: number | null): Sum[] =>
    cents === null ? [] : [{ label: t(label), value: money(cents, bill.currency) }];
  return {
    kind: 'box',
    big: sayDue({ ...bill, dueCents: asked }, words),
    lines: [
      { text: t(asks), more: ` · ${nameSender(view, words)}` },
      { text: headline, strong: true },
      { text: says },
    ],
    sums: [
      ...sum('bills.asks', asked),
      ...sum('bills:beside.open', verdict.leftShareCents),
      ...sum('bills.paid', paidCents === 0 ? null : paidCents),
      ...sum('bills.left', isCredit || dueCents === null ? null : openCents),
    ],
  };
}

/** What was filled in as an example says so. */
function nameSender({ bill: { biller, isExample } }: BillView, { t }: Words): string {
  return isExample ? `${biller} (${t('example')})` : biller;
}

function layOutNotes(view: BillView, words: Words): Block[] {
  const notPlan = findNotPlan(view.claims);
  const items = [
    ...(notPlan === null ? [] : [words.t(`bills:bill.notPlan.${notPlan}`)]),
    ...sayBill(view, words).notes.map(({ text }) => text),
  ];
  return items.length === 0 ? [] : [{ kind: 'list', items }];
}

/** What there is to ask about its claims, and whom to call. */
function layOutAskAgain({ askAgain }: BillView, { t }: Words): Block[] {
  if (askAgain === null) return [];
  const lookUp = (key: string, values?: Record<string, string>) => t(`denials:${key}`, values);
  const { title, text } = sayWhyToAsk(askAgain, lookUp);
  const call = sayCallPlan(askAgain.planPhone, lookUp);
  return [
    { kind: 'heading', text: title },
    { kind: 'paragraph', text },
    { kind: 'paragraph', text: namesLaw(askAgain) ? `${call} ${lookUp('balance.help')}` : call },
  ];
}

/** What the person copied from the paper; what it does not say is left out. */
function layOutPaper({ bill }: BillView, words: Words): Block[] {
  const { t, date, span, money } = words;
  const facts = (
    [
      ['biller', bill.biller],
      ['billerFor', bill.billerFor],
      ['account', bill.accounts.join(', ')],
      ['claimNumber', bill.claimNumber],
      ['prescriptionNumber', bill.prescriptionNumber],
      ['serviceStart', span(bill.serviceStart, bill.serviceEnd, 'long')],
      ['statementDate', date(bill.statementDate)],
      ['dueDate', date(bill.dueDate)],
      ['totalCharges', sayCents(bill.totalChargesCents)],
      ['previousBalance', sayCents(bill.previousBalanceCents)],
      ['fee', sayCents(bill.feeCents)],
      ['installments', sayCents(bill.installmentsOfCents)],
    ] as const
  ).flatMap(([name, value]) => (value ? [{ label: t(`bills:form.${name}`), value }] : []));
  return [
    { kind: 'heading', text: t('bill.paper') },
    { kind: 'facts', rows: facts, keepsWhole: true },
    ...(bill.lines.length === 0 ? [] : [layOutLines(bill, words)]),
  ];

  function sayCents(cents: number | null): string | null {
    return cents === null ? null : money(cents, bill.currency);
  }
}

function layOutLines(bill: Bill, words: Words): Block {
  const { lines, currency } = bill;
  const areVisits = hasVisitLines(bill);
  const { t, span, figure } = words;
  const amount = (cents: number | null): Cell => [
    { text: cents === null ? t('row.notStated') : figure(cents, currency) },
  ];
  return {
    kind: 'table',
    caption: t(areVisits ? 'bills:lines.title' : 'bills:charges.title'),
    columns: [
      { title: t('column.date'), kind: 'date' },
      { title: t('bill.visit'), kind: 'text' },
      { title: t('column.billed'), kind: 'amount' },
      ...(areVisits ? ([{ title: t('bills.asks'), kind: 'amount' }] as const) : []),
    ],
    rows: lines.map(({ serviceStart, serviceEnd, account, code, printed, chargeCents, dueCents }) => [
      [{ text: span(serviceStart, serviceEnd, 'medium') ?? t('row.dateNotGiven') }],
      [{ text: [account, code, printed].filter(Boolean).join(' · ') }],
      amount(chargeCents),
      ...(areVisits ? [amount(dueCents)] : []),
    ]),
    foot: null,
  };
}

/** The claims that the bill is about, or may be about, and for one claim what agrees with it. */
function layOutClaims(view: BillView, words: Words): Block[] {
  const { t } = words;
  const { claims, bill, verdict } = view;
  if (claims.length === 0) return [];
  const [row] = claims;
  const candidate = claims.length === 1 && verdict.claims.find(({ claimId }) => claimId === row?.id);
  const likeness =
    candidate && row ? listLikeness({ candidate, bill, row, isSame: isSameAmount(verdict) }, t) : [];
  return [
    {
      kind: 'table',
      caption: t(isSureOfClaims(view) ? 'bill.plan' : 'bill.maybe'),
      columns: [
        { title: t('column.date'), kind: 'date' },
        { title: t('bill.who'), kind: 'text' },
        { title: t('column.billed'), kind: 'amount' },
        { title: t('column.planPaid'), kind: 'amount' },
        { title: t('column.yourShare'), kind: 'amount' },
      ],
      rows: claims.map((one) => layOutClaim(one, words)),
      foot: null,
    },
    ...layOutLikeness(likeness, words),
  ];
}

/** `null` where it cannot be told, or a cent or two is between them. */
function isSameAmount({ verdict, differenceCents }: BillView['verdict']): boolean | null {
  if (differenceCents === null) return null;
  return differenceCents === 0 ? true : agreedVerdicts.has(verdict) ? null : false;
}

function layOutClaim(row: ClaimRow, words: Words): Cell[] {
  const { t, date } = words;
  const facts = [
    row.claimNumber === null ? null : t('row.claim', { number: row.claimNumber }),
    row.planName === null
      ? null
      : nameSource({ name: row.planName, openedAt: row.openedAt, way: row.way }, words),
  ].filter((fact) => fact !== null);
  return [
    [{ text: date(row.serviceStart, 'medium') ?? t('row.dateNotGiven') }],
    [
      {
        text: row.providerName ?? t('row.providerNotNamed'),
        strong: true,
        more: ` · ${t(`state.${row.state}`)}`,
      },
      ...(facts.length === 0 ? [] : [{ text: facts.join(' · '), small: true as const }]),
    ],
    layOutAmount(row.billed, row, words),
    layOutAmount(row.planPaid, row, words),
    layOutAmount(row.kind === 'pharmacy' ? findPharmacyShare(row) : row.yourShare, row, words),
  ];
}

const marks = [
  ['✓', 'bill.match'],
  ['≈', 'bill.alike'],
  ['≠', 'bill.differs'],
] as const;

function layOutLikeness(likeness: readonly Likeness[], { t }: Words): Block[] {
  const rows = marks.flatMap(([mark, name]) => {
    const value = likeness.flatMap((one) => (one.mark === mark ? [one.words] : [])).join(' · ');
    return value === '' ? [] : [{ label: t(name), value }];
  });
  return rows.length === 0
    ? []
    : [
        { kind: 'heading', text: t('bills:ask.agrees') },
        { kind: 'facts', rows },
      ];
}

/** Payments, calls and letters, the newest first. */
function layOutDone({ payments, calls, sentLetters }: BillView, words: Words): Block[] {
  const { t, date } = words;
  const done = [
    ...payments.map((one) => sayPayment(one, words)),
    ...calls.map((one) => sayCall(one, words)),
    ...sentLetters.map((one) => saySent(one, words)),
  ].toSorted((a, b) => b.day.localeCompare(a.day));
  if (done.length === 0) return [];
  return [
    {
      kind: 'table',
      caption: t('bills:log.title'),
      columns: [
        { title: t('column.date'), kind: 'date' },
        { title: t('bill.done'), kind: 'text' },
      ],
      rows: done.map(({ day, words: said, more, isExample }) => [
        [{ text: date(day, 'medium') ?? day }],
        [
          { text: isExample ? `${said} (${t('example')})` : said },
          ...(more === '' ? [] : [{ text: more, small: true as const }]),
        ],
      ]),
      foot: null,
    },
  ];
}

function layOutNext(view: BillView, { t, money, date }: Words): Block[] {
  const { bill, installments, paidCents } = view;
  const next = installments === null ? null : findNextInstallment(installments, paidCents);
  return [
    { kind: 'heading', text: t('bills.next') },
    { kind: 'paragraph', strong: true, text: t(`bill.step.${findNextStep(view) ?? 'none'}`) },
    ...(next === null
      ? []
      : [
          {
            kind: 'paragraph',
            text: t('bills:installments.next', {
              amount: money(next.cents - next.paidCents, bill.currency),
              day: date(next.dueOn) ?? next.dueOn,
            }),
          } as const,
        ]),
    { kind: 'paragraph', text: t('bills.advice') },
    { kind: 'checks', items: [t('bills.step', { biller: bill.biller })] },
  ];
}
