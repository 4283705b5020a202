import { useCallback, useEffect, useRef, useState } from 'react';
import type { Failure } from '#shared/ipc/result';
import type {
  Connected,
  ConnectionSummary,
  ConnectRequest,
  ConsentOffer,
  DataCategory,
  KnownPlan,
  PayerEntry,
  PlanChoice,
} from '#shared/model/plans/connection';
import { useCommand, useQuestion } from '../../../api/use-command.ts';
import { useRequest } from '../../../api/use-request.ts';
import { usePerson } from '../../../shell/person.tsx';
import type { ClientFields } from './sharing/client-fields.ts';

/** A plan as picked in the first step. */
export type PickedPlan = {
  choice: PlanChoice;
  isSample: boolean;
  /** What the person calls it; `null` for its own name. */
  ownName: string | null;
};
/** A plan that was looked up, with the name it is shown by. */
type NamedPlan = PickedPlan & { name: string };

/** The answers of the sharing step, kept so that a failed sign-in asks nothing twice. */
export type Answers = {
  /** A person's id, `new`, or `null` while undecided. */
  who: string | null;
  optional: readonly DataCategory[];
  howLong: 'once' | 'keep' | null;
  client: ClientFields;
  agreed: boolean;
};

/** What will be asked of the plan; nothing was asked yet. */
export type AskStep = { name: 'ask'; plan: NamedPlan; known: KnownPlan };
type OfferedPlan = { plan: PickedPlan; offer: ConsentOffer };
export type ShareStep = OfferedPlan & { name: 'share'; answers: Answers | null };
export type SignInStepState = OfferedPlan & { name: 'sign-in'; answers: Answers; failure: Failure | null };
export type DoneStep = OfferedPlan & { name: 'done'; connected: Connected };
/** The plan showed somebody else: what it sent is erased. `phone`: of the plan; `revoked`: it confirmed the end of the permission. */
export type NotMeStep = OfferedPlan & { name: 'not-me'; phone: string | null; revoked: boolean };
/** `plan`: a plan known by name only. */
export type MissingStep = { name: 'missing'; plan: PayerEntry | null };
export type ConnectStep =
  | { name: 'choose' }
  | MissingStep
  | AskStep
  | ShareStep
  | SignInStepState
  | DoneStep
  | NotMeStep;

export type ConnectFlow = {
  step: ConnectStep;
  /** The connection that is signed in to again; `null` when a plan is added. */
  again: ConnectionSummary | null;
  /** For whom a plan is added beside others; `null` where that was not said. */
  further: Further | null;
  /** True while the plan is looked up here, or asked what it offers. */
  isAsking: boolean;
  askFailure: Failure | null;
  /** Goes to what will be asked of the plan. Asks the plan nothing, but for a sample plan, which runs on this computer. */
  pick(plan: PickedPlan): void;
  /** Asks the picked plan what it offers. */
  ask(): void;
  /** From the last step to that of a plan that showed somebody else. */
  leaveNotMe(left: Pick<NotMeStep, 'phone' | 'revoked'>): void;
  /** From the last step to the first, with one more plan. */
  addFurther(whom: FurtherFor): void;
  connect(answers: Answers, request: Omit<ConnectRequest, 'plan' | 'planName' | 'connectionId'>): void;
  /** Goes to the advice for a plan that is not listed or has no known address. */
  lookElsewhere(plan: PayerEntry | null): void;
  /** Forgets the plan's remembered client. Resolves to its new offer, or `null` on failure. */
  forgetClient(): Promise<ConsentOffer | null>;
  cancel(): void;
  back(): void;
};

/** A person who has plans here, by their id, or somebody else. */
export type FurtherFor = { personId: string } | 'someone-else';
/** `isSample`: among the made-up plans, as those before. */
type Further = { for: FurtherFor; isSample: boolean };

/** Where adding a plan begins: at signing in again to a connection, at a plan that is picked already, or at a person. */
export type ConnectStart = { again: string | null; picked: PlanChoice | null; further: Further | null };

/** The state of adding a plan and its transitions. A plan that is signed in to again was agreed to before, and is asked. */
export function useConnectFlow({ again: againId, picked, further: first }: ConnectStart): ConnectFlow {
  const [step, setStep] = useState<ConnectStep>({ name: 'choose' });
  const [further, setFurther] = useState(first);
  const about = useQuestion('plans.about');
  const offer = useCommand('plans.offer');
  const sample = useCommand('samplePlan.start');
  const connect = useCommand('connection.connect');
  const cancel = useCommand('connection.cancelConnect');
  const forget = useCommand('connection.forgetClient');
  const { choose } = usePerson();
  const connections = useRequest('connection.list', {}).data;
  const named = connections?.find(({ id }) => id === againId);
  // Records of somebody whom a person helps come by that person's sign-in.
  const again = connections?.find(({ id }) => id === (named?.fedBy ?? againId)) ?? null;
  const { mutateAsync: lookUp } = about;
  const { mutateAsync: askOffer } = offer;
  const { mutateAsync: startSample } = sample;

  const askPlan = useCallback(
    async (plan: PickedPlan) => {
      if (plan.isSample) await startSample({});
      const answer = await askOffer({ plan: plan.choice });
      setStep({ name: 'share', plan, offer: nameOffer(answer, plan), answers: null });
    },
    [askOffer, startSample],
  );
  const pickPlan = useCallback(
    async (plan: PickedPlan) => {
      if (plan.isSample) await startSample({});
      const known = await lookUp({ plan: plan.choice });
      if (known.isSample) return askPlan(plan);
      setStep({ name: 'ask', plan: { ...plan, name: plan.ownName ?? known.planName }, known });
    },
    [askPlan, lookUp, startSample],
  );
  // Only once: later changes of the connection must not restart the steps.
  const started = useRef(false);
  useEffect(() => {
    if (started.current || (againId !== null && !again)) return;
    started.current = true;
    if (again) {
      const { plan: choice, isSample, planName } = again;
      void quietly(askPlan({ choice, isSample, ownName: 'address' in choice ? planName : null }));
    } else if (picked) void quietly(pickPlan({ choice: picked, isSample: false, ownName: null }));
  }, [again, againId, picked, askPlan, pickPlan]);

  return {
    step,
    again,
    further,
    isAsking: about.isPending || offer.isPending || sample.isPending,
    askFailure: (about.error ?? offer.error ?? sample.error)?.failure ?? null,
    pick(plan) {
      offer.reset();
      void quietly(pickPlan(plan));
    },
    ask() {
      if (step.name === 'ask') void quietly(askPlan(step.plan));
    },
    leaveNotMe(left) {
      if (step.name === 'done') setStep({ name: 'not-me', plan: step.plan, offer: step.offer, ...left });
    },
    addFurther(whom) {
      if (step.name !== 'done') return;
      setFurther({ for: whom, isSample: step.offer.isSample });
      setStep({ name: 'choose' });
    },
    connect(answers, request) {
      if (step.name !== 'share') return;
      const { plan, offer: offered } = step;
      const waiting = { name: 'sign-in', plan, offer: offered, answers } as const;
      setStep({ ...waiting, failure: null });
      connect.mutate(
        {
          ...request,
          plan: plan.choice,
          connectionId: again?.id ?? null,
          ...(plan.ownName !== null && { planName: plan.ownName }),
        },
        {
          onSuccess(connected) {
            choose(connected.personId);
            setStep({ name: 'done', plan, offer: offered, connected });
          },
          onError: ({ failure }) => setStep({ ...waiting, failure }),
        },
      );
    },
    lookElsewhere: (plan) => setStep({ name: 'missing', plan }),
    async forgetClient() {
      if (step.name !== 'share') return null;
      const { choice } = step.plan;
      try {
        await forget.mutateAsync({ plan: choice });
        const next = nameOffer(await askOffer({ plan: choice }), step.plan);
        setStep({ ...step, offer: next });
        return next;
      } catch {
        return null;
      }
    },
    cancel: () => cancel.mutate({}),
    back() {
      offer.reset();
      if (step.name !== 'sign-in') return setStep({ name: 'choose' });
      const { plan, offer: offered, answers } = step;
      setStep({ name: 'share', plan, offer: offered, answers });
      // The app may be registered by now.
      if (answers.client.registers)
        void quietly(
          askOffer({ plan: plan.choice }).then((next) =>
            setStep((now) => (now.name === 'share' ? { ...now, offer: nameOffer(next, plan) } : now)),
          ),
        );
    },
  };
}

/** The command's own state shows the failure. */
async function quietly(command: Promise<void>): Promise<void> {
  await command.catch(() => undefined);
}

/** The offer under the name that the person gave the plan. */
function nameOffer(offer: ConsentOffer, { ownName }: PickedPlan): ConsentOffer {
  return ownName === null ? offer : { ...offer, planName: ownName };
}
