/** The shapes that say how the plan marked a value. The same beside words and in charts; the colour only repeats them. */
import type { Interpretation } from '#shared/model/health/measurement';

/** Outlines in a square of 16 by 16, centred; up is high, down is low, two of them very much so. */
const outlines: Record<Interpretation, string> = {
  normal: 'M8 3a5 5 0 1 0 0 10a5 5 0 0 0 0 -10z',
  high: 'M8 3L14 13H2z',
  low: 'M8 13L2 3H14z',
  'critical-high': 'M8 0.5L14 7.5H2zM8 8L14 15H2z',
  'critical-low': 'M8 8L2 1H14zM8 15.5L2 8.5H14z',
  abnormal: 'M8 1.5L14.5 8L8 14.5L1.5 8z',
  critical: 'M6.4 1h3.2v8.4H6.4zM6.4 11.6h3.2V15H6.4z',
  positive: 'M6.3 2h3.4v4.3H14v3.4H9.7V14H6.3V9.7H2V6.3h4.3z',
  negative: 'M2 6.3h12v3.4H2z',
};

/** The shape of an interpretation, filled with the colour of the text around it. */
export function MarkShape({ mark }: { mark: Interpretation }) {
  return <path d={outlines[mark]} fill="currentColor" />;
}

/** Which marks are worth a strong colour: those that the plan set apart from usual. */
export function isSetApart(mark: Interpretation | null): boolean {
  return mark !== null && mark !== 'normal' && mark !== 'negative';
}
