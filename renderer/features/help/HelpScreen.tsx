import { PageHeader } from '../../ui/PageHeader.tsx';

/** Placeholder until the screen is written. */
export function HelpScreen() {
  return <PageHeader screen="Help" title="Help" />;
}
