import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportOffer, ImportRequest } from '#shared/model/files/import';
import { useOpenedFiles } from '../../shell/opened-files.tsx';
import { usePerson } from '../../shell/person.tsx';
import { Button } from '../../ui/actions/Button.tsx';
import { Notice } from '../../ui/feedback/Notice.tsx';
import { focusInvalid } from '../../ui/forms/focus-invalid.ts';
import { PageHeader } from '../../ui/layout/PageHeader.tsx';
import { Row, Stack } from '../../ui/layout/Row.tsx';
import { FileList } from './FileList.tsx';
import { type Choice, findOther, PatientChoice } from './PatientChoice.tsx';

/** What the files hold and for whom. Nothing is stored until every patient has been assigned. */
export function OfferStep({ offer }: { offer: ImportOffer }) {
  const { t } = useTranslation('files');
  const { store, again } = useOpenedFiles();
  const { people } = usePerson();
  const [choices, setChoices] = useState<ReadonlyMap<string, Choice>>(() =>
    presetChoices(offer, people.length > 0),
  );
  /** Patients whose records go to somebody of another name, with whom that was said of. */
  const [sure, setSure] = useState<ReadonlyMap<string, string>>(new Map());
  const [hasTried, setTried] = useState(false);
  const isDoubtful = (patient: ImportOffer['patients'][number]) => {
    const other = findOther(patient, people, choices.get(patient.key) ?? null);
    return other !== null && sure.get(patient.key) !== other.id;
  };
  const chosen = listChosenPeople(choices);
  const isOpen = offer.patients.some(({ key }) => !choices.has(key));
  const isNobody = offer.patients.length > 0 && !isOpen && chosen.length === 0;
  const hasPatients = offer.patients.length > 0;
  const add = () => {
    setTried(true);
    if (isOpen || offer.patients.some(isDoubtful)) focusInvalid();
    else if (!isNobody) store(offer, chosen);
  };
  return (
    <>
      <PageHeader
        screen={t('screen')}
        title={t(hasPatients ? 'offer.title' : 'offer.titleNone')}
        lead={hasPatients ? t('offer.lead') : t('notice.nothing')}
      />
      <Stack>
        {!hasPatients && <FileList offer={offer} />}
        {offer.patients.map((patient, index) => (
          <PatientChoice
            key={patient.key}
            id={`patient-${index}`}
            patient={patient}
            people={people}
            choice={choices.get(patient.key) ?? null}
            onChoose={(choice) => setChoices(new Map(choices).set(patient.key, choice))}
            isSure={!isDoubtful(patient)}
            onSure={(isSure) => {
              const other = findOther(patient, people, choices.get(patient.key) ?? null);
              setSure(new Map(sure).set(patient.key, isSure && other ? other.id : ''));
            }}
            hasTried={hasTried}
          />
        ))}
        {offer.more.patients > 0 && <p>{t('offer.morePatients', { count: offer.more.patients })}</p>}
        {hasTried && isNobody && <Notice role="alert">{t('offer.nobodyChosen')}</Notice>}
        <Row>
          {hasPatients && (
            <Button variant="primary" onPress={add}>
              {t('offer.add')}
            </Button>
          )}
          <Button onPress={again}>{t(hasPatients ? 'offer.cancel' : 'end.again')}</Button>
        </Row>
        {hasPatients && <FileList offer={offer} />}
      </Stack>
    </>
  );
}

/** Presets, without guessing: a person whom the files name, or someone new while nobody is stored. */
function presetChoices({ patients }: ImportOffer, isAnyoneHere: boolean): Map<string, Choice> {
  return new Map(
    patients.flatMap(({ key, suggestedPersonId }): [string, Choice][] => {
      if (suggestedPersonId !== null) return [[key, { personId: suggestedPersonId }]];
      return isAnyoneHere || key === '' ? [] : [[key, { personId: null }]];
    }),
  );
}

function listChosenPeople(choices: ReadonlyMap<string, Choice>): ImportRequest['people'] {
  return [...choices].flatMap(([key, choice]) =>
    choice === 'skip' ? [] : [{ key, personId: choice.personId }],
  );
}
