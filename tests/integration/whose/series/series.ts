/** One household, lived through twice in different orders: the end is the same. */
import { expect } from 'vitest';
import { AnsweringPlan } from '../../../support/recorded-plan/answering-plan.ts';
import { type PlanApp, startPlanApp } from '../../../support/recorded-plan/plan-app.ts';
import { shuffle } from '../../../support/recorded-plan/shuffle.ts';
import { Chance } from '../../sync/drift/chance.ts';
import { type Household, makeHousehold, shuffleHousehold } from './households.ts';

/** What became of everything, by whose sign-in brought it. */
type Outcome = Record<string, { filed: string[]; asked: Record<string, number>; told: string[] }>;

export async function compareOrders(seed: number): Promise<void> {
  const household = makeHousehold(new Chance(seed));
  const about = `seed ${seed}: ${JSON.stringify(household.about)}`;
  const [first, second] = [new Chance(seed + 1), new Chance(seed + 2)];
  const one = await live(shuffleHousehold(household, first), first);
  const other = await live(shuffleHousehold(household, second), second);
  expect(one, about).toEqual(other);
  expectNothingOfOthers(one, about);
}

/** Connects everybody and checks until nothing changes any more. */
async function live({ accounts, signIns }: Household, chance: Chance): Promise<Outcome> {
  const plan = await AnsweringPlan.start(accounts);
  plan.pageSize = 1 + chance.below(6);
  plan.order = (all) => shuffle(all, () => chance.next());
  const app = await startPlanApp([plan]);
  try {
    const connected: { member: string; connectionId: string; personId: string }[] = [];
    for (const { member, id } of signIns) {
      plan.signsIn = id;
      connected.push({ member, ...(await app.connect(plan)) });
    }
    // The first brings what a neighbour's sign-in has made known since; the second what that made known. After 90 days
    // what is kept aside would be gone.
    for (let round = 0; round < 2; round += 1) {
      app.clock.advance(31 * 86_400_000);
      for (const { connectionId } of shuffle(connected, () => chance.next())) await app.check(connectionId);
    }
    return Object.fromEntries(
      await Promise.all(connected.map(async (one) => [one.member, await tell(app, one)] as const)),
    );
  } finally {
    await app.close();
    await plan.close();
  }
}

async function tell(
  app: PlanApp,
  { connectionId, personId }: { connectionId: string; personId: string },
): Promise<Outcome[string]> {
  const asked = (await app.asked(connectionId)).map(
    ({ kind, name, count }) => [`${kind} ${name}`, count] as const,
  );
  const told = (await app.notShown(personId)).map((one) => `${one.reason} ${one.resourceType} ${one.count}`);
  return {
    filed: await app.listFiled(connectionId),
    asked: Object.fromEntries(asked.toSorted(([a], [b]) => a.localeCompare(b))),
    told: told.toSorted(),
  };
}

/** Nothing of somebody else is filed without a yes; what names nobody may be anybody's. */
function expectNothingOfOthers(outcome: Outcome, about: string): void {
  for (const [member, { filed }] of Object.entries(outcome)) {
    const others = filed.filter((name) => !name.includes(`/${member}-`) && !/-[nx]\d*$/.test(name));
    expect(others, `${member}, ${about}`).toEqual([]);
  }
}
