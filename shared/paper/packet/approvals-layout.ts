/** Plan approvals on paper: what ends soon, what holds, what is over. */

import type { ApprovalsStatement } from '../../model/papers/single-paper.ts';
import type { ApprovalItem, ApprovalReason, ApprovalView } from '../../model/plans/approval.ts';
import { formatNumber } from '../../number.ts';
import {
  type ApprovalGroup,
  canHold,
  findLastDay,
  sayItemFacts,
  selectGroup,
} from '../../words/papers/approvals.ts';
import type { Block, Cell, StatementDocument } from '../document.ts';
import { frameDocument, listSources } from '../frame.ts';
import { describeOrigin, nameSource, type Words } from '../words.ts';

const groups: readonly ApprovalGroup[] = ['now', 'current', 'past'];

export function layOutApprovals(statement: ApprovalsStatement, words: Words): StatementDocument {
  const { t } = words;
  const { options, personName, madeOn, list } = statement;
  const tables = groups.flatMap((group) => layOutGroup(group, list.approvals, words));
  return frameDocument(
    {
      options,
      title: t('approvals:screen'),
      personName,
      about: [personName ?? t('nameNotShared')],
      notABill: t('notABill'),
      madeOn,
      origin: describeOrigin(listSources(list.approvals), words),
      blocks:
        tables.length === 0
          ? []
          : [
              {
                kind: 'paragraph',
                strong: true,
                text: `${t('approvals:notABill')} ${t('approvals:notABillMore')}`,
              },
              ...tables,
              ...(list.leftOut > 0
                ? [{ kind: 'paragraph', text: t('approvals:leftOut', { count: list.leftOut }) } as const]
                : []),
            ],
    },
    words,
  );
}

function layOutGroup(group: ApprovalGroup, all: readonly ApprovalView[], words: Words): Block[] {
  const { t } = words;
  const approvals = selectGroup(all, group);
  if (approvals.length === 0) return [];
  return [
    {
      kind: 'table',
      caption: t(`approvals:group.${group}`),
      columns: [
        { title: t('packet:approvals.decided'), kind: 'date' },
        { title: t('packet:approvals.what'), kind: 'text' },
      ],
      rows: approvals.map((view) => layOutApproval(view, words)),
      foot: null,
    },
  ];
}

function layOutApproval(view: ApprovalView, words: Words): Cell[] {
  const { t, date } = words;
  const { approval, planName, openedAt, removed } = view;
  const decided =
    date(approval.decidedOn) ??
    t(approval.decision === 'pending' ? 'approvals:timeline.notYet' : 'approvals:timeline.notStated');
  const who = [nameSource({ name: planName, openedAt }, words), approval.requester.name];
  const asked = date(approval.askedOn);
  const stands = [
    t(approval.mixed ? 'approvals:mixed' : `approvals:decision.${approval.decision}`),
    approval.use === 'predetermination' && t('approvals:estimate'),
    approval.urgency === 'urgent' && t('approvals:urgent'),
    removed && t('approvals:removed'),
  ];
  const lines = [
    [sayValidity(view, words), nameNumbers(view, words)].filter(Boolean).join(' · '),
    ...approval.items.map((item) => sayItem(item, approval.items.length > 1, words)),
    ...approval.reasons.map((reason) => sayReason(reason, words)),
    [asked && t('packet:approvals.asked', { date: asked }), ...who].filter(Boolean).join(' · '),
    ...approval.notes,
  ];
  return [
    [{ text: decided }],
    [
      {
        text: nameApproval(view, words),
        strong: true,
        more: ` · ${stands.filter(Boolean).join(' · ')}`,
      },
      ...lines.flatMap((text) => (text ? [{ text, small: true as const }] : [])),
    ],
  ];
}

/** Its services, else the kind of care. */
export function nameApproval({ approval }: ApprovalView, { t, coded }: Words): string {
  const services = approval.items.flatMap((item) => item.services.flatMap((one) => coded(one, false) ?? []));
  const [first, ...more] = new Set(services);
  if (first !== undefined) return more.length === 0 ? first : `${first} + ${more.length}`;
  return (approval.kind && coded(approval.kind, false)) ?? t('approvals:unnamed');
}

function sayValidity(view: ApprovalView, { t, date }: Words): string | null {
  if (!canHold(view)) return null;
  const end = date(findLastDay(view));
  if (end === null) return t('approvals:validity.notStated');
  return t(view.validity === 'ended' ? 'approvals:validity.ended' : 'approvals:validity.until', {
    date: end,
  });
}

function nameNumbers(view: ApprovalView, { t }: Words): string {
  const label = t(canHold(view) ? 'approvals:facts.numbers' : 'approvals:facts.requestNumber');
  return `${label}: ${view.approval.numbers.join(', ') || t('approvals:facts.noNumber')}`;
}

/** "Physical therapy: approved, 8 visits on the request, 6 approved"; of a single one, how much. */
function sayItem(item: ApprovalItem, isOfSeveral: boolean, words: Words): string {
  const { t, coded, locale } = words;
  const { asked, unitsAllowed, unitsUsed, services, decision, reasons } = item;
  const number = (value: number) => formatNumber(value, locale);
  const amounts = [
    asked &&
      t('approvals:item.asked', { amount: [number(asked.value), asked.unit].filter(Boolean).join(' ') }),
    unitsAllowed !== null && t('approvals:item.allowed', { amount: number(unitsAllowed) }),
    unitsUsed !== null && t('approvals:item.used', { amount: number(unitsUsed) }),
    ...sayItemFacts(item, words),
    ...reasons.flatMap(({ text }) => text ?? []),
  ].filter(Boolean);
  if (!isOfSeveral) return amounts.join(', ');
  const name = services.flatMap((one) => coded(one, false) ?? []).join(', ') || t('approvals:unnamed');
  return `${name}: ${[t(`approvals:decision.${decision}`), ...amounts].join(', ')}`;
}

function sayReason({ text, code, system }: ApprovalReason, { t }: Words): string | null {
  if (text !== null) return `${t('approvals:why.title')}: ${text}`;
  if (code === null) return null;
  return system === null
    ? t('approvals:why.code', { code })
    : t('approvals:why.codeSystem', { code, system });
}
