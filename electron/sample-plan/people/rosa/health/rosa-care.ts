import { addDays, dateOf } from '../../../make/calendar.ts';
import { concept } from '../../../make/codes.ts';
import { last, moment, recorder, terminology, to, words } from '../../../make/health/recorder.ts';
import { parties } from '../../../make/providers.ts';
import type { FhirResource } from '../../../model.ts';
import type { RosaDates } from './rosa-dates.ts';

/** Rosa's care plan, the people in it and its goals. */
export function rosaCare(dates: RosaDates): FhirResource[] {
  const { patientId, subject, diabetesFound, visits, now } = dates;
  const record = recorder(patientId);
  const goal = (name: string, on: string, state: string, text: string, more: Record<string, unknown>) =>
    record('Goal', name, on, {
      lifecycleStatus: state,
      description: words(text),
      subject,
      startDate: on,
      expressedBy: subject,
      ...more,
    });
  return [
    record('CarePlan', 'sugar-plan', last(visits), {
      status: 'active',
      intent: 'plan',
      text: {
        status: 'generated',
        div: '<div xmlns="http://www.w3.org/1999/xhtml"><p>Keep blood sugar in check.</p><ul><li>Walk 30 minutes a day</li><li>Take metformin twice a day</li><li>Blood test every four months</li></ul></div>',
      },
      category: [concept('http://hl7.org/fhir/us/core/CodeSystem/careplan-category', 'assess-plan')],
      title: 'Living well with diabetes',
      subject,
      period: { start: diabetesFound },
      author: to(parties.lindqvist),
      careTeam: [{ reference: `CareTeam/${patientId}-team` }],
      addresses: [{ reference: `Condition/${patientId}-diabetes`, display: 'Type 2 diabetes' }],
      goal: [{ reference: `Goal/${patientId}-sugar-goal` }, { reference: `Goal/${patientId}-walk-goal` }],
      activity: [{ detail: { status: 'in-progress', description: 'Walk 30 minutes a day' } }],
    }),
    record('CareTeam', 'team', last(visits), {
      status: 'active',
      name: 'Rosa’s care team',
      subject,
      period: { start: diabetesFound },
      participant: [
        {
          role: [words('Family doctor')],
          member: to(parties.lindqvist),
          onBehalfOf: to(parties.mapleFamily),
        },
        { role: [words('Knee surgeon')], member: to(parties.okafor) },
        {
          role: [words('Family member')],
          member: { reference: 'RelatedPerson/rosa-spouse', display: 'Daniel Medina' },
        },
        { role: [words('Patient')], member: subject },
      ],
    }),
    goal('sugar-goal', diabetesFound, 'active', 'Long-term blood sugar below 6.5%', {
      achievementStatus: words('Reached', { system: `${terminology}/goal-achievement`, code: 'achieved' }),
      target: [
        {
          measure: words('Long-term blood sugar (A1c)', { system: 'http://loinc.org', code: '4548-4' }),
          detailQuantity: { value: 6.5, comparator: '<', unit: '%' },
          dueDate: addDays(now, 120),
        },
      ],
    }),
    goal('walk-goal', diabetesFound, 'active', 'Walk 30 minutes a day', {
      target: [{ dueDate: addDays(now, 60) }],
    }),
    goal(
      'pressure-goal',
      dateOf(dates.year - 4, 10, 7),
      'completed',
      'Have blood pressure checked every year',
      {
        achievementStatus: words('Reached', { system: `${terminology}/goal-achievement`, code: 'achieved' }),
      },
    ),
  ];
}

/** Rosa's devices: one at home with its full label, one that is no longer used. */
export function rosaDevices({ patientId, subject, diabetesFound, year }: RosaDates): FhirResource[] {
  const record = recorder(patientId);
  return [
    record('Device', 'sugar-meter', diabetesFound, {
      udiCarrier: [
        {
          deviceIdentifier: '09999000000017',
          carrierHRF: '(01)09999000000017(17)301231(10)SM-2210(21)A77120',
        },
      ],
      status: 'active',
      manufacturer: 'Samplewell Devices',
      manufactureDate: diabetesFound,
      expirationDate: '2030-12-31',
      lotNumber: 'SM-2210',
      serialNumber: 'A77120',
      modelNumber: 'SW-20',
      deviceName: [{ name: 'Samplewell sugar meter', type: 'user-friendly-name' }],
      type: words('Blood sugar meter'),
      patient: subject,
    }),
    record('Device', 'knee-brace', dateOf(year - 1, 11, 19), {
      status: 'inactive',
      deviceName: [{ name: 'Knee brace', type: 'user-friendly-name' }],
      type: words('Knee brace'),
      patient: subject,
    }),
  ];
}

/** Who told the plan about some of the records. */
export function rosaProvenance(dates: RosaDates): FhirResource[] {
  const { patientId, sugarTests, surgery, checkup } = dates;
  const record = recorder(patientId);
  const agent = (code: string, who: unknown) => ({
    type: concept('http://terminology.hl7.org/CodeSystem/provenance-participant-type', code),
    who,
  });
  const told = (name: string, on: string, targets: readonly string[], author: unknown) =>
    record('Provenance', name, on, {
      target: targets.map((target) => ({ reference: target })),
      recorded: moment(on, '20:00'),
      agent: [
        agent('author', author),
        {
          type: concept(
            'http://hl7.org/fhir/us/core/CodeSystem/us-core-provenance-participant-type',
            'transmitter',
          ),
          who: to(parties.evergreen),
        },
      ],
    });
  const sugar = sugarTests.map((_on, index) => `Observation/${patientId}-sugar-${index + 1}`);
  return [
    told('from-lab', last(sugarTests), sugar, to(parties.clearLab)),
    told(
      'from-northgate',
      surgery,
      [`Procedure/${patientId}-knee`, `DocumentReference/${patientId}-surgery-note`],
      to(parties.northgate),
    ),
    told(
      'from-maple',
      checkup,
      [`Condition/${patientId}-sleep`, `Immunization/${patientId}-flu-4`],
      to(parties.mapleFamily),
    ),
    told('from-rosa', checkup, [`MedicationRequest/${patientId}-vitamin-d`], dates.subject),
  ];
}
