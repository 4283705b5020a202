/** What main may ask about refusals and appeals. */
import type { AppealFacts } from '#shared/model/appeals/appeal';
import { type RefusalParts, Refusals } from './ask/refusals.ts';
import { AppealTable } from './keep/appeal-table.ts';

export function appealOperations(parts: Omit<RefusalParts, 'appeals'>) {
  const appeals = new AppealTable(parts.db);
  const refusals = new Refusals({ ...parts, appeals });
  return {
    list: ({ personId }: { personId: string }) => refusals.list(personId),
    get: ({ claimId }: { claimId: string }) => refusals.get(claimId),
    hasWritten: ({ connectionId }: { connectionId: string }) => appeals.hasWritten(connectionId),
    save({ claimId, facts }: { claimId: string; facts: AppealFacts }) {
      refusals.save(claimId, facts);
      return {};
    },
    noteLetter({ claimId, today }: { claimId: string; today: string }) {
      refusals.noteLetter(claimId, today);
      return {};
    },
    reminders: ({ personId, today }: { personId: string; today: string }) => refusals.remind(personId, today),
    coming: ({ personId, today }: { personId: string; today: string }) =>
      refusals.listComing(personId, today),
  };
}
