import { useTranslation } from 'react-i18next';
import type { AskAgain } from '#shared/model/claims/ask-again';
import type { ClaimView } from '#shared/model/claims/claims-view';
import { useRequest } from '../../api/use-request.ts';
import { ButtonLink } from '../../ui/actions/ButtonLink.tsx';
import { AskAgainSheet } from '../../ui/records/AskAgainSheet.tsx';
import { useIsTooLate } from '../../ui/records/use-is-too-late.ts';

type AskAgainOfBillProps = {
  askAgain: AskAgain;
  /** The one claim of the bill; `null` where it has several. */
  claimId: string | null;
  /** The screen has the way to the denial already. */
  isLed: boolean;
};

/** What there is to ask about a bill's claim, in the words of whether it is too late, and the way to its denial. */
export function AskAgainOfBill({ askAgain, claimId, isLed }: AskAgainOfBillProps) {
  const { data } = useRequest('claims.get', { claimId: claimId ?? '' }, { enabled: claimId !== null });
  return data?.denial ? (
    <AskAgainOfDenied askAgain={askAgain} view={data} isLed={isLed} />
  ) : (
    <AskAgainSheet askAgain={askAgain} />
  );
}

function AskAgainOfDenied({
  askAgain,
  view,
  isLed,
}: {
  askAgain: AskAgain;
  view: ClaimView;
  isLed: boolean;
}) {
  const { t } = useTranslation('bills');
  const isTooLate = useIsTooLate(view);
  return (
    <AskAgainSheet askAgain={askAgain} isTooLate={isTooLate}>
      {!isLed && (
        <ButtonLink to="/appeals/$claimId" params={{ claimId: view.claim.id }}>
          {t('bill.seeWhat')}
        </ButtonLink>
      )}
    </AskAgainSheet>
  );
}
