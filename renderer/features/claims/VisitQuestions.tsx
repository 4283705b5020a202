import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { findQuestionKind, type OpenVisits, type VisitAnswer } from '#shared/model/claims/claims-view';
import { useCommand } from '../../api/use-command.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { LinkButton } from '../../ui/actions/LinkButton.tsx';
import { FailureNotice } from '../../ui/feedback/FailureNotice.tsx';
import { Row } from '../../ui/layout/Row.tsx';
import { Sheet } from '../../ui/layout/Sheet.tsx';
import { VisitClaim, VisitQuestionCard, whyOf } from './VisitQuestionCard.tsx';
import styles from './VisitQuestions.module.css';

type Question = OpenVisits['questions'][number];

const questionsOf = { visit: 'questions', table: 'tableQuestions', plans: 'plansQuestions' } as const;

/** Pairs that are shown before "Show all". */
const shownAtFirst = 3;

/**
 * Visits that two plans may both have looked at, of all years: those that agree in day, provider and amount together,
 * then the others one by one. Focus goes to what was answered, above them, so that Undo is the next stop.
 */
export function VisitQuestions({ visits }: { visits: OpenVisits }) {
  const { t } = useTranslation('claims');
  const region = useRef<HTMLDivElement>(null);
  const [answered, setAnswered] = useState<readonly VisitAnswer[]>([]);
  const [moves, setMoves] = useState(0);
  const { mutateAsync, isPending, error } = useCommand('claims.answerVisits');
  const kept = useRef<readonly VisitAnswer[] | null>(null);
  const answerAll = (answers: VisitAnswer[], shown: readonly VisitAnswer[] = answers) => {
    kept.current = shown;
    mutateAsync({ answers }).catch(() => {
      kept.current = null;
    });
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: an answer is told once the questions are others.
  useEffect(() => {
    if (kept.current === null) return;
    setAnswered(kept.current);
    setMoves((count) => count + 1);
    kept.current = null;
  }, [visits]);
  const place = answered.length > 0 ? '[role="status"]' : 'h2';
  // biome-ignore lint/correctness/useExhaustiveDependencies: focus goes there once an answer was kept, and only then.
  useEffect(() => {
    if (moves > 0) region.current?.querySelector<HTMLElement>(place)?.focus();
  }, [moves]);

  const { questions, leftOut } = visits;
  const allSure = questions.filter(({ isSure }) => isSure);
  // Those that ask the same are answered together.
  const sure = allSure.filter((one) => allSure[0] && findQuestionKind(one) === findQuestionKind(allSure[0]));
  const [next] = questions;
  const shown = Math.max(sure.length, 1);
  const later = questions.length - shown + leftOut;
  if (!next && answered.length === 0) return null;
  return (
    <div ref={region} className={styles['questions']}>
      <p role="status" tabIndex={-1} className={answered.length === 0 ? 'visually-hidden' : 'small'}>
        {answered[0] && (
          <>
            {t(answered[0].same ? 'visit.saidYes' : 'visit.saidNo', { count: answered.length })}{' '}
            <LinkButton
              isDisabled={isPending}
              onPress={() =>
                answerAll(
                  answered.map((answer) => ({ ...answer, same: null })),
                  [],
                )
              }
            >
              {t('visit.undo')}
            </LinkButton>
          </>
        )}
      </p>
      {sure.length > 1 ? (
        <SureVisits
          questions={sure}
          isPending={isPending}
          onYes={() => answerAll(toAnswers(sure, true))}
          onAnswer={(question, same) => answerAll(toAnswers([question], same))}
        />
      ) : (
        next && <VisitQuestionCard question={next} onAnswer={(answer) => answerAll([answer])} />
      )}
      {error && <FailureNotice failure={error.failure} />}
      {next && later > 0 && <p className="small muted">{t('visit.later', { count: later })}</p>}
    </div>
  );
}

function toAnswers(questions: readonly Question[], same: boolean): VisitAnswer[] {
  return questions.map(({ first, second }) => ({ firstId: first.id, secondId: second.id, same }));
}

type SureVisitsProps = {
  questions: readonly Question[];
  isPending: boolean;
  onYes(): void;
  onAnswer(question: Question, same: boolean): void;
};

function SureVisits({ questions, isPending, onYes, onAnswer }: SureVisitsProps) {
  const { t } = useTranslation('claims');
  const [showsAll, setShowsAll] = useState(false);
  const count = questions.length;
  const kind = questions[0] ? findQuestionKind(questions[0]) : 'visit';
  const title = t(`visit.${questionsOf[kind]}`, { count });
  const shown = showsAll ? questions : questions.slice(0, shownAtFirst);
  return (
    <Sheet label={title}>
      <div className={styles['head']}>
        <div className={styles['words']}>
          <h2 tabIndex={-1}>{title}</h2>
          <p className="small muted">
            {t('visit.agree')} {t(`visit.${whyOf[kind]}`)}
          </p>
        </div>
        <Button isDisabled={isPending} onPress={onYes}>
          {t('visit.yesToAll', { count })}
        </Button>
      </div>
      <ul className={styles['pairs']}>
        {shown.map((question) => (
          <Pair
            key={`${question.first.id} ${question.second.id}`}
            question={question}
            isPending={isPending}
            onAnswer={(same) => onAnswer(question, same)}
          />
        ))}
      </ul>
      {count > shownAtFirst && (
        <LinkButton onPress={() => setShowsAll(!showsAll)}>
          {showsAll
            ? t('attention.showFewer')
            : t(kind === 'table' ? 'visit.showAllClaims' : 'visit.showAll', { count })}
        </LinkButton>
      )}
    </Sheet>
  );
}

type PairProps = { question: Question; isPending: boolean; onAnswer(same: boolean): void };

function Pair({ question, isPending, onAnswer }: PairProps) {
  const { t } = useTranslation('claims');
  const { date, money } = useFormats();
  const { first, second } = question;
  const name = first.providerName ?? second.providerName ?? t('list.provider');
  const who = `${name}, ${date(first.serviceStart) ?? t('list.noDate')}`;
  const billed = first.billed && t('list.billed', { amount: money(first.billed.cents, first.currency) });
  return (
    <li className={styles['pair']}>
      <div className={styles['words']}>
        <strong>{who}</strong>
        {billed && ` · ${billed}`}
        <ul className={styles['plans']}>
          <VisitClaim row={first} isShort />
          <VisitClaim row={second} isShort />
        </ul>
      </div>
      <Row>
        <Button
          isDisabled={isPending}
          aria-label={t('visit.yesNamed', { who })}
          onPress={() => onAnswer(true)}
        >
          {t('visit.yes')}
        </Button>
        <Button
          isDisabled={isPending}
          aria-label={t('visit.noNamed', { who })}
          onPress={() => onAnswer(false)}
        >
          {t('visit.no')}
        </Button>
      </Row>
    </li>
  );
}
