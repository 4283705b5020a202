import { type FormEvent, useState } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import type { Undecided, WhoseChoice } from '#shared/model/people/whose';
import type { Authority } from '#shared/model/plans/connection';
import { useCommand } from '../../api/use-command.ts';
import { usePerson } from '../../shell/person.tsx';
import { useAnsweredWords, useWhoseWords, type WhoseWords } from '../../shell/whose/use-whose-words.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { Unbroken } from '../../ui/data/Unbroken.tsx';
import { FailureNotice } from '../../ui/feedback/FailureNotice.tsx';
import { focusInvalid } from '../../ui/forms/focus-invalid.ts';
import { RadioGroup } from '../../ui/forms/RadioGroup.tsx';
import { PageHeader } from '../../ui/layout/PageHeader.tsx';
import { Row } from '../../ui/layout/Row.tsx';
import { Sheet } from '../../ui/layout/Sheet.tsx';
import type { SheetState } from './use-sheet.ts';
import { WhatCame } from './WhatCame.tsx';
import styles from './Whose.module.css';

const again = 'again';
type Choice = WhoseChoice | typeof again;

/** One question: whose the records are, what came, and the answers. None is preset, an earlier one neither. */
export function QuestionForm({ sheet, question }: { sheet: SheetState; question: Undecided }) {
  const { t } = useTranslation(['whose', 'common']);
  const words = useWhoseWords()(question);
  const nameAnswer = useAnsweredWords();
  const decide = useCommand('records.decide');
  const [choice, setChoice] = useState<Choice | null>(null);
  const [authority, setAuthority] = useState<Authority | null>(null);
  const [isOpen, setOpen] = useState(false);
  const { isChange, number, total } = sheet;
  const { connectionId, cause, kind, isAdult } = question;
  const asksAuthority = choice === 'helped' && isAdult !== false;
  const { people } = usePerson();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (choice === null || (asksAuthority && authority === null)) {
      setOpen(true);
      return focusInvalid();
    }
    const answer = choice === again ? null : choice;
    // A plan that shows somebody else's records should know it; a file cannot be told.
    const isToTell = answer === 'left-out' && kind === 'identity' && words.origin === 'plan';
    const helped = people.find(({ id }) => id === question.helpedId);
    // The question may be gone when the answer is there: the promise still goes on.
    decide.mutateAsync({ connectionId, cause, answer, ...(asksAuthority && { authority }) }).then(
      (done) =>
        done !== null &&
        sheet.noteAnswer({ question, answer, authority: helped?.authority ?? null }, isToTell),
      () => undefined,
    );
  };
  return (
    <form onSubmit={submit} noValidate className={styles['question']}>
      <div className={styles['asked']}>
        {!isChange && total > 1 && <p className="small muted">{t('question.step', { number, total })}</p>}
        <Sheet as="div">
          <PageHeader
            screen={t('screen')}
            title={
              <Unbroken
                text={`${words.sent} ${isChange ? nameAnswer(question, words) : words.ask}`}
                names={[kind === 'name' ? question.name : (question.said?.name ?? null), words.ownerName]}
              />
            }
            lead={<Lead question={question} words={words} />}
          />
        </Sheet>
      </div>
      <div className={styles['answers']}>
        <Sheet padding="none" as="div">
          <RadioGroup
            look="rows"
            label={words.ask}
            hideLabel
            value={choice}
            onChange={(next) => {
              setChoice(next);
              setOpen(false);
            }}
            error={isOpen && choice === null ? t(isChange ? 'question.openChange' : 'question.open') : null}
            options={listAnswers(question, isChange).map((value) => ({
              value,
              label: <AnswerWords value={value} question={question} words={words} />,
            }))}
          />
        </Sheet>
        {asksAuthority && (
          <Sheet as="div">
            <AuthorityQuestion
              question={question}
              value={authority}
              onChange={setAuthority}
              isOpen={isOpen && authority === null}
            />
          </Sheet>
        )}
      </div>
      <WhatCame question={question} words={words} />
      <div className={styles['send']}>
        {decide.error && <FailureNotice failure={decide.error.failure} plan={words.plan} />}
        <Row>
          <Button type="submit" variant="primary" isPending={decide.isPending}>
            {t('question.go')}
          </Button>
          {isChange ? (
            <Button variant="quiet" onPress={sheet.goBack}>
              {t('question.keep')}
            </Button>
          ) : (
            <Button variant="quiet" onPress={() => sheet.putOff(question)}>
              {t('question.later')}
            </Button>
          )}
        </Row>
        {!isChange && <p className="small muted">{t('question.laterMeans')}</p>}
      </div>
    </form>
  );
}

/** Only a person can be helped; only what was answered can be asked again. */
function listAnswers({ kind }: Undecided, isChange: boolean): Choice[] {
  return [
    'own',
    ...(kind === 'identity' ? (['helped'] as const) : []),
    'left-out',
    ...(isChange ? ([again] as const) : []),
  ];
}

type PartProps = { question: Undecided; words: WhoseWords };

/** Who signed in, where the plan shows somebody else; the plan's own word; and that nothing is mixed. */
function Lead({ question, words }: PartProps) {
  const { t } = useTranslation('whose');
  const nameAnswer = useAnsweredWords();
  const { why, answer, count, erased } = question;
  const { owner, isSame, plan, origin } = words;
  const isGone = answer === null && count === 0 && erased > 0;
  return (
    <p>
      {owner === null
        ? t(`owner.${origin}Unnamed`, { plan })
        : !isSame && (
            <Trans t={t} i18nKey={`owner.${origin}`} values={{ owner }} components={{ b: <b /> }} />
          )}{' '}
      {why !== 'taken' && t(`why.${why}`, { source: t(`source.${origin}`) })}{' '}
      {why === 'adult' && nameAnswer(question, words)}{' '}
      {answer === null && t(isGone ? `question.gone.${origin}` : 'question.mixed')}
    </p>
  );
}

function AnswerWords({ value, ...part }: PartProps & { value: Choice }) {
  const { label, means } = useAnswerWords(part)[value];
  return (
    <>
      <strong>{label}</strong> <span className={styles['means']}>{means}</span>
    </>
  );
}

function useAnswerWords({ question, words }: PartProps): Record<Choice, { label: string; means: string }> {
  const { t } = useTranslation('whose');
  const { asks, who, ownerName, isSame, shownName, count, origin } = words;
  const name = { name: ownerName, count };
  const isPlain = isSame || ownerName === '';
  const isPerson = question.kind === 'identity';
  return {
    own: {
      label:
        asks === 'is'
          ? who === 'unnamed'
            ? t(`answer.own.unnamed.${origin}`)
            : t(isPlain ? `answer.own.${who}Plain` : `answer.own.${who}`, name)
          : t(`answer.ownRecords.${who === 'unnamed' ? (`unnamed.${origin}` as const) : who}`, name),
      means: t(ownerName === '' ? 'answer.ownMeansUnnamed' : 'answer.ownMeans', name),
    },
    helped: {
      label: t('answer.helped'),
      means: t(shownName === null ? 'answer.helpedMeansUnnamed' : 'answer.helpedMeans', { name: shownName }),
    },
    'left-out': isPerson
      ? { label: t('answer.left'), means: t(origin === 'file' ? 'answer.leftMeansFile' : 'answer.leftMeans') }
      : { label: t('answer.leftRecords', { count }), means: t('answer.leftRecordsMeans') },
    again: { label: t('answer.again'), means: t('answer.againMeans') },
  };
}

const authorities = ['parent', 'power-of-attorney', 'representative'] as const;

type AuthorityQuestionProps = {
  question: Undecided;
  value: Authority | null;
  onChange(value: Authority): void;
  isOpen: boolean;
};

/** By which right the person reads the records of an adult, or of somebody whose age the plan did not say. */
function AuthorityQuestion({ question: { why, isAdult }, value, onChange, isOpen }: AuthorityQuestionProps) {
  const { t } = useTranslation(['whose', 'people']);
  return (
    <RadioGroup
      label={t(
        isAdult ? 'whose:authority.adult' : `whose:authority.${why === 'erased' ? 'erased' : 'unknown'}`,
      )}
      value={value}
      onChange={onChange}
      error={isOpen ? t('whose:authority.open') : null}
      options={authorities
        // Somebody who is known to be an adult is not under age.
        .filter((one) => !(one === 'parent' && isAdult))
        .map((one) => ({
          value: one,
          label: (
            <>
              <strong>{t(`people:authority.${one}.name`)}</strong> {t(`people:authority.${one}.means`)}
            </>
          ),
        }))}
    />
  );
}
