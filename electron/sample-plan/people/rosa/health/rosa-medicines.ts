import type {
  CodeableConcept,
  Medication,
  MedicationDispense,
  MedicationRequest,
  MedicationRequestDispenseRequest,
  Quantity,
} from 'fhir/r4';
import { addDays, formatDate } from '../../../make/calendar.ts';
import { makeConcept, systems, terminology } from '../../../make/codes.ts';
import {
  createRecorder,
  listLatest,
  makeMoment,
  makeWords,
  pickLast,
  referToParty,
  rxNorm,
  units,
} from '../../../make/health/recorder.ts';
import { parties } from '../../../make/providers.ts';
import type { Served } from '../../../model.ts';
import type { RosaDates } from './rosa-dates.ts';

type Medicine = Medication | MedicationRequest | MedicationDispense;

const presolin = makeWords(
  'Presolin 20 mg tablet',
  { system: systems.ndc, code: '99900-0450-30', display: 'Presolin 20 mg tablet' },
  { system: rxNorm, code: '99900450', display: 'Presolin 20 mg tablet' },
);
const flexamor = makeWords('Flexamor 50 mg capsule', {
  system: systems.ndc,
  code: '99900-0777-10',
  display: 'Flexamor 50 mg capsule',
});
const generic = (code: string, text: string): CodeableConcept =>
  makeWords(text, { system: rxNorm, code, display: text });

/** Rosa's medicines, each written in another of the ways that plans use. */
export function makeMedicines(dates: RosaDates): Served<Medicine>[] {
  return [...makePrescriptions(dates), ...makeBriefMedicines(dates), ...makeDispenses(dates)];
}

function makeAmount(value: number, unit: string): Quantity {
  return { value, unit };
}

function makeSupply(refills: number, tablets: number, days: number): MedicationRequestDispenseRequest {
  return {
    numberOfRepeatsAllowed: refills,
    quantity: makeAmount(tablets, 'tablet'),
    expectedSupplyDuration: makeDays(days),
  };
}

function makeDays(value: number) {
  return { value, unit: 'days', system: units, code: 'd' };
}

function makePrescriptions({
  patientId,
  subject,
  visits,
  diabetesFound,
  story,
}: RosaDates): Served<Medicine>[] {
  const record = createRecorder(patientId);
  const latest = pickLast(visits);
  const ordered = {
    status: 'active',
    intent: 'order',
    subject,
    requester: referToParty(parties.lindqvist),
  } as const;
  return [
    record('Medication', 'metformin', diabetesFound, {
      status: 'active',
      code: generic('861007', 'Metformin 500 mg tablet'),
      form: makeWords('Tablet'),
    }),
    record('MedicationRequest', 'presolin', latest, {
      ...ordered,
      category: [makeConcept(`${terminology}/medicationrequest-category`, 'community')],
      medicationCodeableConcept: presolin,
      encounter: { reference: `Encounter/${patientId}-visit-8` },
      authoredOn: latest,
      reasonReference: [
        { reference: `Condition/${patientId}-blood-pressure`, display: 'High blood pressure' },
      ],
      dosageInstruction: [{ text: 'One tablet each morning', route: makeWords('By mouth') }],
      dispenseRequest: {
        validityPeriod: { start: latest, end: addDays(latest, 365) },
        ...makeSupply(3, 30, 30),
      },
    }),
    record('MedicationRequest', 'metformin', diabetesFound, {
      ...ordered,
      medicationReference: { reference: `Medication/${patientId}-metformin` },
      authoredOn: diabetesFound,
      reasonReference: [{ reference: `Condition/${patientId}-diabetes`, display: 'Type 2 diabetes' }],
      dosageInstruction: [{ text: 'One tablet with breakfast and one with dinner' }],
      dispenseRequest: makeSupply(11, 60, 30),
    }),
    record('MedicationRequest', 'atorvastatin', formatDate(story - 1, 11, 5), {
      ...ordered,
      medicationCodeableConcept: generic('617310', 'Atorvastatin 20 mg tablet'),
      authoredOn: formatDate(story - 1, 11, 5),
      dosageInstruction: [{ text: 'One tablet at bedtime' }],
      dispenseRequest: makeSupply(3, 90, 90),
    }),
  ];
}

/** Medicines that she took briefly, stopped, reported herself, or never began. */
function makeBriefMedicines({
  patientId,
  subject,
  walkIn,
  checkup,
  surgery,
  year,
}: RosaDates): Served<MedicationRequest>[] {
  const record = createRecorder(patientId);
  const ordered = { intent: 'order', subject } as const;
  const painkiller: Medication = {
    resourceType: 'Medication',
    id: 'pain',
    code: generic('197806', 'Ibuprofen 600 mg tablet'),
  };
  const stopped = formatDate(year - 2, 7, 11);
  return [
    record('MedicationRequest', 'flexamor', walkIn, {
      ...ordered,
      status: 'completed',
      medicationCodeableConcept: flexamor,
      authoredOn: walkIn,
      requester: referToParty(parties.haddad),
      dosageInstruction: [{ text: 'One capsule twice a day for five days, with food' }],
    }),
    record('MedicationRequest', 'amoxicillin', stopped, {
      ...ordered,
      status: 'stopped',
      statusReason: makeWords('Itchy rash after two days'),
      medicationCodeableConcept: generic('308191', 'Amoxicillin 500 mg capsule'),
      authoredOn: formatDate(year - 2, 7, 8),
      requester: referToParty(parties.haddad),
      dosageInstruction: [{ text: 'One capsule three times a day for seven days' }],
    }),
    record('MedicationRequest', 'vitamin-d', checkup, {
      status: 'active',
      intent: 'plan',
      subject,
      reportedBoolean: true,
      medicationCodeableConcept: makeWords('Vitamin D 1000 units'),
      authoredOn: checkup,
      dosageInstruction: [{ text: 'One a day, bought without a prescription' }],
    }),
    record('MedicationRequest', 'ibuprofen', surgery, {
      ...ordered,
      status: 'cancelled',
      contained: [painkiller],
      medicationReference: { reference: '#pain' },
      authoredOn: makeMoment(surgery, '15:10'),
      requester: referToParty(parties.okafor),
      note: [{ text: 'Not needed after all.' }],
    }),
  ];
}

function makeDispenses(dates: RosaDates): Served<MedicationDispense>[] {
  const { patientId, subject, now, walkIn, diabetesFound } = dates;
  const record = createRecorder(patientId);
  const everyMonth = Array.from({ length: 12 }, (_unused, index) => [index + 1, 3] as const);
  const given = (name: string, on: string, prescription: string, elements: Record<string, unknown>) =>
    record('MedicationDispense', `${prescription}-${name}`, on, {
      status: 'completed',
      subject,
      performer: [{ actor: referToParty(parties.cornerPharmacy) }],
      authorizingPrescription: [{ reference: `MedicationRequest/${patientId}-${prescription}` }],
      whenHandedOver: makeMoment(on, '17:20'),
      ...elements,
    });
  const months = listLatest(now, everyMonth, 6);
  return [
    ...months.map((on, index) =>
      given(`fill-${index + 1}`, on, 'presolin', {
        medicationCodeableConcept: presolin,
        quantity: makeAmount(30, 'tablet'),
        daysSupply: makeDays(30),
        dosageInstruction: [{ text: 'One tablet each morning' }],
      }),
    ),
    ...months
      .slice(-3)
      .filter((on) => on >= diabetesFound)
      .map((on, index) =>
        given(`fill-${index + 1}`, on, 'metformin', {
          medicationReference: { reference: `Medication/${patientId}-metformin` },
          quantity: makeAmount(60, 'tablet'),
          daysSupply: makeDays(30),
        }),
      ),
    given('fill-1', walkIn, 'flexamor', {
      medicationCodeableConcept: flexamor,
      quantity: makeAmount(10, 'capsule'),
      daysSupply: makeDays(5),
      substitution: { wasSubstituted: false },
    }),
  ];
}
