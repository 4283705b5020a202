import { useState } from 'react';
import type { CoverageNumbers } from '#shared/model/plans/coverage';
import type { RequestError } from '../../api/request-error.ts';
import { useQuestion } from '../../api/use-command.ts';

export type CardNumbers = {
  /** The whole numbers while they are shown; `null` while they are hidden. */
  shown: CoverageNumbers | null;
  error: RequestError | null;
  toggle(): void;
  /** The full member ID, to copy it without showing it; `null` when it cannot be fetched. */
  memberId(): Promise<string | null>;
};

/** The full numbers of a card, fetched on demand and forgotten when the screen closes. */
export function useCardNumbers(coverageId: string): CardNumbers {
  const { data, error, isPending, mutate, mutateAsync } = useQuestion('coverage.numbers');
  const [isShown, setShown] = useState(false);
  return {
    shown: isShown ? (data ?? null) : null,
    error,
    toggle() {
      if (isShown || data) setShown(!isShown);
      else if (!isPending) mutate({ coverageId }, { onSuccess: () => setShown(true) });
    },
    async memberId() {
      if (data) return data.memberId;
      return mutateAsync({ coverageId }).then(
        (numbers) => numbers.memberId,
        () => null,
      );
    },
  };
}
