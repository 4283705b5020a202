import type { FhirResource, SamplePerson } from '../model.ts';
import { concept } from './codes.ts';
import { memberNumber } from './people.ts';

const terminology = 'http://terminology.hl7.org/CodeSystem';

/** What a coverage says beside whose it is. Dates are `YYYY-MM-DD`; an open end is absent. */
export type CoverageSpec = {
  id: string;
  planName: string;
  payor: string;
  start: string;
  end?: string;
  relationship: 'self' | 'child';
  order?: number;
};

/** @see C4BB-Coverage 2.0.0 */
export function coverageResource(
  spec: CoverageSpec,
  person: SamplePerson,
  lastUpdated: string,
): FhirResource {
  const member = memberNumber(person);
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
    type: concept('https://nahdo.org/sopt', '512', 'Preferred provider plan'),
    subscriberId: member,
    beneficiary: { reference: `Patient/${person.id}` },
    relationship: concept(`${terminology}/subscriber-relationship`, spec.relationship),
    period: spec.end ? { start: spec.start, end: spec.end } : { start: spec.start },
    payor: [{ reference: `Organization/${spec.payor}` }],
    class: [
      {
        type: concept(`${terminology}/coverage-class`, 'group'),
        value: 'GRP-7712',
        name: 'Maple Falls Workshops',
      },
      { type: concept(`${terminology}/coverage-class`, 'plan'), value: 'PPO-70', name: spec.planName },
    ],
    ...(spec.order ? { order: spec.order } : {}),
  };
}
