import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScanOffer } from '#shared/model/bills/scan';
import { isPartOfName, sortWords } from '#shared/split-words';
import { useDiscreet } from '../../../i18n/use-discreet.ts';
import { usePerson } from '../../../shell/person.tsx';
import { Button } from '../../../ui/actions/Button.tsx';
import { Notice } from '../../../ui/feedback/Notice.tsx';
import { Row, Stack } from '../../../ui/layout/Row.tsx';

type NamedPatientProps = {
  offers: readonly ScanOffer[];
  /** Whose the bill is taken for. */
  personId: string;
  /** The name that the bill keeps beside that. */
  kept: string;
  /** Gives the bill to somebody here; `null` where its claim says whose it is. */
  onPerson: ((personId: string) => void) | null;
  onKeep(name: string): void;
};

/** Asks whose the bill is, where it names one patient and that is not the person it is taken for. */
export function NamedPatient({ offers, personId, kept, onPerson, onKeep }: NamedPatientProps) {
  const { t } = useTranslation(['bills', 'common']);
  const { people } = usePerson();
  const { isHidden } = useDiscreet();
  const [own, setOwn] = useState<string | null>(null);
  const names = offers.filter(({ field }) => field === 'patientName').map(({ value }) => value);
  const [patient, ...others] = new Set(names.map(sortWords));
  const printed = names[0];
  // A bill for several patients says of each visit whose it is.
  if (patient === undefined || printed === undefined || others.length > 0 || own === patient) return null;
  const isOf = ({ name }: { name: string | null }) => isPartOfName(printed, name ?? '');
  const person = people.find(({ id }) => id === personId);
  if (!person || isOf(person) || kept.trim() !== '' || isHidden) return null;
  const [other, ...alike] = people.filter(isOf);
  const isHere = other !== undefined && alike.length === 0 && onPerson !== null;
  const name = person.name ?? t('common:person.unnamed');
  return (
    <Notice tone="calm" role="status">
      <Stack>
        <p>{t(isHere ? 'form.patient.here' : 'form.patient.unknown', { patient: printed, name })}</p>
        <Row>
          {isHere ? (
            <Button onPress={() => onPerson(other.id)}>
              {t('form.patient.is', { name: other.name ?? printed })}
            </Button>
          ) : (
            <Button onPress={() => onKeep(printed)}>{t('form.patient.keep', { patient: printed })}</Button>
          )}
          <Button onPress={() => setOwn(patient)}>{t('form.patient.is', { name })}</Button>
        </Row>
      </Stack>
    </Notice>
  );
}
