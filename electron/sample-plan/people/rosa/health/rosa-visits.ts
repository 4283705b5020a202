import type { Encounter, Immunization, Procedure, ServiceRequest } from 'fhir/r4';
import { addDays, formatDate } from '../../../make/calendar.ts';
import { makeConcept, systems, terminology } from '../../../make/codes.ts';
import { referToPlace } from '../../../make/health/places.ts';
import {
  createRecorder,
  cvx,
  loinc,
  makeMoment,
  makeWords,
  pickLast,
  referToParty,
} from '../../../make/health/recorder.ts';
import { type Party, parties } from '../../../make/providers.ts';
import type { Elements } from '../../../make/resource.ts';
import type { Served } from '../../../model.ts';
import type { RosaDates } from './rosa-dates.ts';

type VisitClass = 'AMB' | 'IMP' | 'EMER' | 'VR' | 'SS';

type Visit = {
  name: string;
  class: VisitClass;
  type: string;
  start: string;
  end: string;
  doctor: Party;
  clinic: Party;
  reason?: string;
  more?: Partial<Elements<'Encounter'>>;
};

/** Rosa's visits: the family doctor, a video visit, a walk-in, an operation and a hospital stay. */
export function makeVisits(dates: RosaDates): Served<Encounter>[] {
  const record = createRecorder(dates.patientId);
  return listVisits(dates).map((visit) =>
    record('Encounter', visit.name, visit.end.slice(0, 10), {
      status: 'finished',
      class: { system: `${terminology}/v3-ActCode`, code: visit.class },
      type: [makeWords(visit.type)],
      subject: dates.subject,
      participant: [
        {
          type: [makeConcept(`${terminology}/v3-ParticipationType`, 'PPRF')],
          individual: referToParty(visit.doctor),
        },
      ],
      period: { start: visit.start, end: visit.end },
      ...(visit.reason ? { reasonCode: [makeWords(visit.reason)] } : {}),
      ...(visit.class === 'VR' ? {} : { location: [{ location: referToPlace(visit.clinic) }] }),
      serviceProvider: referToParty(visit.clinic),
      ...visit.more,
    }),
  );
}

function listVisits({ patientId, visits: days, walkIn, surgery, story, checkup }: RosaDates): Visit[] {
  const family = { doctor: parties.lindqvist, clinic: parties.mapleFamily };
  const stay = formatDate(story - 2, 5, 27);
  return [
    ...days.map(
      (on, index): Visit => ({
        ...family,
        name: `visit-${index + 1}`,
        class: index === 4 ? 'VR' : 'AMB',
        type: index === 4 ? 'Video visit' : 'Office visit',
        start: makeMoment(on, '09:00'),
        end: makeMoment(on, '09:25'),
        reason: 'High blood pressure',
      }),
    ),
    {
      ...family,
      name: 'checkup',
      class: 'AMB',
      type: 'Yearly checkup',
      start: makeMoment(checkup, '08:15'),
      end: makeMoment(checkup, '09:00'),
    },
    {
      name: 'walk-in',
      class: 'AMB',
      type: 'Walk-in visit',
      doctor: parties.haddad,
      clinic: parties.quickCare,
      start: makeMoment(walkIn, '18:40'),
      end: makeMoment(walkIn, '19:05'),
      reason: 'Sore throat',
    },
    {
      name: 'surgery',
      class: 'SS',
      type: 'Surgery without a night in the hospital',
      doctor: parties.okafor,
      clinic: parties.northgate,
      start: makeMoment(surgery, '07:00'),
      end: makeMoment(surgery, '13:30'),
      reason: 'Torn meniscus, left knee',
    },
    {
      name: 'hospital-stay',
      class: 'IMP',
      type: 'Hospital stay',
      doctor: parties.lindqvist,
      clinic: parties.stBrendan,
      start: makeMoment(stay, '14:20'),
      end: makeMoment(addDays(stay, 3), '11:00'),
      reason: 'Lung infection',
      more: {
        diagnosis: [
          { condition: { reference: `Condition/${patientId}-lung-infection`, display: 'Lung infection' } },
        ],
        hospitalization: {
          dischargeDisposition: makeWords('Home', {
            system: `${terminology}/discharge-disposition`,
            code: 'home',
          }),
        },
      },
    },
  ];
}

/** Rosa's procedures, one of them not done, and what her doctors ordered. */
export function makeProcedures({
  patientId,
  subject,
  surgery,
  story,
  checkup,
  now,
}: RosaDates): Served<Procedure | ServiceRequest>[] {
  const record = createRecorder(patientId);
  const therapy = formatDate(story - 1, 4, 2);
  return [
    record('Procedure', 'knee', surgery, {
      status: 'completed',
      code: makeWords('Knee arthroscopy, left', { system: systems.cpt, code: '29881' }),
      subject,
      encounter: { reference: `Encounter/${patientId}-surgery` },
      performedPeriod: { start: makeMoment(surgery, '08:10'), end: makeMoment(surgery, '09:05') },
      performer: [{ actor: referToParty(parties.okafor), onBehalfOf: referToParty(parties.northgate) }],
      location: referToPlace(parties.northgate),
      reasonReference: [{ reference: `Condition/${patientId}-knee`, display: 'Torn meniscus, left knee' }],
      bodySite: [makeWords('Left knee')],
      outcome: makeWords('Went well'),
    }),
    record('Procedure', 'therapy', therapy, {
      status: 'completed',
      code: makeWords('Exercise therapy', { system: systems.cpt, code: '97110' }),
      subject,
      performedDateTime: therapy,
      performer: [{ actor: referToParty(parties.nguyen) }],
    }),
    record('Procedure', 'eye-exam', formatDate(story - 1, 5, 19), {
      status: 'completed',
      code: makeWords('Eye exam with drops'),
      subject,
      performedDateTime: formatDate(story - 1, 5, 19).slice(0, 7),
      performer: [{ actor: referToParty(parties.clearVision) }],
    }),
    record('Procedure', 'scope', checkup, {
      status: 'not-done',
      statusReason: makeWords('She wanted to wait until next year'),
      code: makeWords('Look into the bowel'),
      subject,
    }),
    record('ServiceRequest', 'therapy-order', surgery, {
      status: 'completed',
      intent: 'order',
      category: [makeWords('Therapy')],
      code: makeWords('Exercise therapy for the knee', { system: systems.cpt, code: '97110' }),
      subject,
      authoredOn: surgery,
      requester: referToParty(parties.okafor),
      performer: [referToParty(parties.motionTherapy)],
    }),
    record('ServiceRequest', 'sleep-study', checkup, {
      status: 'active',
      intent: 'order',
      priority: 'routine',
      code: makeWords('Sleep study at home'),
      subject,
      authoredOn: checkup,
      occurrencePeriod: { start: addDays(now, 10), end: addDays(now, 40) },
      requester: referToParty(parties.lindqvist),
      reasonReference: [{ reference: `Condition/${patientId}-sleep`, display: 'Possible sleep apnea' }],
    }),
    record('ServiceRequest', 'next-blood-test', checkup, {
      status: 'active',
      intent: 'plan',
      category: [makeWords('Laboratory')],
      code: makeWords('Long-term blood sugar (A1c)', { system: loinc, code: '4548-4' }),
      subject,
      authoredOn: checkup,
      occurrenceDateTime: addDays(now, 30),
      requester: referToParty(parties.lindqvist),
    }),
  ];
}

/** Rosa's vaccinations, one of them not given. */
export function makeVaccines({
  patientId,
  subject,
  checkup,
  year,
  visits: days,
}: RosaDates): Served<Immunization>[] {
  const record = createRecorder(patientId);
  const vaccine = (code: string, text: string) => makeWords(text, { system: cvx, code });
  const given = (
    { name, on, code, text }: { name: string; on: string; code: string; text: string },
    more: Partial<Elements<'Immunization'>> = {},
  ) =>
    record('Immunization', name, on, {
      status: 'completed',
      vaccineCode: vaccine(code, text),
      patient: subject,
      occurrenceDateTime: on,
      primarySource: true,
      ...more,
    });
  const back = (years: number) => `${Number(checkup.slice(0, 4)) - years}${checkup.slice(4)}`;
  return [
    ...[3, 2, 1, 0].map((years, index) =>
      given(
        { name: `flu-${index + 1}`, on: back(years), code: '150', text: 'Flu vaccine' },
        {
          lotNumber: `FL${back(years).slice(2, 4)}-07`,
          expirationDate: addDays(back(years), 180),
          site: makeWords('Left arm'),
          performer: [{ actor: referToParty(parties.mapleFamily) }],
          ...(years === 0 ? { encounter: { reference: `Encounter/${patientId}-checkup` } } : {}),
        },
      ),
    ),
    given({
      name: 'tetanus',
      on: formatDate(year - 3, 6, 11),
      code: '115',
      text: 'Tetanus, diphtheria and whooping cough vaccine',
    }),
    given(
      { name: 'covid', on: formatDate(year - 2, 10, 20), code: '213', text: 'COVID-19 vaccine' },
      {
        primarySource: false,
        reportOrigin: makeWords('Told by the pharmacy'),
        performer: [{ actor: referToParty(parties.cornerPharmacy) }],
      },
    ),
    record('Immunization', 'hepatitis', pickLast(days), {
      status: 'not-done',
      statusReason: makeWords('She did not want it', {
        system: `${terminology}/v3-ActReason`,
        code: 'PATOBJ',
      }),
      vaccineCode: vaccine('43', 'Hepatitis B vaccine'),
      patient: subject,
      occurrenceDateTime: pickLast(days),
      primarySource: true,
    }),
  ];
}
