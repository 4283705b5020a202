import { PageHeader } from '../../ui/PageHeader.tsx';

/** Placeholder until the screen is written. */
export function AddPlanScreen() {
  return <PageHeader screen="AddPlan" title="AddPlan" />;
}
