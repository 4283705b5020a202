/**
 * Every table that holds what a person wrote, and why each other table of the database is in no such file. A contract
 * test holds that no table is forgotten.
 */
import { type WrittenKind, writtenKinds } from '#shared/model/files/written';
import { billAnswers, bills } from './tables/bills.ts';
import { alikePutAway, episodeClaims, lookedAt, visitAnswers } from './tables/claims.ts';
import { appeals, calls, letters, serviceKinds, visitChecks } from './tables/correspondence.ts';
import { payments, taxEntries } from './tables/payments.ts';
import { comparedPlans, limits } from './tables/plans.ts';
import { billScans, paymentScans } from './tables/scans.ts';
import type { AnyWrittenTable } from './written-table.ts';

const byKind: Record<WrittenKind, AnyWrittenTable> = {
  bill: bills,
  bill_answer: billAnswers,
  bill_scan: billScans,
  payment: payments,
  payment_scan: paymentScans,
  tax_entry: taxEntries,
  plan_limits: limits,
  compared_plan: comparedPlans,
  call: calls,
  letter: letters,
  appeal: appeals,
  episode_claim: episodeClaims,
  alike_put_away: alikePutAway,
  visit: visitAnswers,
  visit_check: visitChecks,
  looked_at: lookedAt,
  service_kind: serviceKinds,
};

/** In the order in which they are written and brought back. */
export const writtenTables: readonly AnyWrittenTable[] = writtenKinds.map((kind) => byKind[kind]);

const sent = 'what plans and files sent, saved as FHIR';
const derived = 'made of what plans sent, whenever that is read';
const app = 'what the app told or did, not what the person wrote';

/** Tables that are in no file of what a person wrote, with the reason. */
export const notSaved: Readonly<Record<string, string>> = {
  person: 'named in the head of the file; one is here once a plan or a file brought records',
  connection: 'named in the head of the file; a sign-in is made anew',
  resource: sent,
  packed_json: sent,
  unread_line: sent,
  undecided: 'whose records of a plan are: asked again when they come again',
  undecided_record: sent,
  patient_seen: sent,
  patient_name: derived,
  copied_record: 'of what a copy brought, until the plan sends it',
  fate: derived,
  claim: derived,
  claim_facts: derived,
  claim_text: derived,
  claim_digest: derived,
  record: derived,
  unreadable: derived,
  waiting: derived,
  provenance_target: derived,
  different_people: 'of two people, and the file is of one: copies of both hold it',
  claim_history: app,
  last_look: app,
  bill_verdict: app,
  sync_checkpoint: app,
  setting: app,
  access_log: 'saved as CSV from its own screen; it may not be changed from outside',
};
