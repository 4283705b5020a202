import type { RecordKind, RecordState } from '#shared/model/health-record';
import { Tag } from '../../ui/Tag.tsx';
import { useRecordWords } from './use-record-words.ts';

/** Where a record stands, where that is not what one would expect of its kind. */
export function StateTag({ kind, state }: { kind: RecordKind; state: RecordState | null }) {
  const words = useRecordWords().state(kind, state);
  return words === null ? null : <Tag>{words}</Tag>;
}
