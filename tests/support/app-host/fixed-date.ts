/** Preloaded into the app host and its workers: the date stands still, so that the sample people's records are the same each day. */
import { fixedNow } from './protocol.ts';

const RealDate = Date;

globalThis.Date = class extends RealDate {
  constructor(...parts: unknown[]) {
    super(...((parts.length === 0 ? [fixedNow] : parts) as [number]));
  }

  static override now(): number {
    return fixedNow;
  }
} as DateConstructor;
