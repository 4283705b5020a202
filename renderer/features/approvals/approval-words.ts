/** Codes of an approval in our words; what we have no words for stays as the plan sent it. */

import type { Coded } from '#shared/model/claims/claim';
import type { Approval } from '#shared/model/plans/approval';
import type { Translate } from '../../i18n/translate.ts';
import { nameCoded } from '../../ui/data/coded-text.ts';
import { isCareRole } from '../../ui/records/care-roles.ts';

/** Decisions that a plan owes a reason for. */
export const withReason: ReadonlySet<string> = new Set<Approval['decision']>([
  'not-approved',
  'approved-in-part',
  'approved-with-changes',
]);

/** Our kinds of care by HL7's claim types. */
const kinds = new Map([
  ['institutional', 'facility'],
  ['professional', 'professional'],
  ['oral', 'oral'],
  ['pharmacy', 'pharmacy'],
  ['vision', 'vision'],
]);

/** The kind of care; `null` when the plan did not state it. */
export function describeKind(t: Translate, kind: Coded | null): string | null {
  const { text = null, code = null } = kind ?? {};
  const ours = kinds.get(code ?? '');
  const saysNoMore = text === null || text.toLowerCase() === code;
  return ours !== undefined && saysNoMore ? t(`common:kind.${ours}`) : nameCoded(t, kind);
}

/** The role of a person or organization; `null` where we have no words for it. */
export function nameRole(t: Translate, role: string | null): string | null {
  if (role === 'enterer') return t('facts.enterer');
  return isCareRole(role) ? t(`claim:people.role.${role}`) : null;
}

/** Whether a person looked at the request, of which specialty and number; `null` where the plan does not say. */
export function describeReviewer(t: Translate, reviewer: Approval['reviewer']): string | null {
  if (reviewer === null) return null;
  const { isHuman, specialty, npi } = reviewer;
  const parts = [
    isHuman !== null && t(isHuman ? 'facts.reviewedByPerson' : 'facts.reviewedByNobody'),
    nameCoded(t, specialty),
    npi !== null && t('facts.npi', { number: npi }),
  ];
  return parts.filter(Boolean).join(', ') || null;
}

const relations = new Set(['related', 'prior', 'associated', 'replacedby']);

/** What another number is called. */
export function nameNumber(t: Translate, label: string): string {
  if (relations.has(label)) return t('facts.relatedNumber');
  return label === 'identifier' ? t('facts.otherNumber') : label;
}
