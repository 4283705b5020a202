/** Care that the person does not know, to read to a plan, to Medicare or to the Senior Medicare Patrol. */
import type { VisitsStatement } from '../model/papers/statement.ts';
import type { VisitCheck } from '../model/visits/visit-check.ts';
import { citeName, citeWords } from '../words/letters/cite.ts';
import { type Callee, listCallees } from '../words/visit-checks.ts';
import type { Block, Cell } from './document.ts';
import { listSources } from './frame.ts';
import type { Words } from './words.ts';

export function layOutVisits({ checks }: VisitsStatement, words: Words): Block[] {
  const { t } = words;
  if (checks.length === 0) return [];
  const plans = listSources(checks.map(({ row }) => row));
  return [
    { kind: 'paragraph', text: t('visits.intro') },
    {
      kind: 'table',
      caption: t('visits.table'),
      columns: [
        { title: t('column.date'), kind: 'date' },
        { title: t('visits.what'), kind: 'text' },
        { title: t('column.billed'), kind: 'amount' },
        { title: t('column.planPaid'), kind: 'amount' },
      ],
      rows: checks.map((check) => layOutCheck(check, plans.length > 1, words)),
      foot: null,
    },
    { kind: 'heading', text: t('visits:callees.title') },
    { kind: 'list', items: listCallees(checks).map((callee) => sayCallee(callee, words)) },
    { kind: 'heading', text: t('visits.asked') },
    {
      kind: 'checks',
      items: checks.map(({ row }) => t('visits.step', { provider: nameProvider(row, words) })),
    },
    { kind: 'paragraph', text: t('visits.foot') },
  ];
}

/** Decisions that the amounts beside them do not tell. */
const told: ReadonlySet<VisitCheck['row']['state']> = new Set(['plan-is-deciding', 'plan-did-not-pay']);

/** `isOfPlans`: of several plans, so that each is named. */
function layOutCheck({ row, facts }: VisitCheck, isOfPlans: boolean, words: Words): Cell[] {
  const { t, date, figure, span } = words;
  const number = citeName(row.claimNumber, t);
  const amount = (of: VisitCheck['row']['billed']): Cell => [
    { text: of === null ? t('row.notStated') : figure(of.cents, row.currency) },
  ];
  const care = [
    citeWords(row.what, t) ?? t(`kind.${row.kind}`),
    number === null ? null : t('row.claim', { number }),
    isOfPlans ? citeName(row.planName, t) : null,
  ].filter((part) => part !== null);
  const noted = t('visits.noted', {
    answer: t(`visits:answer.${facts.answer}`),
    date: date(facts.notedOn) ?? facts.notedOn,
  });
  return [
    [{ text: span(row.serviceStart, row.serviceEnd, 'long') ?? t('row.dateNotGiven') }],
    [
      {
        text: nameProvider(row, words),
        strong: true,
        ...(told.has(row.state) && { more: ` · ${t(`state.${row.state}`)}` }),
      },
      { text: care.join(' · '), small: true },
      { text: noted, strong: true, ...(facts.note !== '' && { more: ` · ${facts.note}` }) },
    ],
    amount(row.billed),
    amount(row.planPaid),
  ];
}

function nameProvider({ providerName }: VisitCheck['row'], { t }: Words): string {
  return citeName(providerName, t) ?? t('row.providerNotNamed');
}

function sayCallee(callee: Callee, { t }: Words): string {
  if (callee.kind !== 'plan') return t(`visits:callees.${callee.kind}`);
  const name = citeName(callee.name, t) ?? t('visits:callees.yourPlan');
  const phone = citeName(callee.phone, t);
  return phone === null
    ? t('visits:callees.planNoPhone', { name })
    : t('visits:callees.plan', { name, phone });
}
