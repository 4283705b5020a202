/** The rows that say whose they are: by which a plan or a whole person goes to somebody else, and comes back. */
import { isDeepStrictEqual } from 'node:util';
import type { BillFacts, BillLine } from '#shared/model/bills/bill';
import type { PlanRules } from '#shared/model/replay/plan-rules';
import type { Db } from '../../database/database.ts';

/** Ids of rows. What hangs on a connection or a bill goes along with it. */
export type OwnedRows = {
  connections: readonly string[];
  bills: readonly string[];
  payments: readonly string[];
  taxEntries: readonly string[];
  comparedPlans: readonly string[];
};

export const noRows: OwnedRows = {
  connections: [],
  bills: [],
  payments: [],
  taxEntries: [],
  comparedPlans: [],
};

const tables = {
  connections: 'connection',
  bills: 'bill',
  payments: 'payment',
  taxEntries: 'tax_entry',
  comparedPlans: 'compared_plan',
} as const satisfies Record<keyof OwnedRows, string>;
const kinds = Object.keys(tables) as (keyof OwnedRows)[];

export function listOwnedRows(db: Db, personId: string): OwnedRows {
  const list = (table: string) =>
    db
      .prepare<[string], string>(`SELECT id FROM ${table} WHERE person_id = ? ORDER BY rowid`)
      .pluck()
      .all(personId) as string[];
  return {
    connections: list(tables.connections),
    bills: list(tables.bills),
    payments: list(tables.payments),
    taxEntries: list(tables.taxEntries),
    comparedPlans: list(tables.comparedPlans),
  };
}

/** The rows, with what was paid since for their bills and for claims of their connections. */
export function addPaidSince(db: Db, rows: OwnedRows, personId: string): OwnedRows {
  const since = db
    .prepare<[object], string>(
      `SELECT id FROM payment WHERE person_id = @personId
         AND (bill_id IN (SELECT value FROM json_each(@bills)) OR EXISTS (
           SELECT 1 FROM json_each(@connections) WHERE claim_id LIKE value || '/%'))`,
    )
    .pluck()
    .all({
      personId,
      bills: JSON.stringify(rows.bills),
      connections: JSON.stringify(rows.connections),
    }) as string[];
  return { ...rows, payments: [...rows.payments, ...since] };
}

/** Makes those of the rows that are one person's another's. */
export function giveRows(db: Db, rows: OwnedRows, { from, to }: { from: string; to: string }): void {
  for (const kind of kinds) {
    const facts = kind === 'bills' ? ", facts = json_set(facts, '$.personId', @to)" : '';
    db.prepare(
      `UPDATE ${tables[kind]} SET person_id = @to${facts}
       WHERE person_id = @from AND id IN (SELECT value FROM json_each(@ids))`,
    ).run({ from, to, ids: JSON.stringify(rows[kind]) });
  }
}

/** A line of a bill, by its place there, as it names somebody else now. */
type RenamedLine = { billId: string; place: number; now: BillLine };

/** Has visits on bills of several people name another person; the lines that did. */
export function renameLines(db: Db, from: string, to: string): RenamedLine[] {
  const stored = db
    .prepare<[string], { id: string; facts: string }>(
      `SELECT id, facts FROM bill WHERE EXISTS (SELECT 1 FROM json_each(facts, '$.lines')
         WHERE value ->> '$.personId' = ?)`,
    )
    .all(from);
  return stored.flatMap(({ id, facts }) => {
    const bill = JSON.parse(facts) as BillFacts;
    const lines = bill.lines.map((line) => (line.personId === from ? { ...line, personId: to } : line));
    writeFacts(db, id, { ...bill, lines });
    return lines.flatMap((now, place) =>
      bill.lines[place]?.personId === from ? [{ billId: id, place, now }] : [],
    );
  });
}

/** Has the lines name `personId` again, but for those that were written anew since. */
export function restoreLines(db: Db, renamed: readonly RenamedLine[], personId: string): void {
  for (const [billId, ofBill] of Map.groupBy(renamed, (one) => one.billId)) {
    const facts = db.prepare<[string], string>('SELECT facts FROM bill WHERE id = ?').pluck().get(billId);
    if (facts === undefined) continue;
    const bill = JSON.parse(facts as string) as BillFacts;
    const isAsLeft = (line: BillLine, at: number) =>
      ofBill.some(({ place, now }) => place === at && isDeepStrictEqual(line, now));
    const lines = bill.lines.map((line, at) => (isAsLeft(line, at) ? { ...line, personId } : line));
    writeFacts(db, billId, { ...bill, lines });
  }
}

/** Whom a compared plan of a family is for, beside the person whose it is: as it was, and as it is now. */
type RenamedOthers = { planId: string; before: readonly string[]; now: readonly string[] };

/** Has compared plans of families be for another person; those that were for the one before. */
export function renameOthers(db: Db, from: string, to: string): RenamedOthers[] {
  const stored = db
    .prepare<[string], { id: string; facts: string }>(
      `SELECT id, facts FROM compared_plan WHERE EXISTS (SELECT 1 FROM json_each(facts, '$.otherIds')
         WHERE value = ?)`,
    )
    .all(from);
  return stored.map(({ id, facts }) => {
    const before = (JSON.parse(facts) as PlanRules).otherIds ?? [];
    const now = [...new Set(before.map((one) => (one === from ? to : one)))];
    writeOthers(db, id, now);
    return { planId: id, before, now };
  });
}

/** Has the plans be for whom they were, but for those that were changed since. */
export function restoreOthers(db: Db, renamed: readonly RenamedOthers[]): void {
  for (const { planId, before, now } of renamed) {
    const facts = db
      .prepare<[string], string>('SELECT facts FROM compared_plan WHERE id = ?')
      .pluck()
      .get(planId);
    if (facts === undefined) continue;
    if (isDeepStrictEqual((JSON.parse(facts as string) as PlanRules).otherIds, now))
      writeOthers(db, planId, before);
  }
}

function writeOthers(db: Db, planId: string, otherIds: readonly string[]): void {
  db.prepare("UPDATE compared_plan SET facts = json_set(facts, '$.otherIds', json(?)) WHERE id = ?").run(
    JSON.stringify(otherIds),
    planId,
  );
}

/** A compared plan that somebody else had typed with the very same rules. */
type TwinPlan = { rowid: number; id: string; facts: string };

/** Takes out those of the plans to compare that the person has with the same rules anyway; what was taken. */
export function removeTwinPlans(db: Db, personId: string, planIds: readonly string[]): TwinPlan[] {
  const all = db
    .prepare<[string], TwinPlan>('SELECT rowid, id, facts FROM compared_plan WHERE person_id = ?')
    .all(personId);
  const rulesOf = ({ facts }: TwinPlan): unknown => JSON.parse(facts);
  const [given, own] = [
    all.filter(({ id }) => planIds.includes(id)),
    all.filter(({ id }) => !planIds.includes(id)),
  ];
  const twins = given.filter((plan) => own.some((one) => isDeepStrictEqual(rulesOf(one), rulesOf(plan))));
  const remove = db.prepare('DELETE FROM compared_plan WHERE id = ?');
  for (const { id } of twins) remove.run(id);
  return twins;
}

/** Gives the plans back to whoever typed them, each in its place. */
export function restoreTwinPlans(db: Db, twins: readonly TwinPlan[], personId: string): void {
  const insert = db.prepare(
    'INSERT INTO compared_plan (rowid, id, person_id, facts) VALUES (@rowid, @id, @personId, @facts)',
  );
  for (const twin of twins) insert.run({ ...twin, personId });
}

function writeFacts(db: Db, billId: string, facts: BillFacts): void {
  db.prepare('UPDATE bill SET facts = ? WHERE id = ?').run(JSON.stringify(facts), billId);
}
