import type { ReactNode, Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { type BillView, isSureOfClaims } from '#shared/model/bills/bill-lists';
import { canChooseClaim, type NextStep } from '#shared/words/bill-step';
import { offerLetters } from '#shared/words/letters/letters';
import { useRequest } from '../../api/use-request.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { ButtonLink } from '../../ui/actions/ButtonLink.tsx';
import { Row } from '../../ui/layout/Row.tsx';
import { Sheet } from '../../ui/layout/Sheet.tsx';
import type { BillWords } from '../../ui/records/use-bill-words.ts';
import styles from './Bill.module.css';
import type { BillAction } from './bills-search.ts';
import { useStepWords } from './use-step-words.ts';

type Opens = (action: BillAction | 'installments') => void;

export type VerdictSheetProps = {
  view: BillView;
  words: BillWords;
  step: NextStep | null;
  heading: Ref<HTMLHeadingElement>;
  onOpen: Opens;
  /** What else is said. */
  children: ReactNode;
};

/** How the bill stands, as a sentence with its amount, and the one thing to do next. */
export function VerdictSheet({ view, words, step, heading, onOpen, children }: VerdictSheetProps) {
  const nameStep = useStepWords();
  return (
    <Sheet padding="none" labelledBy="bill-verdict">
      <div className={styles['verdict']} data-tone={words.tone}>
        <div>
          <h2 id="bill-verdict" ref={heading} tabIndex={-1}>
            {words.headline}
          </h2>
          <p>{words.says}</p>
          {children}
          {step === 'call' && isSureOfClaims(view) && <ProviderPhone claimId={view.claims[0]?.id} />}
        </div>
        {step !== null && isDialog(step) && (
          <Button variant="primary" onPress={() => onOpen(step)}>
            {nameStep(step, view).words}
          </Button>
        )}
        {step === 'call' && <FirstLetter view={view} />}
        {(step === 'date' ||
          step === 'ask-back' ||
          step === 'proof' ||
          step === 'appeal' ||
          step === 'paper') && (
          <ButtonLink {...nameStep(step, view).link} variant="primary">
            {nameStep(step, view).words}
          </ButtonLink>
        )}
      </div>
    </Sheet>
  );
}

/** Whom to call: the number that the plan sent with the claim. */
function ProviderPhone({ claimId }: { claimId: string | undefined }) {
  const { t } = useTranslation('bills');
  const { data } = useRequest('claims.get', { claimId: claimId ?? '' }, { enabled: claimId !== undefined });
  const { name = null, phone = null } = data?.claim.provider ?? {};
  if (phone === null) return null;
  return <p>{t('bill.phone', { name: name ?? t('claims.noProvider'), phone })}</p>;
}

/** The letter that fits best, beside the call: either is a way to ask. */
function FirstLetter({ view }: { view: BillView }) {
  const { t } = useTranslation('bills');
  const [template] = offerLetters(view, isSureOfClaims(view) ? view.claims.map(({ kind }) => kind) : []);
  if (template === undefined) return null;
  return (
    <ButtonLink to="/bills/$billId/letter/$template" params={{ billId: view.bill.id, template }}>
      {t('bill.writeLetter')}
    </ButtonLink>
  );
}

function isDialog(step: NextStep): step is NextStep & BillAction {
  return step === 'pay' || step === 'call' || step === 'choose';
}

/** What else can be done about the bill. */
export function VerdictActions({ view, step, onOpen }: Pick<VerdictSheetProps, 'view' | 'step' | 'onOpen'>) {
  const { t } = useTranslation('bills');
  const isOpen = view.openCents > 0;
  return (
    <Row>
      {isOpen && step !== 'pay' && <Button onPress={() => onOpen('pay')}>{t('bill.markPaid')}</Button>}
      {view.claims.length === 0 && canChooseClaim(view.bill) && step !== 'choose' && (
        <Button onPress={() => onOpen('choose')}>{t('bill.choose')}</Button>
      )}
      {step !== 'call' && <Button onPress={() => onOpen('call')}>{t('bill.writeCall')}</Button>}
      {isOpen && view.installments === null && (
        <Button onPress={() => onOpen('installments')}>{t('installments.open')}</Button>
      )}
    </Row>
  );
}
