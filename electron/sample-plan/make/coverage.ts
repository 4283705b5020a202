import type { FhirResource, SamplePerson } from '../model.ts';
import { memberNumber } from '../people/people.ts';
import { concept } from './codes.ts';

const terminology = 'http://terminology.hl7.org/CodeSystem';

/** A class of a coverage, e.g. its group: `type` is a code of coverage-class. */
export type CoverageClass = { type: string; value: string; name?: string };

/** What a coverage says beside whose it is. Dates are `YYYY-MM-DD`; an open end is absent. */
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

/** The classes of the Evergreen plan: the employer's group and the product. */
export function evergreenClasses(planName: string, code = 'PPO-70'): CoverageClass[] {
  return [
    { type: 'group', value: 'GRP-7712', name: 'Maple Falls Workshops' },
    { type: 'plan', value: code, name: planName },
  ];
}

/** @see C4BB-Coverage 2.0.0 */
export function coverageResource(
  spec: CoverageSpec,
  person: SamplePerson,
  lastUpdated: string,
): FhirResource {
  const member = spec.member ?? memberNumber(person);
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
        type: concept(`${terminology}/v2-0203`, 'MB'),
        system: 'https://evergreen-sample.example/member',
        value: member,
      },
    ],
    status: spec.end ? 'cancelled' : 'active',
    type: concept('https://nahdo.org/sopt', code, words),
    subscriberId: member,
    beneficiary: { reference: `Patient/${person.id}` },
    relationship: concept(`${terminology}/subscriber-relationship`, spec.relationship),
    period: spec.end ? { start: spec.start, end: spec.end } : { start: spec.start },
    payor: [{ reference: `Organization/${spec.payor}` }],
    class: spec.classes.map(coverageClass),
    ...(spec.order ? { order: spec.order } : {}),
  };
}

/** A class of a coverage as FHIR; the types of C4DIC have a code system of their own. */
export function coverageClass({ type, value, name }: CoverageClass) {
  const system = ['network', 'division'].includes(type) ? 'C4DICExtendedCoverageClassCS' : 'coverage-class';
  return { type: concept(`${terminology}/${system}`, type), value, ...(name ? { name } : {}) };
}
