import { useTranslation } from 'react-i18next';
import type { BillView } from '#shared/model/bills/bill-lists';
import { useCommand } from '../../api/use-command.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { ButtonLink } from '../../ui/actions/ButtonLink.tsx';
import { FailureNotice } from '../../ui/feedback/FailureNotice.tsx';
import { Notice } from '../../ui/feedback/Notice.tsx';
import { Row, Stack } from '../../ui/layout/Row.tsx';

/** That a newer bill seems to ask for the same, and the way to say that it does not; or what was said of it. */
export function NewerBill({ view: { bill, newerBillId, otherBills } }: { view: BillView }) {
  const { t } = useTranslation('bills');
  const setApart = useCommand('bills.setApart');
  const isTold = bill.isApart !== undefined && otherBills.length === 0;
  if (newerBillId === null && !isTold) return null;
  const say = (isApart: true | null) => setApart.mutate({ billId: bill.id, isApart });
  return (
    <Notice tone="calm" role="status">
      <Stack>
        <p>{t(newerBillId !== null ? 'newer.text' : bill.isApart ? 'newer.isApart' : 'others.isSame')}</p>
        <Row>
          {newerBillId !== null && (
            <ButtonLink to="/bills/$billId" params={{ billId: newerBillId }} variant="primary">
              {t('newer.open')}
            </ButtonLink>
          )}
          <Button
            variant="quiet"
            onPress={() => say(newerBillId === null ? null : true)}
            isPending={setApart.isPending}
          >
            {t(newerBillId === null ? 'newer.askAgain' : 'newer.setApart')}
          </Button>
        </Row>
        {setApart.error && <FailureNotice failure={setApart.error.failure} />}
      </Stack>
    </Notice>
  );
}
