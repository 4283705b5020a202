import { useTranslation } from 'react-i18next';
import type { ClaimView } from '#shared/model/claims/claims-view';
import { useCommand } from '../../../api/use-command.ts';
import { Button } from '../../../ui/actions/Button.tsx';
import { FailureNotice } from '../../../ui/feedback/FailureNotice.tsx';
import { Row } from '../../../ui/layout/Row.tsx';

/** Puts a claim that needs a look away as looked at, or brings it back: the same as on the first screen. */
export function LookedAtLine({ view }: { view: ClaimView }) {
  const { t } = useTranslation(['claim', 'claims']);
  const { mutate, isPending, error } = useCommand('claims.putAway');
  const { isLookedAt, claim } = view;
  const { attention } = view.visit ?? view.row;
  if (attention === null || attention === 'same-visit') return null;
  return (
    <>
      <Row>
        <span role="status">{t(isLookedAt ? 'claim:look.done' : 'claim:look.open')}</span>
        <Button isPending={isPending} onPress={() => mutate({ claimId: claim.id, isPutAway: !isLookedAt })}>
          {t(isLookedAt ? 'claims:attention.bringBack' : 'claims:attention.lookedAt')}
        </Button>
      </Row>
      {error && <FailureNotice failure={error.failure} />}
    </>
  );
}
