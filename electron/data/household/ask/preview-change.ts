/** What would go along with a plan or a person that becomes somebody else's, counted before anything is done. */
import type { PeoplePreview } from '#shared/model/people/people';
import { countRecords } from '../../archive/record-table.ts';
import { countClaims } from '../../claims/keep/claim-table.ts';
import type { Db } from '../../database/database.ts';
import { readPerson } from '../../people/person-table.ts';
import { listOwnedRows, noRows, type OwnedRows } from '../keep/owned-rows.ts';
import type { ChangeParts } from '../keep/people-changes.ts';
import { findPlanRows } from './find-plan-rows.ts';

type PreviewParts = Pick<ChangeParts, 'db' | 'connections' | 'judged'>;

/** @throws {StoreError} store/not-found */
export function previewMove(
  { db, connections, judged }: PreviewParts,
  { connectionId, today }: { connectionId: string; today: string },
): PeoplePreview {
  const { personId } = connections.get(connectionId);
  const all = listOwnedRows(db, personId);
  if (all.connections.length === 1) return preview(db, all, noRows);
  const rows = findPlanRows(judged, { connectionId, personId, today });
  const stay = (kind: 'bills' | 'payments') => all[kind].filter((id) => !rows[kind].includes(id));
  return preview(db, rows, { ...all, bills: stay('bills'), payments: stay('payments') });
}

/** @throws {StoreError} store/not-found */
export function previewMerge({ db }: PreviewParts, { personId }: { personId: string }): PeoplePreview {
  return preview(db, listOwnedRows(db, readPerson(db, personId).id), noRows);
}

function preview(db: Db, goes: OwnedRows, stays: OwnedRows): PeoplePreview {
  const sum = (count: typeof countClaims) => goes.connections.reduce((all, id) => all + count(db, id), 0);
  return {
    plans: goes.connections.length,
    claims: sum(countClaims),
    records: sum(countRecords),
    ...countOwned(goes),
    stays: countOwned(stays),
    endsPerson: stays === noRows,
  };
}

function countOwned({ bills, payments, taxEntries, comparedPlans }: OwnedRows): PeoplePreview['stays'] {
  return {
    bills: bills.length,
    payments: payments.length,
    taxEntries: taxEntries.length,
    comparedPlans: comparedPlans.length,
  };
}
