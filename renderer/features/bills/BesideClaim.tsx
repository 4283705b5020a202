import { useTranslation } from 'react-i18next';
import { agreedVerdicts, type BillView } from '#shared/model/bills/bill-lists';
import { sumWithProvider } from '#shared/model/bills/payment';
import type { ClaimRow } from '#shared/model/claims/claim-row';
import { useRequest } from '../../api/use-request.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { useSourceWords } from '../../i18n/use-source-words.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { ButtonLink } from '../../ui/actions/ButtonLink.tsx';
import { cx } from '../../ui/cx.ts';
import { Money } from '../../ui/data/Money.tsx';
import { StatePill } from '../../ui/data/Pill.tsx';
import { SourceTag } from '../../ui/data/SourceTag.tsx';
import { Row } from '../../ui/layout/Row.tsx';
import { TitledSheet } from '../../ui/layout/TitledSheet.tsx';
import { ExampleTag } from '../../ui/records/Example.tsx';
import tables from '../../ui/tables/Table.module.css';
import { AskClaim } from './AskClaim.tsx';
import styles from './Bills.module.css';
import type { BillAnswer } from './use-bill-answer.ts';
import { WhatAgrees } from './WhatAgrees.tsx';

export type BesideClaimProps = {
  view: BillView;
  answer: BillAnswer;
  /** Opens the list of claims to choose from; `null` for papers that are about none. */
  onChoose: (() => void) | null;
};

/** The claim that the bill is about beside the bill, or the claims that it covers; of a collector's letter, whether it is the claim. */
export function BesideClaim(props: BesideClaimProps) {
  const { view } = props;
  const { bill, verdict, claims, said } = view;
  if (claims.length === 0) return null;
  const isConfirmed = said.answers.some(({ claimId, isMeant }) => isMeant && claims[0]?.id === claimId);
  if (bill.kind === 'collection' && !isConfirmed) return <AskClaim {...props} question={null} />;
  return claims.length === 1 && verdict.parts.length === 0 ? <OneClaim {...props} /> : <Covered {...props} />;
}

function OneClaim({ view, answer, onChoose }: BesideClaimProps) {
  const { t } = useTranslation('bills');
  const [row] = view.claims as [ClaimRow];
  const candidate = view.verdict.claims.find(({ claimId }) => claimId === row.id);
  return (
    <TitledSheet title={t('beside.title')}>
      <div className={styles['claim']}>
        <ClaimLine row={row} />
        <div className={styles['compared']}>
          <div>
            <Comparison view={view} row={row} />
            <OfShare view={view} row={row} />
          </div>
          {candidate && <WhatAgrees candidate={candidate} bill={view.bill} row={row} isSame={null} />}
        </div>
        <Row>
          <ButtonLink to="/claims/$claimId" params={{ claimId: row.id }} variant="quiet">
            {t('bill.openClaim')}
          </ButtonLink>
          {onChoose && (
            <Button variant="quiet" onPress={onChoose}>
              {t('bill.choose')}
            </Button>
          )}
          <Button variant="quiet" onPress={() => void answer.say(row.id, false)}>
            {t('bill.notThis')}
          </Button>
        </Row>
      </div>
    </TitledSheet>
  );
}

/** The claims of a bill for several visits, or those that a receipt may be for. */
function Covered({ view, answer, onChoose }: BesideClaimProps) {
  const { t } = useTranslation('bills');
  const { money } = useFormats();
  const isForAll = view.bill.isForAll === true;
  const count = view.claims.length;
  return (
    <TitledSheet title={view.verdict.parts.length > 0 ? t('claims.covered') : t('claims.title', { count })}>
      {view.claims.map((row) => (
        <div key={row.id} className={styles['claim']}>
          <ClaimLine row={row} />
          {row.yourShare && (
            <p>
              {t('claims.share', { amount: money(row.yourShare.cents, row.currency) })}{' '}
              {row.yourShare.source === 'computed' && <SourceTag source="computed" />}
            </p>
          )}
          <Row>
            <ButtonLink to="/claims/$claimId" params={{ claimId: row.id }} variant="quiet">
              {t('bill.openClaim')}
            </ButtonLink>
            {!isForAll && (
              <Button variant="quiet" onPress={() => void answer.say(row.id, false)}>
                {t('bill.notThis')}
              </Button>
            )}
          </Row>
        </div>
      ))}
      <div className={styles['together']}>
        {isForAll && (
          <Button variant="quiet" onPress={() => void answer.sayOfAll(false)}>
            {t('bill.notAll')}
          </Button>
        )}
        {onChoose && (
          <Button variant="quiet" onPress={onChoose}>
            {t('bill.choose')}
          </Button>
        )}
      </div>
    </TitledSheet>
  );
}

function ClaimLine({ row }: { row: ClaimRow }) {
  const { t } = useTranslation(['bills', 'common']);
  const { span } = useFormats();
  const { sayOpened } = useSourceWords();
  return (
    <>
      <Row>
        <strong>{row.providerName ?? t('bills:claims.noProvider')}</strong>
        <span>{span(row.serviceStart, row.serviceEnd)}</span>
        <StatePill state={row.state} />
      </Row>
      <p className="small">
        {[t(`common:kind.${row.kind}`), row.what, sayOpened(row)].filter(Boolean).join(' · ')}
      </p>
    </>
  );
}

/** Both sides in amounts. Rust, the color of what may be the person's, is for bills that do not agree with the plan. */
function Comparison({ view: { bill, paidCents, verdict }, row }: { view: BillView; row: ClaimRow }) {
  const { t } = useTranslation('bills');
  const share = row.yourShare?.cents ?? null;
  const billed = row.billed?.cents ?? null;
  const isDifferent = bill.totalChargesCents !== null && billed !== null && bill.totalChargesCents !== billed;
  const left = verdict.leftShareCents;
  // Of a share that was paid beside this bill, nothing is to be paid again.
  const ofShare = verdict.verdict === 'paid' && share !== null && left !== null ? share - left : 0;
  const settledCents = Math.max(paidCents, ofShare);
  const hasLeft = (bill.dueCents !== null && paidCents > 0) || (left !== null && left !== share);
  const main = hasLeft ? 'left' : 'due';
  const planTitle = row.openedAt === null ? t('beside.plan') : t(`beside.planFrom.${row.way ?? 'file'}`);
  const isRust = !agreedVerdicts.has(verdict.verdict);
  const rows = [
    { key: 'billed', bill: bill.totalChargesCents, plan: billed },
    { key: hasLeft ? 'dueInAll' : 'due', bill: bill.dueCents, plan: share },
    ...(paidCents === 0
      ? []
      : [{ key: 'paid', bill: paidCents, plan: row.alreadyPaid?.cents ?? null } as const]),
    ...(hasLeft
      ? [
          {
            key: 'left',
            bill: bill.dueCents === null ? null : Math.max(0, bill.dueCents - settledCents),
            plan: left,
          } as const,
        ]
      : []),
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
            {planTitle}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((one) => (
          <tr key={one.key}>
            <th scope="row">
              {t(`beside.${one.key}`)}
              {one.key === 'billed' && isDifferent && (
                <>
                  {' '}
                  <strong aria-hidden="true">≠</strong>
                  <span className="visually-hidden">{t('beside.differs')}</span>
                </>
              )}
            </th>
            <td className="num" data-label={t('beside.bill')}>
              <Money
                cents={one.bill}
                currency={bill.currency}
                unknown={t(one.key === 'billed' ? 'beside.notTyped' : 'beside.notOnBill')}
              />
            </td>
            <td className="num" data-label={planTitle}>
              <Money
                cents={one.plan}
                currency={row.currency}
                tone={isRust && one.key === main ? 'you' : 'ink'}
                size={one.key === main ? 'strong' : 'normal'}
              />{' '}
              {(one.key === 'due' || one.key === 'dueInAll') && row.yourShare?.source === 'computed' && (
                <SourceTag source="computed" />
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Why less than the share is left: what was marked as paid for the claim, for this bill and beside it. */
function OfShare({ view: { verdict }, row }: { view: BillView; row: ClaimRow }) {
  const { t } = useTranslation('bills');
  const { money } = useFormats();
  const { data } = useRequest('bills.claimPayments', { claimId: row.id });
  const payments = data ?? [];
  const paidCents = sumWithProvider(
    payments.map(({ payment }) => payment),
    row.currency,
  );
  const { leftShareCents } = verdict;
  if (row.yourShare === null || leftShareCents === null || paidCents <= 0) return null;
  if (row.yourShare.cents - paidCents !== leftShareCents) return null;
  const say = (cents: number) => money(cents, row.currency);
  return (
    <p>
      {t('beside.ofShare', {
        share: say(row.yourShare.cents),
        paid: say(paidCents),
        open: say(leftShareCents),
      })}{' '}
      <ExampleTag isExample={payments.some(({ payment }) => payment.isExample) || undefined} />
    </p>
  );
}
