import { addDays, dateOf } from '../../make/calendar.ts';
import { concept, systems } from '../../make/codes.ts';
import { bloodPressure, measured, observation } from '../../make/health/observations.ts';
import { place } from '../../make/health/places.ts';
import {
  last,
  latestOf,
  moment,
  recorder,
  rxNorm,
  terminology,
  to,
  words,
} from '../../make/health/recorder.ts';
import { parties } from '../../make/providers.ts';
import type { FhirResource, SamplePerson } from '../../model.ts';

const cvx = 'http://hl7.org/fhir/sid/cvx';
const centimeters = [109, 116, 122, 128, 134, 140];
const kilograms = [18.4, 20.6, 23.1, 26, 29.2, 32.8];

/** Theo's few records: vaccines, how he grows, his yearly visits, and that he has no known allergies. */
export function theoRecords(person: SamplePerson, now: string): FhirResource[] {
  const record = recorder(person.id);
  const subject = { reference: `Patient/${person.id}`, display: person.name };
  const visits = latestOf(now, [[7, 2]], 6);
  const latest = last(visits);
  const grown = (name: string, on: string, code: string, text: string, value: Record<string, unknown>) =>
    observation(record, subject, {
      name,
      on,
      category: 'vital-signs',
      code,
      text,
      by: parties.haddad,
      value,
    });
  const given = (name: string, on: string, code: string, text: string) =>
    record('Immunization', name, on, {
      status: 'completed',
      vaccineCode: words(text, { system: cvx, code }),
      patient: subject,
      occurrenceDateTime: on,
      primarySource: true,
      performer: [{ actor: to(parties.littleOaks) }],
    });
  return [
    record('AllergyIntolerance', 'none', latest, {
      clinicalStatus: concept(`${terminology}/allergyintolerance-clinical`, 'active'),
      verificationStatus: concept(`${terminology}/allergyintolerance-verification`, 'confirmed'),
      code: words('No known allergies', {
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
    given('flu', latestOf(now, [[10, 20]], 1)[0] ?? latest, '150', 'Flu vaccine'),
    ...visits.flatMap((on, index) => [
      grown(
        `height-${index + 1}`,
        on,
        '8302-2',
        'Height',
        measured({ value: centimeters[index] ?? 140, unit: 'cm', code: 'cm' }),
      ),
      grown(
        `weight-${index + 1}`,
        on,
        '29463-7',
        'Weight',
        measured({ value: kilograms[index] ?? 32.8, unit: 'kg', code: 'kg' }),
      ),
    ]),
    grown(
      'bmi-for-age',
      latest,
      '59576-9',
      'Body mass index for his age',
      measured({ value: 54, unit: '%', code: '%' }),
    ),
    ...visits.slice(-2).map((on, index) =>
      record('Encounter', `visit-${index + 1}`, on, {
        status: 'finished',
        class: { system: `${terminology}/v3-ActCode`, code: 'AMB' },
        type: [words('Well child visit')],
        subject,
        period: { start: moment(on, '10:00'), end: moment(on, '10:30') },
        location: [{ location: place(parties.littleOaks) }],
        serviceProvider: to(parties.littleOaks),
      }),
    ),
  ];
}

/** Walter's records at his second plan: his heart, his hip, and one medicine. */
export function walterRecords(person: SamplePerson, now: string): FhirResource[] {
  const record = recorder(person.id);
  const subject = { reference: `Patient/${person.id}`, display: person.name };
  const year = Number(now.slice(0, 4));
  const visits = latestOf(
    now,
    [
      [1, 20],
      [5, 13],
    ],
    4,
  );
  const latest = last(visits);
  const hip = dateOf(year - 2, 6, 15);
  const problem = (name: string, on: string, code: string, text: string, more: Record<string, unknown>) =>
    record('Condition', name, on, {
      verificationStatus: concept(`${terminology}/condition-ver-status`, 'confirmed'),
      category: [concept(`${terminology}/condition-category`, 'problem-list-item')],
      code: words(text, { system: systems.icd10, code, display: text }),
      subject,
      onsetDateTime: on,
      recordedDate: on,
      ...more,
    });
  const state = (code: string) => ({ clinicalStatus: concept(`${terminology}/condition-clinical`, code) });
  const hipped = hip <= now;
  return [
    problem('heart', dateOf(year - 6, 9, 24), 'I25.10', 'Narrowed heart artery', state('active')),
    record('MedicationRequest', 'cardevan', latest, {
      status: 'active',
      intent: 'order',
      subject,
      medicationCodeableConcept: words(
        'Cardevan 5 mg tablet',
        { system: systems.ndc, code: '99900-0888-30', display: 'Cardevan 5 mg tablet' },
        { system: rxNorm, code: '99900888', display: 'Cardevan 5 mg tablet' },
      ),
      authoredOn: latest,
      requester: to(parties.lindqvist),
      dosageInstruction: [{ text: 'One tablet each evening' }],
    }),
    ...visits.map((on, index) =>
      bloodPressure(record, subject, {
        name: `pressure-${index + 1}`,
        on,
        upper: 148 - index * 4,
        lower: 86 - index * 2,
        by: parties.lindqvist,
      }),
    ),
    ...(hipped
      ? [
          problem('hip', hip, 'S72.001A', 'Broken right hip', {
            ...state('resolved'),
            abatementDateTime: addDays(hip, 180),
          }),
          record('Device', 'hip-nail', hip, {
            udiCarrier: [{ deviceIdentifier: '09999000000024', carrierHRF: '(01)09999000000024(10)HN-0915' }],
            status: 'active',
            manufacturer: 'Samplewell Devices',
            lotNumber: 'HN-0915',
            type: words('Hip nail'),
            patient: subject,
          }),
        ]
      : []),
  ];
}
