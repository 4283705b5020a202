import { useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFocusHeading } from '../../../ui/layout/use-focus-heading.ts';
import { ConnectedStep } from './ConnectedStep.tsx';
import { AskPlan } from './choose/AskPlan.tsx';
import { ChoosePlan } from './choose/ChoosePlan.tsx';
import { NotHere } from './choose/NotHere.tsx';
import { NotMeStep } from './NotMeStep.tsx';
import { Steps } from './Steps.tsx';
import { SharingStep } from './sharing/SharingStep.tsx';
import { SignInStep } from './sign-in/SignInStep.tsx';
import { type ConnectStart, type ConnectStep, useConnectFlow } from './use-connect-flow.ts';

/** Adds a plan in four steps: choose and ask it, choose what to share, sign in at the plan, done. */
export function AddPlanScreen() {
  const search = useSearch({ from: '/shell/plans/add' });
  const { again = null, sample: isSample = false, personId, payerId, address } = search;
  const picked = payerId === undefined ? (address === undefined ? null : { address }) : { payerId };
  const further = personId === undefined ? null : { for: { personId }, isSample };
  return <AddPlan key={JSON.stringify(search)} start={{ again, picked, further }} isSample={isSample} />;
}

function AddPlan({ start, isSample }: { start: ConnectStart; isSample: boolean }) {
  const { t } = useTranslation('plans');
  const flow = useConnectFlow(start);
  useFocusHeading(flow.step.name);
  const { step } = flow;
  return (
    <>
      <Steps current={nameShownStep(step)} label={t('steps.label')} />
      {step.name === 'choose' && <ChoosePlan flow={flow} isSample={flow.further?.isSample ?? isSample} />}
      {step.name === 'missing' && <NotHere flow={flow} step={step} />}
      {step.name === 'ask' && <AskPlan flow={flow} step={step} />}
      {step.name === 'share' && <SharingStep flow={flow} step={step} />}
      {step.name === 'sign-in' && <SignInStep flow={flow} step={step} />}
      {step.name === 'done' && <ConnectedStep flow={flow} step={step} />}
      {step.name === 'not-me' && <NotMeStep flow={flow} step={step} />}
    </>
  );
}

function nameShownStep({ name }: ConnectStep) {
  if (name === 'missing' || name === 'ask') return 'choose';
  return name === 'not-me' ? 'done' : name;
}
