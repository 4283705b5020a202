import { addDays, dateOf } from '../../../make/calendar.ts';
import { concept, systems } from '../../../make/codes.ts';
import { place } from '../../../make/health/places.ts';
import { last, moment, recorder, terminology, to, words } from '../../../make/health/recorder.ts';
import { type Party, parties } from '../../../make/providers.ts';
import type { FhirResource } from '../../../model.ts';
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
  more?: Record<string, unknown>;
};

/** Rosa's visits: the family doctor, a video visit, a walk-in, an operation and a hospital stay. */
export function rosaVisits(dates: RosaDates): FhirResource[] {
  const record = recorder(dates.patientId);
  return visits(dates).map((visit) =>
    record('Encounter', visit.name, visit.end.slice(0, 10), {
      status: 'finished',
      class: { system: `${terminology}/v3-ActCode`, code: visit.class },
      type: [words(visit.type)],
      subject: dates.subject,
      participant: [
        {
          type: [concept(`${terminology}/v3-ParticipationType`, 'PPRF')],
          individual: to(visit.doctor),
        },
      ],
      period: { start: visit.start, end: visit.end },
      ...(visit.reason ? { reasonCode: [words(visit.reason)] } : {}),
      ...(visit.class === 'VR' ? {} : { location: [{ location: place(visit.clinic) }] }),
      serviceProvider: to(visit.clinic),
      ...visit.more,
    }),
  );
}

function visits({ patientId, visits: days, walkIn, surgery, story, checkup }: RosaDates): Visit[] {
  const family = { doctor: parties.lindqvist, clinic: parties.mapleFamily };
  const stay = dateOf(story - 2, 5, 27);
  return [
    ...days.map(
      (on, index): Visit => ({
        ...family,
        name: `visit-${index + 1}`,
        class: index === 4 ? 'VR' : 'AMB',
        type: index === 4 ? 'Video visit' : 'Office visit',
        start: moment(on, '09:00'),
        end: moment(on, '09:25'),
        reason: 'High blood pressure',
      }),
    ),
    {
      ...family,
      name: 'checkup',
      class: 'AMB',
      type: 'Yearly checkup',
      start: moment(checkup, '08:15'),
      end: moment(checkup, '09:00'),
    },
    {
      name: 'walk-in',
      class: 'AMB',
      type: 'Walk-in visit',
      doctor: parties.haddad,
      clinic: parties.quickCare,
      start: moment(walkIn, '18:40'),
      end: moment(walkIn, '19:05'),
      reason: 'Sore throat',
    },
    {
      name: 'surgery',
      class: 'SS',
      type: 'Surgery without a night in the hospital',
      doctor: parties.okafor,
      clinic: parties.northgate,
      start: moment(surgery, '07:00'),
      end: moment(surgery, '13:30'),
      reason: 'Torn meniscus, left knee',
    },
    {
      name: 'hospital-stay',
      class: 'IMP',
      type: 'Hospital stay',
      doctor: parties.lindqvist,
      clinic: parties.stBrendan,
      start: moment(stay, '14:20'),
      end: moment(addDays(stay, 3), '11:00'),
      reason: 'Lung infection',
      more: {
        diagnosis: [
          { condition: { reference: `Condition/${patientId}-lung-infection`, display: 'Lung infection' } },
        ],
        hospitalization: {
          dischargeDisposition: words('Home', {
            system: `${terminology}/discharge-disposition`,
            code: 'home',
          }),
        },
      },
    },
  ];
}

/** What was done to Rosa, and one thing that was not. */
export function rosaProcedures({
  patientId,
  subject,
  surgery,
  story,
  checkup,
  now,
}: RosaDates): FhirResource[] {
  const record = recorder(patientId);
  const therapy = dateOf(story - 1, 4, 2);
  return [
    record('Procedure', 'knee', surgery, {
      status: 'completed',
      code: words('Knee arthroscopy, left', { system: systems.cpt, code: '29881' }),
      subject,
      encounter: { reference: `Encounter/${patientId}-surgery` },
      performedPeriod: { start: moment(surgery, '08:10'), end: moment(surgery, '09:05') },
      performer: [{ actor: to(parties.okafor), onBehalfOf: to(parties.northgate) }],
      location: place(parties.northgate),
      reasonReference: [{ reference: `Condition/${patientId}-knee`, display: 'Torn meniscus, left knee' }],
      bodySite: [words('Left knee')],
      outcome: words('Went well'),
    }),
    record('Procedure', 'therapy', therapy, {
      status: 'completed',
      code: words('Exercise therapy', { system: systems.cpt, code: '97110' }),
      subject,
      performedDateTime: therapy,
      performer: [{ actor: to(parties.nguyen) }],
    }),
    record('Procedure', 'eye-exam', dateOf(story - 1, 5, 19), {
      status: 'completed',
      code: words('Eye exam with drops'),
      subject,
      performedDateTime: dateOf(story - 1, 5, 19).slice(0, 7),
      performer: [{ actor: to(parties.clearVision) }],
    }),
    record('Procedure', 'scope', checkup, {
      status: 'not-done',
      statusReason: words('She wanted to wait until next year'),
      code: words('Look into the bowel'),
      subject,
    }),
    record('ServiceRequest', 'therapy-order', surgery, {
      status: 'completed',
      intent: 'order',
      category: [words('Therapy')],
      code: words('Exercise therapy for the knee', { system: systems.cpt, code: '97110' }),
      subject,
      authoredOn: surgery,
      requester: to(parties.okafor),
      performer: [to(parties.motionTherapy)],
    }),
    record('ServiceRequest', 'sleep-study', checkup, {
      status: 'active',
      intent: 'order',
      priority: 'routine',
      code: words('Sleep study at home'),
      subject,
      authoredOn: checkup,
      occurrencePeriod: { start: addDays(now, 10), end: addDays(now, 40) },
      requester: to(parties.lindqvist),
      reasonReference: [{ reference: `Condition/${patientId}-sleep`, display: 'Possible sleep apnea' }],
    }),
    record('ServiceRequest', 'next-blood-test', checkup, {
      status: 'active',
      intent: 'plan',
      category: [words('Laboratory')],
      code: words('Long-term blood sugar (A1c)', { system: 'http://loinc.org', code: '4548-4' }),
      subject,
      authoredOn: checkup,
      occurrenceDateTime: addDays(now, 30),
      requester: to(parties.lindqvist),
    }),
  ];
}

/** Rosa's vaccines, one of them not given. */
export function rosaVaccines({ patientId, subject, checkup, year, visits: days }: RosaDates): FhirResource[] {
  const record = recorder(patientId);
  const vaccine = (code: string, text: string) =>
    words(text, { system: 'http://hl7.org/fhir/sid/cvx', code });
  const given = (name: string, on: string, code: string, text: string, more: Record<string, unknown> = {}) =>
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
      given(`flu-${index + 1}`, back(years), '150', 'Flu vaccine', {
        lotNumber: `FL${back(years).slice(2, 4)}-07`,
        expirationDate: addDays(back(years), 180),
        site: words('Left arm'),
        performer: [{ actor: to(parties.mapleFamily) }],
        ...(years === 0 ? { encounter: { reference: `Encounter/${patientId}-checkup` } } : {}),
      }),
    ),
    given('tetanus', dateOf(year - 3, 6, 11), '115', 'Tetanus, diphtheria and whooping cough vaccine'),
    given('covid', dateOf(year - 2, 10, 20), '213', 'COVID-19 vaccine', {
      primarySource: false,
      reportOrigin: words('Told by the pharmacy'),
      performer: [{ actor: to(parties.cornerPharmacy) }],
    }),
    record('Immunization', 'hepatitis', last(days), {
      status: 'not-done',
      statusReason: words('She did not want it', { system: `${terminology}/v3-ActReason`, code: 'PATOBJ' }),
      vaccineCode: vaccine('43', 'Hepatitis B vaccine'),
      patient: subject,
      occurrenceDateTime: last(days),
      primarySource: true,
    }),
  ];
}
