import type { RecordRow } from '#shared/model/health/health-record';
import { Tag } from '../../../ui/data/Tag.tsx';
import { useRecordWords } from './use-record-words.ts';

/** The state of a record, unless it is the usual one for its kind. */
export function StateTag({ row }: { row: Pick<RecordRow, 'kind' | 'state' | 'stateText'> }) {
  const words = useRecordWords().state(row);
  return words === null ? null : <Tag>{words}</Tag>;
}
