/** Runs the faults of one area. */
import { describe, expect, it } from 'vitest';
import { type Fault, isFailure, wordsOf } from './fault.ts';

/** Stand in what the plan, the person and the computer have: no log line may hold them. */
const secrets = ['canary', 'Canary', 'Violet', 'eyJ', '127.0.0.1', '/tmp'];

export function runFaults(area: string, faults: readonly Fault[]): void {
  describe(area, () => {
    it.each(faults)('$id: $happens', async ({ told, provoke }) => {
      const seen = await provoke();
      expect(seen.told).toBe(told);
      expect(seen.isKept).toBe(true);
      const text = JSON.stringify(seen.log);
      expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
      if (told === null) return;
      expect(wordsOf(told, 'en')).not.toBe('');
      expect(wordsOf(told, 'es')).not.toBe('');
      if (isFailure(told) && seen.log) expect(seen.log.map(({ facts }) => facts['code'])).toContain(told);
    });
  });
}
