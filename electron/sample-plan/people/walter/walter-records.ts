import { addDays, formatDate } from '../../make/calendar.ts';
import { makeConcept, systems, terminology } from '../../make/codes.ts';
import { recordBloodPressure } from '../../make/health/observations.ts';
import {
  createRecorder,
  listLatest,
  makeWords,
  pickLast,
  referToParty,
  referToPerson,
  rxNorm,
} from '../../make/health/recorder.ts';
import { parties } from '../../make/providers.ts';
import type { Elements } from '../../make/resource.ts';
import type { SamplePerson, ServedResource } from '../../model.ts';

/** Walter's records at his second plan: his heart, his broken hip, and one medicine. */
export function makeWalterRecords(person: SamplePerson, now: string): ServedResource[] {
  const record = createRecorder(person.id);
  const subject = referToPerson(person);
  const year = Number(now.slice(0, 4));
  const visits = listLatest(
    now,
    [
      [1, 20],
      [5, 13],
    ],
    4,
  );
  const latest = pickLast(visits);
  const hip = formatDate(year - 2, 6, 15);
  const problem = (
    { name, on, code, text }: { name: string; on: string; code: string; text: string },
    more: Partial<Elements<'Condition'>>,
  ) =>
    record('Condition', name, on, {
      verificationStatus: makeConcept(`${terminology}/condition-ver-status`, 'confirmed'),
      category: [makeConcept(`${terminology}/condition-category`, 'problem-list-item')],
      code: makeWords(text, { system: systems.icd10, code, display: text }),
      subject,
      onsetDateTime: on,
      recordedDate: on,
      ...more,
    });
  const state = (code: string) => ({
    clinicalStatus: makeConcept(`${terminology}/condition-clinical`, code),
  });
  const isHipBroken = hip <= now;
  return [
    problem(
      { name: 'heart', on: formatDate(year - 6, 9, 24), code: 'I25.10', text: 'Narrowed heart artery' },
      state('active'),
    ),
    record('MedicationRequest', 'cardevan', latest, {
      status: 'active',
      intent: 'order',
      subject,
      medicationCodeableConcept: makeWords(
        'Cardevan 5 mg tablet',
        { system: systems.ndc, code: '99900-0888-30', display: 'Cardevan 5 mg tablet' },
        { system: rxNorm, code: '99900888', display: 'Cardevan 5 mg tablet' },
      ),
      authoredOn: latest,
      requester: referToParty(parties.lindqvist),
      dosageInstruction: [{ text: 'One tablet each evening' }],
    }),
    ...visits.map((on, index) =>
      recordBloodPressure(record, subject, {
        name: `pressure-${index + 1}`,
        on,
        upper: 148 - index * 4,
        lower: 86 - index * 2,
        by: parties.lindqvist,
      }),
    ),
    ...(isHipBroken
      ? [
          problem(
            { name: 'hip', on: hip, code: 'S72.001A', text: 'Broken right hip' },
            { ...state('resolved'), abatementDateTime: addDays(hip, 180) },
          ),
          record('Device', 'hip-nail', hip, {
            udiCarrier: [{ deviceIdentifier: '09999000000024', carrierHRF: '(01)09999000000024(10)HN-0915' }],
            status: 'active',
            manufacturer: 'Samplewell Devices',
            lotNumber: 'HN-0915',
            type: makeWords('Hip nail'),
            patient: subject,
          }),
        ]
      : []),
  ];
}
