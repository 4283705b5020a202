import { useTranslation } from 'react-i18next';
import type { BillView } from '#shared/model/bills/bill-lists';
import { useCommand } from '../../api/use-command.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { ButtonLink } from '../../ui/actions/ButtonLink.tsx';
import { FailureNotice } from '../../ui/feedback/FailureNotice.tsx';
import { Notice } from '../../ui/feedback/Notice.tsx';
import { Row, Stack } from '../../ui/layout/Row.tsx';

/**
 * The way to the bill that is counted for this one, and to count this one in its place; where nothing was said of it, the
 * way to say that they are two.
 */
export function CountedBill({ bill, countedBillId }: Pick<BillView, 'bill' | 'countedBillId'>) {
  const { t } = useTranslation('bills');
  const setApart = useCommand('bills.setApart');
  const choose = useCommand('bills.chooseCounted');
  if (countedBillId === null) return null;
  return (
    <Stack>
      <Row>
        <ButtonLink to="/bills/$billId" params={{ billId: countedBillId }} variant="primary">
          {t('counted.open')}
        </ButtonLink>
        <Button
          onPress={() => choose.mutate({ billId: bill.id, insteadOf: countedBillId, isChosen: true })}
          isPending={choose.isPending}
        >
          {t('counted.choose')}
        </Button>
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
      {choose.error && <FailureNotice failure={choose.error.failure} />}
    </Stack>
  );
}

/** That the person chose this bill of several for one debt, and the way to take it back. */
export function ChosenBill({ bill, countedBillId }: Pick<BillView, 'bill' | 'countedBillId'>) {
  const { t } = useTranslation('bills');
  const choose = useCommand('bills.chooseCounted');
  if (bill.isChosen === undefined || countedBillId !== null) return null;
  return (
    <Notice tone="calm" role="status">
      <Stack>
        <p>{t('counted.isChosen')}</p>
        <Row>
          <Button
            variant="quiet"
            onPress={() => choose.mutate({ billId: bill.id, insteadOf: null, isChosen: null })}
            isPending={choose.isPending}
          >
            {t('counted.askAgain')}
          </Button>
        </Row>
        {choose.error && <FailureNotice failure={choose.error.failure} />}
      </Stack>
    </Notice>
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
