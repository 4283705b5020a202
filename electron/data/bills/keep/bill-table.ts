import { randomUUID } from 'node:crypto';
import type { Bill, BillFacts } from '#shared/model/bills/bill';
import { type ExampleMark, exampleMark } from '#shared/model/bills/example-mark';
import type { InstallmentPlan } from '#shared/model/bills/installments';
import { questioningLetters } from '#shared/model/bills/letter';
import type { Payment, PaymentFacts } from '#shared/model/bills/payment';
import type { Db } from '../../database/database.ts';
import { notFoundError } from '../../database/faults.ts';
import type { RemovedRows } from '../../database/removed-rows.ts';

type StoredBill = { id: string; facts: string; hasScan: number; questionedOn: string | null };
type StoredPayment = { id: string; facts: string };
/** `isMeant`: whether the bill is about that claim. */
export type BillAnswer = { claimId: string; isMeant: boolean };
/**
 * `installments`: what the person agreed, beside what the bill says. `questionedOn`: the day on which the last letter that
 * asks about it was sent.
 */
export type KeptBill = {
  bill: Bill;
  hasScan: boolean;
  installments: InstallmentPlan | null;
  questionedOn: string | null;
};

const selectBill = `SELECT bill.id, bill.facts, bill_scan.bill_id IS NOT NULL AS hasScan,
    (SELECT MAX(call.facts ->> 'sentOn') FROM call
      WHERE call.bill_id = bill.id
        AND call.facts ->> 'template' IN (${questioningLetters.map((one) => `'${one}'`).join(', ')})) AS questionedOn
  FROM bill LEFT JOIN bill_scan ON bill_scan.bill_id = bill.id`;

/**
 * Bills, payments and answers about them, as the person wrote them down. How a bill stood is forgotten with each of these:
 * what follows from a person's own act is no news to them.
 */
export class BillTable {
  readonly #db: Db;

  constructor(db: Db) {
    this.#db = db;
  }

  list(personId: string): KeptBill[] {
    return this.#db
      .prepare<[string], StoredBill>(`${selectBill} WHERE person_id = ? ORDER BY bill.rowid`)
      .all(personId)
      .map(decodeBill);
  }

  /** @throws {StoreError} store/not-found */
  get(billId: string): KeptBill {
    const found = this.#db.prepare<[string], StoredBill>(`${selectBill} WHERE bill.id = ?`).get(billId);
    if (!found) throw notFoundError('bill');
    return decodeBill(found);
  }

  /**
   * Adds a bill, or writes one anew; one of the example stays one. `at`: ISO instant.
   *
   * @throws {StoreError} store/not-found
   */
  save(billId: string | null, typed: BillFacts & ExampleMark, at: string): string {
    const facts = { ...typed, ...(billId !== null && this.isExample(billId) ? exampleMark : {}) };
    const person = this.#db.prepare('SELECT 1 FROM person WHERE id = ?').get(facts.personId);
    if (!person) throw notFoundError('person');
    const id = billId ?? randomUUID();
    if (billId === null)
      this.#db
        .prepare('INSERT INTO bill (id, person_id, facts, written_at) VALUES (?, ?, ?, ?)')
        .run(id, facts.personId, JSON.stringify(facts), at);
    else {
      const { changes } = this.#db
        .prepare(
          `UPDATE bill SET person_id = ?, facts = json_set(?, '$.installments', facts -> '$.installments'),
           written_at = ? WHERE id = ?`,
        )
        .run(facts.personId, JSON.stringify(facts), at, id);
      if (changes === 0) throw notFoundError('bill');
      this.#forgetVerdict(id);
      this.#db.prepare('UPDATE payment SET person_id = ? WHERE bill_id = ?').run(facts.personId, id);
    }
    return id;
  }

  /** `null` forgets the installments. @throws {StoreError} store/not-found */
  planInstallments(billId: string, plan: InstallmentPlan | null): void {
    const { changes } = this.#db
      .prepare("UPDATE bill SET facts = json_set(facts, '$.installments', json(?)) WHERE id = ?")
      .run(JSON.stringify(plan), billId);
    if (changes === 0) throw notFoundError('bill');
    this.#forgetVerdict(billId);
  }

  /** What the person said of the bill as a whole; `null` takes it back. @throws {StoreError} store/not-found */
  say(billId: string, name: 'isApart' | 'isForAll' | 'givesWay', value: boolean | null): void {
    const facts =
      value === null ? `json_remove(facts, '$.${name}')` : `json_set(facts, '$.${name}', json('${value}'))`;
    const { changes } = this.#db.prepare(`UPDATE bill SET facts = ${facts} WHERE id = ?`).run(billId);
    if (changes === 0) throw notFoundError('bill');
    this.#forgetVerdict(billId);
  }

  /** Takes the bill away, with its scan, its payments and what was answered about it; the id by which it comes back. */
  remove(removed: RemovedRows, billId: string): string {
    return removed.remove('bill', 'id', billId);
  }

  /** Whether the bill is of the example, and so all that is written about it. */
  isExample(billId: string): boolean {
    const mark = this.#db
      .prepare<[string], number | null>("SELECT facts ->> '$.isExample' FROM bill WHERE id = ?")
      .pluck()
      .get(billId);
    return mark === 1;
  }

  payments(personId: string): Payment[] {
    return this.#db
      .prepare<[string], StoredPayment>('SELECT id, facts FROM payment WHERE person_id = ? ORDER BY rowid')
      .all(personId)
      .map(({ id, facts }) => ({ id, ...(JSON.parse(facts) as PaymentFacts & ExampleMark) }));
  }

  /** Ids of the payments that a receipt is kept with. */
  receipts(personId: string): Set<string> {
    return new Set(
      this.#db
        .prepare<[string], string>(
          'SELECT payment_id FROM payment_scan JOIN payment ON payment.id = payment_id WHERE person_id = ?',
        )
        .pluck()
        .all(personId),
    );
  }

  addPayment(personId: string, facts: PaymentFacts & ExampleMark): string {
    const id = randomUUID();
    this.#db
      .prepare('INSERT INTO payment (id, person_id, bill_id, claim_id, facts) VALUES (?, ?, ?, ?, ?)')
      .run(id, personId, facts.billId, facts.claimId, JSON.stringify(facts));
    if (facts.billId !== null) this.#forgetVerdict(facts.billId);
    return id;
  }

  /** The id by which it comes back. */
  removePayments(removed: RemovedRows, paymentIds: readonly string[]): string {
    const find = this.#db
      .prepare<[string], string | null>('SELECT bill_id FROM payment WHERE id = ?')
      .pluck();
    const billIds = new Set(paymentIds.flatMap((id) => find.get(id) ?? []));
    return removed.removeAll('payment', 'id', paymentIds, () => {
      for (const billId of billIds) this.#forgetVerdict(billId);
    });
  }

  /** What the person said of claims, by bill. */
  answers(personId: string): Map<string, BillAnswer[]> {
    const stored = this.#db
      .prepare<[string], { billId: string; claimId: string; isMeant: number }>(
        `SELECT bill_id AS billId, claim_id AS claimId, is_meant AS isMeant
         FROM bill_answer JOIN bill ON bill.id = bill_id WHERE person_id = ?`,
      )
      .all(personId);
    const byBill = new Map<string, BillAnswer[]>();
    for (const { billId, claimId, isMeant } of stored)
      byBill.set(billId, [...(byBill.get(billId) ?? []), { claimId, isMeant: isMeant === 1 }]);
    return byBill;
  }

  /** A yes to one claim takes the place of an earlier yes; `null` takes an answer back. */
  answer(billId: string, claimId: string, isMeant: boolean | null): void {
    this.get(billId);
    if (isMeant === true)
      this.#db.prepare('DELETE FROM bill_answer WHERE bill_id = ? AND is_meant = 1').run(billId);
    if (isMeant === null)
      this.#db.prepare('DELETE FROM bill_answer WHERE bill_id = ? AND claim_id = ?').run(billId, claimId);
    else
      this.#db
        .prepare(
          `INSERT INTO bill_answer (bill_id, claim_id, is_meant) VALUES (?, ?, ?)
           ON CONFLICT (bill_id, claim_id) DO UPDATE SET is_meant = excluded.is_meant`,
        )
        .run(billId, claimId, Number(isMeant));
    this.#forgetVerdict(billId);
  }

  #forgetVerdict(billId: string): void {
    this.#db.prepare('DELETE FROM bill_verdict WHERE bill_id = ?').run(billId);
  }
}

function decodeBill({ id, facts, hasScan, questionedOn }: StoredBill): KeptBill {
  const { installments = null, ...bill } = JSON.parse(facts) as BillFacts &
    ExampleMark & { installments?: InstallmentPlan };
  return { bill: { id, ...bill }, hasScan: hasScan === 1, installments, questionedOn };
}
