import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { findMileageRate } from '#shared/mileage';

import { premiumKinds, type TaxEntryFacts } from '#shared/model/bills/tax-entry';
import { useCommand } from '../../api/use-command.ts';
import { useToday } from '../../day/use-today.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { usePerson } from '../../shell/person.tsx';
import { usePersonChoices } from '../../shell/use-person-names.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { FailureNotice } from '../../ui/feedback/FailureNotice.tsx';
import { Checkbox } from '../../ui/forms/Checkbox.tsx';
import { DateField } from '../../ui/forms/DateField.tsx';
import { Field } from '../../ui/forms/Field.tsx';
import { focusInvalid } from '../../ui/forms/focus-invalid.ts';
import { Select } from '../../ui/forms/Select.tsx';
import { useDayToCome } from '../../ui/forms/use-day-to-come.ts';
import { Dialog } from '../../ui/layout/Dialog.tsx';
import { Stack } from '../../ui/layout/Row.tsx';
import { PaymentWaySelect } from '../../ui/records/PayManyDialog.tsx';
import { type EntryAnswers, findEntryProblems, readEntryAnswers } from './entry-answers.ts';

type Kind = TaxEntryFacts['kind'];

const titles = {
  miles: 'entry.titleMiles',
  premium: 'entry.titlePremium',
  hsa: 'entry.titleHsa',
  fsa: 'entry.titleFsa',
} as const satisfies Record<Kind, string>;
const days = {
  miles: 'entry.day',
  premium: 'entry.paidOn',
  hsa: 'entry.hsaStart',
  fsa: 'entry.fsaStart',
} as const satisfies Record<Kind, string>;

function beginAnswers(kind: Kind, today: string): EntryAnswers {
  return {
    day: kind === 'miles' || kind === 'premium' ? today : '',
    end: '',
    fileBy: '',
    miles: '',
    rate: '',
    tolls: '',
    amount: '',
    premium: 'medical',
    way: 'card',
    isPreTax: false,
    note: '',
  };
}

/** Writes miles, a premium or an account down. */
export function EntryDialog({ kind, personId, onClose }: { kind: Kind; personId: string; onClose(): void }) {
  const { t } = useTranslation(['taxes', 'common']);
  const { people } = usePerson();
  const choices = usePersonChoices();
  const today = useToday();
  const sayToCome = useDayToCome();
  const add = useCommand('taxes.addEntry');
  const [whose, setWhose] = useState(personId);
  const [answers, setAnswers] = useState(() => beginAnswers(kind, today));
  const [isChecked, setChecked] = useState(false);
  const isRateKnown = findMileageRate(answers.day) !== null;
  // An account may begin later; what was driven or paid is over.
  const dayToCome = kind === 'miles' || kind === 'premium' ? sayToCome(answers.day) : null;
  const problems = isChecked ? findEntryProblems(kind, answers, isRateKnown) : {};
  const save = () => {
    setChecked(true);
    if (dayToCome !== null || Object.keys(findEntryProblems(kind, answers, isRateKnown)).length > 0)
      return focusInvalid();
    add.mutate({ personId: whose, facts: readEntryAnswers(kind, answers) }, { onSuccess: onClose });
  };
  const form: FormProps = {
    answers,
    set: (changes) => setAnswers({ ...answers, ...changes }),
    error(name) {
      const problem = problems[name];
      return problem ? t(`taxes:entry.bad.${problem}`) : null;
    },
  };
  return (
    <Dialog
      title={t(`taxes:${titles[kind]}`)}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button variant="primary" onPress={save} isPending={add.isPending}>
            {t('taxes:entry.save')}
          </Button>
          <Button variant="quiet" onPress={onClose}>
            {t('taxes:entry.cancel')}
          </Button>
        </>
      }
    >
      <Stack>
        {people.length > 1 && (
          <Select label={t('taxes:entry.whose')} value={whose} onChange={setWhose} options={choices} />
        )}
        <DateField
          label={t(`taxes:${days[kind]}`)}
          value={answers.day}
          onChange={(day) => form.set({ day })}
          error={dayToCome ?? form.error('day')}
        />
        {kind === 'miles' && <MilesFields {...form} />}
        {kind === 'premium' && <PremiumFields {...form} />}
        {kind === 'hsa' && (
          <p className="small muted">
            {t('taxes:entry.hsaHint')} {t('taxes:entry.hsaPlans')}
          </p>
        )}
        {kind === 'fsa' && <FsaFields {...form} />}
        {add.error && <FailureNotice failure={add.error.failure} />}
      </Stack>
    </Dialog>
  );
}

type FormProps = {
  answers: EntryAnswers;
  set(changes: Partial<EntryAnswers>): void;
  error(name: keyof EntryAnswers): string | null;
};

function MilesFields({ answers, set, error }: FormProps) {
  const { t } = useTranslation('taxes');
  const { number } = useFormats();
  const published = findMileageRate(answers.day);
  return (
    <>
      <Field
        label={t('entry.milesCount')}
        value={answers.miles}
        onChange={(miles) => set({ miles })}
        error={error('miles')}
      />
      <Field
        label={t('entry.rate')}
        value={answers.rate}
        onChange={(rate) => set({ rate })}
        error={error('rate')}
        hint={
          published === null ? t('entry.rateNone') : t('entry.rateHint', { rate: number(published / 10) })
        }
      />
      <Field
        label={t('entry.tolls')}
        value={answers.tolls}
        onChange={(tolls) => set({ tolls })}
        error={error('tolls')}
      />
      <Field label={t('entry.note')} value={answers.note} onChange={(note) => set({ note })} />
    </>
  );
}

function PremiumFields({ answers, set, error }: FormProps) {
  const { t } = useTranslation(['taxes', 'payments']);
  return (
    <>
      <Select
        label={t('taxes:entry.premiumKind')}
        value={answers.premium}
        onChange={(premium) => set({ premium })}
        options={premiumKinds.map((one) => ({ value: one, label: t(`taxes:premium.${one}`) }))}
      />
      <Field
        label={t('taxes:entry.amount')}
        value={answers.amount}
        onChange={(amount) => set({ amount })}
        error={error('amount')}
      />
      <PaymentWaySelect value={answers.way} onChange={(way) => set({ way })} />
      <Checkbox isSelected={answers.isPreTax} onChange={(isPreTax) => set({ isPreTax })}>
        {t('taxes:entry.preTax')}
      </Checkbox>
      <Field label={t('taxes:entry.note')} value={answers.note} onChange={(note) => set({ note })} />
    </>
  );
}

function FsaFields({ answers, set, error }: FormProps) {
  const { t } = useTranslation('taxes');
  return (
    <>
      <DateField
        label={t('entry.fsaEnd')}
        value={answers.end}
        onChange={(end) => set({ end })}
        error={error('end')}
      />
      <DateField label={t('entry.fileBy')} value={answers.fileBy} onChange={(fileBy) => set({ fileBy })} />
    </>
  );
}
