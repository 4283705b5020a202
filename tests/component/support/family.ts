/** The sample people and their plans as the app lists them; see `StartState` in the app host. */
import { inject } from 'vitest';
import type { ConnectionSummary, PersonSummary } from '#shared/model/plans/connection';

const { people, connections } = inject('appHost').family;

function personCalled(name: string): PersonSummary {
  const person = people.find((one) => one.name === name);
  if (!person) throw new Error(`${name} is not in the family`);
  return person;
}

function planOf(person: PersonSummary, planName: string): ConnectionSummary {
  const plan = connections.find((one) => one.personId === person.id && one.planName === planName);
  if (!plan) throw new Error(`${person.name} has no ${planName}`);
  return plan;
}

export const rosa = personCalled('Rosa Medina');
export const walter = personCalled('Walter Osgood');

/** Rosa's only plan. */
export const evergreen = planOf(rosa, 'Evergreen Health');
/** Walter's first plan. */
export const medicare = planOf(walter, 'Medicare');
/** What pays for Walter after Medicare. */
export const supplement = planOf(walter, 'Evergreen Health');
