import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClaimState } from '#shared/model/claims/claim';
import type { ClaimRow } from '#shared/model/claims/claim-row';
import { useVisitWords } from '../../i18n/use-visit-words.ts';
import { cx } from '../cx.ts';
import styles from './Pill.module.css';

export type PillTone = 'paid' | 'partly' | 'refused' | 'waiting';

const tones: Record<ClaimState, PillTone> = {
  'plan-paid': 'paid',
  'plan-paid-part': 'partly',
  'went-to-deductible': 'partly',
  'approved-no-payment': 'paid',
  'plan-did-not-pay': 'refused',
  'plan-is-deciding': 'waiting',
  replaced: 'waiting',
  canceled: 'waiting',
  'taken-back': 'refused',
  'not-stated': 'waiting',
};

/** A short status by shape, word and colour. */
export function Pill({ tone, children }: { tone: PillTone; children: ReactNode }) {
  return <span className={cx(styles['pill'], styles[tone])}>{children}</span>;
}

/** What the plan did with a claim: "Plan paid", "Plan is deciding", ... */
export function StatePill({ state }: { state: ClaimState }) {
  const { t } = useTranslation('common');
  return <Pill tone={tones[state]}>{t(`state.${state}`)}</Pill>;
}

/** What all plans did that looked at a visit: "Both plans paid"; of one plan's claim, its state. */
export function RowPill({ row }: { row: ClaimRow }) {
  const together = useVisitWords().nameState(row);
  if (together === null) return <StatePill state={row.state} />;
  return <Pill tone={tones[together.state]}>{together.words}</Pill>;
}
