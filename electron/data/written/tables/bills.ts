/** Bills, and what was said of which claim they are about. */
import { z } from 'zod';
import { BillFacts, BillLine, mayLackDue, mostLines } from '#shared/model/bills/bill';
import { mostBills } from '#shared/model/bills/bill-lists';
import { InstallmentPlan } from '#shared/model/bills/installments';
import { ClaimRef, RowId, Someone } from '../file-format.ts';
import type { WrittenTable } from '../written-table.ts';

/** `person`: whose the line is, where the bill covers several people. */
const FileBillLine = BillLine.omit({ personId: true }).extend({
  person: z.union([z.literal('own'), Someone]).nullable(),
});
const FileBill = z.strictObject({
  id: RowId,
  writtenAt: z.iso.datetime().max(40),
  facts: BillFacts.omit({ personId: true, lines: true })
    .extend({
      lines: z.array(FileBillLine).max(mostLines),
      /** What the person agreed on paying each month. */
      installments: InstallmentPlan.nullable().optional(),
    })
    .refine((facts) => facts.dueCents !== null || mayLackDue(facts)),
});
type FileBill = z.infer<typeof FileBill>;

export const bills: WrittenTable<FileBill> = {
  kind: 'bill',
  most: mostBills,
  entry: FileBill,
  *read({ db, personId, refs }) {
    const stored = db
      .prepare<[string], { id: string; facts: string; writtenAt: string }>(
        'SELECT id, facts, written_at AS writtenAt FROM bill WHERE person_id = ? ORDER BY rowid',
      )
      .iterate(personId);
    for (const { id, facts, writtenAt } of stored) {
      const { personId: _own, lines, ...rest } = JSON.parse(facts) as BillFacts;
      yield {
        id,
        writtenAt,
        facts: {
          ...rest,
          lines: lines.map(({ personId: whose, ...line }) => ({ ...line, person: refs.namePerson(whose) })),
        },
      };
    }
  },
  place({ id: fileId, writtenAt, facts }, { db, personId, refs, ids }) {
    const row = ids.take('bill', fileId);
    if (row === null) return 'broken';
    if (row.isHere) return 'here';
    const lines = facts.lines.map(({ person, ...line }) => ({ ...line, personId: refs.findPerson(person) }));
    const kept: BillFacts = { ...facts, personId, lines };
    db.prepare('INSERT INTO bill (id, person_id, facts, written_at) VALUES (?, ?, ?, ?)').run(
      row.id,
      personId,
      JSON.stringify(kept),
      writtenAt,
    );
    return 'added';
  },
};

const FileAnswer = z.strictObject({ bill: RowId, claim: ClaimRef, isMeant: z.boolean() });

export const billAnswers: WrittenTable<z.infer<typeof FileAnswer>> = {
  kind: 'bill_answer',
  most: 10_000,
  entry: FileAnswer,
  *read({ db, personId, refs }) {
    const stored = db
      .prepare<[string], { bill: string; claimId: string; isMeant: number }>(
        `SELECT bill_id AS bill, claim_id AS claimId, is_meant AS isMeant
         FROM bill_answer JOIN bill ON bill.id = bill_id WHERE person_id = ?`,
      )
      .iterate(personId);
    for (const { bill, claimId, isMeant } of stored)
      yield { bill, claim: refs.nameClaim(claimId), isMeant: isMeant === 1 };
  },
  place({ bill, claim, isMeant }, { db, refs, ids }) {
    const billId = ids.find('bill', bill);
    if (billId === null) return 'broken';
    const claimId = refs.findClaimOrErased(claim);
    if (claimId === null) return 'waiting';
    const known = db
      .prepare('SELECT 1 FROM bill_answer WHERE bill_id = ? AND (claim_id = ? OR (is_meant = 1 AND ? = 1))')
      .get(billId, claimId, Number(isMeant));
    if (known) return 'here';
    db.prepare('INSERT INTO bill_answer (bill_id, claim_id, is_meant) VALUES (?, ?, ?)').run(
      billId,
      claimId,
      Number(isMeant),
    );
    db.prepare('DELETE FROM bill_verdict WHERE bill_id = ?').run(billId);
    return 'added';
  },
};
