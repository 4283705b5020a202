import { Link } from '@tanstack/react-router';
import { useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClaimRow } from '#shared/model/claims/claim-row';
import { findQuestionKind, type VisitAnswer, type VisitQuestion } from '#shared/model/claims/claims-view';
import { useCommand } from '../../api/use-command.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { useSourceWords } from '../../i18n/use-source-words.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { LinkButton } from '../../ui/actions/LinkButton.tsx';
import { FailureNotice } from '../../ui/feedback/FailureNotice.tsx';
import { Sheet } from '../../ui/layout/Sheet.tsx';
import styles from './VisitQuestionCard.module.css';

const questionOf = { visit: 'question', table: 'tableQuestion', plans: 'plansQuestion' } as const;
/** What the answer to each kind of question does. */
export const whyOf = { visit: 'why', table: 'tableWhy', plans: 'plansWhy' } as const;

export type VisitQuestionCardProps = {
  question: VisitQuestion;
  /** Keeps the answer; without it, the card does so, and focus goes to what was answered. */
  onAnswer?(answer: VisitAnswer): void;
};

/** "Two plans looked at this visit. Same visit? Yes / No", or the answer that was given, with a way back. */
export function VisitQuestionCard({ question, onAnswer }: VisitQuestionCardProps) {
  const { t } = useTranslation('claims');
  const { date } = useFormats();
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const { mutateAsync, isPending, error } = useCommand('claims.answerVisit');
  const { first, second, same, together } = question;
  const kind = findQuestionKind(question);
  const answer = (next: boolean | null) => {
    const kept = { firstId: first.id, secondId: second.id, same: next };
    if (onAnswer) onAnswer(kept);
    else
      mutateAsync(kept).then(
        () => heading.current?.focus(),
        () => undefined,
      );
  };
  const who = `${first.providerName ?? second.providerName ?? t('list.provider')}, ${date(first.serviceStart) ?? t('list.noDate')}`;
  return (
    <Sheet labelledBy={id}>
      <div className={styles['question']}>
        <div className={styles['words']}>
          <h2 id={id} ref={heading} tabIndex={-1}>
            {same === null
              ? t(`visit.${questionOf[kind]}`)
              : same
                ? t('visit.answeredYes')
                : t('visit.answeredNo')}
          </h2>
          <ul className={styles['claims']}>
            <VisitClaim row={first} />
            <VisitClaim row={second} />
          </ul>
          {together !== undefined && <p className="small">{t('visit.together', { count: together })}</p>}
          {same === null && <p className="small muted">{t(`visit.${whyOf[kind]}`)}</p>}
          {error && <FailureNotice failure={error.failure} />}
        </div>
        {same === null ? (
          <div className={styles['answers']}>
            <Button
              isDisabled={isPending}
              aria-label={t('visit.yesNamed', { who })}
              onPress={() => answer(true)}
            >
              {t('visit.yes')}
            </Button>
            <Button
              isDisabled={isPending}
              aria-label={t('visit.noNamed', { who })}
              onPress={() => answer(false)}
            >
              {t('visit.no')}
            </Button>
          </div>
        ) : (
          <LinkButton isDisabled={isPending} onPress={() => answer(null)}>
            {t('visit.change')}
          </LinkButton>
        )}
      </div>
    </Sheet>
  );
}

/** What one plan says of the visit. `isShort`: who and when are said beside it. */
export function VisitClaim({ row, isShort = false }: { row: ClaimRow; isShort?: boolean }) {
  const { nameSource } = useSourceWords();
  const { t } = useTranslation('claims');
  const { date, money } = useFormats();
  const parts = [
    ...(isShort ? [] : [row.providerName ?? t('list.provider'), date(row.serviceStart) ?? t('list.noDate')]),
    row.yourShare
      ? t('visit.share', { amount: money(row.yourShare.cents, row.currency) })
      : t('visit.shareUnknown'),
  ];
  return (
    <li>
      <Link to="/claims/$claimId" params={{ claimId: row.id }}>
        {nameSource(row.planName ?? t('filter.plan'), row)}
      </Link>
      {`: ${parts.join(' · ')}`}
    </li>
  );
}
