import { useTranslation } from 'react-i18next';
import type { RecordKind, RecordState } from '#shared/model/health-record';
import { Tag } from '../../ui/Tag.tsx';

/** States that say nothing new of a kind: what most of its records are. */
const usual: Partial<Record<RecordKind, readonly RecordState[]>> = {
  lab: ['final'],
  vital: ['final'],
  observation: ['final'],
  report: ['final'],
  document: ['final', 'active'],
  dispense: ['completed'],
  immunization: ['completed'],
  procedure: ['completed'],
  visit: ['completed'],
  questionnaire: ['completed'],
  'family-history': ['completed'],
  'care-plan': ['active'],
  'care-team': ['active'],
  device: ['active'],
};

/** Where a record stands, where that is not what one would expect of its kind. */
export function StateTag({ kind, state }: { kind: RecordKind; state: RecordState | null }) {
  const { t } = useTranslation('health');
  if (state === null || usual[kind]?.includes(state)) return null;
  return <Tag>{t(`state.${state}`)}</Tag>;
}
