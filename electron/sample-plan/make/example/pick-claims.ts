import { addDays } from '../calendar.ts';
import type { ClaimSpec } from '../claims/claim-spec.ts';
import { describeSpec, type ExampleClaim } from './example-claim.ts';

/** Takes claims out of those of a person, the newest first, so that no two bills of an example are about one claim. */
export class ClaimPicker {
  readonly #left: ClaimSpec[];
  readonly #connectionId: string;

  constructor(specs: readonly ClaimSpec[], connectionId: string) {
    this.#left = specs.toSorted((one, other) => (one.start < other.start ? 1 : -1));
    this.#connectionId = connectionId;
  }

  /** The newest that is meant; `null` when there is none. */
  take(isMeant: (spec: ClaimSpec) => boolean): ExampleClaim | null {
    const spec = this.#left.find(isMeant);
    if (!spec) return null;
    this.#left.splice(this.#left.indexOf(spec), 1);
    return describeSpec(spec, this.#connectionId);
  }

  /** The newest two of one provider that lie at most `days` apart, the earlier first; `null` when there are none. */
  takeTwo(isMeant: (spec: ClaimSpec) => boolean, days: number): [ExampleClaim, ExampleClaim] | null {
    const meant = this.#left.filter(isMeant);
    for (const [index, later] of meant.entries()) {
      const earlier = meant
        .slice(index + 1)
        .find(
          ({ provider, start }) =>
            provider === later.provider && start < later.start && start >= addDays(later.start, -days),
        );
      if (!earlier) continue;
      for (const spec of [earlier, later]) this.#left.splice(this.#left.indexOf(spec), 1);
      return [describeSpec(earlier, this.#connectionId), describeSpec(later, this.#connectionId)];
    }
    return null;
  }
}
