import { PageHeader } from '../../ui/PageHeader.tsx';

/** Placeholder until the screen is written. */
export function PlansScreen() {
  return <PageHeader screen="Plans" title="Plans" />;
}
