import { useTranslation } from 'react-i18next';
import type { ApprovalDecision } from '#shared/model/plans/approval';
import { Pill, type PillTone } from '../data/Pill.tsx';

const tones: Record<ApprovalDecision, PillTone> = {
  approved: 'paid',
  'approved-in-part': 'partly',
  'approved-with-changes': 'partly',
  'not-approved': 'refused',
  pending: 'waiting',
  cancelled: 'waiting',
  'contact-plan': 'waiting',
  'not-needed': 'waiting',
  'not-stated': 'waiting',
};

/** What the plan decided, in our words: "Approved", "Your plan did not approve this". */
export function DecisionPill({ decision }: { decision: ApprovalDecision }) {
  const { t } = useTranslation('approvals');
  return <Pill tone={tones[decision]}>{t(`decision.${decision}`)}</Pill>;
}
