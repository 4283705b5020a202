/**
 * Money has one set of fills on every chart: solid for what the plan paid, hatch for your share, dots for what was
 * taken off, an empty outline for what contains the others. Toward a limit, what is counted is solid and what is only
 * likely a thin hatch in a dashed edge. HTML bars use the classes of `styles/fills.css`.
 */
export type MoneyFill = 'plan' | 'you' | 'off' | 'approved' | 'other' | 'counted' | 'likely';

/** Of a limit: what was counted, and in a thin hatch what is likely. */
export type LimitFill = 'counted' | 'likely';

/** One filled part of a bar; `null` cents are not stated and not drawn. */
export type BarPart = { fill: MoneyFill; cents: number | null };

/** The hatches as SVG patterns, whose ids are made unique by `id`. */
export function FillPatterns({ id }: { id: string }) {
  return (
    <defs>
      <pattern
        id={`${id}-you`}
        width="7"
        height="7"
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <rect width="7" height="7" fill="var(--you)" />
        <rect width="2" height="7" fill="var(--sheet)" />
      </pattern>
      <pattern
        id={`${id}-likely`}
        width="5"
        height="5"
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <rect width="5" height="5" fill="var(--sheet)" />
        <rect width="1.5" height="5" fill="var(--you)" />
      </pattern>
    </defs>
  );
}

/** Attributes of a bar in an SVG chart; hatches need {@link FillPatterns} with the same id. */
export function svgFill(
  fill: 'plan' | 'you' | LimitFill,
  id: string,
): { fill: string; stroke: string; strokeDasharray?: string } {
  switch (fill) {
    case 'you':
      return { fill: `url(#${id}-you)`, stroke: 'var(--you)' };
    case 'plan':
      return { fill: 'var(--plan-fill)', stroke: 'var(--plan)' };
    case 'counted':
      return { fill: 'var(--you)', stroke: 'var(--you)' };
    case 'likely':
      return { fill: `url(#${id}-likely)`, stroke: 'var(--you)', strokeDasharray: '4 3' };
  }
}
