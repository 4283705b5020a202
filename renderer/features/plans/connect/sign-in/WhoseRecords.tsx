import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonSummary, WhoseQuestion } from '#shared/model/plans/connection';
import { useCommand } from '../../../../api/use-command.ts';
import { usePersonNames, usePersonWords } from '../../../../shell/use-person-names.ts';
import { Button } from '../../../../ui/actions/Button.tsx';
import { Unbroken } from '../../../../ui/data/Unbroken.tsx';
import { FailureNotice } from '../../../../ui/feedback/FailureNotice.tsx';
import { focusInvalid } from '../../../../ui/forms/focus-invalid.ts';
import { RadioGroup } from '../../../../ui/forms/RadioGroup.tsx';
import { PageHeader } from '../../../../ui/layout/PageHeader.tsx';
import { Row, Stack } from '../../../../ui/layout/Row.tsx';
import { Sheet } from '../../../../ui/layout/Sheet.tsx';

const someoneNew = 'new';

type WhoseRecordsProps = {
  plan: string;
  question: WhoseQuestion;
  onAnswered(): void;
  /** Stops the sign-in: the permission is given back and nothing is kept. */
  onStop(): void;
};

/** Asks whose records these are before any is kept, with both names in view. No answer is preset. */
export function WhoseRecords({ plan, question, onAnswered, onStop }: WhoseRecordsProps) {
  const { t } = useTranslation('plans');
  const { said, chosen, others, why } = question;
  const words = usePersonWords();
  const nameOf = usePersonNames();
  const answer = useCommand('connection.answerWhose');
  const [who, setWho] = useState<string | null>(null);
  const [isOpen, setOpen] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (who === null) {
      setOpen(true);
      return focusInvalid();
    }
    answer.mutate({ personId: who === someoneNew ? null : who }, { onSuccess: onAnswered });
  };
  const asked = t(why === 'known' ? 'whose.oneOrTwo' : 'whose.question');
  const isOfPlan = why === 'several';
  const isAlone = (person: PersonSummary) =>
    others.every((other) => other.id === person.id || words(other) !== words(person));
  const toOthers = others.map((person) => ({
    value: person.id,
    label: isOfPlan
      ? words(person)
      : t(why === 'known' ? 'whose.yes' : 'whose.other', {
          name: isAlone(person) ? words(person) : nameOf(person),
        }),
  }));
  const toChosen =
    chosen === null ? [] : [{ value: chosen.id, label: t('whose.same', { name: words(chosen) }) }];
  const toNew = { value: someoneNew, label: t(why === 'known' ? 'whose.no' : 'whose.someoneNew') };
  const toAll = isOfPlan ? toOthers : [...toChosen, ...toOthers, toNew];
  const options = why === 'belongs' ? toOthers.slice(0, 1) : toAll;
  const names = { name: words(chosen ?? said), chosen: words(chosen ?? said), said: words(said), plan };
  return (
    <>
      <PageHeader
        screen={t('signIn.screen')}
        title={<Unbroken text={t(`whose.title.${why}`, names)} names={[(chosen ?? said).name]} />}
        lead={t(`whose.lead.${why}`, names)}
      />
      <Sheet label={asked}>
        <form onSubmit={submit} noValidate>
          <Stack>
            <RadioGroup
              label={asked}
              value={who}
              onChange={(next) => {
                setWho(next);
                setOpen(false);
              }}
              error={isOpen ? t('whose.open') : null}
              options={options}
            />
            {answer.error && <FailureNotice failure={answer.error.failure} plan={plan} />}
            <p className="muted">{t('whose.nothingKept')}</p>
            <Row>
              <Button type="submit" variant="primary" isPending={answer.isPending}>
                {t('whose.go')}
              </Button>
              <Button variant="quiet" onPress={onStop}>
                {t('whose.stop')}
              </Button>
            </Row>
          </Stack>
        </form>
      </Sheet>
    </>
  );
}
