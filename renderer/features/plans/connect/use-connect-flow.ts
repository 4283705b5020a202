import { useCallback, useEffect, useRef, useState } from 'react';
import type { Failure } from '#shared/ipc/result';
import type {
  Connected,
  ConnectionSummary,
  ConnectRequest,
  ConsentOffer,
  DataCategory,
  PayerEntry,
  PlanChoice,
} from '#shared/model/connection';
import { useCommand } from '../../../api/use-command.ts';
import { useRequest } from '../../../api/use-request.ts';
import { usePerson } from '../../../shell/person.tsx';
import type { ClientFields } from './sharing/client-fields.ts';

/** A plan as picked in the first step. */
export type PickedPlan = { choice: PlanChoice; name: string; isSample: boolean };

/** The answers of the sharing step, kept so that a failed sign-in asks nothing twice. */
export type Answers = {
  /** A person's id, `new`, or `null` while undecided. */
  who: string | null;
  optional: readonly DataCategory[];
  howLong: 'once' | 'keep' | null;
  client: ClientFields;
  agreed: boolean;
};

type OfferedPlan = { plan: PickedPlan; offer: ConsentOffer };
export type ShareStep = OfferedPlan & { name: 'share'; answers: Answers | null };
export type SignInStepState = OfferedPlan & { name: 'sign-in'; answers: Answers; failure: Failure | null };
export type DoneStep = { name: 'done'; offer: ConsentOffer; connected: Connected };
/** `plan`: a plan known by name only. */
export type MissingStep = { name: 'missing'; plan: PayerEntry | null };
export type ConnectStep = { name: 'choose' } | MissingStep | ShareStep | SignInStepState | DoneStep;

export type ConnectFlow = {
  step: ConnectStep;
  /** The connection that is signed in to again; `null` when a plan is added. */
  again: ConnectionSummary | null;
  /** True while the plan is asked what it offers. */
  isAsking: boolean;
  askFailure: Failure | null;
  pick(plan: PickedPlan): void;
  connect(answers: Answers, request: Omit<ConnectRequest, 'plan' | 'connectionId'>): void;
  /** Goes to the advice for a plan that is not listed or has no known address. */
  lookElsewhere(plan: PayerEntry | null): void;
  /** Forgets the plan's remembered client. Resolves to its new offer, or `null` on failure. */
  forgetClient(): Promise<ConsentOffer | null>;
  cancel(): void;
  back(): void;
};

/** The state of adding a plan and its transitions. With `againId` it starts at sharing for that connection. */
export function useConnectFlow(againId: string | null): ConnectFlow {
  const [step, setStep] = useState<ConnectStep>({ name: 'choose' });
  const offer = useCommand('plans.offer');
  const sample = useCommand('samplePlan.start');
  const connect = useCommand('connection.connect');
  const cancel = useCommand('connection.cancelConnect');
  const forget = useCommand('connection.forgetClient');
  const { choose } = usePerson();
  const connections = useRequest('connection.list', {}).data;
  const again = connections?.find(({ id }) => id === againId) ?? null;
  const { mutateAsync: askOffer } = offer;
  const { mutateAsync: startSample } = sample;

  const pick = useCallback(
    (plan: PickedPlan) => {
      const ask = async () => {
        if (plan.isSample) await startSample({});
        return askOffer({ plan: plan.choice });
      };
      // The command's own state shows the failure.
      ask().then(
        (answer) => setStep({ name: 'share', plan, offer: answer, answers: null }),
        () => undefined,
      );
    },
    [askOffer, startSample],
  );
  // Only once: later changes of the connection must not restart the steps.
  const started = useRef(false);
  useEffect(() => {
    if (!again || started.current) return;
    started.current = true;
    pick({ choice: again.plan, name: again.planName, isSample: again.isSample });
  }, [again, pick]);

  return {
    step,
    again,
    isAsking: offer.isPending || sample.isPending,
    askFailure: (offer.error ?? sample.error)?.failure ?? null,
    pick,
    connect(answers, request) {
      if (step.name !== 'share') return;
      const { plan, offer: offered } = step;
      const waiting = { name: 'sign-in', plan, offer: offered, answers } as const;
      setStep({ ...waiting, failure: null });
      connect.mutate(
        { ...request, plan: plan.choice, connectionId: again?.id ?? null },
        {
          onSuccess(connected) {
            choose(connected.personId);
            setStep({ name: 'done', offer: offered, connected });
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
        const next = await askOffer({ plan: choice });
        setStep({ ...step, offer: next });
        return next;
      } catch {
        return null;
      }
    },
    cancel: () => cancel.mutate({}),
    back() {
      if (step.name !== 'sign-in') return setStep({ name: 'choose' });
      const { plan, offer: offered, answers } = step;
      setStep({ name: 'share', plan, offer: offered, answers });
    },
  };
}
