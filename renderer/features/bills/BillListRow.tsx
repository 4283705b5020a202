import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { addDays, yearOf } from '#shared/dates';
import type { Bill } from '#shared/model/bills/bill';
import { type BillRow, findAskedClaim, isQuestioned } from '#shared/model/bills/bill-lists';
import { findBack } from '#shared/model/bills/money-back';
import type { ClaimRow } from '#shared/model/claims/claim-row';
import { findNextStep } from '#shared/words/bill-step';
import { sayPaid } from '#shared/words/bills';
import { findDueCents, findDueDay, findNextInstallment, isPastDue } from '#shared/words/installments';
import { useToday } from '../../day/use-today.ts';
import { lookupFrom } from '../../i18n/translate.ts';
import { useDiscreet } from '../../i18n/use-discreet.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { LinkButton } from '../../ui/actions/LinkButton.tsx';
import { Money } from '../../ui/data/Money.tsx';
import { Pill } from '../../ui/data/Pill.tsx';
import { Announcement } from '../../ui/feedback/Announcement.tsx';
import { FailureNotice } from '../../ui/feedback/FailureNotice.tsx';
import { ExampleTag } from '../../ui/records/Example.tsx';
import { useBillWords } from '../../ui/records/use-bill-words.ts';
import styles from './Bills.module.css';
import { useOtherBillWords } from './OtherBills.tsx';
import type { AskedAnswer } from './use-asked-answer.ts';
import { useStepWords } from './use-step-words.ts';

type RowProps = {
  row: BillRow;
  /** One that says the same: the person may have written one paper down twice. */
  same: Bill | null;
  /** The claims that are asked about. */
  asked: readonly ClaimRow[];
  answer: AskedAnswer;
  /** Called when the bill is opened. */
  onLeave(): void;
};

/** One bill of the list: when it is due, how it stands, how much is due then, and the one thing to do next. */
export function BillListRow({ row, same, asked, answer, onLeave }: RowProps) {
  const words = useBillWords()(row);
  const sayOther = useOtherBillWords();
  const { t } = useTranslation('bills');
  const { bill, openCents, otherBills, chosenBillId } = row;
  const claim = asked.find(({ id }) => id === findAskedClaim(row)) ?? null;
  const isAnswered = answer.billId === bill.id;
  const today = useToday();
  return (
    <li className={styles['row']}>
      <span className={styles['due']}>
        <DueDay row={row} />
      </span>
      <div className={styles['main']}>
        <span className={styles['title']}>
          <Link
            to="/bills/$billId"
            params={{ billId: bill.id }}
            className={styles['name'] ?? ''}
            onClick={onLeave}
          >
            {bill.biller}
          </Link>
          <ExampleTag isExample={bill.isExample} />
        </span>
        <Facts row={row} />
      </div>
      <div className={styles['says']}>
        <span>
          {claim ? (
            <>
              <AskedClaim claim={claim} />. {words.notes[0]?.text}
            </>
          ) : (
            [words.says, words.notes[0]?.text].join(' ')
          )}{' '}
          {otherBills[0] && sayOther(otherBills[0])}{' '}
          {chosenBillId !== null && chosenBillId !== bill.id && t('counted.cameLater')}{' '}
          {same && (
            <>
              {t('same.twice')}{' '}
              <Link
                to="/bills/$billId"
                params={{ billId: same.id }}
                aria-label={t('same.openFor', { biller: same.biller })}
                onClick={onLeave}
              >
                {t('same.open')}
              </Link>
            </>
          )}
        </span>
        <Announcement>{isAnswered && <UndoYes biller={bill.biller} answer={answer} />}</Announcement>
        {isAnswered && answer.failure && <FailureNotice failure={answer.failure} />}
      </div>
      <span className={styles['standing']}>
        <Pill tone={words.tone}>{words.pill}</Pill>
      </span>
      <div className={styles['end']}>
        <Money
          cents={openCents > 0 ? findDueCents(row, today) : (findBack(row) ?? bill.dueCents)}
          currency={bill.currency}
          size="row"
          unknown={t('row.noAmount')}
        />
        <Step row={row} claim={claim} answer={answer} onLeave={onLeave} />
      </div>
    </li>
  );
}

/** When it is due, and that it is past that, in words. */
function DueDay({ row }: { row: BillRow }) {
  const { t } = useTranslation('bills');
  const today = useToday();
  const { date } = useFormats();
  const day = findDueDay(row);
  const due = date(day, styleOf(day, today));
  // Of what was paid, or asks for nothing, no day is left to keep.
  if (row.openCents <= 0) return null;
  if (day === null || due === null) return <span className="small muted">{t('row.noDueDate')}</span>;
  const isLate = isPastDue(day, today);
  const nearDue = day === today ? 'dueToday' : day === addDays(today, 1) ? 'dueTomorrow' : null;
  return (
    <span className={styles['day']} data-late={isLate}>
      {isLate ? t('row.pastDue', { day: due }) : nearDue ? t(`row.${nearDue}`) : t('row.due', { day: due })}
    </span>
  );
}

function Facts({ row }: { row: BillRow }) {
  const { bill, paidCents, openCents, installments, questionedOn } = row;
  const { t } = useTranslation('bills');
  const today = useToday();
  const { money, date, span } = useFormats();
  const { isHidden } = useDiscreet();
  const when = span(bill.serviceStart, bill.serviceEnd, styleOf(bill.serviceStart, today));
  const next = installments === null ? null : findNextInstallment(installments, paidCents);
  const facts = [
    when && t('row.for', { when }),
    bill.accounts[0] && t('row.account', { number: bill.accounts[0] }),
    bill.patientName !== null && !isHidden && t('bill.patient', { name: bill.patientName }),
    next &&
      openCents > 0 &&
      t('row.installment', {
        left: money(openCents, bill.currency),
      }),
    paidCents > 0 && sayPaid(row, { t: lookupFrom(t), money }),
    isQuestioned(row) && t('row.questioned', { day: date(questionedOn, styleOf(questionedOn, today)) }),
  ].filter(Boolean);
  return <span className={styles['small']}>{facts.join(' · ')}</span>;
}

/** Short dates have no year: only those of this year are clear without one. */
function styleOf(day: string | null, today: string): 'short' | 'long' {
  return day === null || yearOf(day) === yearOf(today) ? 'short' : 'long';
}

/** The claim that is asked about, with what is needed to say yes. */
function AskedClaim({ claim }: { claim: ClaimRow }) {
  const { t } = useTranslation(['bills', 'common']);
  const { money, span } = useFormats();
  const provider = claim.providerName ?? t('claims.noProvider');
  const when = span(claim.serviceStart, claim.serviceEnd);
  const share =
    claim.yourShare === null
      ? t('choose.noShare')
      : t('choose.share', { amount: money(claim.yourShare.cents, claim.currency) });
  const source = claim.yourShare?.source === 'computed' && t('common:source.computed');
  return [provider, when, share, source].filter(Boolean).join(' · ');
}

type StepProps = Pick<RowProps, 'row' | 'answer' | 'onLeave'> & { claim: ClaimRow | null };

function Step({ row, claim, answer, onLeave }: StepProps) {
  const { t } = useTranslation('bills');
  const nameStep = useStepWords();
  const step = findNextStep(row);
  const { id: billId, biller } = row.bill;
  if (step === null) return null;
  if (step === 'answer' && claim)
    return (
      <LinkButton
        isDisabled={answer.isPending}
        aria-label={t('row.yesFor', { biller })}
        onPress={() => void answer.say(billId, claim.id)}
      >
        {t('row.yes')}
      </LinkButton>
    );
  const { words, link } = nameStep(step, row);
  return (
    <Link {...link} aria-label={t('row.stepFor', { step: words, biller })} onClick={onLeave}>
      {words}
    </Link>
  );
}

/** The way back takes the focus: the button that was pressed is gone. */
function UndoYes({ biller, answer }: { biller: string; answer: AskedAnswer }) {
  const { t } = useTranslation('bills');
  const undo = useRef<HTMLButtonElement>(null);
  useEffect(() => undo.current?.focus(), []);
  return (
    <>
      {t('said.yes')}{' '}
      <LinkButton
        ref={undo}
        isDisabled={answer.isPending}
        aria-label={t('row.undoFor', { biller })}
        onPress={() => void answer.undo()}
      >
        {t('said.undo')}
      </LinkButton>
    </>
  );
}
