import type { CarePlan, CareTeam, Device, Goal, Provenance, ProvenanceAgent, Reference } from 'fhir/r4';
import { addDays, formatDate } from '../../../make/calendar.ts';
import { makeConcept, terminology } from '../../../make/codes.ts';
import {
  createRecorder,
  loinc,
  makeMoment,
  makeWords,
  pickLast,
  referToParty,
} from '../../../make/health/recorder.ts';
import { parties } from '../../../make/providers.ts';
import type { Elements } from '../../../make/resource.ts';
import type { Served } from '../../../model.ts';
import type { RosaDates } from './rosa-dates.ts';

/** Rosa's care plan, the people in it and its goals. */
export function makeCare(dates: RosaDates): Served<CarePlan | CareTeam | Goal>[] {
  const { patientId, subject, diabetesFound, visits, now } = dates;
  const record = createRecorder(patientId);
  const goal = (
    { name, on, state, text }: { name: string; on: string; state: Goal['lifecycleStatus']; text: string },
    more: Partial<Elements<'Goal'>>,
  ) =>
    record('Goal', name, on, {
      lifecycleStatus: state,
      description: makeWords(text),
      subject,
      startDate: on,
      expressedBy: subject,
      ...more,
    });
  return [
    record('CarePlan', 'sugar-plan', pickLast(visits), {
      status: 'active',
      intent: 'plan',
      text: {
        status: 'generated',
        div: '<div xmlns="http://www.w3.org/1999/xhtml"><p>Keep blood sugar in check.</p><ul><li>Walk 30 minutes a day</li><li>Take metformin twice a day</li><li>Blood test every four months</li></ul></div>',
      },
      category: [makeConcept('http://hl7.org/fhir/us/core/CodeSystem/careplan-category', 'assess-plan')],
      title: 'Living well with diabetes',
      subject,
      period: { start: diabetesFound },
      author: referToParty(parties.lindqvist),
      careTeam: [{ reference: `CareTeam/${patientId}-team` }],
      addresses: [{ reference: `Condition/${patientId}-diabetes`, display: 'Type 2 diabetes' }],
      goal: [{ reference: `Goal/${patientId}-sugar-goal` }, { reference: `Goal/${patientId}-walk-goal` }],
      activity: [{ detail: { status: 'in-progress', description: 'Walk 30 minutes a day' } }],
    }),
    record('CareTeam', 'team', pickLast(visits), {
      status: 'active',
      name: 'Rosa’s care team',
      subject,
      period: { start: diabetesFound },
      participant: [
        {
          role: [makeWords('Family doctor')],
          member: referToParty(parties.lindqvist),
          onBehalfOf: referToParty(parties.mapleFamily),
        },
        { role: [makeWords('Knee surgeon')], member: referToParty(parties.okafor) },
        {
          role: [makeWords('Family member')],
          member: { reference: 'RelatedPerson/rosa-spouse', display: 'Daniel Medina' },
        },
        { role: [makeWords('Patient')], member: subject },
      ],
    }),
    goal(
      { name: 'sugar-goal', on: diabetesFound, state: 'active', text: 'Long-term blood sugar below 6.5%' },
      {
        achievementStatus: makeWords('Reached', {
          system: `${terminology}/goal-achievement`,
          code: 'achieved',
        }),
        target: [
          {
            measure: makeWords('Long-term blood sugar (A1c)', { system: loinc, code: '4548-4' }),
            detailQuantity: { value: 6.5, comparator: '<', unit: '%' },
            dueDate: addDays(now, 120),
          },
        ],
      },
    ),
    goal(
      { name: 'walk-goal', on: diabetesFound, state: 'active', text: 'Walk 30 minutes a day' },
      {
        target: [{ dueDate: addDays(now, 60) }],
      },
    ),
    goal(
      {
        name: 'pressure-goal',
        on: formatDate(dates.year - 4, 10, 7),
        state: 'completed',
        text: 'Have blood pressure checked every year',
      },
      {
        achievementStatus: makeWords('Reached', {
          system: `${terminology}/goal-achievement`,
          code: 'achieved',
        }),
      },
    ),
  ];
}

/** Rosa's devices: one at home with its full label, one no longer in use. */
export function makeDevices({ patientId, subject, diabetesFound, year }: RosaDates): Served<Device>[] {
  const record = createRecorder(patientId);
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
      type: makeWords('Blood sugar meter'),
      patient: subject,
    }),
    record('Device', 'knee-brace', formatDate(year - 1, 11, 19), {
      status: 'inactive',
      deviceName: [{ name: 'Knee brace', type: 'user-friendly-name' }],
      type: makeWords('Knee brace'),
      patient: subject,
    }),
  ];
}

/** Where some of the records came from. */
export function makeProvenance(dates: RosaDates): Served<Provenance>[] {
  const { patientId, sugarTests, surgery, checkup } = dates;
  const record = createRecorder(patientId);
  const agent = (code: string, who: Reference): ProvenanceAgent => ({
    type: makeConcept(`${terminology}/provenance-participant-type`, code),
    who,
  });
  const trace = (name: string, on: string, targets: readonly string[], author: Reference) =>
    record('Provenance', name, on, {
      target: targets.map((target) => ({ reference: target })),
      recorded: makeMoment(on, '20:00'),
      agent: [
        agent('author', author),
        {
          type: makeConcept(
            'http://hl7.org/fhir/us/core/CodeSystem/us-core-provenance-participant-type',
            'transmitter',
          ),
          who: referToParty(parties.evergreen),
        },
      ],
    });
  const sugar = sugarTests.map((_on, index) => `Observation/${patientId}-sugar-${index + 1}`);
  return [
    trace('from-lab', pickLast(sugarTests), sugar, referToParty(parties.clearLab)),
    trace(
      'from-northgate',
      surgery,
      [`Procedure/${patientId}-knee`, `DocumentReference/${patientId}-surgery-note`],
      referToParty(parties.northgate),
    ),
    trace(
      'from-maple',
      checkup,
      [`Condition/${patientId}-sleep`, `Immunization/${patientId}-flu-4`],
      referToParty(parties.mapleFamily),
    ),
    trace('from-rosa', checkup, [`MedicationRequest/${patientId}-vitamin-d`], dates.subject),
  ];
}
