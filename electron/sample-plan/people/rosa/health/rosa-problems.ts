import type { AllergyIntolerance, Condition, FamilyMemberHistory } from 'fhir/r4';
import { addDays, formatDate } from '../../../make/calendar.ts';
import { makeConcept, systems, terminology } from '../../../make/codes.ts';
import { createRecorder, makeWords, referToParty, rxNorm, units } from '../../../make/health/recorder.ts';
import { parties } from '../../../make/providers.ts';
import type { Elements } from '../../../make/resource.ts';
import type { Served } from '../../../model.ts';
import type { RosaDates } from './rosa-dates.ts';

type ProblemCategory = 'problem-list-item' | 'encounter-diagnosis' | 'health-concern';

/** What a condition says, apart from whose it is; `code` is ICD-10-CM. */
type Problem = {
  name: string;
  text: string;
  code?: string;
  category: ProblemCategory;
  state: 'active' | 'resolved' | 'remission' | null;
  certainty?: 'confirmed' | 'provisional' | 'entered-in-error';
  recorded: string;
  more?: Partial<Elements<'Condition'>>;
};

/** Rosa's health problems: one of each kind, and one recorded by mistake. */
export function makeConditions(dates: RosaDates): Served<Condition>[] {
  const record = createRecorder(dates.patientId);
  return listProblems(dates).map((problem) =>
    record('Condition', problem.name, problem.recorded, {
      ...(problem.state
        ? { clinicalStatus: makeConcept(`${terminology}/condition-clinical`, problem.state) }
        : {}),
      verificationStatus: makeConcept(
        `${terminology}/condition-ver-status`,
        problem.certainty ?? 'confirmed',
      ),
      category: [makeCategory(problem.category)],
      code: problem.code
        ? makeWords(problem.text, { system: systems.icd10, code: problem.code, display: problem.text })
        : makeWords(problem.text),
      subject: dates.subject,
      recordedDate: problem.recorded,
      ...problem.more,
    }),
  );
}

function makeCategory(category: ProblemCategory) {
  const system =
    category === 'health-concern'
      ? 'http://hl7.org/fhir/us/core/CodeSystem/condition-category'
      : `${terminology}/condition-category`;
  return makeConcept(system, category);
}

function listProblems(dates: RosaDates): Problem[] {
  const { year, story, now } = dates;
  const listed = { category: 'problem-list-item', state: 'active' } as const;
  const stay = formatDate(story - 2, 5, 27);
  const kneeHealed = formatDate(story, 6, 20);
  const isHealed = kneeHealed <= now;
  return [
    {
      ...listed,
      name: 'blood-pressure',
      text: 'High blood pressure',
      code: 'I10',
      recorded: formatDate(year - 7, 4, 2),
      more: { onsetDateTime: formatDate(year - 7, 4, 2), recorder: referToParty(parties.lindqvist) },
    },
    {
      ...listed,
      name: 'diabetes',
      text: 'Type 2 diabetes',
      code: 'E11.9',
      recorded: dates.diabetesFound,
      more: { onsetDateTime: dates.diabetesFound.slice(0, 7), recorder: referToParty(parties.lindqvist) },
    },
    {
      category: 'problem-list-item',
      state: isHealed ? 'resolved' : 'active',
      name: 'knee',
      text: 'Torn meniscus, left knee',
      code: 'S83.242A',
      recorded: formatDate(story, 2, 3),
      more: {
        onsetDateTime: formatDate(story, 2, 1),
        ...(isHealed ? { abatementDateTime: kneeHealed } : {}),
        bodySite: [makeWords('Left knee')],
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
        severity: makeWords('Severe'),
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
      recorded: formatDate(year - 4, 4, 22),
      more: { onsetDateTime: String(year - 4), note: [{ text: 'Doing well with counseling.' }] },
    },
    {
      ...listed,
      name: 'nearsighted',
      text: 'Nearsighted, both eyes',
      code: 'H52.13',
      recorded: formatDate(year - 3, 5, 19),
      more: { onsetString: 'In childhood' },
    },
    {
      category: 'health-concern',
      state: 'active',
      name: 'heart-worry',
      text: 'Worried about heart trouble in the family',
      recorded: dates.checkup,
      more: { onsetAge: { value: 39, unit: 'years', system: units, code: 'a' } },
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
      recorded: formatDate(year - 2, 6, 11),
    },
  ];
}

/** Rosa's allergies: a strong one, one to a medicine, and one that has faded. */
export function makeAllergies({ patientId, subject, year }: RosaDates): Served<AllergyIntolerance>[] {
  const record = createRecorder(patientId);
  const state = (code: string) => ({
    clinicalStatus: makeConcept(`${terminology}/allergyintolerance-clinical`, code),
    verificationStatus: makeConcept(`${terminology}/allergyintolerance-verification`, 'confirmed'),
    patient: subject,
  });
  return [
    record('AllergyIntolerance', 'peanut', formatDate(year - 9, 6, 3), {
      ...state('active'),
      type: 'allergy',
      category: ['food'],
      criticality: 'high',
      code: makeWords('Peanuts'),
      onsetDateTime: '1990',
      recordedDate: formatDate(year - 9, 6, 3),
      reaction: [
        {
          manifestation: [makeWords('Rash'), makeWords('Swelling of the lips')],
          severity: 'moderate',
          description: 'Within minutes of eating',
        },
      ],
    }),
    record('AllergyIntolerance', 'penicillin', formatDate(year - 2, 7, 11), {
      ...state('active'),
      type: 'allergy',
      category: ['medication'],
      criticality: 'low',
      code: makeWords('Penicillin', { system: rxNorm, code: '70618', display: 'Penicillin' }),
      recordedDate: formatDate(year - 2, 7, 11),
      reaction: [{ manifestation: [makeWords('Itchy rash')], severity: 'mild' }],
    }),
    record('AllergyIntolerance', 'cats', formatDate(year - 6, 6, 11), {
      ...state('inactive'),
      category: ['environment'],
      code: makeWords('Cat hair'),
      recordedDate: formatDate(year - 6, 6, 11),
      note: [{ text: 'No signs for years.' }],
    }),
  ];
}

/** What runs in Rosa's family. */
export function makeFamily({ patientId, subject, year }: RosaDates): Served<FamilyMemberHistory>[] {
  const record = createRecorder(patientId);
  const on = formatDate(year - 4, 10, 7);
  const role = `${terminology}/v3-RoleCode`;
  return [
    record('FamilyMemberHistory', 'mother', on, {
      status: 'completed',
      patient: subject,
      date: on,
      relationship: makeWords('Mother', { system: role, code: 'MTH' }),
      bornDate: '1957',
      condition: [
        { code: makeWords('Type 2 diabetes'), onsetAge: { value: 52, unit: 'years' } },
        { code: makeWords('High blood pressure') },
      ],
    }),
    record('FamilyMemberHistory', 'father', on, {
      status: 'completed',
      patient: subject,
      date: on,
      relationship: makeWords('Father', { system: role, code: 'FTH' }),
      deceasedAge: { value: 66, unit: 'years' },
      condition: [{ code: makeWords('Heart attack'), contributedToDeath: true }],
    }),
  ];
}
