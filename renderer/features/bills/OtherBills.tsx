import { useTranslation } from 'react-i18next';
import type { BillRow, BillView, OtherBill } from '#shared/model/bills/bill-lists';
import { useCommand } from '../../api/use-command.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { ButtonLink } from '../../ui/actions/ButtonLink.tsx';
import { FailureNotice } from '../../ui/feedback/FailureNotice.tsx';
import { Notice } from '../../ui/feedback/Notice.tsx';
import { Row, Stack } from '../../ui/layout/Row.tsx';

/** That other bills are about the claim too, each with the way to it; whether both are one debt, or what was said of that. */
export function OtherBills({ view }: { view: BillView }) {
  const { t } = useTranslation('bills');
  const sayOther = useOtherBillWords();
  if (view.otherBills.length === 0) return null;
  return (
    <Notice tone="calm" role="status">
      <Stack>
        {view.otherBills.map((other) => (
          <Stack key={other.billId}>
            <p>{sayOther(other)}</p>
            <SameDebt view={view} other={other}>
              <ButtonLink
                to="/bills/$billId"
                params={{ billId: other.billId }}
                variant="quiet"
                aria-label={t('others.openFor', { biller: other.biller })}
              >
                {t('others.open')}
              </ButtonLink>
            </SameDebt>
          </Stack>
        ))}
      </Stack>
    </Notice>
  );
}

type SameDebtProps = { view: BillView; other: OtherBill; children: React.ReactNode };

function SameDebt({ view: { bill, verdict }, other: { answer, saidOf }, children }: SameDebtProps) {
  const { t } = useTranslation('bills');
  const { money } = useFormats();
  const setApart = useCommand('bills.setApart');
  const say = (isApart: boolean | null) => setApart.mutate({ billId: saidOf, isApart });
  const left = verdict.leftShareCents;
  return (
    <>
      {answer === 'asked' && <p>{t('others.ask')}</p>}
      {answer === 'two' && (
        <p>
          {left === null ? t('others.isTwoPlain') : t('others.isTwo', { left: money(left, bill.currency) })}
        </p>
      )}
      <Row>
        {answer === 'asked' && (
          <>
            <Button onPress={() => say(false)} isPending={setApart.isPending}>
              {t('others.same')}
            </Button>
            <Button onPress={() => say(true)} isPending={setApart.isPending}>
              {t('others.two')}
            </Button>
          </>
        )}
        {answer === 'two' && (
          <Button variant="quiet" onPress={() => say(null)} isPending={setApart.isPending}>
            {t('others.undo')}
          </Button>
        )}
        {children}
      </Row>
      {setApart.error && <FailureNotice failure={setApart.error.failure} />}
    </>
  );
}

/** "Another bill, from …, for …, is already for this claim: …, March 18, 2026." */
export function useOtherBillWords(): (other: BillRow['otherBills'][number]) => string {
  const { t } = useTranslation('bills');
  const { money, date } = useFormats();
  return ({ biller, dueCents, currency, isLater, claims }) =>
    t(isLater ? 'others.lineLater' : 'others.line', {
      count: claims.length,
      biller,
      amount: money(dueCents, currency),
      claims: claims
        .map(({ provider, day }) =>
          [provider ?? t('claims.noProvider'), date(day)].filter(Boolean).join(', '),
        )
        .join(' · '),
    });
}
