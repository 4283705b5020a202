import { useRouter, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Undecided } from '#shared/model/people/whose';
import { isOpenQuestion } from '#shared/not-shown';
import { useRequest } from '../../api/use-request.ts';
import { useAnsweredWords, useWhoseWords } from '../../shell/whose/use-whose-words.ts';
import { BackLink } from '../../ui/actions/BackLink.tsx';
import { Button } from '../../ui/actions/Button.tsx';
import { ButtonLink } from '../../ui/actions/ButtonLink.tsx';
import { LinkButton } from '../../ui/actions/LinkButton.tsx';
import { FailureNotice } from '../../ui/feedback/FailureNotice.tsx';
import { Skeleton } from '../../ui/feedback/Skeleton.tsx';
import { PageHeader } from '../../ui/layout/PageHeader.tsx';
import { Row, Stack } from '../../ui/layout/Row.tsx';
import { TitledSheet } from '../../ui/layout/TitledSheet.tsx';
import { useFocusHeading } from '../../ui/layout/use-focus-heading.ts';
import { useEscape } from '../../ui/use-escape.ts';
import { GivenLine } from './GivenLine.tsx';
import { QuestionForm } from './QuestionForm.tsx';
import { TellStep } from './TellStep.tsx';
import { type SheetState, useSheet } from './use-sheet.ts';
import styles from './Whose.module.css';
import { parseWhoseSearch } from './whose-search.ts';

/** Whose records came that do not clearly belong to whoever signed in: one question after the other, of all plans. */
export function WhoseScreen() {
  const { t } = useTranslation(['whose', 'common']);
  const search = parseWhoseSearch(useSearch({ from: '/shell/whose' }));
  const { data, error, refetch } = useRequest('records.undecided', { connectionId: null });
  const sheet = useSheet(data?.causes ?? [], search);
  const { question, isTelling } = sheet;
  useFocusHeading(
    isTelling ? 'tell' : question === null ? 'end' : `${question.connectionId} ${question.cause}`,
  );
  useStepBack(sheet);
  const answered = (data?.causes ?? []).filter((one) => one.answer !== null && one !== question);
  return (
    <>
      <BackLink to="/plans">{t('common:nav.plans')}</BackLink>
      <Stack>
        <GivenLine sheet={sheet} />
        {!data && <PageHeader screen={t('screen')} title={t('screen')} />}
        {error && <FailureNotice failure={error.failure} onRetry={() => void refetch()} />}
        {!data && !error && <Skeleton lines={6} />}
        {data && isTelling && <TellStep sheet={sheet} />}
        {question && (
          <QuestionForm
            key={`${question.connectionId} ${question.cause}`}
            sheet={sheet}
            question={question}
          />
        )}
        {data && !isTelling && !question && (
          <End open={data.causes.filter(isOpenQuestion).length + data.leftOut} onResume={sheet.resume} />
        )}
        {answered.length > 0 && !isTelling && <Answered questions={answered} onChange={sheet.change} />}
      </Stack>
    </>
  );
}

/** Escape goes one step back: out of a change, else off the screen. The link back would leave from within one, too. */
function useStepBack({ goBack }: SheetState): void {
  const { history, navigate } = useRouter();
  useEscape(() => {
    if (goBack()) return;
    if (history.canGoBack()) history.back();
    else void navigate({ to: '/plans' });
  });
}

/** Nothing is left to ask in this visit. `open`: how many questions were put off. */
function End({ open, onResume }: { open: number; onResume(): void }) {
  const { t } = useTranslation(['whose', 'common']);
  const hasClaims = useRequest('connection.list', {}).data?.some(({ claims }) => claims > 0) ?? false;
  return (
    <>
      <PageHeader
        screen={t('screen')}
        title={open > 0 ? t('end.later', { count: open }) : t('end.done')}
        lead={open > 0 ? t('question.laterMeans') : null}
      />
      <Row>
        {open > 0 && (
          <Button variant="primary" onPress={onResume}>
            {t('end.answer', { count: open })}
          </Button>
        )}
        {hasClaims && (
          <ButtonLink to="/claims" variant={open > 0 ? 'plain' : 'primary'}>
            {t('common:next.claims')}
          </ButtonLink>
        )}
        <ButtonLink to="/plans" variant={open > 0 || hasClaims ? 'plain' : 'primary'}>
          {t('common:nav.plans')}
        </ButtonLink>
      </Row>
    </>
  );
}

/** What was answered before, each with the way to change it. */
function Answered({
  questions,
  onChange,
}: {
  questions: readonly Undecided[];
  onChange(question: Undecided): void;
}) {
  const { t } = useTranslation('whose');
  const describe = useWhoseWords();
  const nameAnswer = useAnsweredWords();
  return (
    <TitledSheet title={t('answered.title')}>
      <ul className={styles['answered']}>
        {questions.map((question, index) => {
          const words = describe(question);
          return (
            <li key={`${question.connectionId} ${question.cause}`}>
              <span id={`answered-${index}`}>
                {words.sent} {nameAnswer(question, words)}
              </span>
              <LinkButton aria-describedby={`answered-${index}`} onPress={() => onChange(question)}>
                {t('answered.change')}
              </LinkButton>
            </li>
          );
        })}
      </ul>
    </TitledSheet>
  );
}
