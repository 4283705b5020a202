import { EmptyState } from '../../ui/feedback/EmptyState.tsx';

/** Says what an empty result does not mean, and what to try. */
export function NotFound({
  title,
  lead,
  tries,
}: {
  title: string;
  lead?: string | undefined;
  tries: readonly string[];
}) {
  return (
    <EmptyState title={title}>
      {lead && <p>{lead}</p>}
      <ul>
        {tries.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
    </EmptyState>
  );
}
