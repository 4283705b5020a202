import { Link } from '@tanstack/react-router';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { sumWithProvider } from '#shared/model/bills/payment';
import type { AskAgain } from '#shared/model/claims/ask-again';
import type { Claim } from '#shared/model/claims/claim';
import type { ClaimRow } from '#shared/model/claims/claim-row';
import type { ClaimView } from '#shared/model/claims/claims-view';
import { type Answer, canHaveSupplement, deriveAnswer } from '#shared/words/answer';
import { findDisputedShare } from '#shared/words/disputed-share';
import { findNextPlan } from '#shared/words/visit-story';
import { useRequest } from '../../../../api/use-request.ts';
import { useFormats } from '../../../../i18n/use-formats.ts';
import { useSourceWords } from '../../../../i18n/use-source-words.ts';
import { cx } from '../../../../ui/cx.ts';
import { Money } from '../../../../ui/data/Money.tsx';
import { Sheet } from '../../../../ui/layout/Sheet.tsx';
import { AskAgainWords } from '../../../../ui/records/AskAgainSheet.tsx';
import { ExampleTag } from '../../../../ui/records/Example.tsx';
import { useIsTooLate } from '../../../../ui/records/use-is-too-late.ts';
import styles from './AnswerBox.module.css';
import { ChecksLine } from './ChecksNotice.tsx';

type AnswerBoxProps = { view: ClaimView; isUnknownCare: boolean; children: ReactNode };

/**
 * The answer: what you may owe with its source and date, or why there is no number. Where another plan came after this one
 * for the same visit, the number is what this plan left, and not yet what you may owe. `isUnknownCare`: the person
 * says that this care did not happen. `children`: what to do now.
 */
export function AnswerBox({ view, isUnknownCare, children }: AnswerBoxProps) {
  const { t } = useTranslation('claim');
  const { nameSource } = useSourceWords();
  const { chain, row } = view;
  const claim = nameProvider(view);
  const planName = nameSource(view.planName, row);
  const next = findNextPlan(
    view.visits.map(({ story }) => story),
    claim.id,
  );
  const answer = deriveAnswer(claim);
  return (
    <Sheet padding="none" label={t('answer.label')}>
      <div className={cx(styles['answer'], saysAskAgain(view) && styles['inWords'])}>
        <div>
          {answer.kind === 'amount' ? (
            <AmountAnswer
              claim={claim}
              answer={answer}
              planName={planName}
              next={next}
              isUnknownCare={isUnknownCare}
            />
          ) : saysAskAgain(view) && view.askAgain ? (
            <AskAgainAnswer view={view} askAgain={view.askAgain} />
          ) : (
            <WordsAnswer claim={claim} answer={answer} />
          )}
          <ChecksLine claim={claim} />
          <PaidToYou claim={claim} />
          <OtherClaims claim={claim} chain={chain} />
        </div>
        <div className={styles['next']}>{children}</div>
      </div>
    </Sheet>
  );
}

/** The claim with the name that its row has, where it has none itself. */
export function nameProvider({ claim, row }: ClaimView): Claim {
  const name = claim.provider.name ?? row.providerName;
  return name === claim.provider.name ? claim : { ...claim, provider: { ...claim.provider, name } };
}

/** Whether the answer is that one can ask again: of what was refused without a word of a share. */
export function saysAskAgain({ claim, askAgain }: ClaimView): boolean {
  const { words } = deriveAnswer(claim);
  return askAgain !== null && (words === 'notPaid' || words === 'notPaidDrug');
}

function AskAgainAnswer({ view, askAgain }: { view: ClaimView; askAgain: AskAgain }) {
  const { claim } = view;
  const isTooLate = useIsTooLate(view);
  const { t } = useTranslation('claim');
  const { date } = useFormats();
  const id = useId();
  const decided = date(claim.decidedOn);
  return (
    <>
      <section aria-labelledby={id}>
        <AskAgainWords id={id} askAgain={askAgain} isTooLate={isTooLate} titleClass={styles['plain']} />
      </section>
      <p className={styles['source']}>
        {t(claim.kind === 'pharmacy' ? 'answer.notPaidDrugText' : 'answer.notPaidShare')}
        {decided && ` ${t('answer.decided', { date: decided })}.`}
      </p>
    </>
  );
}

type Part<K extends Answer['kind']> = { claim: Claim; answer: Extract<Answer, { kind: K }> };

function AmountAnswer({
  claim,
  answer,
  planName,
  next,
  isUnknownCare,
}: Part<'amount'> & { planName: string | null; next: ClaimRow | null; isUnknownCare: boolean }) {
  const { t } = useTranslation('claim');
  const { date, money } = useFormats();
  const { nameSource, sayAmountOpened } = useSourceWords();
  const { amount, words, tone } = answer;
  const payments = useRequest('bills.claimPayments', { claimId: claim.id }).data ?? [];
  const paidCents = sumWithProvider(
    payments.map(({ payment }) => payment),
    amount.currency,
  );
  const provider = claim.provider.name;
  const { alreadyPaid } = claim.amounts;
  const isPharmacy = claim.kind === 'pharmacy';
  const decided = date(claim.decidedOn);
  const isShare = words === 'mayOwe' || words === 'refused';
  const isLeft = isShare && next !== null;
  /** Of the share, what the person did not mark as paid yet: the plan's amount stands beside it. */
  const isTaken = isShare && !isPharmacy && !alreadyPaid && paidCents > 0;
  const cents = isTaken ? Math.max(0, amount.cents - paidCents) : amount.cents;
  const title = isLeft
    ? t('story.leftAfter', { plan: planName ?? t('people.plan') })
    : isShare && isUnknownCare
      ? t('answer.ifHappened')
      : isShare
        ? t(`answer.${words}${provider ? '' : 'NoProvider'}`, { provider })
        : t(`answer.${words}`);
  return (
    <>
      {words === 'refused' && !isLeft && <p className={styles['plain']}>{t('answer.refusedFirst')}</p>}
      <p>{title}</p>
      <p className={styles['big']}>
        <Money
          cents={cents}
          currency={amount.currency}
          tone={isLeft || isUnknownCare || cents === 0 ? 'ink' : tone}
          size="big"
        />
      </p>
      {isTaken && <p>{t('answer.shareOf', { amount: money(amount.cents, amount.currency) })}</p>}
      <p className={styles['source']}>
        {sayAmountOpened(amount.source) ?? t(`source.${amount.source}`)}
        {amount.partial && ` · ${t('source.partial')}`}
        {decided && ` · ${t('answer.decidedOn', { date: decided })}`}
      </p>
      {isPharmacy ? (
        <p className={styles['source']}>{t('answer.pharmacyText')}</p>
      ) : (
        <p className={styles['source']}>
          {alreadyPaid
            ? t('answer.paymentsKnown', { amount: money(alreadyPaid.cents, alreadyPaid.currency) })
            : paidCents > 0
              ? t(paidCents > amount.cents ? 'answer.paymentsWritten' : 'answer.paymentsLeft', {
                  paid: money(paidCents, amount.currency),
                  left: money(Math.max(0, amount.cents - paidCents), amount.currency),
                })
              : t('answer.paymentsUnknown')}{' '}
          <ExampleTag
            isExample={(!alreadyPaid && payments.some(({ payment }) => payment.isExample)) || undefined}
          />
        </p>
      )}
      {isLeft && (
        <p className={styles['source']}>
          {t('story.followed', { plan: nameSource(next.planName ?? t('story.otherPlan'), next) })}
        </p>
      )}
      {!isLeft && cents > 0 && canHaveSupplement(claim, planName) && (
        <p className={styles['source']}>{t('answer.otherInsurance')}</p>
      )}
    </>
  );
}

function WordsAnswer({ claim, answer }: Part<'words'>) {
  const { t } = useTranslation('claim');
  const { date, money } = useFormats();
  const decided = date(claim.decidedOn);
  const list = findDisputedShare(claim)
    ?.map(({ name, cents, currency }) => t(`answer.part.${name}`, { amount: money(cents, currency) }))
    .join(', ');
  return (
    <>
      <p className={styles['plain']}>{t(`answer.${answer.words}`, { list })}</p>
      <p>{t(`answer.${answer.words}Text`)}</p>
      {decided && answer.words !== 'notDecided' && (
        <p className={styles['source']}>{t('answer.decided', { date: decided })}</p>
      )}
    </>
  );
}

function PaidToYou({ claim }: { claim: Claim }) {
  const { t } = useTranslation('claim');
  const { money } = useFormats();
  const { paidToYou } = claim.amounts;
  if (paidToYou === null || paidToYou.cents <= 0) return null;
  const amount = money(paidToYou.cents, paidToYou.currency);
  const provider = claim.provider.name;
  return (
    <p>{provider ? t('answer.toYou', { amount, provider }) : t('answer.toYouNoProvider', { amount })}</p>
  );
}

/** Links to the claim that counts in place of this one, or to those that it replaced, if they are stored here. */
function OtherClaims({ claim, chain }: Pick<ClaimView, 'chain' | 'claim'>) {
  const { t } = useTranslation('claim');
  const counting = chain.find(({ row }) => row?.counted)?.row;
  const isOld = !claim.counted && counting;
  const old = claim.related.flatMap(({ relationship, claimId }) =>
    relationship === 'replaces' && claimId !== null ? claimId : [],
  );
  return (isOld ? [counting.id] : old).map((claimId) => (
    <p key={claimId}>
      <Link to="/claims/$claimId" params={{ claimId }}>
        {t(isOld ? 'answer.newClaim' : 'answer.oldClaim')}
      </Link>
    </p>
  ));
}
