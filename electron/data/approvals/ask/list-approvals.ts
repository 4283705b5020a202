/** Prior authorizations of one person. They are never in the claims, so no total ever sees them. */
import type { ApprovalList, ApprovalView } from '#shared/model/plans/approval';
import type { PlanKind } from '#shared/model/plans/plan-kind';
import { boundEach } from '../../archive/bound-view.ts';
import { copiedAtSql } from '../../archive/copied-records.ts';
import type { ReferenceCache } from '../../archive/reference-cache.ts';
import {
  type FileOfPlan,
  findFileVersion,
  leaveOutFileVersions,
  pairFilesWithPlans,
} from '../../archive/select-records.ts';
import type { Db } from '../../database/database.ts';
import type { Resource } from '../../fhir/resource.ts';
import type { Connection, Connections } from '../../people/connections.ts';
import { readApproval } from '../read/read-approval.ts';
import { approvalValidity } from '../read/validity.ts';
import { findKindOfConnection } from './plan-kind.ts';

export type ApprovalParts = { db: Db; connections: Connections; references: ReferenceCache };
type Stored = { id: string; json: string; removed: number; seenIn: string; copiedAt: string | null };

const select = `SELECT id, json, removed_at IS NOT NULL AS removed, seen_in AS seenIn, ${copiedAtSql} AS copiedAt
  FROM record JOIN resource USING (key) JOIN resource_json USING (key)
  WHERE record.connection_id = ? AND kind = 'approval' ${leaveOutFileVersions('record')} ORDER BY key`;

/** The person's approvals, newest decision first, and the plans that sent none. `today`: `YYYY-MM-DD`. */
export function listApprovals(
  parts: ApprovalParts,
  { personId, today }: { personId: string; today: string },
): ApprovalList {
  const connections = parts.connections.ofPerson(personId);
  const pairs = pairFilesWithPlans(connections);
  const all = connections.map((connection) => {
    const planKind = findKindOfConnection(parts.db, connection);
    return { connection, planKind, views: readViews(parts, { connection, planKind }, { pairs, today }) };
  });
  const { views, leftOut } = boundEach(all.flatMap((one) => one.views).toSorted(compareDecision));
  return {
    approvals: views,
    leftOut,
    plansWithout: all.flatMap(({ connection, planKind, views }) =>
      connection.origin === 'plan' && views.length === 0 ? [{ name: connection.planName, planKind }] : [],
    ),
  };
}

function readViews(
  { db, references }: ApprovalParts,
  { connection, planKind }: { connection: Connection; planKind: PlanKind },
  { pairs, today }: { pairs: readonly FileOfPlan[]; today: string },
): ApprovalView[] {
  const { resolve } = references.of(connection.id);
  return db
    .prepare<[string, string], Stored>(select)
    .all(connection.id, JSON.stringify(pairs))
    .flatMap(({ id, json, removed, seenIn, copiedAt }) => {
      const approval = readApproval(JSON.parse(json) as Resource, { resolve });
      if (approval === null) return [];
      return [
        {
          id: `${connection.id}/ExplanationOfBenefit/${id}`,
          connectionId: connection.id,
          planName: connection.planName,
          planKind,
          openedAt: connection.origin === 'file' ? seenIn : copiedAt,
          fileVersion: findFileVersion(db, pairs, {
            connectionId: connection.id,
            type: 'ExplanationOfBenefit',
            id,
          }),
          validity: approvalValidity(approval, today),
          removed: removed === 1,
          approval,
          leftOut: 0,
        },
      ];
    });
}

function compareDecision(a: ApprovalView, b: ApprovalView): number {
  return getDay(b).localeCompare(getDay(a)) || a.id.localeCompare(b.id);
}

function getDay({ approval }: ApprovalView): string {
  return approval.decidedOn ?? approval.askedOn ?? '';
}
