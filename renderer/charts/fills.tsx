/**
 * Money has one set of fills on every chart: solid for what the plan paid, hatch for your share, dots for what was
 * taken off, an empty outline for what contains the others. Toward a limit, what is counted is solid and what is only
 * likely a thin hatch in a dashed edge. HTML bars use the classes of `styles/fills.css`.
 */
export type MoneyFill = 'plan' | 'you' | 'off' | 'approved' | 'other' | 'counted' | 'likely';

/** One filled part of a bar; `null` cents are not stated and not drawn. */
export type BarPart = { fill: MoneyFill; cents: number | null };

/** The hatch as an SVG pattern, whose id is made unique by `id`. */
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
    </defs>
  );
}

/** Attributes of a bar in an SVG chart; `you` needs {@link FillPatterns} with the same id. */
export function svgFill(fill: 'plan' | 'you', id: string): { fill: string; stroke: string } {
  return fill === 'you'
    ? { fill: `url(#${id}-you)`, stroke: 'var(--you)' }
    : { fill: 'var(--plan-fill)', stroke: 'var(--plan)' };
}
