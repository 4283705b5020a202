/** What main may ask about health records. */
import { type AnsweredFile, getAttachment, nameFile, openFile } from './ask/get-attachment.ts';
import { getRecord } from './ask/get-record.ts';
import { type HealthParts, listRecords } from './ask/list-records.ts';
import { getTrend } from './ask/list-trends.ts';

export function healthOperations(parts: HealthParts) {
  return {
    list: (input: Parameters<typeof listRecords>[1]) => listRecords(parts, input),
    get: ({ recordId }: { recordId: string }) => getRecord(parts, recordId),
    trend: (input: { personId: string; key: string }) => getTrend(parts, input),
    attachment: (input: { recordId: string; index: number }) => getAttachment(parts, input),
    openFile: (input: AnsweredFile) => openFile(parts, input),
    nameFile: (input: AnsweredFile) => nameFile(parts, input),
  };
}
