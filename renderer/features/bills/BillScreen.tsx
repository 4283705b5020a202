import { useNavigate, useParams, useRouter, useSearch } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Bill, isItemized } from '#shared/model/bills/bill';
import type { BillView } from '#shared/model/bills/bill-lists';
import { canChooseClaim, findNextStep } from '#shared/words/bill-step';
import { findNotPlan } from '#shared/words/bills';
import { useRequest } from '../../api/use-request.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { usePerson } from '../../shell/person.tsx';
import { BackLink } from '../../ui/actions/BackLink.tsx';
import { Button } from '../../ui/actions/Button.tsx';
import { ButtonLink } from '../../ui/actions/ButtonLink.tsx';
import { FailureNotice } from '../../ui/feedback/FailureNotice.tsx';
import { Skeleton } from '../../ui/feedback/Skeleton.tsx';
import { type Undo, useUndo } from '../../ui/feedback/use-undo.tsx';
import { PageHeader } from '../../ui/layout/PageHeader.tsx';
import { Columns, Row, Stack } from '../../ui/layout/Row.tsx';
import { CallDialog } from '../../ui/records/CallDialog.tsx';
import { SecondLook } from '../../ui/records/SecondLook.tsx';
import { useBillWords } from '../../ui/records/use-bill-words.ts';
import { AskAgainOfBill } from './AskAgainOfBill.tsx';
import { AskClaim } from './AskClaim.tsx';
import { BesideClaim } from './BesideClaim.tsx';
import styles from './Bill.module.css';
import { BillAmount, BillLead, BillMenu } from './BillHead.tsx';
import { type BillAction, billsPlace, savedBill } from './bills-search.ts';
import { CanceledClaims } from './CanceledClaims.tsx';
import { ChooseClaim } from './ChooseClaim.tsx';
import { ChosenBill, CountedBill, HereTwice, SaidApart } from './CountedBill.tsx';
import { InstallmentsDialog } from './InstallmentsDialog.tsx';
import { InstallmentsSheet } from './InstallmentsSheet.tsx';
import { LettersSheet } from './LettersSheet.tsx';
import { LogSheet } from './LogSheet.tsx';
import { OtherBills } from './OtherBills.tsx';
import { PayDialog } from './PayDialog.tsx';
import { ReadFromScan } from './scan/ReadFromScan.tsx';
import { ScanSheet } from './scan/ScanSheet.tsx';
import { UndoAnswer } from './UndoAnswer.tsx';
import { type BillAnswer, isQuestion, useBillAnswer } from './use-bill-answer.ts';
import { VerdictActions, VerdictSheet } from './VerdictSheet.tsx';

/** One bill: what it asks for, how it stands and what to do next, then the plan's decision, the paper, and what was done. */
export function BillScreen() {
  const { t } = useTranslation('bills');
  const { billId } = useParams({ from: '/shell/bills/$billId' });
  const { data: known, error, refetch } = useRequest('bills.get', { billId });
  // Of a bill that was deleted, what was known of it is shown no more.
  const isGone = error?.failure.code === 'store/not-found';
  const data = isGone ? undefined : known;
  return (
    <>
      <div className={styles['top']}>
        <BackLink to="/bills" search={billsPlace.lastSearch() ?? {}}>
          {t('back')}
        </BackLink>
        {data && <BillMenu billId={billId} biller={data.bill.biller} />}
      </div>
      <PageHeader
        screen={t('bill.screen')}
        title={data?.bill.biller ?? t('screen')}
        lead={data && <BillLead view={data} />}
        actions={data && <BillAmount view={data} />}
      />
      {error && (
        <FailureNotice
          failure={error.failure}
          onRetry={isGone ? undefined : () => void refetch()}
          actions={
            isGone && (
              <ButtonLink to="/bills" search={billsPlace.lastSearch() ?? {}}>
                {t('toList')}
              </ButtonLink>
            )
          }
        />
      )}
      {!data && !error && <Skeleton lines={8} label={t('loading')} />}
      {data && <Loaded key={data.bill.id} view={data} />}
    </>
  );
}

/** That the person turned down what was found, and the way to be asked again; for as long as the answer stands. */
function SaidNo({ count, answer }: { count: number; answer: BillAnswer }) {
  const { t } = useTranslation('bills');
  if (count === 0) return null;
  return (
    <>
      <p>{t('bill.saidNo', { count })}</p>
      <Row>
        <Button variant="quiet" onPress={() => void answer.askAgain()} isPending={answer.isPending}>
          {t('bill.askMeAgain')}
        </Button>
      </Row>
    </>
  );
}

function Loaded({ view }: { view: BillView }) {
  const { t } = useTranslation(['bills', 'common']);
  const { people } = usePerson();
  const { money } = useFormats();
  const words = useBillWords()({ ...view, markedCents: findMarked(view) });
  const notPlan = findNotPlan(view.claims);
  const heading = useRef<HTMLHeadingElement>(null);
  const said = useRef<HTMLDivElement>(null);
  const answer = useBillAnswer(view, () => said.current?.focus());
  const undo = useUndo();
  const undoScan = useUndo();
  const { dialog, open, close, cancel } = useBillDialog();
  useVerdictInView(`${words.headline} ${words.says}`, dialog !== null, () => {
    if (!undo.focusLine()) (answer.answered ? said : heading).current?.focus();
  });
  // At large text, the head of the page fills the window.
  useEffect(() => {
    if (!savedBill.take(view.bill.id)) return;
    heading.current?.focus({ preventScroll: true });
    heading.current?.closest('section')?.scrollIntoView?.({ block: 'nearest' });
  }, [view.bill.id]);
  const { verdict } = view.verdict;
  const isAsked = isQuestion(view.verdict);
  const onChoose = canChooseClaim(view.bill) ? () => open('choose') : null;
  const step = findNextStep(view);
  const look = <SecondLookOfBill bill={view.bill} planPhone={view.askAgain?.planPhone ?? null} />;
  // What is to be asked before one pays stands with the answer.
  const isAskedFirst = view.verdict.notes.includes('possible-duplicate');
  const notes = (
    <>
      <CountedBill bill={view.bill} countedBillId={view.countedBillId} />
      {notPlan && <p>{t(`bill.notPlan.${notPlan}`)}</p>}
      <CanceledClaims claims={view.canceledClaims} />
      {words.notes.map(({ note, text }) => (
        <p key={note}>{text}</p>
      ))}
    </>
  );
  return (
    <Stack>
      <SaidApart bill={view.bill} otherBills={view.otherBills} />
      {view.countedBillId === null && view.chosenBillId === null && view.otherBills.length === 0 && (
        <HereTwice bill={view.bill} />
      )}
      <ChosenBill bill={view.bill} chosenBillId={view.chosenBillId} />
      <OtherBills view={view} />
      <UndoAnswer answer={answer} place={said} />
      {undo.line}
      {isAsked ? (
        <AskClaim view={view} answer={answer} onChoose={onChoose} question={words.headline} heading={heading}>
          {(view.claims.length > 1 || view.countedBillId !== null) && <p>{words.says}</p>}
          {notes}
        </AskClaim>
      ) : (
        <VerdictSheet view={view} words={words} step={step} heading={heading} onOpen={open}>
          {notes}
          {verdict === 'no-claim' && answer.answered === null && (
            <SaidNo count={view.said.answers.filter(({ isMeant }) => !isMeant).length} answer={answer} />
          )}
          {verdict === 'no-claim' && people.length > 1 && (
            <p>
              {t('bill.othersClaims', {
                name: people.find(({ id }) => id === view.bill.personId)?.name ?? t('common:person.unnamed'),
              })}
            </p>
          )}
        </VerdictSheet>
      )}
      {isAskedFirst && look}
      {view.askAgain && (
        <AskAgainOfBill
          askAgain={view.askAgain}
          claimId={view.claims.length === 1 ? (view.claims[0]?.id ?? null) : null}
          isLed={step === 'appeal'}
        />
      )}
      <VerdictActions view={view} step={step} onOpen={open} />
      {view.installments && (
        <InstallmentsSheet view={view} plan={view.installments} onChange={() => open('installments')} />
      )}
      <Further view={view} undoScan={undoScan}>
        {!isAsked && <BesideClaim view={view} answer={answer} onChoose={onChoose} />}
        {!isAskedFirst && look}
      </Further>
      {dialog === 'installments' && <InstallmentsDialog view={view} undo={undo} onClose={close} />}
      {dialog === 'pay' && <PayDialog view={view} undo={undo} onClose={close} onCancel={cancel} />}
      {dialog === 'choose' && <ChooseClaim view={view} answer={answer} onClose={close} onCancel={cancel} />}
      {dialog === 'call' && (
        <CallDialog
          about={{ billId: view.bill.id }}
          whom={verdict === 'refused' || verdict === 'pending' ? 'plan' : 'provider'}
          {...nameShare(view, money)}
          hasClaim={view.claims.length > 0 || view.verdict.notes.includes('day-and-amount')}
          onClose={close}
          onCancel={cancel}
        />
      )}
    </Stack>
  );
}

/** What the plan says is the person's share of the bill's claims, and what they marked as paid of it. */
function nameShare(view: BillView, money: (cents: number, currency: string) => string) {
  const { currency } = view.bill;
  const cents = sumShares(view);
  if (cents === null) return { share: null, paid: null };
  const paidCents = findMarked(view) ?? 0;
  return { share: money(cents, currency), paid: paidCents > 0 ? money(paidCents, currency) : null };
}

/** In cents; `null` where the plan does not say it of each claim. */
function sumShares({ claims, verdict: { openShareCents } }: BillView): number | null {
  const stated = claims.flatMap(({ yourShare }) => (yourShare?.partial ? [] : (yourShare?.cents ?? [])));
  if (openShareCents === null || stated.length === 0 || stated.length < claims.length) return null;
  return stated.reduce((sum, one) => sum + one, 0);
}

/** What was marked as paid of the share, in cents; `null` where it is not known what is left of it. */
function findMarked(view: BillView): number | null {
  const cents = sumShares(view);
  const { leftShareCents } = view.verdict;
  return cents === null || leftShareCents === null ? null : cents - leftShareCents;
}

/** The plan's decision, then the paper with what it says beside it, then what was done and the letters that fit. */
function Further({ view, undoScan, children }: { view: BillView; undoScan: Undo; children: ReactNode }) {
  const scan = (
    <>
      {undoScan.line}
      <ScanSheet billId={view.bill.id} scan={view.scan} undo={undoScan} />
    </>
  );
  const done = (
    <>
      <LogSheet view={view} />
      <LettersSheet view={view} />
    </>
  );
  if (view.scan === null)
    return (
      <Columns>
        <Stack>
          {children}
          {scan}
        </Stack>
        <Stack>{done}</Stack>
      </Columns>
    );
  return (
    <>
      <Stack>{children}</Stack>
      <Columns>
        <Stack>{scan}</Stack>
        <ReadFromScan view={view} />
      </Columns>
      <Columns>{done}</Columns>
    </>
  );
}

/** The dialog that is open: to begin with, the one that the address names. */
function useBillDialog() {
  const { open: first } = useSearch({ from: '/shell/bills/$billId' });
  const navigate = useNavigate({ from: '/bills/$billId' });
  const { history } = useRouter();
  const [dialog, setDialog] = useState<BillAction | 'installments' | null>(first ?? null);
  return {
    dialog,
    open: setDialog,
    close() {
      setDialog(null);
      // Whoever comes back to this page finds the page.
      if (first) void navigate({ search: {}, replace: true, resetScroll: false });
    },
    /** Goes back to the list that opened it, where nothing was done. */
    cancel() {
      setDialog(null);
      if (first) history.back();
    },
  };
}

/**
 * Leads to the verdict when it has become another, once no dialog is in front of it: to the way back above it, where there is
 * one.
 */
function useVerdictInView(verdict: string, isCovered: boolean, lead: () => void): void {
  const told = useRef(verdict);
  useEffect(() => {
    if (isCovered || told.current === verdict) return;
    told.current = verdict;
    lead();
  }, [verdict, isCovered, lead]);
}

/** What there is to ask about the bill and its claims, equal charges unfolded; nothing while that is not known. */
function SecondLookOfBill({ bill, planPhone }: { bill: Bill; planPhone: string | null }) {
  const { data } = useRequest('secondLook.ofBill', { billId: bill.id });
  return (
    <SecondLook
      questions={data?.questions ?? []}
      isOpen={data?.questions.some(({ rule }) => rule === 'equal-charges') ?? false}
      claimId={null}
      bill={{ id: bill.id, isItemized: isItemized(bill) }}
      planPhone={planPhone}
    />
  );
}
