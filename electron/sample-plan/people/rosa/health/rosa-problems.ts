import { addDays, dateOf } from '../../../make/calendar.ts';
import { concept, systems } from '../../../make/codes.ts';
import { recorder, rxNorm, terminology, to, words } from '../../../make/health/recorder.ts';
import { parties } from '../../../make/providers.ts';
import type { FhirResource } from '../../../model.ts';
import type { RosaDates } from './rosa-dates.ts';

type ProblemCategory = 'problem-list-item' | 'encounter-diagnosis' | 'health-concern';

/** What a condition says beside whose it is; `code` is ICD-10-CM. */
type Problem = {
  name: string;
  text: string;
  code?: string;
  category: ProblemCategory;
  state: 'active' | 'resolved' | 'remission' | null;
  certainty?: 'confirmed' | 'provisional' | 'entered-in-error';
  recorded: string;
  more?: Record<string, unknown>;
};

/** Rosa's health problems: one of each kind, one recorded by mistake. */
export function rosaConditions(dates: RosaDates): FhirResource[] {
  const record = recorder(dates.patientId);
  return problems(dates).map((problem) =>
    record('Condition', problem.name, problem.recorded, {
      ...(problem.state
        ? { clinicalStatus: concept(`${terminology}/condition-clinical`, problem.state) }
        : {}),
      verificationStatus: concept(`${terminology}/condition-ver-status`, problem.certainty ?? 'confirmed'),
      category: [categoryOf(problem.category)],
      code: problem.code
        ? words(problem.text, { system: systems.icd10, code: problem.code, display: problem.text })
        : words(problem.text),
      subject: dates.subject,
      recordedDate: problem.recorded,
      ...problem.more,
    }),
  );
}

function categoryOf(category: ProblemCategory) {
  const system =
    category === 'health-concern'
      ? 'http://hl7.org/fhir/us/core/CodeSystem/condition-category'
      : `${terminology}/condition-category`;
  return concept(system, category);
}

function problems(dates: RosaDates): Problem[] {
  const { year, story, now } = dates;
  const listed = { category: 'problem-list-item', state: 'active' } as const;
  const stay = dateOf(story - 2, 5, 27);
  const kneeHealed = dateOf(story, 6, 20);
  const isHealed = kneeHealed <= now;
  return [
    {
      ...listed,
      name: 'blood-pressure',
      text: 'High blood pressure',
      code: 'I10',
      recorded: dateOf(year - 7, 4, 2),
      more: { onsetDateTime: dateOf(year - 7, 4, 2), recorder: to(parties.lindqvist) },
    },
    {
      ...listed,
      name: 'diabetes',
      text: 'Type 2 diabetes',
      code: 'E11.9',
      recorded: dates.diabetesFound,
      more: { onsetDateTime: dates.diabetesFound.slice(0, 7), recorder: to(parties.lindqvist) },
    },
    {
      category: 'problem-list-item',
      state: isHealed ? 'resolved' : 'active',
      name: 'knee',
      text: 'Torn meniscus, left knee',
      code: 'S83.242A',
      recorded: dateOf(story, 2, 3),
      more: {
        onsetDateTime: dateOf(story, 2, 1),
        ...(isHealed ? { abatementDateTime: kneeHealed } : {}),
        bodySite: [words('Left knee')],
      },
    },
    {
      category: 'problem-list-item',
      state: 'resolved',
      name: 'lung-infection',
      text: 'Lung infection',
      code: 'J18.9',
      recorded: stay,
      more: {
        onsetDateTime: addDays(stay, -2),
        abatementDateTime: addDays(stay, 24),
        severity: words('Severe'),
        encounter: { reference: `Encounter/${dates.patientId}-hospital-stay` },
      },
    },
    {
      category: 'encounter-diagnosis',
      state: 'resolved',
      name: 'sore-throat',
      text: 'Sore throat',
      code: 'J02.9',
      recorded: dates.walkIn,
      more: { encounter: { reference: `Encounter/${dates.patientId}-walk-in` } },
    },
    {
      category: 'problem-list-item',
      state: 'remission',
      name: 'stress',
      text: 'Stress reaction',
      code: 'F43.23',
      recorded: dateOf(year - 4, 4, 22),
      more: { onsetDateTime: String(year - 4), note: [{ text: 'Doing well with counseling.' }] },
    },
    {
      ...listed,
      name: 'nearsighted',
      text: 'Nearsighted, both eyes',
      code: 'H52.13',
      recorded: dateOf(year - 3, 5, 19),
      more: { onsetString: 'In childhood' },
    },
    {
      category: 'health-concern',
      state: 'active',
      name: 'heart-worry',
      text: 'Worried about heart trouble in the family',
      recorded: dates.checkup,
      more: { onsetAge: { value: 39, unit: 'years', system: 'http://unitsofmeasure.org', code: 'a' } },
    },
    {
      ...listed,
      name: 'sleep',
      text: 'Possible sleep apnea',
      certainty: 'provisional',
      recorded: dates.checkup,
    },
    {
      category: 'problem-list-item',
      state: null,
      certainty: 'entered-in-error',
      name: 'asthma',
      text: 'Asthma',
      code: 'J45.909',
      recorded: dateOf(year - 2, 6, 11),
    },
  ];
}

/** Rosa's allergies: one strong, one to a medicine, one that has faded. */
export function rosaAllergies({ patientId, subject, year }: RosaDates): FhirResource[] {
  const record = recorder(patientId);
  const state = (code: string) => ({
    clinicalStatus: concept(`${terminology}/allergyintolerance-clinical`, code),
    verificationStatus: concept(`${terminology}/allergyintolerance-verification`, 'confirmed'),
    patient: subject,
  });
  return [
    record('AllergyIntolerance', 'peanut', dateOf(year - 9, 6, 3), {
      ...state('active'),
      type: 'allergy',
      category: ['food'],
      criticality: 'high',
      code: words('Peanuts'),
      onsetDateTime: '1990',
      recordedDate: dateOf(year - 9, 6, 3),
      reaction: [
        {
          manifestation: [words('Rash'), words('Swelling of the lips')],
          severity: 'moderate',
          description: 'Within minutes of eating',
        },
      ],
    }),
    record('AllergyIntolerance', 'penicillin', dateOf(year - 2, 7, 11), {
      ...state('active'),
      type: 'allergy',
      category: ['medication'],
      criticality: 'low',
      code: words('Penicillin', { system: rxNorm, code: '70618', display: 'Penicillin' }),
      recordedDate: dateOf(year - 2, 7, 11),
      reaction: [{ manifestation: [words('Itchy rash')], severity: 'mild' }],
    }),
    record('AllergyIntolerance', 'cats', dateOf(year - 6, 6, 11), {
      ...state('inactive'),
      category: ['environment'],
      code: words('Cat hair'),
      recordedDate: dateOf(year - 6, 6, 11),
      note: [{ text: 'No signs for years.' }],
    }),
  ];
}

/** What runs in Rosa's family. */
export function rosaFamily({ patientId, subject, year }: RosaDates): FhirResource[] {
  const record = recorder(patientId);
  const on = dateOf(year - 4, 10, 7);
  const role = `${terminology}/v3-RoleCode`;
  return [
    record('FamilyMemberHistory', 'mother', on, {
      status: 'completed',
      patient: subject,
      date: on,
      relationship: words('Mother', { system: role, code: 'MTH' }),
      bornDate: '1957',
      condition: [
        { code: words('Type 2 diabetes'), onsetAge: { value: 52, unit: 'years' } },
        { code: words('High blood pressure') },
      ],
    }),
    record('FamilyMemberHistory', 'father', on, {
      status: 'completed',
      patient: subject,
      date: on,
      relationship: words('Father', { system: role, code: 'FTH' }),
      deceasedAge: { value: 66, unit: 'years' },
      condition: [{ code: words('Heart attack'), contributedToDeath: true }],
    }),
  ];
}
