import { PageHeader } from '../../ui/PageHeader.tsx';

/** Placeholder until the screen is written. */
export function HomeScreen() {
  return <PageHeader screen="Home" title="Home" />;
}
