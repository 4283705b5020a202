import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type ExplainedField,
  type ExplainedOffer,
  explainedFields,
  type HeldScan,
} from '#shared/model/bills/scan';
import { type PaperClaim, paperDecisions } from '#shared/model/files/paper';
import { mainPaperAmounts, morePaperAmounts, type PaperAmount } from '#shared/model/files/paper-amounts';
import { useCommand } from '../../../api/use-command.ts';
import { useRequest } from '../../../api/use-request.ts';
import { useToday } from '../../../day/use-today.ts';
import { useDiscreet } from '../../../i18n/use-discreet.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import { usePerson } from '../../../shell/person.tsx';
import { BesideForm } from '../../../shell/scans/BesideForm.tsx';
import { takeLeftScan, useHeldScan } from '../../../shell/scans/use-held-scan.ts';
import { usePersonChoices } from '../../../shell/use-person-names.ts';
import { Button } from '../../../ui/actions/Button.tsx';
import { ButtonLink } from '../../../ui/actions/ButtonLink.tsx';
import { FailureNotice } from '../../../ui/feedback/FailureNotice.tsx';
import { Notice } from '../../../ui/feedback/Notice.tsx';
import { DateField } from '../../../ui/forms/DateField.tsx';
import { Field } from '../../../ui/forms/Field.tsx';
import forms from '../../../ui/forms/Form.module.css';
import { focusInvalid } from '../../../ui/forms/focus-invalid.ts';
import { LeaveGuard } from '../../../ui/forms/LeaveGuard.tsx';
import { RadioGroup } from '../../../ui/forms/RadioGroup.tsx';
import { Select } from '../../../ui/forms/Select.tsx';
import { Details } from '../../../ui/layout/Details.tsx';
import { Row } from '../../../ui/layout/Row.tsx';
import { Sheet } from '../../../ui/layout/Sheet.tsx';
import { FieldOffers } from '../../../ui/scans/FieldOffers.tsx';
import { readFields, takeAll } from '../../../ui/scans/read-fields.ts';
import scanStyles from '../../../ui/scans/Scan.module.css';
import { UseAll } from '../../../ui/scans/UseAll.tsx';
import { findNamed } from '../OtherName.tsx';
import { useNamesake } from '../use-namesake.tsx';
import {
  answersFromPaper,
  findPaperProblems,
  noPaperAnswers,
  type PaperAnswers,
  readPaperAnswers,
} from './paper-answers.ts';

type PaperFormProps = {
  /** The claim to change, and what was typed of it. */
  claimId: string | null;
  known: PaperClaim | null;
  /** The bill whose paper it is, where that has one. */
  billId: string | null;
  /** Called once a claim is added, in place of the way to it. */
  onAdded: ((claimId: string) => void) | null;
  /** Called before the claim is saved, and with false where it stays as it was. */
  onChanging(isChanging: boolean): void;
  /** Removes the claim; false where that failed. */
  onRemove(): Promise<boolean>;
};

const noScan = { of: 'held', id: '' } as const;

/** What is printed on the paper, with what was read of it beside each field. Nothing is filled in unasked. */
export function PaperForm({ claimId, known, billId, onAdded, onChanging, onRemove }: PaperFormProps) {
  const { t } = useTranslation(['files', 'claim']);
  const today = useToday();
  const { people, person, choose } = usePerson();
  const navigate = useNavigate();
  const save = useCommand('papers.save');
  const [first] = useState<PaperAnswers>(() => (known ? answersFromPaper(known) : noPaperAnswers));
  const [typed, setAnswers] = useState(first);
  // Without anybody here there is nobody to choose from.
  const answers = people.length === 0 ? { ...typed, whose: 'new' } : typed;
  const [hasTried, setTried] = useState(false);
  /** True once all was taken of a paper that names nobody here. */
  const [asksWhose, setAsksWhose] = useState(false);
  const [sameId, setSameId] = useState<string | null>(null);
  const isDone = useRef(false);
  const [leftScan] = useState(takeLeftScan);
  const choice = useHeldScan({
    first: leftScan,
    kept: leftScan === null && billId !== null ? { of: 'bill', id: billId } : null,
  });
  const kept: HeldScan | null =
    claimId !== null && known?.paper ? { ref: { of: 'claim', id: claimId }, facts: known.paper } : null;
  const shown = choice.held ?? kept;
  const reading = useRequest('scans.read', { ref: shown?.ref ?? noScan }, { enabled: shown !== null });
  const [claimOfScan, setClaimOfScan] = useState<{ id: string; claim: string } | null>(null);
  const explained = (shown && reading.data?.explained) ?? [];
  const claims = Map.groupBy(
    explained.filter(({ claim }) => claim !== undefined),
    ({ claim }) => String(claim),
  );
  const chosen = claimOfScan !== null && claimOfScan.id === shown?.ref.id ? claimOfScan.claim : null;
  const offers = explained.filter(({ claim }) => claim === undefined || String(claim) === chosen);
  const problems = hasTried ? findPaperProblems(answers, today) : {};
  const set = (name: keyof PaperAnswers) => (value: string) => {
    setAnswers({ ...typed, [name]: value });
    setSameId(null);
  };
  const error = (name: keyof PaperAnswers) => {
    const isAsked = name === 'whose' && asksWhose && answers.whose === '';
    const problem = problems[name] ?? (isAsked ? 'whose' : undefined);
    return problem ? t(`files:paper.bad.${problem}`) : null;
  };
  const namesake = useNamesake(answers.whose === 'new' ? answers.patientName : null, {
    onUse: set('whose'),
    hasTried,
  });
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (Object.keys(findPaperProblems(answers, today)).length > 0 || namesake.isOpen) return focusInvalid();
    const isNew = answers.whose === 'new';
    const owner = isNew ? { newName: answers.patientName.trim() } : { personId: answers.whose };
    onChanging(true);
    const saved = await save
      .mutateAsync({
        target: claimId === null ? owner : { claimId, owner },
        facts: readPaperAnswers(answers),
        ...(choice.held && { heldId: choice.held.ref.id }),
      })
      .catch(() => null);
    if (saved === null || saved.isHere) onChanging(false);
    if (saved === null) return;
    if (saved.isHere) return setSameId(saved.claimId);
    isDone.current = true;
    if (saved.personId !== person?.id) choose(saved.personId);
    if (onAdded) return onAdded(saved.claimId);
    void navigate({ to: '/claims/$claimId', params: { claimId: saved.claimId } });
  };
  const removeClaim = async () => {
    isDone.current = true;
    isDone.current = await onRemove();
  };
  const offered = (field: ExplainedField, label: string) => (
    <FieldOffers label={label} field={field} offers={offers} entered={answers[field]} onTake={set(field)} />
  );
  const personOf = (id: string) => people.find((one) => one.id === id);
  const findHere = (name: string) => findNamed(people, { name, birthDate: null });
  const takePatient = (name: string) => {
    const named = findHere(name);
    setAnswers({ ...typed, ...(named ? { whose: named.id } : { whose: 'new', patientName: name }) });
    setSameId(null);
  };
  const sayPatient = (name: string) =>
    people.length > 0 && !findHere(name) ? t('files:paper.newNamed', { name }) : null;
  // Whose it is stays a question where the paper names nobody who is here, or the member only.
  const sure = offers.filter(
    ({ field, isGuess }) => field !== 'patientName' || !(isGuess || people.length > 0),
  );
  const namedPatients = offers.filter(({ field, isGuess }) => field === 'patientName' && !isGuess);
  const patient = namedPatients.length === 1 ? findHere(namedPatients[0]?.value ?? '') : null;
  const read = readFields(explainedFields, sure, answers);
  const text = (name: 'provider' | 'claimNumber') => (
    <div className={forms['field']}>
      <Field
        label={t(`files:paper.${name}`)}
        value={answers[name]}
        onChange={set(name)}
        maxLength={name === 'provider' ? 200 : 60}
      />
      {offered(name, t(`files:paper.${name}`))}
    </div>
  );
  const day = (name: 'serviceStart' | 'serviceEnd') => (
    <div className={forms['field']}>
      <DateField
        label={t(`files:paper.${name}`)}
        value={answers[name]}
        onChange={set(name)}
        error={error(name)}
      />
      {offered(name, t(`files:paper.${name}`))}
    </div>
  );
  const amount = (name: PaperAmount, hint?: string) => (
    <div key={name} className={forms['field']}>
      <Field
        label={t(`claim:amount.${name}`)}
        {...(hint !== undefined && { hint })}
        value={answers[name]}
        onChange={set(name)}
        error={error(name)}
      />
      {offered(name, t(`claim:amount.${name}`))}
    </div>
  );
  // What is filled in, offered or to be mended is seen.
  const showsMore = morePaperAmounts.some(
    (name) => typed[name] !== '' || offers.some(({ field }) => field === name),
  );
  const isUnsaved = () =>
    !isDone.current &&
    sameId === null &&
    ((choice.held !== null && billId === null) || JSON.stringify(typed) !== JSON.stringify(first));
  return (
    <div className={scanStyles['beside']} data-scan={shown !== null}>
      <LeaveGuard isUnsaved={isUnsaved} />
      <BesideForm
        choice={choice}
        shown={shown}
        reading={reading.data ?? null}
        offered={reading.data?.explained?.length ?? 0}
        words={t('files:paper.drop')}
      >
        {shown && claims.size > 1 && (
          <ClaimOfScan
            claims={claims}
            chosen={chosen}
            onChoose={(claim) => setClaimOfScan({ id: shown.ref.id, claim })}
          />
        )}
        <UseAll
          count={read.filter(({ isUsable }) => isUsable).length}
          onUseAll={() => {
            setAnswers({
              ...takeAll(read, answers),
              ...(patient && answers.whose === '' && { whose: patient.id }),
            });
            setSameId(null);
            if (answers.whose !== '' || patient) return;
            setAsksWhose(true);
            focusInvalid();
          }}
        />
      </BesideForm>
      <Sheet label={t('files:paper.title')}>
        <form onSubmit={(event) => void submit(event)} noValidate className={forms['form']}>
          <Owner
            answers={answers}
            was={known?.personId ?? null}
            onSet={set}
            error={error}
            planOffers={offered('planName', t('files:paper.plan'))}
            nameOffers={
              <FieldOffers
                label={t(people.length > 0 ? 'files:paper.whose' : 'files:paper.newName')}
                field="patientName"
                offers={offers}
                entered={
                  answers.whose === 'new' ? answers.patientName : (personOf(answers.whose)?.name ?? '')
                }
                onTake={takePatient}
                sayOffer={sayPatient}
              />
            }
            namesake={namesake.question}
          />
          {text('provider')}
          <div className={forms['pair']}>
            {day('serviceStart')}
            {day('serviceEnd')}
          </div>
          <div className={forms['pair']}>
            {text('claimNumber')}
            <Select
              label={t('files:paper.decision.label')}
              value={answers.decision}
              onChange={set('decision')}
              options={[...paperDecisions, 'unknown' as const].map((value) => ({
                value,
                label: t(`files:paper.decision.${value}`),
              }))}
            />
          </div>
          <div className={forms['pair']}>
            {mainPaperAmounts.map((name) => amount(name, t(`files:paper.hint.${name}`)))}
          </div>
          <Details summary={t('files:paper.more')} isOpen={showsMore}>
            <div className={forms['pair']}>{morePaperAmounts.map((name) => amount(name))}</div>
          </Details>
          {sameId !== null && (
            <Notice role="alert">
              <p>{t(claimId === null ? 'files:paper.same' : 'files:paper.sameChange')}</p>
              <ButtonLink to="/claims/$claimId" params={{ claimId: sameId }}>
                {t('files:paper.seeSame')}
              </ButtonLink>
            </Notice>
          )}
          {save.error && <FailureNotice failure={save.error.failure} />}
          <Row>
            <Button type="submit" variant="primary" isPending={save.isPending}>
              {t(claimId === null ? 'files:paper.add' : 'files:paper.save')}
            </Button>
            <ButtonLink to="/claims" variant="quiet">
              {t('files:offer.cancel')}
            </ButtonLink>
            {claimId !== null && (
              <Button variant="quiet" onPress={() => void removeClaim()}>
                {t('files:paper.remove')}
              </Button>
            )}
          </Row>
        </form>
      </Sheet>
    </div>
  );
}

type ClaimOfScanProps = {
  claims: ReadonlyMap<string, readonly ExplainedOffer[]>;
  chosen: string | null;
  onChoose(claim: string): void;
};

/** Which of several claims of one paper is added: what is printed of the others is not offered for it. */
function ClaimOfScan({ claims, chosen, onChoose }: ClaimOfScanProps) {
  const { t } = useTranslation(['files', 'claims']);
  const { date } = useFormats();
  const { isHidden } = useDiscreet();
  if (isHidden) return null;
  const say = (offers: readonly ExplainedOffer[]) => {
    const valueFor = (name: ExplainedField) => offers.find(({ field }) => field === name)?.value;
    const day = valueFor('serviceStart');
    const parts = [valueFor('provider'), day && (date(day) ?? day), valueFor('claimNumber')];
    return parts.filter(Boolean).join(', ') || t('claims:list.provider');
  };
  return (
    <RadioGroup
      label={t('files:paper.whichClaim', { count: claims.size })}
      value={chosen}
      onChange={onChoose}
      options={[...claims].map(([value, offers]) => ({ value, label: say(offers) }))}
    />
  );
}

type OwnerProps = {
  answers: PaperAnswers;
  /** Whose the claim is before it is changed. */
  was: string | null;
  onSet(name: keyof PaperAnswers): (value: string) => void;
  error(name: keyof PaperAnswers): string | null;
  /** What the paper says of each. */
  planOffers: ReactNode;
  nameOffers: ReactNode;
  namesake: ReactNode;
};

/** Which plan the paper is from, and whose it is. Nobody is preset where somebody is here. */
function Owner({ answers, was, onSet, error, planOffers, nameOffers, namesake }: OwnerProps) {
  const { t } = useTranslation('files');
  const { people } = usePerson();
  const choices = usePersonChoices();
  return (
    <>
      <div className={forms['field']}>
        <Field
          label={t('paper.plan')}
          hint={t('paper.planHint')}
          value={answers.planName}
          onChange={onSet('planName')}
          maxLength={100}
          error={error('planName')}
        />
        {planOffers}
      </div>
      {people.length > 0 && (
        <RadioGroup
          label={t('paper.whose')}
          value={answers.whose === '' ? null : answers.whose}
          onChange={onSet('whose')}
          options={[...choices, { value: 'new', label: t('offer.new') }]}
          error={error('whose')}
        />
      )}
      {people.length > 0 && nameOffers}
      {answers.whose === 'new' && (
        <div className={forms['field']}>
          <Field
            label={t('paper.newName')}
            value={answers.patientName}
            onChange={onSet('patientName')}
            maxLength={200}
            error={error('patientName')}
          />
          {people.length === 0 && nameOffers}
        </div>
      )}
      {namesake}
      {was !== null && answers.whose !== was && (
        <p role="status">
          {t('paper.goesAlong', { name: choices.find(({ value }) => value === was)?.label })}
        </p>
      )}
    </>
  );
}
