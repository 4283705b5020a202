import { useTranslation } from 'react-i18next';
import { useSamplePlan } from '../../../../api/use-sample-plan.ts';
import { FailureNotice } from '../../../../ui/feedback/FailureNotice.tsx';
import { Skeleton } from '../../../../ui/feedback/Skeleton.tsx';
import { Sheet } from '../../../../ui/layout/Sheet.tsx';
import type { ConnectFlow } from '../use-connect-flow.ts';
import { PlanList } from './PlanList.tsx';

/** The made-up plans that run on this computer, with the people who can sign in to each. */
export function SamplePlans({ pick, isAsking }: { pick: ConnectFlow['pick']; isAsking: boolean }) {
  const { t } = useTranslation('plans');
  const { data, error, start } = useSamplePlan();
  if (error) return <FailureNotice failure={error.failure} onRetry={start} />;
  if (!data) return <Skeleton label={t('choose.startingSample')} />;
  return (
    <Sheet label={t('choose.sampleTitle')}>
      <PlanList
        label={t('choose.sampleTitle')}
        plans={data.plans.map(({ payerId, name }) => ({
          id: payerId,
          name,
          about: data.people
            .filter(({ plan }) => plan === name)
            .map((person) => person.name)
            .join(', '),
          note: null,
        }))}
        isBusy={isAsking}
        onPick={({ id }) => pick({ choice: { payerId: id }, isSample: true, ownName: null })}
      />
    </Sheet>
  );
}
