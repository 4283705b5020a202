import { useNavigate, useSearch } from '@tanstack/react-router';
import { type FormEvent, useCallback, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { hasCovered } from '#shared/cover-texts';
import type { NextYear } from '#shared/model/replay/next-year';
import type { FormLine } from '#shared/model/replay/service-rows';
import { failureFrom } from '../../api/request-error.ts';
import { useCommand } from '../../api/use-command.ts';
import { useRequest } from '../../api/use-request.ts';
import { usePerson } from '../../shell/person.tsx';
import { BackLink } from '../../ui/actions/BackLink.tsx';
import { Button } from '../../ui/actions/Button.tsx';
import { ButtonLink } from '../../ui/actions/ButtonLink.tsx';
import { FailureNotice } from '../../ui/feedback/FailureNotice.tsx';
import { Skeleton } from '../../ui/feedback/Skeleton.tsx';
import { focusInvalid } from '../../ui/forms/focus-invalid.ts';
import { LeaveGuard } from '../../ui/forms/LeaveGuard.tsx';
import { PageHeader } from '../../ui/layout/PageHeader.tsx';
import { Row } from '../../ui/layout/Row.tsx';
import { CompareProgress } from './Comparing.tsx';
import styles from './NextYear.module.css';
import { PlanFields, type PlanFieldsProps } from './PlanFields.tsx';
import {
  answersOf,
  emptyAnswers,
  findBadAnswers,
  type PlanAnswers,
  readPlanAnswers,
} from './plan-answers.ts';
import { useCostWords } from './use-cost-words.ts';

/** One plan to compare, as its Summary of Benefits says it. It may be saved at any time: what is empty is not known. */
export function ComparedPlanScreen() {
  const { t } = useTranslation('next-year');
  const { person } = usePerson();
  const { typed } = useCostWords();
  const { year, plan: planId, line = null, own = false } = useSearch({ from: '/shell/next-year/plan' });
  const { data, error, refetch, isFetching } = useRequest(
    'nextYear.get',
    { personId: person?.id ?? '', year: year ?? null },
    { enabled: person !== null },
  );
  const plan = data?.plans.find((one) => one.planId === planId);
  const isGone = data !== undefined && planId !== undefined && plan === undefined;
  return (
    <>
      <BackLink to="/next-year" search={year === undefined ? {} : { year }}>
        {t('back')}
      </BackLink>
      <PageHeader
        screen={t(planId === undefined ? 'form.screen' : 'form.screenOfChange')}
        title={plan ? t('form.change', { plan: plan.rules.name }) : t('form.add')}
        lead={t('form.lead')}
      />
      <CompareProgress
        isFetching={isFetching && data === undefined}
        error={data === undefined ? error : null}
        hasView={false}
        onRetry={() => void refetch()}
      />
      {!data && !error && person !== null && <Skeleton lines={8} label={t('form.loading')} />}
      {isGone && <p>{t('form.gone')}</p>}
      {data && person && !isGone && (
        <Form
          key={planId ?? ''}
          view={data}
          personId={person.id}
          planId={planId ?? null}
          line={line}
          first={
            plan ? answersOf(plan.rules, typed) : { ...emptyAnswers(data.year + (own ? 0 : 1)), isOwn: own }
          }
        />
      )}
    </>
  );
}

type FormProps = {
  view: NextYear;
  personId: string;
  planId: string | null;
  line: FormLine | null;
  first: PlanAnswers;
};

function Form({ view, personId, planId, line, first }: FormProps) {
  const { t } = useTranslation('next-year');
  const navigate = useNavigate();
  const save = useCommand('nextYear.save');
  const [begun] = useState(first);
  const [answers, setAnswers] = useState(begun);
  const [isChecked, setChecked] = useState(false);
  const isDone = useRef(false);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const bad = findBadAnswers(answers);
  const change = useCallback<PlanFieldsProps['change']>(
    (some) => setAnswers((now) => ({ ...now, ...(typeof some === 'function' ? some(now) : some) })),
    [],
  );
  const leave = useCallback((key: string) => setLeft((now) => new Set([...now, key])), []);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (bad.size > 0) return focusInvalid();
    const saved = await save
      .mutateAsync({ personId, planId, rules: readPlanAnswers(answers) })
      .catch(() => null);
    if (!saved) return;
    isDone.current = true;
    void navigate({ to: '/next-year', search: { year: view.year } });
  };
  const fields: PlanFieldsProps = {
    answers,
    line,
    // A name that discreet mode covers says nothing, and may not be kept.
    drugs: view.drugs.map(({ what }) => what).filter((what) => !hasCovered(what)),
    people: view.people,
    change,
    errorOf: (key) => {
      const what = isChecked || left.has(key) ? bad.get(key) : undefined;
      if (what === undefined) return null;
      return t(key === 'premium' ? 'form.bad.premium' : `form.bad.${what}`);
    },
    leave,
  };
  return (
    <form onSubmit={(event) => void submit(event)} noValidate className={styles['sheets']}>
      <LeaveGuard
        isUnsaved={() => !isDone.current && JSON.stringify(answers) !== JSON.stringify(begun)}
        isOfPerson
      />
      <PlanFields {...fields} />
      {save.error && <FailureNotice failure={failureFrom(save.error)} />}
      <Row>
        <Button type="submit" variant="primary" isPending={save.isPending}>
          {t('form.save')}
        </Button>
        <ButtonLink to="/next-year" search={{ year: view.year }} variant="quiet">
          {t('form.cancel')}
        </ButtonLink>
      </Row>
    </form>
  );
}
