import { useNavigate, useSearch } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Bill, billKinds } from '#shared/model/bills/bill';
import type { ClaimRow } from '#shared/model/claim-row';
import { failureFrom } from '../../api/request-error.ts';
import { useCommand } from '../../api/use-command.ts';
import { useRequest } from '../../api/use-request.ts';
import { usePerson } from '../../shell/person.tsx';
import { Button } from '../../ui/actions/Button.tsx';
import { ButtonLink } from '../../ui/actions/ButtonLink.tsx';
import { FailureNotice } from '../../ui/feedback/FailureNotice.tsx';
import { Skeleton } from '../../ui/feedback/Skeleton.tsx';
import { DateField } from '../../ui/forms/DateField.tsx';
import { Field } from '../../ui/forms/Field.tsx';
import { focusInvalid } from '../../ui/forms/focus-invalid.ts';
import { Select } from '../../ui/forms/Select.tsx';
import { Details } from '../../ui/layout/Details.tsx';
import { PageHeader } from '../../ui/layout/PageHeader.tsx';
import { Row } from '../../ui/layout/Row.tsx';
import { Sheet } from '../../ui/layout/Sheet.tsx';
import styles from './Bills.module.css';
import {
  answersAbout,
  answersFrom,
  type BillAnswers,
  findBillProblems,
  readBillAnswers,
} from './bill-answers.ts';

/** Writes a bill down, or changes one: what is printed on the paper, as little as it takes. */
export function WriteBillScreen() {
  const { t } = useTranslation('bills');
  const { bill: billId, claim: claimId } = useSearch({ from: '/shell/bills/write' });
  const known = useRequest('bills.get', { billId: billId ?? '' }, { enabled: billId !== undefined });
  const about = useRequest('claims.get', { claimId: claimId ?? '' }, { enabled: claimId !== undefined });
  const { person } = usePerson();
  const row = about.data?.row ?? null;
  const personId = known.data?.bill.personId ?? row?.personId ?? person?.id;
  const isLoading = (billId !== undefined && !known.data) || (claimId !== undefined && about.isLoading);
  return (
    <>
      <PageHeader
        screen={t('form.screen')}
        title={t(billId ? 'form.changeTitle' : 'form.title')}
        lead={t('form.lead')}
      />
      {known.error && <FailureNotice failure={known.error.failure} onRetry={() => void known.refetch()} />}
      {!known.error && isLoading && <Skeleton lines={8} label={t('loading')} />}
      {personId && !isLoading && !known.error && (
        <Form key={billId ?? 'new'} personId={personId} bill={known.data?.bill ?? null} row={row} />
      )}
    </>
  );
}

/** Answers that are a line of text. */
type TextName = Exclude<
  keyof BillAnswers,
  'kind' | 'serviceStart' | 'serviceEnd' | 'dueDate' | 'statementDate'
>;

type FormProps = {
  personId: string;
  /** The bill to change. */
  bill: Bill | null;
  /** The claim that the bill is about, where the person came from one. */
  row: ClaimRow | null;
};

function Form({ personId, bill, row }: FormProps) {
  const { t } = useTranslation(['bills', 'common']);
  const { people } = usePerson();
  const navigate = useNavigate();
  const save = useCommand('bills.save');
  const answer = useCommand('bills.answer');
  const [answers, setAnswers] = useState<BillAnswers>(() => (bill ? answersFrom(bill) : answersAbout(row)));
  const [isChecked, setChecked] = useState(false);
  const problems = isChecked ? findBillProblems(answers) : {};
  const set = (name: keyof BillAnswers) => (value: string) => setAnswers({ ...answers, [name]: value });
  const error = (name: keyof BillAnswers) => {
    const problem = problems[name];
    return problem ? t(`form.bad.${problem}`) : null;
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (Object.keys(findBillProblems(answers)).length > 0) return focusInvalid();
    const { id = null, ...kept } = bill ?? { personId };
    const saved = await save
      .mutateAsync({ billId: id, facts: readBillAnswers(answers, { ...kept, personId }) })
      .catch(() => null);
    if (!saved) return;
    if (row) await answer.mutateAsync({ ...saved, claimId: row.id, isMeant: true }).catch(() => null);
    void navigate({ to: '/bills/$billId', params: { billId: saved.billId } });
  };
  const field = (name: TextName, hint?: 'billerHint' | 'dueHint' | 'accountHint') => (
    <Field
      label={t(`form.${name}`, {
        name: people.find(({ id }) => id === personId)?.name ?? t('common:person.unnamed'),
      })}
      value={answers[name]}
      onChange={set(name)}
      error={error(name)}
      {...(hint && { hint: t(`form.${hint}`) })}
    />
  );
  const day = (name: 'serviceStart' | 'serviceEnd' | 'dueDate' | 'statementDate') => (
    <DateField label={t(`form.${name}`)} value={answers[name]} onChange={set(name)} error={error(name)} />
  );
  return (
    <Sheet label={t('form.title')}>
      <form onSubmit={(event) => void submit(event)} noValidate className={styles['form']}>
        {field('biller', 'billerHint')}
        <div className={styles['pair']}>
          {field('due', 'dueHint')}
          {field('account', 'accountHint')}
        </div>
        <div className={styles['pair']}>
          {day('serviceStart')}
          {day('dueDate')}
        </div>
        <Details summary={t('form.more')}>
          <div className={styles['form']}>
            <Select
              label={t('kind.label')}
              value={answers.kind}
              onChange={set('kind')}
              options={billKinds.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
            />
            <div className={styles['pair']}>
              {day('serviceEnd')}
              {day('statementDate')}
              {field('totalCharges')}
              {field('previousBalance')}
              {field('fee')}
              {field('installments')}
              {field('claimNumber')}
              {field('prescriptionNumber')}
              {field('npi')}
              {field('billerFor')}
            </div>
            {field('patientName')}
          </div>
        </Details>
        {save.error && <FailureNotice failure={failureFrom(save.error)} />}
        <Row>
          <Button type="submit" variant="primary" isPending={save.isPending}>
            {t('form.save')}
          </Button>
          <ButtonLink to="/bills" variant="quiet">
            {t('form.cancel')}
          </ButtonLink>
        </Row>
      </form>
    </Sheet>
  );
}
