import type { Membership, PlanData } from '../model.ts';
import { claimSource, readyEvergreen } from './claim-source.ts';
import { coverageResource } from './coverage.ts';
import { patientResource, people } from './people.ts';
import { directory } from './providers.ts';
import { kneeStory, storyYear } from './story.ts';

/** The two sample plans as of `now` (`YYYY-MM-DD`). */
export function samplePlanData(now: string, _claims?: number): PlanData[] {
  const updated = `${now}T06:00:00.000Z`;
  const owner = { patientId: people.rosa.id, coverageId: 'rosa-coverage' };
  const claims = claimSource(kneeStory(storyYear(now)).map((spec) => readyEvergreen(spec, owner)));
  const rosa: Membership = {
    person: people.rosa,
    fhirUser: `Patient/${people.rosa.id}`,
    own: [
      patientResource(people.rosa, 'female', updated),
      coverageResource(
        {
          id: 'rosa-coverage',
          planName: 'Evergreen Health PPO',
          payor: 'evergreen',
          start: '2016-01-01',
          relationship: 'self',
        },
        people.rosa,
        updated,
      ),
    ],
    claims,
    laterClaims: claims,
  };
  return [
    {
      id: 'evergreen',
      name: 'Evergreen Health (sample)',
      members: [rosa],
      directory: directory(updated, '2020-02-01T00:00:00.000Z'),
    },
  ];
}
