import { PageHeader } from '../../ui/PageHeader.tsx';

/** Placeholder until the screen is written. */
export function AccessLogScreen() {
  return <PageHeader screen="AccessLog" title="AccessLog" />;
}
