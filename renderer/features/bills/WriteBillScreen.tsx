import { useNavigate, useSearch } from '@tanstack/react-router';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Bill, type BillFacts, type BillKind, billKinds, mayLackDue } from '#shared/model/bills/bill';
import {
  type HeldScan,
  type OfferedField,
  offeredFields,
  type ScanFacts,
  type ScanOffer,
} from '#shared/model/bills/scan';
import type { ClaimRow } from '#shared/model/claims/claim-row';
import { parseTypedCents } from '#shared/money';
import { sayDue } from '#shared/words/bills';
import { soundsLikeCollector } from '#shared/words/collector-names';
import { areTwoBills, isSameBill } from '#shared/words/same-bill';
import { failureFrom } from '../../api/request-error.ts';
import { useCommand } from '../../api/use-command.ts';
import { useRequest } from '../../api/use-request.ts';
import { useToday } from '../../day/use-today.ts';
import { lookupFrom } from '../../i18n/translate.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { usePerson } from '../../shell/person.tsx';
import { takeLeftScan, useHeldScan } from '../../shell/scans/use-held-scan.ts';
import { usePersonChoices } from '../../shell/use-person-names.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { ButtonLink } from '../../ui/actions/ButtonLink.tsx';
import { CoveredForm } from '../../ui/discreet/HiddenPart.tsx';
import { FailureNotice } from '../../ui/feedback/FailureNotice.tsx';
import { Notice } from '../../ui/feedback/Notice.tsx';
import { Skeleton } from '../../ui/feedback/Skeleton.tsx';
import { DateField } from '../../ui/forms/DateField.tsx';
import { Field } from '../../ui/forms/Field.tsx';
import forms from '../../ui/forms/Form.module.css';
import { focusInvalid } from '../../ui/forms/focus-invalid.ts';
import { LeaveGuard } from '../../ui/forms/LeaveGuard.tsx';
import { Select } from '../../ui/forms/Select.tsx';
import { Details } from '../../ui/layout/Details.tsx';
import { PageHeader } from '../../ui/layout/PageHeader.tsx';
import { Row, Stack } from '../../ui/layout/Row.tsx';
import { Sheet } from '../../ui/layout/Sheet.tsx';
import { FieldOffers } from '../../ui/scans/FieldOffers.tsx';
import { readFields, takeAll } from '../../ui/scans/read-fields.ts';
import scanStyles from '../../ui/scans/Scan.module.css';
import {
  answersAbout,
  answersFrom,
  type BillAnswers,
  findBillProblems,
  longestAnswers,
  mayBeAhead,
  readBillAnswers,
} from './bill-answers.ts';
import { billsPlace, savedBill } from './bills-search.ts';
import { LineFields } from './LineFields.tsx';
import { findLineProblems, lineAnswersFrom, readLines } from './line-answers.ts';
import { FormScan } from './scan/FormScan.tsx';
import { takeDays, toLine } from './scan/read-charges.ts';
import { useNamedPatient } from './scan/use-named-patient.tsx';

/** Writes a bill down, or changes one: what is printed on it, as little as it takes. */
export function WriteBillScreen() {
  const { t } = useTranslation('bills');
  const { bill: billId, claim: claimId } = useSearch({ from: '/shell/bills/write' });
  const known = useRequest('bills.get', { billId: billId ?? '' }, { enabled: billId !== undefined });
  const about = useRequest('claims.get', { claimId: claimId ?? '' }, { enabled: claimId !== undefined });
  const { person } = usePerson();
  const row = about.data?.row ?? null;
  const personId = known.data?.bill.personId ?? row?.personId ?? person?.id;
  const [kinds, setKinds] = useState<PaperKinds>({ taken: 'bill', seems: null });
  const isNoBill = mayLackDue({ kind: kinds.taken });
  const seemsNoBill = isNoBill || (kinds.seems !== null && mayLackDue({ kind: kinds.seems }));
  const isLoading = (billId !== undefined && !known.data) || (claimId !== undefined && about.isLoading);
  return (
    <>
      <PageHeader
        screen={t(billId ? 'form.changeTitle' : 'form.screen')}
        title={t(billId ? 'form.changeTitle' : seemsNoBill ? 'form.noBillTitle' : 'form.title')}
        lead={t(isNoBill ? 'form.noBillLead' : 'form.lead')}
      />
      {known.error && <FailureNotice failure={known.error.failure} onRetry={() => void known.refetch()} />}
      {!known.error && isLoading && <Skeleton lines={8} label={t('loading')} />}
      {personId && !isLoading && !known.error && (
        <CoveredForm key={billId ?? 'new'} of={[known.data?.bill, row]}>
          <Form
            personId={personId}
            bill={known.data?.bill ?? null}
            scan={known.data?.scan ?? null}
            row={row}
            onKinds={setKinds}
          />
        </CoveredForm>
      )}
    </>
  );
}

type DayName = 'serviceStart' | 'serviceEnd' | 'dueDate' | 'statementDate';
/** Answers that are a line of text. */
type TextName = Exclude<keyof BillAnswers, 'kind' | DayName>;

const noScan = { of: 'held', id: '' } as const;

function isOffered(name: string): name is OfferedField {
  return (offeredFields as readonly string[]).includes(name);
}

/** The account numbers with one more, once. */
function addAccount(accounts: string, more: string): string {
  const all = accounts.split(',').map((one) => one.trim());
  return [...new Set([...all, more])].filter((one) => one !== '').join(', ');
}

/** What is folded away, most bills do without. */
const more = [
  'totalCharges',
  'previousBalance',
  'fee',
  'installments',
  'claimNumber',
  'prescriptionNumber',
  'npi',
  'billerFor',
  'patientName',
] as const satisfies (keyof BillAnswers)[];

/** True where something is answered that is folded away. */
function holdsMore(answers: BillAnswers): boolean {
  return answers.kind !== 'bill' || more.some((name) => answers[name] !== '');
}

/** What the person takes the paper for, and what it says of itself. */
type PaperKinds = { taken: BillKind; seems: BillKind | null };

type FormProps = {
  personId: string;
  /** The bill to change. */
  bill: Bill | null;
  /** The scan that is kept with it. */
  scan: ScanFacts | null;
  /** The claim that the bill is about, where the person came from one. */
  row: ClaimRow | null;
  onKinds(kinds: PaperKinds): void;
};

function Form({ personId: firstPersonId, bill, scan, row, onKinds }: FormProps) {
  const { t } = useTranslation(['bills', 'common']);
  const today = useToday();
  const { people, person, choose } = usePerson();
  const choices = usePersonChoices();
  const [personId, setPersonId] = useState(firstPersonId);
  const navigate = useNavigate();
  const save = useCommand('bills.save');
  const [first] = useState<BillAnswers>(() => (bill ? answersFrom(bill) : answersAbout(row)));
  const [answers, setAnswers] = useState(first);
  const [firstLines] = useState(() => lineAnswersFrom(bill?.lines ?? [], personId));
  const [lines, setLines] = useState(firstLines);
  const [isMoreOpen, setMoreOpen] = useState(holdsMore(first) || firstLines.length > 0);
  const changePerson = (of: string) => {
    setPersonId(of);
    setLines(lines.map((line) => (line.personId === personId ? { ...line, personId: of } : line)));
  };
  const isDone = useRef(false);
  const [leftScan] = useState(takeLeftScan);
  const choice = useHeldScan({ first: leftScan });
  const kept: HeldScan | null = bill && scan ? { ref: { of: 'bill', id: bill.id }, facts: scan } : null;
  const shown = choice.held ?? kept;
  const reading = useRequest('scans.read', { ref: shown?.ref ?? noScan }, { enabled: shown !== null });
  const taken = answers.kind;
  const seems = (shown && reading.data?.kind) ?? null;
  useEffect(() => onKinds({ taken, seems }), [taken, seems, onKinds]);
  const offers: readonly ScanOffer[] = (shown && reading.data?.offers) ?? [];
  const read = readFields(offeredFields, offers, answers);
  // Lines that the person typed, or kept, stay theirs.
  const mayTakeLines = shown !== null && lines.length === 0 && (bill?.currency ?? 'USD') === 'USD';
  const charges = (mayTakeLines && reading.data?.charges) || [];
  /** The name of which the person said that it is no collector's. */
  const [billName, setBillName] = useState<string | null>(null);
  const asksCollector =
    answers.kind === 'bill' && answers.biller !== billName && soundsLikeCollector(answers.biller);
  const isLetter = answers.kind === 'collection';
  const [isChecked, setChecked] = useState(false);
  const problems = isChecked ? findBillProblems(answers, today) : {};
  const lineProblems = findLineProblems(lines, mayBeAhead(answers.kind) ? null : today);
  const areLinesBad = lineProblems.some((one) => Object.keys(one).length > 0);
  const set = (name: keyof BillAnswers) => (value: string) => setAnswers({ ...answers, [name]: value });
  const error = (name: keyof BillAnswers) => {
    const problem = problems[name];
    if (!problem) return null;
    return problem === 'to-come' ? t('common:dayToCome') : t(`form.bad.${problem}`);
  };
  const patient = useNamedPatient({
    offers,
    personId,
    kept: answers.patientName,
    onPerson: row ? null : changePerson,
    onKeep(name) {
      set('patientName')(name);
      setMoreOpen(true);
    },
    hasTried: isChecked,
  });
  // The store keeps the mark of the example.
  const { id: _id, isExample: _isExample, ...unasked } = bill ?? { id: null };
  const facts = readBillAnswers(answers, { ...unasked, personId, lines: readLines(lines, personId) });
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (areLinesBad || patient.isOpen || Object.keys(findBillProblems(answers, today)).length > 0)
      return focusInvalid();
    const saved = await save
      .mutateAsync({
        billId: bill?.id ?? null,
        facts,
        ...(choice.held && { heldId: choice.held.ref.id }),
        ...(row && { claimId: row.id }),
      })
      .catch(() => null);
    if (!saved) return;
    isDone.current = true;
    if (personId !== person?.id) choose(personId);
    savedBill.tell(saved.billId);
    // The list that was left may be one that a new bill is not in.
    if (bill === null) billsPlace.note({});
    void navigate({ to: '/bills/$billId', params: { billId: saved.billId } });
  };
  const goToClaim = () => {
    if (choice.held) {
      isDone.current = true;
      choice.leave();
    }
    void navigate({ to: '/files/paper', search: bill ? { bill: bill.id } : {} });
  };
  const take = (name: OfferedField) => (value: string) =>
    set(name)(name === 'account' ? addAccount(answers.account, value) : value);
  const label = (name: keyof BillAnswers & (TextName | DayName)) =>
    t(`form.${name}`, { name: people.find(({ id }) => id === personId)?.name ?? t('common:person.unnamed') });
  const offered = (name: TextName | DayName) =>
    isOffered(name) && (
      <FieldOffers
        label={label(name)}
        field={name}
        offers={offers}
        entered={answers[name]}
        onTake={take(name)}
      />
    );
  const field = (name: TextName, hint?: 'billerHint' | 'dueHint' | 'accountHint') => (
    <div className={forms['field']}>
      <Field
        label={label(name)}
        value={answers[name]}
        onChange={set(name)}
        error={error(name)}
        maxLength={longestAnswers[name]}
        {...(hint && { hint: t(`form.${hint}`) })}
      />
      {offered(name)}
    </div>
  );
  const day = (name: DayName) => (
    <div className={forms['field']}>
      <DateField label={label(name)} value={answers[name]} onChange={set(name)} error={error(name)} />
      {offered(name)}
    </div>
  );
  const isUnsaved = () =>
    !isDone.current &&
    (choice.held !== null ||
      JSON.stringify([answers, lines, personId]) !== JSON.stringify([first, firstLines, firstPersonId]));
  return (
    <div className={scanStyles['beside']} data-scan={shown !== null}>
      <LeaveGuard isUnsaved={isUnsaved} />
      <FormScan
        choice={choice}
        kept={kept}
        reading={reading.data ?? null}
        kind={answers.kind}
        onKind={set('kind')}
        onClaim={goToClaim}
        usable={read.filter(({ isUsable }) => isUsable).length + charges.length}
        charges={charges.length}
        onUseAll={() => {
          const used = takeDays(charges, takeAll(read, answers));
          setAnswers(used);
          if (charges.length > 0) setLines(lineAnswersFrom(charges.map(toLine), personId));
          setMoreOpen(isMoreOpen || holdsMore(used) || charges.length > 0);
        }}
      />
      <Sheet label={t('form.title')}>
        <form onSubmit={(event) => void submit(event)} noValidate className={forms['form']}>
          {people.length > 1 && !row && (
            <Select label={t('form.person')} value={personId} onChange={changePerson} options={choices} />
          )}
          {patient.question}
          {field('biller', 'billerHint')}
          {asksCollector && (
            <Notice tone="calm" role="status">
              <Stack>
                <p>{t('form.collector.ask')}</p>
                <Row>
                  <Button onPress={() => set('kind')('collection')}>{t('form.collector.yes')}</Button>
                  <Button onPress={() => setBillName(answers.biller)}>{t('form.collector.no')}</Button>
                </Row>
              </Stack>
            </Notice>
          )}
          {isLetter && (
            <>
              <p role="status">{t('form.collector.is')}</p>
              {field('billerFor')}
            </>
          )}
          <div className={forms['pair']}>
            {field('due', 'dueHint')}
            {field('account', 'accountHint')}
          </div>
          <div className={forms['pair']}>
            {day('serviceStart')}
            {day('serviceEnd')}
          </div>
          <div className={forms['pair']}>
            {day('dueDate')}
            {day('statementDate')}
          </div>
          <Details summary={t('form.more')} isOpen={isMoreOpen}>
            <div className={forms['form']}>
              <Select
                label={t('kind.label')}
                value={answers.kind}
                onChange={set('kind')}
                options={billKinds.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
              />
              <div className={forms['pair']}>
                {field('totalCharges')}
                {field('previousBalance')}
                {field('fee')}
                {field('installments')}
                {field('claimNumber')}
                {field('prescriptionNumber')}
                {field('npi')}
                {!isLetter && field('billerFor')}
              </div>
              {field('patientName')}
              <LineFields
                lines={lines}
                problems={isChecked ? lineProblems : []}
                due={answers.due}
                personId={personId}
                onChange={setLines}
              />
            </div>
          </Details>
          <SameBill
            facts={facts}
            billId={bill?.id ?? null}
            isAmountTyped={parseTypedCents(answers.due) !== null}
          />
          {save.error && <FailureNotice failure={failureFrom(save.error)} />}
          <Row>
            <Button type="submit" variant="primary" isPending={save.isPending}>
              {t('form.save')}
            </Button>
            {bill ? (
              <ButtonLink to="/bills/$billId" params={{ billId: bill.id }} variant="quiet">
                {t('form.cancel')}
              </ButtonLink>
            ) : (
              <ButtonLink to="/bills" variant="quiet">
                {t('form.cancel')}
              </ButtonLink>
            )}
          </Row>
        </form>
      </Sheet>
    </div>
  );
}

type SameBillProps = { facts: BillFacts; billId: string | null; isAmountTyped: boolean };

/** That a bill which says the same is here already, with the way to it: asked once there is something to compare. */
function SameBill({ facts, billId, isAmountTyped }: SameBillProps) {
  const { t } = useTranslation('bills');
  const { money, date } = useFormats();
  const { data } = useRequest(
    'bills.list',
    { personId: facts.personId },
    { enabled: facts.biller !== '' && isAmountTyped },
  );
  const isTold = (bill: Bill) => billId !== null && areTwoBills(bill, facts);
  const same = data?.rows.find(
    ({ bill }) => bill.id !== billId && isSameBill(bill, facts) && !isTold(bill),
  )?.bill;
  return (
    <div role="status">
      {same && (
        <Notice tone="calm">
          <Stack>
            <p>
              <b>{t('same.title')}</b>{' '}
              {[
                same.biller,
                date(same.serviceStart),
                same.accounts[0],
                sayDue(same, { t: lookupFrom(t), money }),
              ]
                .filter(Boolean)
                .join(' · ')}
            </p>
            <p>{t('same.still')}</p>
            <Row>
              <ButtonLink to="/bills/$billId" params={{ billId: same.id }} variant="quiet">
                {t('same.open')}
              </ButtonLink>
            </Row>
          </Stack>
        </Notice>
      )}
    </div>
  );
}
