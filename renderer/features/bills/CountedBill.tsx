import { useTranslation } from 'react-i18next';
import type { BillView } from '#shared/model/bills/bill-lists';
import { useCommand } from '../../api/use-command.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { ButtonLink } from '../../ui/actions/ButtonLink.tsx';
import { FailureNotice } from '../../ui/feedback/FailureNotice.tsx';
import { Notice } from '../../ui/feedback/Notice.tsx';
import { Row, Stack } from '../../ui/layout/Row.tsx';

/** The way to the bill that is counted for this one; where nothing was said of it, the way to say that they are two. */
export function CountedBill({ bill, countedBillId }: Pick<BillView, 'bill' | 'countedBillId'>) {
  const { t } = useTranslation('bills');
  const setApart = useCommand('bills.setApart');
  if (countedBillId === null) return null;
  return (
    <Stack>
      <Row>
        <ButtonLink to="/bills/$billId" params={{ billId: countedBillId }} variant="primary">
          {t('counted.open')}
        </ButtonLink>
        {bill.isApart === undefined && (
          <Button
            variant="quiet"
            onPress={() => setApart.mutate({ billId: bill.id, isApart: true })}
            isPending={setApart.isPending}
          >
            {t('counted.setApart')}
          </Button>
        )}
      </Row>
      {setApart.error && <FailureNotice failure={setApart.error.failure} />}
    </Stack>
  );
}

/** What was said of another bill that asks for the same, and the way to take it back. */
export function SaidApart({ bill, otherBills }: Pick<BillView, 'bill' | 'otherBills'>) {
  const { t } = useTranslation('bills');
  const setApart = useCommand('bills.setApart');
  if (bill.isApart === undefined || otherBills.length > 0) return null;
  return (
    <Notice tone="calm" role="status">
      <Stack>
        <p>{t(bill.isApart ? 'counted.isApart' : 'others.isSame')}</p>
        <Row>
          <Button
            variant="quiet"
            onPress={() => setApart.mutate({ billId: bill.id, isApart: null })}
            isPending={setApart.isPending}
          >
            {t('counted.askAgain')}
          </Button>
        </Row>
        {setApart.error && <FailureNotice failure={setApart.error.failure} />}
      </Stack>
    </Notice>
  );
}
