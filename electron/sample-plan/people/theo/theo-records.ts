import { makeConcept, terminology } from '../../make/codes.ts';
import { makeQuantity, type Observed, recordVitalSign } from '../../make/health/observations.ts';
import { referToPlace } from '../../make/health/places.ts';
import {
  createRecorder,
  cvx,
  listLatest,
  makeMoment,
  makeWords,
  pickLast,
  referToParty,
  referToPerson,
} from '../../make/health/recorder.ts';
import { parties } from '../../make/providers.ts';
import type { SamplePerson, ServedResource } from '../../model.ts';

const centimeters = [109, 116, 122, 128, 134, 140];
const kilograms = [18.4, 20.6, 23.1, 26, 29.2, 32.8];

/** Theo's few records: vaccines, growth, yearly visits, and that he has no known allergies. */
export function makeTheoRecords(person: SamplePerson, now: string): ServedResource[] {
  const record = createRecorder(person.id);
  const subject = referToPerson(person);
  const visits = listLatest(now, [[7, 2]], 6);
  const latest = pickLast(visits);
  const sign = (one: Omit<Observed, 'by' | 'category'>) =>
    recordVitalSign(record, subject, { ...one, by: parties.haddad });
  const given = (name: string, on: string, code: string, text: string) =>
    record('Immunization', name, on, {
      status: 'completed',
      vaccineCode: makeWords(text, { system: cvx, code }),
      patient: subject,
      occurrenceDateTime: on,
      primarySource: true,
      performer: [{ actor: referToParty(parties.littleOaks) }],
    });
  return [
    record('AllergyIntolerance', 'none', latest, {
      clinicalStatus: makeConcept(`${terminology}/allergyintolerance-clinical`, 'active'),
      verificationStatus: makeConcept(`${terminology}/allergyintolerance-verification`, 'confirmed'),
      code: makeWords('No known allergies', {
        system: 'http://snomed.info/sct',
        code: '716186003',
        display: 'No known allergies',
      }),
      patient: subject,
    }),
    given('measles-1', '2017-08-23', '03', 'Measles, mumps and rubella vaccine'),
    given('chickenpox-1', '2017-08-23', '21', 'Chickenpox vaccine'),
    given('measles-2', '2021-07-02', '03', 'Measles, mumps and rubella vaccine'),
    given('tetanus', '2021-07-02', '20', 'Tetanus, diphtheria and whooping cough vaccine'),
    given('flu', listLatest(now, [[10, 20]], 1)[0] ?? latest, '150', 'Flu vaccine'),
    ...visits.flatMap((on, index) => [
      sign({
        name: `height-${index + 1}`,
        on,
        code: '8302-2',
        text: 'Height',
        value: makeQuantity({ value: centimeters[index] ?? 140, unit: 'cm', code: 'cm' }),
      }),
      sign({
        name: `weight-${index + 1}`,
        on,
        code: '29463-7',
        text: 'Weight',
        value: makeQuantity({ value: kilograms[index] ?? 32.8, unit: 'kg', code: 'kg' }),
      }),
    ]),
    sign({
      name: 'bmi-for-age',
      on: latest,
      code: '59576-9',
      text: 'Body mass index for his age',
      value: makeQuantity({ value: 54, unit: '%', code: '%' }),
    }),
    ...visits.slice(-2).map((on, index) =>
      record('Encounter', `visit-${index + 1}`, on, {
        status: 'finished',
        class: { system: `${terminology}/v3-ActCode`, code: 'AMB' },
        type: [makeWords('Well child visit')],
        subject,
        period: { start: makeMoment(on, '10:00'), end: makeMoment(on, '10:30') },
        location: [{ location: referToPlace(parties.littleOaks) }],
        serviceProvider: referToParty(parties.littleOaks),
      }),
    ),
  ];
}
