import { useTranslation } from 'react-i18next';
import type { BillView } from '#shared/model/bills/bill-lists';
import { findSameBills } from '#shared/words/same-bill';
import { useCommand } from '../../api/use-command.ts';
import { useRequest } from '../../api/use-request.ts';
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
          onPress={() => choose.mutate({ billId: bill.id, insteadOf: countedBillId })}
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

/** That this paper, or another one for the same money, is here once more, and the way to it. */
export function HereTwice({ bill }: Pick<BillView, 'bill'>) {
  const { t } = useTranslation('bills');
  const { data } = useRequest('bills.list', { personId: bill.personId });
  const rows = data?.rows ?? [];
  const others = rows.filter(({ countedBillId }) => countedBillId === bill.id);
  const first = others[0]?.bill ?? findSameBills(rows.map((row) => row.bill)).get(bill.id);
  if (!first) return null;
  return (
    <Notice tone="calm" role="status">
      <p>{others.length > 0 ? t('counted.others', { count: others.length }) : t('same.twice')}</p>
      <Row>
        <ButtonLink to="/bills/$billId" params={{ billId: first.id }}>
          {t('counted.open')}
        </ButtonLink>
      </Row>
    </Notice>
  );
}

/**
 * That the person chose this bill of several for one debt, and the way to take it back; or that they chose an earlier one, in
 * whose place this one is counted since it came, and the way to count either.
 */
export function ChosenBill({ bill, chosenBillId }: Pick<BillView, 'bill' | 'chosenBillId'>) {
  const { t } = useTranslation('bills');
  const choose = useCommand('bills.chooseCounted');
  if (chosenBillId === null) return null;
  const isThis = chosenBillId === bill.id;
  return (
    <Notice tone="calm" role="status">
      <Stack>
        <p>{t(isThis ? 'counted.isChosen' : 'counted.cameLater')}</p>
        {isThis ? (
          <Row>
            <Button
              variant="quiet"
              onPress={() => choose.mutate({ billId: bill.id, insteadOf: null })}
              isPending={choose.isPending}
            >
              {t('counted.askAgain')}
            </Button>
          </Row>
        ) : (
          <Row>
            <Button
              onPress={() => choose.mutate({ billId: bill.id, insteadOf: chosenBillId })}
              isPending={choose.isPending}
            >
              {t('counted.keepLater')}
            </Button>
            <Button
              onPress={() => choose.mutate({ billId: chosenBillId, insteadOf: bill.id })}
              isPending={choose.isPending}
            >
              {t('counted.keepEarlier')}
            </Button>
            <ButtonLink to="/bills/$billId" params={{ billId: chosenBillId }} variant="quiet">
              {t('counted.openEarlier')}
            </ButtonLink>
          </Row>
        )}
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
