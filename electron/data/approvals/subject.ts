/** Prior authorizations as a subject of the archive: ExplanationOfBenefits that are no claims. No total ever sees them. */
import type { Approval } from '#shared/model/plans/approval';
import { RecordTable } from '../archive/record-table.ts';
import { collectCodedTexts, joinWords } from '../archive/record-words.ts';
import type { Subject } from '../archive/subject.ts';
import type { Db } from '../database/database.ts';
import { approvalDates, approvalTitle, readApproval } from './read/read-approval.ts';

const resourceTypes = ['ExplanationOfBenefit'];

export function createApprovalSubject(db: Db): Subject {
  const table = new RecordTable(db);
  return {
    resourceTypes,
    read({ key, resource }, { connection, resolve, occasion }) {
      const approval = readApproval(resource, { resolve });
      if (approval === null || approval.isError) return null;
      const summary = approval.requester.name ?? approval.facility?.name ?? null;
      const { decision } = approval;
      const row = { title: approvalTitle(approval), ...approvalDates(approval), summary, decision };
      const words = joinWords(collectTexts(approval));
      return () => {
        table.write(key, connection.id, { kind: 'approval', row, trend: null, words });
        return occasion === 'first' ? 'new' : 'changed';
      };
    },
    drop: (key) => table.remove(key),
  };
}

/** What a prior authorization is found by: numbers, services, diagnoses and parties. */
function* collectTexts(approval: Approval): Generator<string | null> {
  yield* approval.numbers;
  for (const { value } of approval.otherNumbers) yield value;
  yield* collectCodedTexts(approval.kind);
  for (const party of [approval.requester, approval.facility, approval.insurer]) yield party?.name ?? null;
  for (const { code } of approval.diagnoses) yield* collectCodedTexts(code);
  for (const item of approval.items) {
    yield* collectCodedTexts(...item.services);
    yield item.approvalNumber;
    yield item.refusalNumber;
    for (const { name } of item.providers) yield name;
  }
}
