import { useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFocusHeading } from '../../../ui/layout/use-focus-heading.ts';
import { ConnectedStep } from './ConnectedStep.tsx';
import { ChoosePlan } from './choose/ChoosePlan.tsx';
import { NotHere } from './choose/NotHere.tsx';
import { Steps } from './Steps.tsx';
import { SharingStep } from './sharing/SharingStep.tsx';
import { SignInStep } from './sign-in/SignInStep.tsx';
import { useConnectFlow } from './use-connect-flow.ts';

/** Adds a plan in four steps: choose it, choose what to share, sign in at the plan, done. */
export function AddPlanScreen() {
  const { again = null, sample = false } = useSearch({ from: '/shell/plans/add' });
  return <AddPlan key={`${again} ${sample}`} again={again} isSample={sample} />;
}

function AddPlan({ again, isSample }: { again: string | null; isSample: boolean }) {
  const { t } = useTranslation('plans');
  const flow = useConnectFlow(again);
  useFocusHeading(flow.step.name);
  const { step } = flow;
  return (
    <>
      <Steps current={step.name === 'missing' ? 'choose' : step.name} label={t('steps.label')} />
      {step.name === 'choose' && <ChoosePlan flow={flow} isSample={isSample} />}
      {step.name === 'missing' && <NotHere flow={flow} step={step} />}
      {step.name === 'share' && <SharingStep flow={flow} step={step} />}
      {step.name === 'sign-in' && <SignInStep flow={flow} step={step} />}
      {step.name === 'done' && <ConnectedStep step={step} />}
    </>
  );
}
