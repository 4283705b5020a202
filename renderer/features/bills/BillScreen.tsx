import { useNavigate, useParams } from '@tanstack/react-router';
import { Fragment, type RefObject, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Bill } from '#shared/model/bills/bill';
import type { BillView } from '#shared/model/bills/bill-lists';
import { useCommand } from '../../api/use-command.ts';
import { useRequest } from '../../api/use-request.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { usePerson } from '../../shell/person.tsx';
import { BackLink } from '../../ui/actions/BackLink.tsx';
import { Button } from '../../ui/actions/Button.tsx';
import { ButtonLink } from '../../ui/actions/ButtonLink.tsx';
import { FailureNotice } from '../../ui/feedback/FailureNotice.tsx';
import { Skeleton } from '../../ui/feedback/Skeleton.tsx';
import { Dialog } from '../../ui/layout/Dialog.tsx';
import { PageHeader } from '../../ui/layout/PageHeader.tsx';
import { Columns, Row, Stack } from '../../ui/layout/Row.tsx';
import { Sheet } from '../../ui/layout/Sheet.tsx';
import { AskAgainSheet } from '../../ui/records/AskAgainSheet.tsx';
import { CallDialog } from '../../ui/records/CallDialog.tsx';
import { ExampleTag } from '../../ui/records/Example.tsx';
import { SecondLook } from '../../ui/records/SecondLook.tsx';
import { useBillWords } from '../../ui/records/use-bill-words.ts';
import { BesideClaim } from './BesideClaim.tsx';
import styles from './Bills.module.css';
import { ChooseClaim } from './ChooseClaim.tsx';
import { InstallmentsDialog } from './InstallmentsDialog.tsx';
import { InstallmentsSheet } from './InstallmentsSheet.tsx';
import { LettersSheet } from './LettersSheet.tsx';
import { LogSheet } from './LogSheet.tsx';
import { NewerBill } from './NewerBill.tsx';
import { PayDialog } from './PayDialog.tsx';
import { ScanSheet } from './scan/ScanSheet.tsx';
import { UndoAnswer } from './UndoAnswer.tsx';
import { canChooseClaim, isQuestion, useBillAnswer } from './use-bill-answer.ts';

/** One bill: how it stands, what to do next, and the plan's decision beside it. */
export function BillScreen() {
  const { t } = useTranslation('bills');
  const { billId } = useParams({ from: '/shell/bills/$billId' });
  const { data, error, refetch } = useRequest('bills.get', { billId });
  return (
    <>
      <BackLink to="/bills">{t('back')}</BackLink>
      <PageHeader
        screen={t('bill.screen')}
        title={data?.bill.biller ?? t('screen')}
        lead={
          data && (
            <>
              <Lead bill={data.bill} />
              <ExampleTag isExample={data.bill.isExample} />
            </>
          )
        }
        actions={
          data && (
            <ButtonLink to="/bills/write" search={{ bill: billId }} variant="quiet">
              {t('bill.change')}
            </ButtonLink>
          )
        }
      />
      {error && <FailureNotice failure={error.failure} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton lines={8} label={t('loading')} />}
      {data && <Loaded key={data.bill.id} view={data} />}
    </>
  );
}

function Lead({ bill }: { bill: Bill }) {
  const { t } = useTranslation('bills');
  const { date, span } = useFormats();
  const [of, when, due] = [
    date(bill.statementDate),
    span(bill.serviceStart, bill.serviceEnd),
    date(bill.dueDate),
  ];
  const parts = [
    of && t('bill.of', { day: of }),
    when && t('bill.for', { when }),
    due && t('bill.due', { day: due }),
    bill.accounts.length > 0 && t('bill.account', { numbers: bill.accounts.join(', ') }),
  ];
  return parts
    .filter((part) => typeof part === 'string')
    .map((part, index, { length }) => (
      <Fragment key={part}>
        <span className={styles['part']}>{index < length - 1 ? `${part} ·` : part}</span>{' '}
      </Fragment>
    ));
}

function Loaded({ view }: { view: BillView }) {
  const { t } = useTranslation(['bills', 'common']);
  const { people } = usePerson();
  const { money } = useFormats();
  const words = useBillWords()(view);
  const heading = useRef<HTMLHeadingElement>(null);
  const answer = useBillAnswer(view, () => heading.current?.focus());
  const [dialog, setDialog] = useState<'pay' | 'call' | 'installments' | 'choose' | 'remove' | null>(null);
  const close = () => setDialog(null);
  useVerdictInView(heading, `${words.pill} ${words.says}`, dialog !== null);
  const isAgreed = words.tone === 'paid';
  const { verdict, openShareCents } = view.verdict;
  const isAsked = isQuestion(view.verdict);
  const choose = canChooseClaim(view.bill) ? () => setDialog('choose') : null;
  return (
    <Stack>
      <NewerBill view={view} />
      <UndoAnswer answer={answer} />
      <Sheet labelledBy="bill-verdict">
        <div className={styles['verdict']} data-tone={words.tone}>
          <h2 id="bill-verdict" ref={heading} tabIndex={-1}>
            {words.pill}
          </h2>
          <div>
            <p>{words.says}</p>
            {words.notes.map(({ note, text }) => (
              <p key={note}>{text}</p>
            ))}
            {verdict === 'no-claim' && people.length > 1 && (
              <p>
                {t('bill.othersClaims', {
                  name:
                    people.find(({ id }) => id === view.bill.personId)?.name ?? t('common:person.unnamed'),
                })}
              </p>
            )}
          </div>
        </div>
      </Sheet>
      <AskAgainSheet askAgain={view.askAgain} />
      {isAsked && <BesideClaim view={view} answer={answer} onChoose={choose} />}
      <Row>
        {view.claims.length === 0 && choose && (
          <Button variant="primary" onPress={choose}>
            {t('bill.choose')}
          </Button>
        )}
        {view.verdict.overpaidCents !== null && (
          <ButtonLink
            to="/bills/$billId/letter/$template"
            params={{ billId: view.bill.id, template: 'refund' }}
            variant="primary"
          >
            {t('bill.askBack')}
          </ButtonLink>
        )}
        {view.openCents > 0 && (
          <Button variant={isAgreed ? 'primary' : 'plain'} onPress={() => setDialog('pay')}>
            {t('bill.markPaid')}
          </Button>
        )}
        <Button
          variant={
            isAgreed || isAsked || view.claims.length === 0 || view.verdict.overpaidCents !== null
              ? 'plain'
              : 'primary'
          }
          onPress={() => setDialog('call')}
        >
          {t('bill.writeCall')}
        </Button>
        {view.openCents > 0 && view.installments === null && (
          <Button onPress={() => setDialog('installments')}>{t('installments.open')}</Button>
        )}
        <Button variant="quiet" onPress={() => setDialog('remove')}>
          {t('bill.remove')}
        </Button>
      </Row>
      {view.installments && (
        <InstallmentsSheet view={view} plan={view.installments} onChange={() => setDialog('installments')} />
      )}
      <Columns>
        <Stack>
          <ScanSheet billId={view.bill.id} scan={view.scan} />
          <LogSheet view={view} />
        </Stack>
        <Stack>
          {!isAsked && <BesideClaim view={view} answer={answer} onChoose={choose} />}
          <SecondLookOfBill billId={view.bill.id} planPhone={view.askAgain?.planPhone ?? null} />
          <LettersSheet view={view} />
        </Stack>
      </Columns>
      {dialog === 'installments' && <InstallmentsDialog view={view} onClose={close} />}
      {dialog === 'pay' && <PayDialog view={view} onClose={close} />}
      {dialog === 'choose' && <ChooseClaim view={view} answer={answer} onClose={close} />}
      {dialog === 'call' && (
        <CallDialog
          about={{ billId: view.bill.id }}
          whom={verdict === 'refused' || verdict === 'pending' ? 'plan' : 'provider'}
          share={openShareCents === null ? null : money(openShareCents, view.bill.currency)}
          hasClaim={view.claims.length > 0 || view.verdict.notes.includes('day-and-amount')}
          onClose={close}
        />
      )}
      {dialog === 'remove' && <RemoveDialog billId={view.bill.id} onClose={close} />}
    </Stack>
  );
}

/** Leads to the verdict when it has become another, once no dialog is in front of it. */
function useVerdictInView(heading: RefObject<HTMLElement | null>, verdict: string, isCovered: boolean): void {
  const told = useRef(verdict);
  useEffect(() => {
    if (isCovered || told.current === verdict) return;
    told.current = verdict;
    heading.current?.focus();
  }, [heading, verdict, isCovered]);
}

/** What there is to ask about the bill and its claims; nothing while that is not known. */
function SecondLookOfBill({ billId, planPhone }: { billId: string; planPhone: string | null }) {
  const { data } = useRequest('secondLook.ofBill', { billId });
  return (
    <SecondLook questions={data?.questions ?? []} claimId={null} billId={billId} planPhone={planPhone} />
  );
}

function RemoveDialog({ billId, onClose }: { billId: string; onClose(): void }) {
  const { t } = useTranslation('bills');
  const navigate = useNavigate();
  const remove = useCommand('bills.remove');
  const confirm = async () => {
    const removed = await remove.mutateAsync({ billId }).catch(() => null);
    if (removed) void navigate({ to: '/bills' });
  };
  return (
    <Dialog
      title={t('removing.title')}
      isOpen
      onClose={onClose}
      role="alertdialog"
      actions={
        <>
          <Button variant="primary" onPress={() => void confirm()} isPending={remove.isPending}>
            {t('removing.confirm')}
          </Button>
          <Button variant="quiet" onPress={onClose}>
            {t('form.cancel')}
          </Button>
        </>
      }
    >
      <p>{t('removing.text')}</p>
      {remove.error && <FailureNotice failure={remove.error.failure} />}
    </Dialog>
  );
}
