import { useState } from 'react';
import type { Failure } from '#shared/ipc/result';
import type { BillVerdict } from '#shared/model/bills/bill';
import type { BillAnswers, BillView } from '#shared/model/bills/bill-lists';
import { useCommand } from '../../api/use-command.ts';
import { useNewerChange } from '../../ui/feedback/use-undo.tsx';

/** What was answered just now. */
export type Answered = 'yes' | 'no' | 'yesAll' | 'noAll' | 'none';

export type BillAnswer = {
  /** Whether the bill is about that claim. */
  say(claimId: string, isMeant: boolean): Promise<void>;
  /** Whether it is about all the claims that are asked about. */
  sayOfAll(isMeant: boolean): Promise<void>;
  /** Takes the yes to a claim back, where there is one. */
  sayNoneYet(): Promise<void>;
  /** Takes every no back, so that it is asked again. */
  askAgain(): Promise<void>;
  /** `null` while nothing was answered, and once it is undone. */
  answered: Answered | null;
  undo(): Promise<void>;
  isPending: boolean;
  failure: Failure | null;
};

/** True where the verdict is a question: its claims are those that could be meant. */
export function isQuestion({ verdict }: BillVerdict): boolean {
  return verdict === 'two' || verdict === 'ask';
}

/** Answers which claim a bill is about, each with the way back for as long as the screen is open. */
export function useBillAnswer({ bill, verdict, said }: BillView, onAnswered: () => void): BillAnswer {
  const answer = useCommand('bills.answer');
  const answerForAll = useCommand('bills.answerForAll');
  const restore = useCommand('bills.restoreAnswers');
  const [last, setLast] = useState<{ what: Answered; before: BillAnswers } | null>(null);
  useNewerChange(() => setLast(null));
  const billId = bill.id;
  const keep = async (what: Answered, send: Promise<unknown>) => {
    const isKept = await send.then(() => true).catch(() => false);
    if (!isKept) return;
    setLast({ what, before: said });
    onAnswered();
  };
  return {
    say: (claimId, isMeant) => keep(isMeant ? 'yes' : 'no', answer.mutateAsync({ billId, claimId, isMeant })),
    async sayOfAll(isMeant) {
      const claimId = verdict.claims[0]?.claimId;
      if (claimId === undefined) return;
      await keep(isMeant ? 'yesAll' : 'noAll', answerForAll.mutateAsync({ billId, claimId, isMeant }));
    },
    async sayNoneYet() {
      const answers = said.answers.filter(({ isMeant }) => !isMeant);
      const isForAll = said.isForAll === true ? null : said.isForAll;
      if (answers.length === said.answers.length) return;
      await keep('none', restore.mutateAsync({ billId, said: { answers, isForAll } }));
    },
    async askAgain() {
      const answers = said.answers.filter(({ isMeant }) => isMeant);
      const isForAll = said.isForAll === false ? null : said.isForAll;
      await restore.mutateAsync({ billId, said: { answers, isForAll } }).catch(() => null);
    },
    answered: last?.what ?? null,
    async undo() {
      if (last === null) return;
      const isBack = await restore.mutateAsync({ billId, said: last.before }).catch(() => null);
      if (!isBack) return;
      setLast(null);
      onAnswered();
    },
    isPending: answer.isPending || answerForAll.isPending || restore.isPending,
    failure: (answer.error ?? answerForAll.error ?? restore.error)?.failure ?? null,
  };
}
