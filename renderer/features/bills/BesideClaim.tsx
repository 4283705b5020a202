import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ClaimCandidate } from '#shared/model/bills/bill';
import type { BillView } from '#shared/model/bills/bill-lists';
import { sumWithProvider } from '#shared/model/bills/payment';
import type { ClaimRow } from '#shared/model/claims/claim-row';
import { useRequest } from '../../api/use-request.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { cx } from '../../ui/cx.ts';
import { Money } from '../../ui/data/Money.tsx';
import { StatePill } from '../../ui/data/Pill.tsx';
import { Row } from '../../ui/layout/Row.tsx';
import { TitledSheet } from '../../ui/layout/TitledSheet.tsx';
import { ExampleTag } from '../../ui/records/Example.tsx';
import { isAskedTogether } from '../../ui/records/use-bill-words.ts';
import tables from '../../ui/tables/Table.module.css';
import styles from './Bills.module.css';
import { type BillAnswer, isQuestion } from './use-bill-answer.ts';

export type BesideClaimProps = {
  view: BillView;
  answer: BillAnswer;
  /** Opens the list of claims to choose from; `null` for papers that are about none. */
  onChoose: (() => void) | null;
};

/** The claim that the bill is about beside the bill, or the claims that it could be about, to choose from. */
export function BesideClaim({ view, answer, onChoose }: BesideClaimProps) {
  const { t } = useTranslation('bills');
  const { money } = useFormats();
  const { bill, verdict, claims } = view;
  if (claims.length === 0) return null;
  const isOpen = isQuestion(verdict);
  const isForAll = isAskedTogether(verdict) || (bill.isForAll === true && verdict.parts.length > 0);
  const isOne = claims.length === 1 && !isOpen;
  const isSeveral = verdict.parts.length > 0;
  const count = claims.length;
  const isOnly = isOpen && count === 1;
  return (
    <TitledSheet
      title={
        isOne
          ? t('beside.title')
          : isSeveral
            ? t('claims.covered')
            : t('claims.title', { count: claims.length })
      }
    >
      {claims.map((row) => (
        <div key={row.id} className={styles['claim']}>
          <ClaimLine row={row} />
          {isOne && <Comparison view={view} row={row} />}
          {isOne && <OfShare view={view} row={row} />}
          {(isSeveral || (isOpen && !isOnly)) && row.yourShare && (
            <p>{t('claims.share', { amount: money(row.yourShare.cents, row.currency) })}</p>
          )}
          {isOnly && <Comparison view={view} row={row} />}
          <WhatAgrees candidate={verdict.claims.find(({ claimId }) => claimId === row.id)} />
          {!isForAll && (
            <Row>
              {isOpen && (
                <Button variant={isOnly ? 'primary' : 'plain'} onPress={() => void answer.say(row.id, true)}>
                  {t('bill.isThis')}
                </Button>
              )}
              {onChoose && count === 1 && (
                <Button variant={isOpen ? 'plain' : 'quiet'} onPress={onChoose}>
                  {t('bill.choose')}
                </Button>
              )}
              <Button variant="quiet" onPress={() => void answer.say(row.id, false)}>
                {t('bill.notThis')}
              </Button>
            </Row>
          )}
        </div>
      ))}
      {count > 1 && (
        <div className={styles['together']}>
          {isForAll && isOpen && (
            <Button variant="primary" onPress={() => void answer.sayOfAll(true)}>
              {t('bill.isAll', { count })}
            </Button>
          )}
          {isForAll && (
            <Button variant="quiet" onPress={() => void answer.sayOfAll(false)}>
              {t('bill.notAll')}
            </Button>
          )}
          {onChoose && (
            <Button variant={isOpen ? 'plain' : 'quiet'} onPress={onChoose}>
              {t('bill.choose')}
            </Button>
          )}
        </div>
      )}
    </TitledSheet>
  );
}

function ClaimLine({ row }: { row: ClaimRow }) {
  const { t } = useTranslation(['bills', 'common']);
  const { span } = useFormats();
  return (
    <>
      <Row>
        <strong>{row.providerName ?? t('bills:claims.noProvider')}</strong>
        <span>{span(row.serviceStart, row.serviceEnd)}</span>
      </Row>
      <p className="small">{[t(`common:kind.${row.kind}`), row.what].filter(Boolean).join(' · ')}</p>
      <Row>
        <StatePill state={row.state} />
        <Link to="/claims/$claimId" params={{ claimId: row.id }}>
          {t('bills:bill.openClaim')}
        </Link>
      </Row>
    </>
  );
}

function Comparison({ view: { bill, paidCents, verdict }, row }: { view: BillView; row: ClaimRow }) {
  const { t } = useTranslation('bills');
  const share = row.yourShare?.cents ?? null;
  const rows = [
    { key: 'billed', bill: bill.totalChargesCents, plan: row.billed?.cents ?? null },
    { key: 'due', bill: bill.dueCents, plan: share },
    ...(paidCents === 0
      ? []
      : [{ key: 'paid', bill: paidCents, plan: row.alreadyPaid?.cents ?? null } as const]),
    ...(verdict.openShareCents === null || verdict.openShareCents === share
      ? []
      : [{ key: 'open', bill: null, plan: verdict.openShareCents } as const]),
  ] as const;
  return (
    <table className={cx(tables['table'], tables['answers'], tables['stacksOnPage'])}>
      <caption className="visually-hidden">{t('beside.caption')}</caption>
      <thead>
        <tr>
          <th scope="col">
            <span className="visually-hidden">{t('beside.what')}</span>
          </th>
          <th scope="col" className="num">
            {t('beside.bill')}
          </th>
          <th scope="col" className="num">
            {t('beside.plan')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((one) => (
          <tr key={one.key}>
            <th scope="row">{t(`beside.${one.key}`)}</th>
            <td className="num" data-label={t('beside.bill')}>
              <Money
                cents={one.bill}
                currency={bill.currency}
                unknown={t(one.key === 'billed' ? 'beside.notTyped' : 'beside.notOnBill')}
              />
            </td>
            <td className="num" data-label={t('beside.plan')}>
              <Money
                cents={one.plan}
                currency={row.currency}
                tone={one.key === 'due' || one.key === 'open' ? 'you' : 'ink'}
                size={one.key === 'due' ? 'strong' : 'normal'}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Why less than the share is open: what was marked as paid for the claim beside this bill. */
function OfShare({ view: { bill, verdict }, row }: { view: BillView; row: ClaimRow }) {
  const { t } = useTranslation('bills');
  const { money } = useFormats();
  const { data } = useRequest('bills.claimPayments', { claimId: row.id });
  const payments = (data ?? []).filter(({ payment }) => payment.billId !== bill.id);
  const paidCents = sumWithProvider(
    payments.map(({ payment }) => payment),
    row.currency,
  );
  const { openShareCents } = verdict;
  if (row.yourShare === null || openShareCents === null || paidCents <= 0) return null;
  if (row.yourShare.cents - paidCents !== openShareCents) return null;
  const say = (cents: number) => money(cents, row.currency);
  return (
    <p>
      {t('beside.ofShare', {
        share: say(row.yourShare.cents),
        paid: say(paidCents),
        open: say(openShareCents),
      })}{' '}
      <ExampleTag isExample={payments.some(({ payment }) => payment.isExample) || undefined} />
    </p>
  );
}

function WhatAgrees({ candidate }: { candidate: ClaimCandidate | undefined }) {
  const { t } = useTranslation('bills');
  const { locale } = useFormats();
  if (!candidate || candidate.evidence.length === 0) return null;
  const list = new Intl.ListFormat(locale).format(candidate.evidence.map((one) => t(`evidence.${one}`)));
  return <p className={styles['small']}>{t('evidence.lead', { list })}</p>;
}
