import type { ReactNode } from 'react';
import type { ClaimView } from '#shared/model/claims/claims-view';
import { AskAgainSheet } from './AskAgainSheet.tsx';
import { useIsTooLate } from './use-is-too-late.ts';

type AskAgainOfClaimProps = {
  view: ClaimView;
  /** The screen's answer says it already. */
  isSaid: boolean;
  children?: ReactNode;
};

/** What there is to ask about one claim, in the words of whether it is too late to appeal. */
export function AskAgainOfClaim({ view, isSaid, children }: AskAgainOfClaimProps) {
  const isTooLate = useIsTooLate(view);
  return (
    <AskAgainSheet askAgain={isSaid ? null : view.askAgain} isTooLate={isTooLate}>
      {children}
    </AskAgainSheet>
  );
}
