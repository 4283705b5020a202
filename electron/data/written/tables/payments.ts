/** Payments, and what was written down by hand for the worksheet of a year. */
import { z } from 'zod';
import { PaymentEntry, type PaymentFacts } from '#shared/model/bills/payment';
import { TaxEntryFacts } from '#shared/model/bills/tax-entry';
import { ClaimRef, RowId } from '../file-format.ts';
import type { WrittenTable } from '../written-table.ts';

const FilePayment = z.strictObject({
  id: RowId,
  bill: RowId.nullable(),
  claim: ClaimRef.nullable(),
  facts: PaymentEntry,
});

export const payments: WrittenTable<z.infer<typeof FilePayment>> = {
  kind: 'payment',
  most: 10_000,
  entry: FilePayment,
  *read({ db, personId, refs }) {
    const stored = db
      .prepare<[string], { id: string; facts: string }>(
        'SELECT id, facts FROM payment WHERE person_id = ? ORDER BY rowid',
      )
      .iterate(personId);
    for (const { id, facts } of stored) {
      const { billId, claimId, ...rest } = JSON.parse(facts) as PaymentFacts;
      yield { id, bill: billId, claim: claimId === null ? null : refs.nameClaim(claimId), facts: rest };
    }
  },
  place({ id: fileId, bill, claim, facts }, { db, personId, refs, ids }) {
    const billId = bill === null ? null : ids.find('bill', bill);
    if (bill === null ? claim === null : billId === null) return 'broken';
    const claimId = claim === null ? null : refs.findClaimOrErased(claim);
    if (billId === null && claimId === null) {
      ids.noteWaiting('payment', fileId);
      return 'waiting';
    }
    const row = ids.take('payment', fileId);
    if (row === null) return 'broken';
    if (row.isHere) return 'here';
    const kept: PaymentFacts = { ...facts, billId, claimId };
    db.prepare('INSERT INTO payment (id, person_id, bill_id, claim_id, facts) VALUES (?, ?, ?, ?, ?)').run(
      row.id,
      personId,
      billId,
      claimId,
      JSON.stringify(kept),
    );
    if (billId !== null) db.prepare('DELETE FROM bill_verdict WHERE bill_id = ?').run(billId);
    return 'added';
  },
};

/** As many as a worksheet lists. */
const mostTaxEntries = 5_000;
const FileTaxEntry = z.strictObject({ id: RowId, facts: TaxEntryFacts });

export const taxEntries: WrittenTable<z.infer<typeof FileTaxEntry>> = {
  kind: 'tax_entry',
  most: mostTaxEntries,
  entry: FileTaxEntry,
  *read({ db, personId }) {
    const stored = db
      .prepare<[string], { id: string; facts: string }>(
        'SELECT id, facts FROM tax_entry WHERE person_id = ? ORDER BY rowid',
      )
      .iterate(personId);
    for (const { id, facts } of stored) yield { id, facts: JSON.parse(facts) as TaxEntryFacts };
  },
  place({ id: fileId, facts }, { db, personId, ids }) {
    const row = ids.take('tax_entry', fileId);
    if (row?.isHere) return 'here';
    const count = db.prepare<[], number>('SELECT count(*) FROM tax_entry').pluck().get() ?? 0;
    if (row === null || count >= mostTaxEntries) return 'broken';
    db.prepare('INSERT INTO tax_entry (id, person_id, facts) VALUES (?, ?, ?)').run(
      row.id,
      personId,
      JSON.stringify(facts),
    );
    return 'added';
  },
};
