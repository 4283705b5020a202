/** Papers of bills and receipts of payments. Their bytes are looked at again before they are kept. */
import { z } from 'zod';
import type { PaperFacts, PaperPlace } from '#shared/model/bills/paper';
import { largestPaper } from '#shared/model/bills/paper';
import { PaperTable } from '../../bills/keep/paper-table.ts';
import { RowId } from '../file-format.ts';
import type { WrittenTable } from '../written-table.ts';

/** `judged`: what the bytes turned out to be; `null` until somebody looked, `'refused'` where they cannot be kept. */
export type FilePaper = {
  of: string;
  name: string;
  bytes: Uint8Array<ArrayBuffer>;
  judged: Pick<PaperFacts, 'mediaType' | 'pages'> | 'refused' | null;
};

/** `of`: the bill or the payment. `data`: base64. */
const StoredPaper = z.strictObject({
  of: RowId,
  name: z.string().max(200),
  data: z.string().max(Math.ceil(largestPaper / 3) * 4),
});
type StoredPaper = z.infer<typeof StoredPaper>;

const entry = StoredPaper.transform(
  ({ of, name, data }): FilePaper => ({
    of,
    name: name.replaceAll(/\p{C}/gu, '') || 'paper',
    bytes: new Uint8Array(Buffer.from(data, 'base64')),
    judged: null,
  }),
);

function describeTable(of: PaperPlace['of'], most: number): WrittenTable<FilePaper, StoredPaper> {
  const [paper, key] = [`${of}_paper` as const, `${of}_id` as const];
  return {
    kind: paper,
    most,
    entry,
    *read({ db, personId }) {
      const stored = db
        .prepare<[string], { id: string; facts: string; bytes: Uint8Array }>(
          `SELECT ${key} AS id, ${paper}.facts, bytes FROM ${paper} JOIN ${of} ON ${of}.id = ${key}
           WHERE person_id = ? ORDER BY ${of}.rowid`,
        )
        .iterate(personId);
      for (const { id, facts, bytes } of stored) {
        const { name } = JSON.parse(facts) as PaperFacts;
        yield { of: id, name, data: Buffer.from(bytes).toString('base64') };
      }
    },
    place({ of: fileId, name, bytes, judged }, { db, ids, isTrial }) {
      const id = ids.find(of, fileId);
      if (id === null && ids.isWaiting(of, fileId)) return 'waiting';
      if (id === null || judged === 'refused') return 'broken';
      const papers = new PaperTable(db);
      if (papers.find({ of, id })) return 'here';
      if (isTrial) return 'added';
      if (judged === null) return 'broken';
      papers.keep({ of, id }, { name, ...judged, bytes: bytes.length }, bytes);
      return 'added';
    },
  };
}

export const billPapers = describeTable('bill', 2_000);
export const paymentPapers = describeTable('payment', 10_000);
