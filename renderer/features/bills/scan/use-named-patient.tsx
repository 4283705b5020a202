import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScanOffer } from '#shared/model/bills/scan';
import { isPartOfName, sortWords } from '#shared/split-words';
import { useDiscreet } from '../../../i18n/use-discreet.ts';
import { usePerson } from '../../../shell/person.tsx';
import { RadioGroup } from '../../../ui/forms/RadioGroup.tsx';

type NamedPatientOptions = {
  offers: readonly ScanOffer[];
  /** Whose the bill is taken for. */
  personId: string;
  /** The name that the bill keeps beside that. */
  kept: string;
  /** Gives the bill to somebody here; `null` where its claim says whose it is. */
  onPerson: ((personId: string) => void) | null;
  onKeep(name: string): void;
  hasTried: boolean;
};

type NamedPatient = {
  /** True until the question is answered. */
  isOpen: boolean;
  question: ReactNode;
};

const noQuestion: NamedPatient = { isOpen: false, question: null };

/** Asks whose the bill is, where it names one patient and that is not the person it is taken for. */
export function useNamedPatient(options: NamedPatientOptions): NamedPatient {
  const { offers, personId, kept, onPerson, onKeep, hasTried } = options;
  const { t } = useTranslation(['bills', 'common']);
  const { people } = usePerson();
  const { isHidden } = useDiscreet();
  const [own, setOwn] = useState<string | null>(null);
  const names = offers.filter(({ field }) => field === 'patientName').map(({ value }) => value);
  const [patient, ...others] = new Set(names.map(sortWords));
  const printed = names[0];
  // A bill for several patients says of each visit whose it is.
  if (patient === undefined || printed === undefined || others.length > 0 || own === patient)
    return noQuestion;
  const isOf = ({ name }: { name: string | null }) => isPartOfName(printed, name ?? '');
  const person = people.find(({ id }) => id === personId);
  if (!person || isOf(person) || kept.trim() !== '' || isHidden) return noQuestion;
  const [other, ...alike] = people.filter(isOf);
  const here = other !== undefined && alike.length === 0 && onPerson !== null ? other : null;
  const name = person.name ?? t('common:person.unnamed');
  const answer = (value: string) => {
    if (value === 'own') setOwn(patient);
    else if (here) onPerson?.(here.id);
    else onKeep(printed);
  };
  const question = (
    <RadioGroup
      label={t(here ? 'form.patient.here' : 'form.patient.unknown', { patient: printed, name })}
      value={null}
      onChange={answer}
      options={[
        {
          value: 'patient',
          label: here
            ? t('form.patient.is', { name: here.name ?? printed })
            : t('form.patient.keep', { patient: printed }),
        },
        { value: 'own', label: t('form.patient.is', { name }) },
      ]}
      error={hasTried ? t('form.patient.missing') : null}
    />
  );
  return { isOpen: true, question };
}
