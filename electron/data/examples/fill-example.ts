/** Writes the example of a made-up person beside what the person typed, each entry with its mark. */
import { languageCodes } from '#shared/languages';
import { Example } from '#shared/model/bills/example';
import { exampleMark } from '#shared/model/bills/example-mark';
import { mostComparedPlans } from '#shared/model/replay/plan-rules';
import { AppealTable } from '../appeals/keep/appeal-table.ts';
import type { BillTable } from '../bills/keep/bill-table.ts';
import type { ScanTable } from '../bills/keep/scan-table.ts';
import type { ClaimRows } from '../claims/ask/person-rows.ts';
import type { CallTable } from '../correspondence/keep/call-table.ts';
import type { LetterTable } from '../correspondence/keep/letter-table.ts';
import type { Db } from '../database/database.ts';
import { LimitTable } from '../limits/keep/limit-table.ts';
import type { Connections } from '../people/connections.ts';
import { ComparedPlanTable } from '../replay/keep/compared-plan-table.ts';
import { TaxEntryTable } from '../taxes/keep/tax-entry-table.ts';
import { hasExample } from './example-rows.ts';

export type ExampleParts = {
  db: Db;
  connections: Connections;
  rows: ClaimRows;
  bills: BillTable;
  scans: ScanTable;
  calls: CallTable;
  letters: LetterTable;
};

/** True for a person all of whose plans are made up, once their claims are here. */
export function isOffered({ connections, rows }: ExampleParts, personId: string): boolean {
  const plans = connections.ofPerson(personId);
  return plans.length > 0 && plans.every(({ isSample }) => isSample) && rows.of(personId).entries.length > 0;
}

/**
 * Keeps the example, all of it or nothing. What is about a claim that is not here is left out, and so is what would take
 * the place of something typed.
 */
export function fillExample(parts: ExampleParts, personId: string, given: Example): void {
  const example = Example.parse(given);
  if (!isOffered(parts, personId)) return;
  const claimIds = new Set(parts.rows.of(personId).entries.map(({ row }) => row.id));
  parts.db.transaction(() => {
    if (hasExample(parts.db, personId)) return;
    fillBills(parts, personId, example, claimIds);
    fillAppeals(parts, personId, example, claimIds);
    fillLimits(parts, personId, example);
    const taxEntries = new TaxEntryTable(parts.db);
    fillComparedPlans(parts, personId, example);
    for (const facts of example.taxEntries) taxEntries.add(personId, { ...facts, ...exampleMark });
  })();
}

function fillBills(
  { bills, scans, calls }: ExampleParts,
  personId: string,
  example: Example,
  claimIds: ReadonlySet<string>,
): void {
  const at = new Date().toISOString();
  for (const { about, facts, payments, calls: called, scan } of example.bills) {
    if (!about.every((claimId) => claimIds.has(claimId))) continue;
    const billId = bills.save(null, { ...facts, personId, ...exampleMark }, at);
    for (const payment of payments)
      bills.addPayment(personId, { ...payment, billId, claimId: null, ...exampleMark });
    for (const call of called) calls.add({ billId }, { ...call, ...exampleMark });
    if (scan) scans.keep({ of: 'bill', id: billId }, scan.facts, scan.bytes);
  }
  for (const { claimId, facts } of example.payments)
    if (claimIds.has(claimId))
      bills.addPayment(personId, { ...facts, billId: null, claimId, ...exampleMark });
}

function fillAppeals(
  { db, calls, letters }: ExampleParts,
  personId: string,
  example: Example,
  claimIds: ReadonlySet<string>,
): void {
  const appeals = new AppealTable(db);
  const written = new Set(appeals.list(personId).map(({ claimId }) => claimId));
  for (const { claimId, facts, calls: called, letters: begun } of example.appeals) {
    const kept = letters.get({ claimId }, 'appeal');
    const isBegun = languageCodes.some((language) => kept[language] !== null);
    if (!claimIds.has(claimId) || written.has(claimId) || isBegun) continue;
    appeals.save(claimId, { ...facts, ...exampleMark });
    for (const call of called) calls.add({ claimId }, { ...call, ...exampleMark });
    for (const { language, text, answers } of begun)
      letters.save({ claimId }, 'appeal', language, text, answers);
  }
}

/** A plan begins all its years in one month, so nothing is written beside what was typed of another year of it. */
function fillLimits({ db, connections }: ExampleParts, personId: string, { limits: all }: Example): void {
  const limits = new LimitTable(db);
  const typed = new Set(
    connections.ofPerson(personId).flatMap(({ id }) => limits.list(id).map(({ planId }) => planId)),
  );
  for (const plan of all) if (!typed.has(plan.planId)) limits.save({ ...plan, ...exampleMark });
}

/** Beside the plans that were typed, as far as there is room. */
function fillComparedPlans({ db }: ExampleParts, personId: string, { comparedPlans }: Example): void {
  const plans = new ComparedPlanTable(db);
  const room = mostComparedPlans - plans.list(personId).length;
  for (const rules of comparedPlans.slice(0, room)) plans.save(personId, null, { ...rules, ...exampleMark });
}
