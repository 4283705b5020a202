/** Scans of bills and receipts of payments. Their bytes are looked at again before they are kept. */
import { z } from 'zod';
import type { ScanFacts, ScanPlace } from '#shared/model/bills/scan';
import { largestScan } from '#shared/model/bills/scan';
import { ScanTable } from '../../bills/keep/scan-table.ts';
import { RowId } from '../file-format.ts';
import type { WrittenTable } from '../written-table.ts';

/** `judged`: what the bytes turned out to be; `null` until somebody looked, `'refused'` where they cannot be kept. */
export type FileScan = {
  of: string;
  name: string;
  bytes: Uint8Array<ArrayBuffer>;
  judged: Pick<ScanFacts, 'mediaType' | 'pages'> | 'refused' | null;
};

/** `of`: the bill or the payment. `data`: base64. */
const StoredScan = z.strictObject({
  of: RowId,
  name: z.string().max(200),
  data: z.string().max(Math.ceil(largestScan / 3) * 4),
});
type StoredScan = z.infer<typeof StoredScan>;

const entry = StoredScan.transform(
  ({ of, name, data }): FileScan => ({
    of,
    name: name.replaceAll(/\p{C}/gu, '') || 'paper',
    bytes: new Uint8Array(Buffer.from(data, 'base64')),
    judged: null,
  }),
);

function describeTable(of: ScanPlace['of'], most: number): WrittenTable<FileScan, StoredScan> {
  const [scan, key] = [`${of}_scan` as const, `${of}_id` as const];
  return {
    kind: scan,
    most,
    entry,
    *read({ db, personId }) {
      const stored = db
        .prepare<[string], { id: string; facts: string; bytes: Uint8Array }>(
          `SELECT ${key} AS id, ${scan}.facts, bytes FROM ${scan} JOIN ${of} ON ${of}.id = ${key}
           WHERE person_id = ? ORDER BY ${of}.rowid`,
        )
        .iterate(personId);
      for (const { id, facts, bytes } of stored) {
        const { name } = JSON.parse(facts) as ScanFacts;
        yield { of: id, name, data: Buffer.from(bytes).toString('base64') };
      }
    },
    place({ of: fileId, name, bytes, judged }, { db, ids, isTrial }) {
      const id = ids.find(of, fileId);
      if (id === null && ids.isWaiting(of, fileId)) return 'waiting';
      if (id === null || judged === 'refused') return 'broken';
      const scans = new ScanTable(db);
      if (scans.find({ of, id })) return 'here';
      if (isTrial) return 'added';
      if (judged === null) return 'broken';
      scans.keep({ of, id }, { name, ...judged, bytes: bytes.length }, bytes);
      return 'added';
    },
  };
}

export const billScans = describeTable('bill', 2_000);
export const paymentScans = describeTable('payment', 10_000);
