import { useState } from 'react';
import type { Failure } from '#shared/ipc/result';
import { useCommand } from '../../api/use-command.ts';
import { useNewerChange } from '../../ui/feedback/use-undo.tsx';

/** A yes in the list of bills, with the way back for as long as the list is open. */
export type AskedAnswer = {
  /** The bill that was answered just now. */
  billId: string | null;
  say(billId: string, claimId: string): Promise<void>;
  undo(): Promise<void>;
  isPending: boolean;
  failure: Failure | null;
};

/** Answers "Is this the claim?" of bills in their list. */
export function useAskedAnswer(): AskedAnswer {
  const answer = useCommand('bills.answer');
  const [last, setLast] = useState<{ billId: string; claimId: string } | null>(null);
  useNewerChange(() => setLast(null));
  return {
    billId: last?.billId ?? null,
    async say(billId, claimId) {
      const isKept = await answer.mutateAsync({ billId, claimId, isMeant: true }).catch(() => null);
      if (isKept) setLast({ billId, claimId });
    },
    async undo() {
      if (last === null) return;
      const isBack = await answer.mutateAsync({ ...last, isMeant: null }).catch(() => null);
      if (isBack) setLast(null);
    },
    isPending: answer.isPending,
    failure: answer.error?.failure ?? null,
  };
}
