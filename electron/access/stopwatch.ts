import type { Clock } from '../ports.ts';

/**
 * Milliseconds since this call. Whoever sets the clock of the computer ahead or back makes no wait shorter or longer;
 * while the computer sleeps a wait may stand still.
 */
export function startStopwatch(clock: Clock): () => number {
  const read = () => clock.elapsed?.() ?? clock.now();
  let passed = 0;
  let last = read();
  return () => {
    const now = read();
    passed += Math.max(0, now - last);
    last = now;
    return passed;
  };
}
