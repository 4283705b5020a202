import type { Coverage } from 'fhir/r4';
import type { SamplePerson, Served } from '../model.ts';
import { makeConcept, terminology } from './codes.ts';

/** A class of a coverage, e.g. its group: `type` is a code of coverage-class. */
export type CoverageClass = { type: string; value: string; name?: string };

/** What a coverage says apart from whose it is. Dates are `YYYY-MM-DD`; an open end is absent. */
export type CoverageSpec = {
  id: string;
  payor: string;
  start: string;
  end?: string;
  relationship: 'self' | 'child';
  /** Code and words of the Source of Payment Typology. */
  type?: readonly [code: string, words: string];
  classes: readonly CoverageClass[];
  order?: number;
  /** The member number where it is not the person's usual one. */
  member?: string;
};

/** The classes of an Evergreen plan: the employer's group, and the product. */
export function listEvergreenClasses(planName: string, code = 'PPO-70'): CoverageClass[] {
  return [
    { type: 'group', value: 'GRP-7712', name: 'Maple Falls Workshops' },
    { type: 'plan', value: code, name: planName },
  ];
}

const medicalName = 'Evergreen Health PPO';

/** A coverage of the person. @see C4BB-Coverage 2.0.0 */
export function makeCoverage(
  spec: CoverageSpec,
  person: SamplePerson,
  lastUpdated: string,
): Served<Coverage> {
  const member = spec.member ?? person.memberNumber;
  const [code, words] = spec.type ?? ['512', 'Preferred provider plan'];
  return {
    resourceType: 'Coverage',
    id: spec.id,
    meta: {
      versionId: '1',
      lastUpdated,
      profile: ['http://hl7.org/fhir/us/carin-bb/StructureDefinition/C4BB-Coverage|2.0.0'],
    },
    identifier: [
      {
        type: makeConcept(`${terminology}/v2-0203`, 'MB'),
        system: 'https://evergreen-sample.example/member',
        value: member,
      },
    ],
    status: spec.end ? 'cancelled' : 'active',
    type: makeConcept('https://nahdo.org/sopt', code, words),
    subscriberId: member,
    beneficiary: { reference: `Patient/${person.id}` },
    relationship: makeConcept(`${terminology}/subscriber-relationship`, spec.relationship),
    period: spec.end ? { start: spec.start, end: spec.end } : { start: spec.start },
    payor: [{ reference: `Organization/${spec.payor}` }],
    class: spec.classes.map(makeClass),
    ...(spec.order ? { order: spec.order } : {}),
  };
}

/** The id of the person's medical coverage, which all but dental and vision claims name. */
export function formatCoverageId(person: Pick<SamplePerson, 'id'>): string {
  return `${person.id}-coverage`;
}

/** A person's Evergreen PPO coverage since `start`, `YYYY-MM-DD`. */
export function makePpoCoverage(
  person: SamplePerson,
  start: string,
  lastUpdated: string,
  relationship: CoverageSpec['relationship'] = 'self',
): Served<Coverage> {
  const id = formatCoverageId(person);
  const classes = listEvergreenClasses(medicalName);
  return makeCoverage({ id, classes, payor: 'evergreen', start, relationship }, person, lastUpdated);
}

/** The coverages that decide dental and vision claims, each under an id and a card of its own. */
const apart = {
  oral: { part: 'dental', type: ['561', 'Dental plan'], name: 'Evergreen Dental', code: 'DEN-20', order: 2 },
  vision: {
    part: 'vision',
    type: ['562', 'Vision plan'],
    name: 'Evergreen Vision',
    code: 'VIS-10',
    order: 3,
  },
} as const;

/** The coverage that decides claims of a kind: dental, vision, or the medical one. Its name, and its id for a person. */
export function findDeciding(kind: string, personId: string): { id: string; name: string } {
  if (kind !== 'oral' && kind !== 'vision')
    return { id: formatCoverageId({ id: personId }), name: medicalName };
  const { part, name } = apart[kind];
  return { id: `${personId}-${part}`, name };
}

/** A person's dental and vision coverage since `start`, `YYYY-MM-DD`. */
export function makeDentalAndVision(
  person: SamplePerson,
  start: string,
  lastUpdated: string,
  relationship: CoverageSpec['relationship'] = 'self',
): Served<Coverage>[] {
  return Object.values(apart).map(({ part, type, name, code, order }) =>
    makeCoverage(
      {
        id: `${person.id}-${part}`,
        payor: 'evergreen',
        start,
        relationship,
        type,
        classes: listEvergreenClasses(name, code),
        order,
      },
      person,
      lastUpdated,
    ),
  );
}

/** A class as FHIR. The types that C4DIC added have a code system of their own. */
export function makeClass({ type, value, name }: CoverageClass) {
  const system = ['network', 'division'].includes(type) ? 'C4DICExtendedCoverageClassCS' : 'coverage-class';
  return { type: makeConcept(`${terminology}/${system}`, type), value, ...(name ? { name } : {}) };
}
