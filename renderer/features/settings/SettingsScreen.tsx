import { PageHeader } from '../../ui/PageHeader.tsx';

/** Placeholder until the screen is written. */
export function SettingsScreen() {
  return <PageHeader screen="Settings" title="Settings" />;
}
