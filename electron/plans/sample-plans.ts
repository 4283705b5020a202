/** Starts the built-in sample payer on first use, and tells what can be tried with it. */
import type { Example } from '#shared/model/bills/example';
import type { SamplePlanFault, SamplePlanInfo } from '#shared/model/settings';
import type { ExampleQuestion } from '../sample-plan/people/examples.ts';
import type { SamplePlan } from '../sample-plan/sample-plan.ts';
import type { Registry } from './registry.ts';

/** Connections keep the plan's address, so it comes back on the same port while that is free. */
const usualPort = 28_421;

export type SamplePlans = {
  /** Starts the plan when it is not running yet. */
  start(): Promise<SamplePlanInfo>;
  setFault(fault: SamplePlanFault | null): Promise<SamplePlanInfo>;
  /** What a made-up person may have written down about their claims. */
  planExample(question: ExampleQuestion): Promise<Example>;
  close(): Promise<void>;
};

export function createSamplePlans(registry: Registry): SamplePlans {
  let running: Promise<SamplePlan> | null = null;
  let fault: SamplePlanFault | null = null;

  const plan = () => {
    running ??= launchServer(registry);
    return running;
  };
  const info = async (): Promise<SamplePlanInfo> => {
    const { plans, people } = await plan();
    return {
      plans: plans.map(({ id, name }) => ({ payerId: `sample-${id}`, name })),
      people: people.map((person) => ({
        name: person.name,
        userName: person.userName,
        password: person.password,
        about: person.about,
        plan: plans.find(({ id }) => id === person.plan)?.name ?? '',
      })),
      fault,
    };
  };
  return {
    start: info,
    async setFault(next) {
      fault = next;
      const started = await plan();
      for (const { id } of started.plans) started.setFault(id, next === null ? null : { kind: next });
      return info();
    },
    async planExample(question) {
      const { planExample } = await import('../sample-plan/people/examples.ts');
      return planExample(question);
    },
    async close() {
      await (await running?.catch(() => null))?.close();
    },
  };
}

async function launchServer(registry: Registry): Promise<SamplePlan> {
  const { startSamplePlan } = await import('../sample-plan/sample-plan.ts');
  const plan = await startSamplePlan({ port: usualPort }).catch(() => startSamplePlan());
  registry.addSamplePlans(plan.plans);
  return plan;
}
