import { addDays, dateOf } from '../../../make/calendar.ts';
import { type Coding, concept, systems } from '../../../make/codes.ts';
import {
  last,
  latestOf,
  moment,
  recorder,
  rxNorm,
  terminology,
  to,
  words,
} from '../../../make/health/recorder.ts';
import { parties } from '../../../make/providers.ts';
import type { FhirResource } from '../../../model.ts';
import type { RosaDates } from './rosa-dates.ts';

const presolin = words(
  'Presolin 20 mg tablet',
  { system: systems.ndc, code: '99900-0450-30', display: 'Presolin 20 mg tablet' },
  { system: rxNorm, code: '99900450', display: 'Presolin 20 mg tablet' },
);
const flexamor = words('Flexamor 50 mg capsule', {
  system: systems.ndc,
  code: '99900-0777-10',
  display: 'Flexamor 50 mg capsule',
});
const generic = (code: string, text: string): { coding?: readonly Coding[]; text: string } =>
  words(text, { system: rxNorm, code, display: text });

/** Rosa's medicines, each written in another of the ways that plans have. */
export function rosaMedicines(dates: RosaDates): FhirResource[] {
  return [...prescriptions(dates), ...briefMedicines(dates), ...dispenses(dates)];
}

function amount(value: number, unit: string) {
  return { value, unit };
}

function supply(refills: number, tablets: number, days: number) {
  return {
    numberOfRepeatsAllowed: refills,
    quantity: amount(tablets, 'tablet'),
    expectedSupplyDuration: { value: days, unit: 'days', system: 'http://unitsofmeasure.org', code: 'd' },
  };
}

function prescriptions({ patientId, subject, visits, diabetesFound, story }: RosaDates): FhirResource[] {
  const record = recorder(patientId);
  const latest = last(visits);
  const ordered = { status: 'active', intent: 'order', subject, requester: to(parties.lindqvist) };
  return [
    record('Medication', 'metformin', diabetesFound, {
      status: 'active',
      code: generic('861007', 'Metformin 500 mg tablet'),
      form: words('Tablet'),
    }),
    record('MedicationRequest', 'presolin', latest, {
      ...ordered,
      category: [concept(`${terminology}/medicationrequest-category`, 'community')],
      medicationCodeableConcept: presolin,
      encounter: { reference: `Encounter/${patientId}-visit-8` },
      authoredOn: latest,
      reasonReference: [
        { reference: `Condition/${patientId}-blood-pressure`, display: 'High blood pressure' },
      ],
      dosageInstruction: [{ text: 'One tablet each morning', route: words('By mouth') }],
      dispenseRequest: { validityPeriod: { start: latest, end: addDays(latest, 365) }, ...supply(3, 30, 30) },
    }),
    record('MedicationRequest', 'metformin', diabetesFound, {
      ...ordered,
      medicationReference: { reference: `Medication/${patientId}-metformin` },
      authoredOn: diabetesFound,
      reasonReference: [{ reference: `Condition/${patientId}-diabetes`, display: 'Type 2 diabetes' }],
      dosageInstruction: [{ text: 'One tablet with breakfast and one with dinner' }],
      dispenseRequest: supply(11, 60, 30),
    }),
    record('MedicationRequest', 'atorvastatin', dateOf(story - 1, 11, 5), {
      ...ordered,
      medicationCodeableConcept: generic('617310', 'Atorvastatin 20 mg tablet'),
      authoredOn: dateOf(story - 1, 11, 5),
      dosageInstruction: [{ text: 'One tablet at bedtime' }],
      dispenseRequest: supply(3, 90, 90),
    }),
  ];
}

/** Taken for a short time, stopped, told by the person, or never begun. */
function briefMedicines({ patientId, subject, walkIn, checkup, surgery, year }: RosaDates): FhirResource[] {
  const record = recorder(patientId);
  const ordered = { intent: 'order', subject };
  const stopped = dateOf(year - 2, 7, 11);
  return [
    record('MedicationRequest', 'flexamor', walkIn, {
      ...ordered,
      status: 'completed',
      medicationCodeableConcept: flexamor,
      authoredOn: walkIn,
      requester: to(parties.haddad),
      dosageInstruction: [{ text: 'One capsule twice a day for five days, with food' }],
    }),
    record('MedicationRequest', 'amoxicillin', stopped, {
      ...ordered,
      status: 'stopped',
      statusReason: words('Itchy rash after two days'),
      medicationCodeableConcept: generic('308191', 'Amoxicillin 500 mg capsule'),
      authoredOn: dateOf(year - 2, 7, 8),
      requester: to(parties.haddad),
      dosageInstruction: [{ text: 'One capsule three times a day for seven days' }],
    }),
    record('MedicationRequest', 'vitamin-d', checkup, {
      status: 'active',
      intent: 'plan',
      subject,
      reportedBoolean: true,
      medicationCodeableConcept: words('Vitamin D 1000 units'),
      authoredOn: checkup,
      dosageInstruction: [{ text: 'One a day, bought without a prescription' }],
    }),
    record('MedicationRequest', 'ibuprofen', surgery, {
      ...ordered,
      status: 'cancelled',
      contained: [
        {
          resourceType: 'Medication',
          id: 'pain',
          code: generic('197806', 'Ibuprofen 600 mg tablet'),
        },
      ],
      medicationReference: { reference: '#pain' },
      authoredOn: moment(surgery, '15:10'),
      requester: to(parties.okafor),
      note: [{ text: 'Not needed after all.' }],
    }),
  ];
}

function dispenses(dates: RosaDates): FhirResource[] {
  const { patientId, subject, now, walkIn, diabetesFound } = dates;
  const record = recorder(patientId);
  const everyMonth = Array.from({ length: 12 }, (_unused, index) => [index + 1, 3] as const);
  const given = (name: string, on: string, prescription: string, elements: Record<string, unknown>) =>
    record('MedicationDispense', `${prescription}-${name}`, on, {
      status: 'completed',
      subject,
      performer: [{ actor: to(parties.cornerPharmacy) }],
      authorizingPrescription: [{ reference: `MedicationRequest/${patientId}-${prescription}` }],
      whenHandedOver: moment(on, '17:20'),
      ...elements,
    });
  const days = (value: number) => ({ value, unit: 'days', system: 'http://unitsofmeasure.org', code: 'd' });
  const months = latestOf(now, everyMonth, 6);
  return [
    ...months.map((on, index) =>
      given(`fill-${index + 1}`, on, 'presolin', {
        medicationCodeableConcept: presolin,
        quantity: amount(30, 'tablet'),
        daysSupply: days(30),
        dosageInstruction: [{ text: 'One tablet each morning' }],
      }),
    ),
    ...months
      .slice(-3)
      .filter((on) => on >= diabetesFound)
      .map((on, index) =>
        given(`fill-${index + 1}`, on, 'metformin', {
          medicationReference: { reference: `Medication/${patientId}-metformin` },
          quantity: amount(60, 'tablet'),
          daysSupply: days(30),
        }),
      ),
    given('fill-1', walkIn, 'flexamor', {
      medicationCodeableConcept: flexamor,
      quantity: amount(10, 'capsule'),
      daysSupply: days(5),
      substitution: { wasSubstituted: false },
    }),
  ];
}
