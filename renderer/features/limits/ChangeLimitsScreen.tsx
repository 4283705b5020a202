import { useNavigate, useSearch } from '@tanstack/react-router';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { drugCounts, type LimitKind, type LimitsView, type PlanLimits } from '#shared/model/bills/limits';
import { failureFrom } from '../../api/request-error.ts';
import { useCommand } from '../../api/use-command.ts';
import { useRequest } from '../../api/use-request.ts';
import { listMonthNames, useFormats } from '../../i18n/use-formats.ts';
import { usePerson } from '../../shell/person.tsx';
import { Button } from '../../ui/actions/Button.tsx';
import { ButtonLink } from '../../ui/actions/ButtonLink.tsx';
import { FailureNotice } from '../../ui/feedback/FailureNotice.tsx';
import { Skeleton } from '../../ui/feedback/Skeleton.tsx';
import { CheckboxGroup } from '../../ui/forms/CheckboxGroup.tsx';
import { Field } from '../../ui/forms/Field.tsx';
import { focusInvalid } from '../../ui/forms/focus-invalid.ts';
import { LeaveGuard } from '../../ui/forms/LeaveGuard.tsx';
import { RadioGroup } from '../../ui/forms/RadioGroup.tsx';
import { Select } from '../../ui/forms/Select.tsx';
import { Details } from '../../ui/layout/Details.tsx';
import { PageHeader } from '../../ui/layout/PageHeader.tsx';
import { Row } from '../../ui/layout/Row.tsx';
import { Sheet } from '../../ui/layout/Sheet.tsx';
import { useLimitWords } from '../../ui/records/use-limit-words.ts';
import styles from './Limits.module.css';
import {
  answersFrom,
  type FamilyChoice,
  findBadAmounts,
  findLimit,
  keyOf,
  type LimitAnswers,
  listAsked,
  readLimitAnswers,
} from './limit-answers.ts';

/** The limits of one plan in one plan year, as the person knows them from their plan's papers. */
export function ChangeLimitsScreen() {
  const { t } = useTranslation('limits');
  const { person } = usePerson();
  const { year, plan: planId } = useSearch({ from: '/shell/spending/limits/change' });
  const { data, error, refetch } = useRequest(
    'limits.get',
    { personId: person?.id ?? '', year: year ?? null },
    { enabled: person !== null },
  );
  const plan = data?.plans.find((one) => one.planId === planId);
  return (
    <>
      <PageHeader screen={t('form.screen')} title={t('form.title')} lead={t('form.lead')} />
      {error && <FailureNotice failure={error.failure} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton lines={8} label={t('loading')} />}
      {data && !plan && <p>{t('form.gone')}</p>}
      {data && plan && <Form key={plan.planId} view={data} plan={plan} />}
    </>
  );
}

const families: FamilyChoice[] = ['none', 'embedded', 'aggregate'];

function Form({ view, plan }: { view: LimitsView; plan: PlanLimits }) {
  const { t } = useTranslation('limits');
  const { locale } = useFormats();
  const { planTitle, planYear, nameLimit, amount } = useLimitWords(plan);
  const navigate = useNavigate();
  const save = useCommand('limits.save');
  const [first] = useState<LimitAnswers>(() => answersFrom(plan));
  const [answers, setAnswers] = useState(first);
  const isDone = useRef(false);
  const [isChecked, setChecked] = useState(false);
  const bad = isChecked ? findBadAmounts(answers) : new Set<string>();
  const asked = listAsked(plan);
  const change = (some: Partial<LimitAnswers>) => setAnswers({ ...answers, ...some });
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (findBadAmounts(answers).size > 0) return focusInvalid();
    const facts = readLimitAnswers(answers, plan);
    const saved = await save.mutateAsync({ planId: plan.planId, year: view.year, facts }).catch(() => null);
    if (!saved) return;
    isDone.current = true;
    void navigate({ to: '/spending/limits', search: { year: view.year } });
  };
  const error = (key: string) => (bad.has(key) ? t('form.bad') : null);
  const field = (kind: LimitKind) => {
    const key = keyOf(kind);
    const onCard = findLimit(plan.card, kind)?.cents;
    return (
      <Field
        key={key}
        label={nameLimit(kind)}
        value={answers.amounts[key] ?? ''}
        onChange={(text) => change({ amounts: { ...answers.amounts, [key]: text } })}
        error={error(key)}
        {...(onCard != null && { hint: t('form.onCard', { amount: amount(onCard) }) })}
      />
    );
  };
  const earlier = (name: 'earlierDeductible' | 'earlierOutOfPocket') => (
    <Field
      label={t(`form.${name}`)}
      value={answers[name]}
      onChange={(text) => change({ [name]: text })}
      error={error(name)}
    />
  );
  return (
    <Sheet label={planTitle}>
      <LeaveGuard
        isUnsaved={() => !isDone.current && JSON.stringify(answers) !== JSON.stringify(first)}
        isOfPerson
      />
      <form onSubmit={(event) => void submit(event)} noValidate className={styles['form']}>
        <p className={styles['small']}>{`${planTitle}. ${planYear}`}</p>
        <div className={styles['pair']}>{asked.person.map(field)}</div>
        <Select
          label={t('form.startMonth')}
          value={answers.startMonth}
          onChange={(startMonth) => change({ startMonth })}
          options={listMonthNames(locale, 'long').map((label, index) => ({
            value: String(index + 1),
            label,
          }))}
        />
        <RadioGroup
          label={t('form.family')}
          value={answers.family}
          onChange={(family) => change({ family })}
          options={families.map((value) => ({ value, label: t(`form.families.${value}`) }))}
        />
        {answers.family !== 'none' && (
          <>
            <div className={styles['pair']}>{asked.family.map(field)}</div>
            <Others view={view} chosen={answers.others} onChange={(others) => change({ others })} />
          </>
        )}
        <Details summary={t('form.more')}>
          <div className={styles['form']}>
            {plan.care === 'medical' && (
              <RadioGroup
                label={t('form.drugs')}
                value={answers.drugs}
                onChange={(drugs) => change({ drugs })}
                options={drugCounts.map((value) => ({ value, label: t(`form.drugCounts.${value}`) }))}
              />
            )}
            <div className={styles['pair']}>
              {asked.more.filter(({ whose }) => whose === 'person' || answers.family !== 'none').map(field)}
            </div>
            <p>{t('form.earlier')}</p>
            <div className={styles['pair']}>
              {earlier('earlierDeductible')}
              {earlier('earlierOutOfPocket')}
            </div>
          </div>
        </Details>
        {save.error && <FailureNotice failure={failureFrom(save.error)} />}
        <Row>
          <Button type="submit" variant="primary" isPending={save.isPending}>
            {t('form.save')}
          </Button>
          <ButtonLink to="/spending/limits" search={{ year: view.year }} variant="quiet">
            {t('form.cancel')}
          </ButtonLink>
        </Row>
      </form>
    </Sheet>
  );
}

type OthersProps = {
  view: LimitsView;
  chosen: readonly string[];
  onChange(chosen: string[]): void;
};

/** Who else is in the family's plan, of those whose records are here. */
function Others({ view, chosen, onChange }: OthersProps) {
  const { t } = useTranslation(['limits', 'common']);
  if (view.others.length === 0) return <p>{t('limits:form.nobodyElse')}</p>;
  return (
    <CheckboxGroup
      label={t('limits:form.others')}
      options={view.others.map(({ planId, personName, planName }) => ({
        value: planId,
        label: t('limits:form.other', { name: personName ?? t('common:person.unnamed'), plan: planName }),
      }))}
      chosen={chosen}
      onChange={onChange}
    />
  );
}
